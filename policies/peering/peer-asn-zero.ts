import { isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A peer says which AS it is.',
  why: 'Cilium then takes whatever AS number the peer has, so that a router with the wrong one, or a wrong router, is not noticed',
  see: ['Cilium: CiliumBGPClusterConfig peers[].peerASN'],
  messages: {
    zero: 'peerASN of {peer} is 0: any AS is accepted',
    unset: 'peerASN of {peer} is not set: any AS is accepted',
  },

  check(network, report) {
    for (const peer of network.clusters
      .flatMap(({ bgp }) => bgp)
      .flatMap(({ instances }) => instances)
      .flatMap(({ peers }) => peers))
      if (peer.remoteAsn === 0)
        report({ on: peer, field: 'remoteAsn', message: 'zero', data: { peer: peer.name }, help: 'peerASN: NUMBER' })
      else if (!isWritten(peer, 'remoteAsn'))
        report({ on: peer, field: 'name', message: 'unset', data: { peer: peer.name }, help: 'peerASN: NUMBER' })
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
                ^^^^ peerASN of tor0 is not set: any AS is accepted
          peerAddress: 10.0.0.1
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
          peerASN: \${TOR_ASN}
          peerAddress: 10.0.0.1
`,
  ],
})
