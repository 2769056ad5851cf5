import { formatAddress } from '../../src/net/prefix.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'An instance has one session with an address.',
  why: 'A speaker knows its peers by their addresses, and so does FRR: the two sessions end each other by turns, or one of them is never set up',
  see: ['RFC 4271 section 6.8', 'Cilium: CiliumBGPClusterConfig peers[].peerAddress', 'metallb/metallb#705'],
  messages: {
    twice: '{address} is the peer of {instance} twice, as {first} and as {second}',
  },

  check(network, report) {
    for (const { bgp, peerConfigs } of network.clusters)
      for (const instance of bgp.flatMap(({ instances }) => instances))
        for (const [i, second] of instance.peers.entries()) {
          const key = (peer: typeof second) =>
            peer.address &&
            `${formatAddress(peer.address)} ${peerConfigs.find(({ name }) => name === peer.config)?.peerPort ?? 179}`
          const first = instance.peers.slice(0, i).find(each => key(each) !== undefined && key(each) === key(second))
          if (!first || first.name === second.name) continue
          report({
            on: second,
            field: 'address',
            message: 'twice',
            data: { address: second.address!, instance: instance.name, first: first.name, second: second.name },
            related: [{ on: first, field: 'address', message: `${first.name} is the first` }],
            help: 'take one of the two out; a peer speaks all families of its CiliumBGPPeerConfig in one session',
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
                       ~~~~~~~~ tor0 is the first
        - name: tor1
          peerASN: 65000
          peerAddress: 10.0.0.1
                       ^^^^^^^^ 10.0.0.1 is the peer of main twice, as tor0 and as tor1
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
        - name: tor0-v6
          peerASN: 65000
          peerAddress: fd00::1
`,
  ],
})
