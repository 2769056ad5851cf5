import { formatAddress, sameAddress } from '../../src/net/prefix.ts'
import { interfaceTowards, nodeSessions, policy, settingOf, surelyHas } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A router dials nodes that listen from the address which they know it by.',
  why: 'Cilium closes a connection from an address that is none of its peers: the direction that localPort was set for never works',
  see: ['FRR: neighbor update-source', 'Cilium: CiliumBGPClusterConfig localPort, peers[].peerAddress'],
  messages: {
    other: '{router} dials {node} from {source}, but is known to it as {dialled}',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { remoteAddress: dialled, from } = node
      const { router: whole, settings, range, group, neighbor } = router.from
      const listens = from.override?.localPort ?? from.instance.localPort
      // A router does not dial who comes out of a range.
      if (listens === undefined || range || settings.passive || settings.shutdown) continue
      if (!dialled || !node.address || !router.address || whole.isPartial || !surelyHas(whole, dialled)) continue
      if (sameAddress(router.address, dialled)) continue
      const link = interfaceTowards(whole, dialled)
      // Of two addresses on one interface the kernel takes the one in the subnet of the node.
      if (!settingOf(router, 'updateSource') && interfaceTowards(whole, node.address) === link) continue
      report({
        ...(settingOf(router, 'updateSource') ?? { on: group ?? neighbor }),
        message: 'other',
        data: { router: router.speaker.router, node: node.speaker.node, source: router.address, dialled },
        related: [{ on: from.peer, field: 'address', message: `the peer is ${formatAddress(dialled)}` }],
        help: `neighbor ${group?.name ?? formatAddress(node.address)} update-source ${formatAddress(dialled)}`,
        likely: guess,
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
      localPort: 1790
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.255.0.1
                       ~~~~~~~~~~ the peer is 10.255.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
interface lo
 ip address 10.255.0.1/32
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 dials 10.0.0.11 from 10.0.0.1, but is known to it as 10.255.0.1
 neighbor 10.0.0.11 port 1790
exit
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
      localPort: 1790
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.255.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
interface lo
 ip address 10.255.0.1/32
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 port 1790
 neighbor 10.0.0.11 update-source 10.255.0.1
exit
`,
    // The node alone dials.
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
          peerAddress: 10.255.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
interface lo
 ip address 10.255.0.1/32
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
})
