import { mapsNamed, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A route-map is applied somewhere.',
  why: 'It does nothing, and whoever changes it expects that it does',
  see: ['FRR: route-map, neighbor route-map'],
  messages: { unused: 'route-map {map} of {router} is applied nowhere' },

  check(network, report) {
    for (const router of network.routers) {
      if (!router.bgp || router.isPartial) continue
      // A line that is only kept may apply it, too, as `ip protocol bgp route-map X` does.
      const kept = `${JSON.stringify([router.globals, router.bgp])} `
      const applied = mapsNamed(router)
      for (const map of router.routeMaps) {
        const isApplied = applied.some(({ name }) => name === map.name)
        if (isApplied || new RegExp(`[ "]${escaped(map.name)}[ "\\\\]`).test(kept)) continue
        report({
          on: map.entries[0] ?? map,
          field: 'name',
          message: 'unused',
          data: { router: router.name, map: map.name },
          help: `no route-map ${map.name}`,
        })
      }
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
route-map FROM-NODES-OLD permit 10
          ^^^^^^^^^^^^^^ route-map FROM-NODES-OLD of tor0 is applied nowhere
exit
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
  good: [
    // Zebra applies one, and another is called.
    `
-- tor0/frr.conf --
frr version 8.4
route-map SOURCE permit 10
 set src 10.255.0.1
exit
route-map COMMON permit 10
exit
route-map FROM-NODES permit 10
 call COMMON
exit
ip protocol bgp route-map SOURCE
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 route-map FROM-NODES in
 exit-address-family
exit
`,
  ],
})

function escaped(name: string): string {
  return name.replace(/[^\w-]/g, '\\$&')
}
