import { isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Every BGP instance has an AS number, of its own or for each node.',
  why: 'Without localASN, and without an override for the node, Cilium does not start the instance there: no peer is dialled',
  see: [
    'Cilium: CiliumBGPClusterConfig bgpInstances[].localASN',
    'Cilium: CiliumBGPNodeConfigOverride bgpInstances[].localASN',
  ],
  messages: {
    missing: 'instance {instance} of {config} has no localASN, and no CiliumBGPNodeConfigOverride gives it one',
  },

  check(network, report) {
    for (const { bgp, nodeOverrides, isPartial } of network.clusters)
      for (const config of bgp)
        for (const instance of config.instances) {
          if (isPartial || isWritten(instance, 'localAsn')) continue
          const overrides = nodeOverrides
            .flatMap(({ instances }) => instances)
            .filter(each => each.name === instance.name)
          // One for some node shows that others may be elsewhere.
          if (overrides.some(each => isWritten(each, 'localAsn'))) continue
          if (!network.isComplete && nodeOverrides.length === 0) continue
          report({
            on: instance,
            field: 'name',
            message: 'missing',
            data: { instance: instance.name, config: config.name },
            related: overrides.map(on => ({ on, field: 'name', message: 'says no localASN either' })),
            help: 'localASN: 64512',
          })
        }
  },

  bad: [
    `
complete
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
            ^^^^ instance main of rack0 has no localASN, and no CiliumBGPNodeConfigOverride gives it one
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
            ^^^^ instance main of rack0 has no localASN, and no CiliumBGPNodeConfigOverride gives it one
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
---
apiVersion: cilium.io/v2
kind: CiliumBGPNodeConfigOverride
metadata:
  name: kube1
spec:
  bgpInstances:
    - name: main
            ~~~~ says no localASN either
      routerID: 10.0.0.11
`,
  ],
  good: [
    `
complete
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
---
apiVersion: cilium.io/v2
kind: CiliumBGPNodeConfigOverride
metadata:
  name: kube1
spec:
  bgpInstances:
    - name: main
      localASN: 65001
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: \${ASN}
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
`,
  ],
})
