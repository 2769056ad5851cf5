import { contains } from '../../src/net/prefix.ts'
import { familyOf } from '../../src/net/family.ts'
import {
  hasKnownSubnets,
  interfaceTowards,
  nodeSessions,
  policy,
  routerSessions,
  settingOf,
} from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router that learns the routes of nodes by iBGP can reach the nodes, or gets another next hop.',
  why: 'The next hop of a route is not changed towards iBGP peers: who has no route to the node holds the route as inaccessible and never uses it',
  see: ['RFC 4271 section 5.1.3', 'FRR: neighbor next-hop-self', 'FRRouting/frr#18188', 'FRRouting/frr#7784'],
  messages: {
    unreachable: '{other} gets the routes of {node} from {router} with the next hop {hop}, to which it has no route',
  },

  check(network, report) {
    for (const [a, b] of routerSessions(network))
      for (const [router, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const whole = other.from.router
        if (router.asn === undefined || router.asn !== other.asn || router.from.router.isPartial) continue
        for (const { node, router: end, guess } of nodeSessions(network)) {
          const { address: hop, asn } = node
          if (end.from.router !== router.from.router || !hop || asn === undefined || asn === router.asn) continue
          const family = familyOf(hop.version)
          if (settingOf(router, 'nextHopSelf', family) || settingOf(router, 'routeMapOut', family)) continue
          if (settingOf(other, 'routeMapIn', family)) continue
          // Another protocol, or a route of the operating system, may lead there.
          const leads = whole.staticRoutes.some(({ prefix }) => contains(prefix, hop))
          const hasOthers = whole.globals.some(text => /^router (?!bgp)/.test(text))
          if (!hasKnownSubnets(whole, hop.version) || interfaceTowards(whole, hop) || leads || hasOthers) continue
          report({
            on: router.from.group ?? router.from.neighbor,
            message: 'unreachable',
            data: { other: other.speaker.router, node: node.speaker.node, router: router.speaker.router, hop },
            related: [{ on: whole.bgp!, message: `${other.speaker.router} has no interface and no route there` }],
            help: 'neighbor ... next-hop-self in the address-family',
            likely: guess ?? `no route of ${other.speaker.router} to the nodes is in a file`,
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
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.1.0.2 remote-as 65000
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ core gets the routes of 10.0.0.11 from tor0 with the next hop 10.0.0.11, to which it has no route
exit
interface eth1
 ip address 10.1.0.1/24
exit
-- core/frr.conf --
frr version 8.4
interface eth0
 ip address 10.1.0.2/24
exit
router bgp 65000
~~~~~~~~~~~~~~~~ core has no interface and no route there
 neighbor 10.1.0.1 remote-as 65000
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
          peerAddress: 10.0.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.1.0.2 remote-as 65000
 address-family ipv4 unicast
  neighbor 10.1.0.2 next-hop-self
 exit-address-family
exit
interface eth1
 ip address 10.1.0.1/24
exit
-- core/frr.conf --
frr version 8.4
interface eth0
 ip address 10.1.0.2/24
exit
router bgp 65000
 neighbor 10.1.0.1 remote-as 65000
exit
`,
    // A static route leads to the nodes.
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
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.1.0.2 remote-as 65000
exit
interface eth1
 ip address 10.1.0.1/24
exit
-- core/frr.conf --
frr version 8.4
ip route 10.0.0.0/24 10.1.0.1
interface eth0
 ip address 10.1.0.2/24
exit
router bgp 65000
 neighbor 10.1.0.1 remote-as 65000
exit
`,
  ],
})
