import { isUnset, policy } from '../../src/lint/policy.ts'

const kinds = ['CiliumBGPClusterConfig', 'CiliumBGPPeeringPolicy']

export default policy({
  severity: 'error',
  summary: 'Where there are BGP resources, the BGP control plane is switched on.',
  why: 'The API server takes the resources, and nothing reads them: no session comes up, and no log says why',
  see: ['Cilium: Helm value bgpControlPlane.enabled', 'Cilium documentation, "BGP Control Plane", "Installation"'],
  messages: {
    off: 'bgpControlPlane.enabled is false, but {name} asks for BGP',
    unset: '{name} asks for BGP, but bgpControlPlane.enabled is not set, and it is false by default',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const asked = cluster.objects?.find(
        ({ apiVersion, kind }) => apiVersion.startsWith('cilium.io/') && kinds.includes(kind),
      )
      if (!asked) continue
      const data = { name: `${asked.kind} ${asked.name ?? ''}`.trim() }
      const help = 'set bgpControlPlane.enabled: true, and restart the agents and the operator'
      if (cluster.helm?.['bgpControlPlane'] === false)
        report({
          on: cluster,
          field: 'helm.bgpControlPlane',
          message: 'off',
          data,
          related: [{ on: asked, field: 'kind', message: 'needs the BGP control plane' }],
          help,
        })
      // Not all values may be in the files.
      else if (isUnset(cluster, 'bgpControlPlane') && !cluster.isPartial && network.isComplete)
        report({ on: asked, field: 'kind', message: 'unset', data, help })
    }
  },

  bad: [
    `
-- values.yaml --
kubeProxyReplacement: true
bgpControlPlane:
  enabled: false
           ^^^^^ bgpControlPlane.enabled is false, but CiliumBGPClusterConfig rack0 asks for BGP
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
      ~~~~~~~~~~~~~~~~~~~~~~ needs the BGP control plane
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
`,
    `
complete
-- values.yaml --
kubeProxyReplacement: true
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
      ^^^^^^^^^^^^^^^^^^^^^^ CiliumBGPClusterConfig rack0 asks for BGP, but bgpControlPlane.enabled is not set, and it is false by default
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
`,
  ],
  good: [
    `
-- values.yaml --
bgpControlPlane:
  enabled: true
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
`,
    `
-- values.yaml --
kubeProxyReplacement: true
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
`,
    `
-- values.yaml --
bgpControlPlane:
  enabled: \${BGP}
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
`,
  ],
})
