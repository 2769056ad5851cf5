import { listsNamed, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A prefix-list is asked by a route-map or a neighbor.',
  why: 'It does nothing, and whoever changes it expects that it does',
  see: ['FRR: ip prefix-list'],
  messages: { unused: 'nothing on {router} asks prefix-list {list}' },

  check(network, report) {
    for (const router of network.routers) {
      // A line that is only kept may ask it, too.
      if (!router.bgp || router.isPartial) continue
      const kept = JSON.stringify([router.globals, router.bgp, router.routeMaps])
      const asked = listsNamed(router)
      for (const list of router.prefixLists) {
        const isAsked = asked.some(({ name, family }) => name === list.name && family === list.family)
        if (isAsked || new RegExp(`[ "]${escaped(list.name)}[ "\\\\]`).test(kept)) continue
        report({
          on: list,
          field: 'name',
          message: 'unused',
          data: { router: router.name, list: list.name },
          help: `no ${list.family === 'ipv4-unicast' ? 'ip' : 'ipv6'} prefix-list ${list.name}`,
        })
      }
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list OLD-VIPS seq 5 permit 198.51.100.0/24 le 32
               ^^^^^^^^ nothing on tor0 asks prefix-list OLD-VIPS
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
  good: [
    // One of another protocol asks it.
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list LAN seq 5 permit 10.0.0.0/8 le 32
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
route-map OSPF permit 10
 match ip address prefix-list LAN
exit
ip protocol ospf route-map OSPF
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 prefix-list VIPS in
 exit-address-family
exit
`,
  ],
})

function escaped(name: string): string {
  return name.replace(/[^\w-]/g, '\\$&')
}
