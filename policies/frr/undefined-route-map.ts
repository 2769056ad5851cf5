import { mapsNamed, nearest, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A route-map that is asked exists.',
  why: 'FRR takes the line without a word; a route-map that does not exist denies everything, and one that is called is passed over',
  see: ['FRR: route-map, neighbor route-map, redistribute, network'],
  messages: {
    neighbor: '{router} has no route-map {map}: every route {direction} is denied',
    origin: '{router} has no route-map {map}: nothing is announced by this line',
    call: '{router} has no route-map {map}: this call is passed over, and what it was to deny passes',
  },

  check(network, report) {
    for (const router of network.routers) {
      if (router.isPartial) continue
      const names = router.routeMaps.map(({ name }) => name)
      for (const { on, field, name, use } of mapsNamed(router)) {
        if (names.includes(name) || use === 'other') continue
        const meant = nearest(name, names)
        const data = { router: router.name, map: name }
        report({
          on,
          field,
          ...(use === 'in' || use === 'out'
            ? {
                message: 'neighbor',
                data: { ...data, direction: use === 'in' ? 'from this neighbor' : 'to this neighbor' },
              }
            : { message: use, data }),
          help: meant === undefined ? `route-map ${name} permit 10, or take the name out` : `did you mean ${meant}?`,
          ...(meant !== undefined && { fix: { title: `ask ${meant}`, edits: [{ on, field, replaceWith: meant }] } }),
        })
      }
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
route-map FROM-NODES permit 10
 match ip address prefix-list VIPS
 call NO-BOGONS
      ^^^^^^^^^ tor0 has no route-map NO-BOGONS: this call is passed over, and what it was to deny passes
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.1.1 remote-as 65100
 address-family ipv4 unicast
  redistribute connected route-map LOOPBACK
                                   ^^^^^^^^ tor0 has no route-map LOOPBACK: nothing is announced by this line
  neighbor 10.0.0.11 route-map FROM-NODE in
                               ^^^^^^^^^ tor0 has no route-map FROM-NODE: every route from this neighbor is denied
  neighbor 10.0.1.1 route-map FROM-NODES in
 exit-address-family
exit
`,
  ],
  good: [
    // A tool fills the names in.
    `
-- tor0/frr.conf --
frr version 8.4
route-map FROM-NODES permit 10
exit
route-map \${UPLINK} permit 10
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 route-map FROM-NODES in
  neighbor 10.0.0.11 route-map TO-NODES out
 exit-address-family
exit
`,
    `
-- tor0/frr.conf --
frr version 8.4
route-map FROM-NODES permit 10
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 route-map FROM-NODES in
 exit-address-family
exit
`,
  ],
})
