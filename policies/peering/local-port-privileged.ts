import { isWritten, policy, type Sited } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'An agent that listens on a port below 1024 may do so.',
  why: 'Without CAP_NET_BIND_SERVICE the speaker cannot start, and the whole instance is missing from `cilium bgp peers`',
  see: [
    'Cilium: CiliumBGPClusterConfig localPort',
    'Cilium: Helm securityContext.capabilities.ciliumAgent',
    'cilium/cilium#34248',
    'cilium/cilium#34016',
    'cilium/cilium#41581',
  ],
  messages: {
    refused: 'Cilium may not listen on port {port}: its agents lack the capability NET_BIND_SERVICE',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { helm, bgp, nodeOverrides } = cluster
      // Without the Helm values nobody knows what the agents may do.
      if (!helm || helm['listenCapability'] === true || helm['.securityContext.privileged'] === true) continue
      const isSaid = isWritten(cluster, 'helm.listenCapability' as 'helm')
      if (isSaid && helm['listenCapability'] === undefined) continue
      const listeners: readonly (Sited & { readonly localPort?: number })[] = [...bgp, ...nodeOverrides].flatMap<
        Sited & { readonly localPort?: number }
      >(({ instances }) => [...instances])
      for (const listener of listeners) {
        const { localPort: port } = listener
        if (port === undefined || port >= 1024) continue
        report({
          on: listener,
          field: 'localPort',
          message: 'refused',
          data: { port },
          ...(isSaid && {
            related: [{ on: cluster, field: 'helm.listenCapability', message: 'NET_BIND_SERVICE is not among them' }],
          }),
          help: 'localPort: 1790, or add NET_BIND_SERVICE to securityContext.capabilities.ciliumAgent in the Helm values',
        })
      }
    }
  },

  bad: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      localPort: 179
                 ^^^ Cilium may not listen on port 179: its agents lack the capability NET_BIND_SERVICE
-- values.yaml --
bgpControlPlane:
  enabled: true
`,
  ],
  good: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      localPort: 179
-- values.yaml --
bgpControlPlane:
  enabled: true
securityContext:
  capabilities:
    ciliumAgent:
      - CHOWN
      - KILL
      - NET_ADMIN
      - NET_RAW
      - IPC_LOCK
      - SYS_MODULE
      - SYS_ADMIN
      - SYS_RESOURCE
      - DAC_OVERRIDE
      - FOWNER
      - SETGID
      - SETUID
      - NET_BIND_SERVICE
`,
    // How Cilium is installed is in no file.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      localPort: 179
`,
  ],
})
