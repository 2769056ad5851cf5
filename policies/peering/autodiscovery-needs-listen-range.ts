import { formatAddress } from '../../src/net/prefix.ts'
import { policy, unexpected } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary:
    'A router that nodes find as their default gateway listens to their whole network, and each family is looked for once.',
  why: 'A node looks up its gateway and dials it; the router closes the connection of an address that it does not know. Of two peers that look for the gateway of one family only one gets a session',
  see: [
    'Cilium: CiliumBGPClusterConfig peers[].autoDiscovery',
    'Cilium: BGP Control Plane configuration guide, auto-discovery',
    'FRR: bgp listen range',
  ],
  messages: {
    unheard: '{router} has no listen range and no neighbor for {node}, which dials its default gateway',
    twice: '{second} looks for the gateway that {first} has found',
  },

  check(network, report) {
    for (const { end, router, guess } of unexpected(network)) {
      const { address, from } = end
      if (!from.peer.autoDiscovery || !router.bgp || router.isPartial || !address) continue
      report({
        on: from.peer,
        field: 'autoDiscovery',
        message: 'unheard',
        data: { router: router.name, node: end.speaker.node },
        related: [{ on: router.bgp, message: `no line of it is for ${formatAddress(address)}` }],
        help: 'bgp listen range NETWORK peer-group NAME',
        likely: guess,
      })
    }
    for (const { peers } of network.clusters.flatMap(({ bgp }) => bgp).flatMap(({ instances }) => instances))
      for (const [i, second] of peers.entries()) {
        const first = peers.slice(0, i).find(each => each.autoDiscovery && each.autoDiscovery === second.autoDiscovery)
        if (first)
          report({
            on: second,
            field: 'autoDiscovery',
            message: 'twice',
            data: { second: second.name, first: first.name },
            related: [{ on: first, field: 'autoDiscovery', message: `${first.name} is the first` }],
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
          autoDiscovery: { mode: DefaultGateway, defaultGateway: { addressFamily: ipv4 } }
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 has no listen range and no neighbor for kube1, which dials its default gateway
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
~~~~~~~~~~~~~~~~ no line of it is for 10.0.0.11
 neighbor 10.0.0.12 remote-as 65001
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
      peers:
        - name: tor0
          peerASN: 65000
          autoDiscovery: { mode: DefaultGateway, defaultGateway: { addressFamily: ipv4 } }
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 bgp listen range 10.0.0.0/24 peer-group NODES
exit
`,
  ],
})
