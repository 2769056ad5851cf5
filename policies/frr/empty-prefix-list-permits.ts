import { listsNamed, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A prefix-list that a neighbor asks has an entry.',
  why: 'A prefix-list that exists and has no entry permits everything, where one with a single entry denies all else',
  see: ['FRR: ip prefix-list, lib/plist.c'],
  messages: {
    empty:
      'prefix-list {list} of {router} has a description and no entry: it permits every route {direction} its neighbors',
  },

  check(network, report) {
    for (const router of network.routers) {
      if (router.isPartial) continue
      const named = listsNamed(router)
      for (const list of router.prefixLists) {
        if (list.entries.length > 0 || list.isPartial) continue
        const asked = named.find(each => each.name === list.name && each.family === list.family)
        if (!asked || (asked.use !== 'in' && asked.use !== 'out')) continue
        report({
          on: list,
          field: 'name',
          message: 'empty',
          data: { router: router.name, list: list.name, direction: asked.use === 'in' ? 'from' : 'to' },
          related: [{ on: asked.on, field: asked.field, message: 'asked here' }],
          help: `${list.family === 'ipv4-unicast' ? 'ip' : 'ipv6'} prefix-list ${list.name} seq 5 deny any, or what it is to permit`,
        })
      }
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS description addresses of Services
               ^^^^ prefix-list VIPS of tor0 has a description and no entry: it permits every route from its neighbors
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 prefix-list VIPS in
                                 ~~~~ asked here
 exit-address-family
exit
`,
  ],
  good: [
    // A tool fills the entries in.
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS description addresses of Services
ip prefix-list VIPS permit \${VIPS}
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 prefix-list VIPS in
 exit-address-family
exit
`,
  ],
})
