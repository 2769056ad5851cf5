import { listsNamed, nearest, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A prefix-list that is asked exists.',
  why: 'FRR takes the line without a word and goes on without the list: a neighbor that asks it passes nothing, and a route-map entry that asks it never matches, so a permit lets nothing through and a deny holds nothing back',
  see: ['FRR: ip prefix-list, match ip address prefix-list, neighbor prefix-list'],
  messages: {
    neighbor: '{router} has no {ip} prefix-list {list}: every route {direction} is denied',
    permit: '{router} has no {ip} prefix-list {list}: this entry never matches, and permits nothing',
    deny: '{router} has no {ip} prefix-list {list}: this entry never matches, and what it was to deny goes on to the next',
  },

  check(network, report) {
    for (const router of network.routers) {
      if (router.isPartial) continue
      for (const { on, field, name, family, use, isIdle } of listsNamed(router)) {
        const { prefixLists } = router
        if (prefixLists.some(each => each.name === name && each.family === family)) continue
        const ip = family === 'ipv4-unicast' ? 'ip' : 'ipv6'
        const other = prefixLists.find(each => each.name === name)
        const meant = nearest(
          name,
          prefixLists.filter(each => each.family === family).map(each => each.name),
        )
        const data = { router: router.name, ip, list: name }
        report({
          on,
          field,
          ...(use === 'permit' || use === 'deny'
            ? { message: use, data }
            : {
                message: 'neighbor',
                data: { ...data, direction: use === 'in' ? 'from this neighbor' : 'to this neighbor' },
              }),
          ...(isIdle && { severity: 'info' as const }),
          ...(other && {
            related: [{ on: other, field: 'name', message: 'that of the other family is another list' }],
          }),
          help:
            meant === undefined
              ? `${ip} prefix-list ${name} seq 5 permit …, or take the line out`
              : `did you mean ${meant}?`,
          ...(meant !== undefined && {
            fix: { title: `ask ${meant}`, edits: [{ on, field, replaceWith: meant }] },
          }),
        })
      }
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list KUBE-VIPS seq 5 permit 203.0.113.0/24 le 32
ipv6 prefix-list V6 seq 5 permit 2001:db8:100::/112 le 128
                 ~~ that of the other family is another list
route-map FROM-NODES deny 5
 match ip address prefix-list BOGONS
                              ^^^^^^ tor0 has no ip prefix-list BOGONS: this entry never matches, and what it was to deny goes on to the next
exit
route-map FROM-NODES permit 10
 match ip address prefix-list KUBE_VIPS
                              ^^^^^^^^^ tor0 has no ip prefix-list KUBE_VIPS: this entry never matches, and permits nothing
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 route-map FROM-NODES in
  neighbor 10.0.0.12 prefix-list V6 in
                                 ^^ tor0 has no ip prefix-list V6: every route from this neighbor is denied
 exit-address-family
exit
`,
  ],
  good: [
    // One list is of each family; and a tool fills in the rest of the other router.
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
ipv6 prefix-list VIPS seq 5 permit 2001:db8:100::/112 le 128
route-map FROM-NODES permit 10
 match ip address prefix-list VIPS
exit
route-map FROM-NODES permit 20
 match ipv6 address prefix-list VIPS
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 route-map FROM-NODES in
 exit-address-family
exit
-- tor1/frr.conf --
frr version 8.4
ip prefix-list \${LIST} seq 5 permit 203.0.113.0/24 le 32
route-map FROM-NODES permit 10
 match ip address prefix-list VIPS
exit
`,
  ],
})
