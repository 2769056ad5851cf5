import { effectiveSettings } from '../../src/fabric/effective.ts'
import type { Family } from '../../src/net/family.ts'
import { policy, type Router } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'What a router takes over from elsewhere passes a route-map.',
  why: 'Every connected, static or kernel route is announced, those of management networks, links and containers among them',
  see: ['FRR: redistribute', 'RFC 7454 section 6'],
  messages: {
    all: "{router} announces every {protocol} route: 'redistribute {protocol}' has no route-map, and not every neighbor an outbound filter",
  },

  check(network, report) {
    for (const router of network.routers) {
      if (router.isPartial) continue
      for (const { family, redistribute } of router.bgp?.families ?? [])
        for (const each of redistribute) {
          const { protocol, routeMap, origin } = each
          if (
            routeMap !== undefined ||
            origin.fields?.['routeMap'] ||
            !['connected', 'static', 'kernel'].includes(protocol)
          )
            continue
          if (isFilteredOnTheWayOut(router, family)) continue
          report({
            on: each,
            field: 'protocol',
            message: 'all',
            data: { router: router.name, protocol },
            help: `redistribute ${protocol} route-map ${protocol.toUpperCase()}, with a prefix-list of what is meant`,
          })
        }
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
 neighbor 10.0.9.1 remote-as 65100
 address-family ipv4 unicast
  redistribute connected
               ^^^^^^^^^ tor0 announces every connected route: 'redistribute connected' has no route-map, and not every neighbor an outbound filter
 exit-address-family
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
ip prefix-list LOOPBACK seq 5 permit 10.255.0.1/32
route-map CONNECTED permit 10
 match ip address prefix-list LOOPBACK
exit
router bgp 65000
 neighbor 10.0.9.1 remote-as 65100
 address-family ipv4 unicast
  redistribute connected route-map CONNECTED
 exit-address-family
exit
`,
    // The neighbor is told what is meant for it.
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
router bgp 65000
 neighbor 10.0.9.1 remote-as 65100
 address-family ipv4 unicast
  redistribute connected
  neighbor 10.0.9.1 prefix-list VIPS out
 exit-address-family
exit
`,
  ],
})

/** Whether each neighbor that the family is announced to has an outbound filter. */
function isFilteredOnTheWayOut(router: Router, family: Family): boolean {
  return [...router.bgp!.neighbors, ...router.bgp!.listenRanges].every(each => {
    const peer = 'peer' in each ? each : { ...each, peer: each.prefix, settings: {} }
    const { families = {}, activeFamilies } = effectiveSettings(router, peer)
    const { prefixListOut, routeMapOut, filterListOut, distributeListOut } = families[family] ?? {}
    const isFiltered = [prefixListOut, routeMapOut, filterListOut, distributeListOut].some(name => name !== undefined)
    return isFiltered || !activeFamilies.includes(family)
  })
}
