import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The port on which Cilium listens is said by the instance, not by the PeerConfig.',
  why: 'cilium.io/v2 has no transport.localPort: the API server drops it without a word, and Cilium listens on no port, so that only it can dial',
  see: ['Cilium: CiliumBGPClusterConfig bgpInstances[].localPort', 'cilium/cilium#34016'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  transport:
    localPort: 1790
    ^^^^^^^^^ there is no field localPort here
    peerPort: 1790
`,
  ],
  good: [
    `
-- cluster/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  transport:
    peerPort: 1790
---
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      localPort: 1790
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: tor
`,
  ],
})
