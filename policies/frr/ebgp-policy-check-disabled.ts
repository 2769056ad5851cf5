import { effectiveSettings } from '../../src/fabric/effective.ts'
import { listed, nameOf, nodeSessions, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A router that asks for no policy has one for each neighbor.',
  why: 'With no bgp ebgp-requires-policy FRR takes from a neighbor without an inbound policy whatever it announces, the default route and others’ networks among it',
  see: ['RFC 8212', 'FRR: bgp ebgp-requires-policy', 'RFC 7454 section 6'],
  messages: {
    all: '{router} takes any route from {neighbors}: no inbound policy, and none is asked for',
  },

  check(network, report) {
    const nodes = nodeSessions(network).map(({ router }) => router.from.neighbor)
    for (const router of network.routers) {
      const { bgp } = router
      if (!bgp || router.isPartial || bgp.ebgpRequiresPolicy !== false) continue
      // Nodes are what no-inbound-policy is about.
      const external = bgp.neighbors.filter(neighbor => {
        const { remoteAsn } = effectiveSettings(router, neighbor)
        return (
          !nodes.includes(neighbor) &&
          (remoteAsn === 'external' || (typeof remoteAsn === 'number' && remoteAsn !== bgp.asn))
        )
      })
      const open = external.filter(neighbor => {
        const { families = {}, activeFamilies } = effectiveSettings(router, neighbor)
        return activeFamilies.some(family => {
          const { prefixListIn, routeMapIn, filterListIn, distributeListIn } = families[family] ?? {}
          return [prefixListIn, routeMapIn, filterListIn, distributeListIn].every(each => each === undefined)
        })
      })
      if (open.length === 0) continue
      report({
        on: bgp,
        field: 'ebgpRequiresPolicy',
        message: 'all',
        data: { router: router.name, neighbors: listed(open.map(nameOf)) },
        related: open.slice(0, 3).map(on => ({ on, field: 'peer', message: 'without an inbound policy' })),
        help: 'give each an inbound prefix-list or route-map, and take the line out',
      })
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 no bgp ebgp-requires-policy
 ^^ tor0 takes any route from 10.0.9.1: no inbound policy, and none is asked for
 neighbor 10.0.9.1 remote-as 65100
          ~~~~~~~~ without an inbound policy
exit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
router bgp 65000
 no bgp ebgp-requires-policy
 neighbor 10.0.9.1 remote-as 65100
 neighbor 10.0.9.2 remote-as internal
 address-family ipv4 unicast
  neighbor 10.0.9.1 prefix-list VIPS in
 exit-address-family
exit
`,
  ],
})
