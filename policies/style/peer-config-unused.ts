import { isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A CiliumBGPPeerConfig is used by some peer.',
  why: 'Nothing reads it; who changes it waits for an effect in vain',
  see: ['Cilium: CiliumBGPClusterConfig bgpInstances[].peers[].peerConfigRef'],
  messages: { unused: 'no peer refers to CiliumBGPPeerConfig {name}' },

  check(network, report) {
    for (const { bgp, peerConfigs, isPartial } of network.clusters) {
      const peers = bgp.flatMap(({ instances }) => instances.flatMap(instance => instance.peers))
      // Without any peer these files are a part, and the peers are elsewhere.
      if (isPartial || peers.length === 0) continue
      if (peers.some(peer => isWritten(peer, 'config') && peer.config === undefined)) continue
      // Those of a CiliumBGPPeeringPolicy stand in its neighbors, and have no name in the file.
      for (const config of peerConfigs)
        if (config.origin.fields?.['name'] && !peers.some(peer => peer.config === config.name))
          report({
            on: config,
            field: 'name',
            message: 'unused',
            data: { name: config.name },
            help: `write peerConfigRef: {name: ${config.name}} in a peer, or delete it`,
          })
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
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: tor
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  ebgpMultihop: 2
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor-old
        ^^^^^^^ no peer refers to CiliumBGPPeerConfig tor-old
spec:
  ebgpMultihop: 4
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
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: \${CONFIG}
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  ebgpMultihop: 2
`,
    `
-- cluster/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  ebgpMultihop: 2
`,
  ],
})
