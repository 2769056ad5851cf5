import { formatAddress } from '../../src/net/prefix.ts'
import { families } from '../../src/net/family.ts'
import { nodeSessions, policy, routerSessions, settingOf } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A router passes what it learns from nodes by iBGP on to its other iBGP peers.',
  why: 'A route that came by iBGP is not sent to other iBGP peers unless one of the two is a client of a route reflector: they never learn the addresses of the cluster',
  see: [
    'RFC 4271 section 9.2.1',
    'RFC 4456 section 6',
    'FRR: neighbor route-reflector-client',
    'projectcalico/calico#6451',
  ],
  messages: {
    kept: '{router} learns the routes of {node} by iBGP and does not pass them on to {other}, its iBGP peer',
  },

  check(network, report) {
    for (const [a, b] of routerSessions(network))
      for (const [router, other] of [
        [a, b],
        [b, a],
      ] as const) {
        if (router.asn === undefined || router.asn !== other.asn || router.from.router.isPartial) continue
        for (const { node, router: end, guess } of nodeSessions(network)) {
          if (end.from.router !== router.from.router || node.asn !== end.asn || node.asn !== router.asn) continue
          // Where the nodes dial the other router too, it needs nothing from this one.
          const dialsOther = nodeSessions(network).some(
            each => each.router.from.router === other.from.router && each.node.from.config === node.from.config,
          )
          const reflects = [end, router].some(each =>
            families.some(family => settingOf(each, 'routeReflectorClient', family)),
          )
          if (dialsOther || reflects) continue
          const { range, group, neighbor } = end.from
          const name = range ? range.group : (group?.name ?? formatAddress(end.remoteAddress!))
          report({
            on: range ?? group ?? neighbor,
            message: 'kept',
            data: { router: router.speaker.router, node: node.speaker.node, other: other.speaker.router },
            related: [
              { on: router.from.neighbor, message: `${other.speaker.router} is an iBGP peer too` },
              { on: node.from.instance, field: 'localAsn', message: `AS ${node.asn}, as the routers` },
            ],
            help: `neighbor ${name} route-reflector-client in the address-family, or another AS for the nodes`,
            likely: guess,
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
      localASN: 65000
                ~~~~~ AS 65000, as the routers
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
 neighbor 10.0.0.11 remote-as 65000
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 learns the routes of 10.0.0.11 by iBGP and does not pass them on to core, its iBGP peer
 neighbor 10.0.0.254 remote-as 65000
 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ core is an iBGP peer too
exit
-- core/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.254/24
exit
router bgp 65000
 neighbor 10.0.0.1 remote-as 65000
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
      localASN: 65000
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
 neighbor 10.0.0.11 remote-as 65000
 neighbor 10.0.0.254 remote-as 65000
 address-family ipv4 unicast
  neighbor 10.0.0.11 route-reflector-client
 exit-address-family
exit
-- core/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.254/24
exit
router bgp 65000
 neighbor 10.0.0.1 remote-as 65000
exit
`,
    // Nodes in an AS of their own.
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
 neighbor 10.0.0.254 remote-as 65000
exit
-- core/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.254/24
exit
router bgp 65000
 neighbor 10.0.0.1 remote-as 65000
exit
`,
  ],
})
