import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A route-map asks a prefix-list as one.',
  why: 'Without the word prefix-list FRR asks an access-list of that name; one that does not exist never matches, so the entry is passed over',
  see: ['FRR: match ip address prefix-list', 'FRR: match ip address'],
  messages: {
    acl: '{router} has no access-list {list} but a prefix-list of that name: this entry never matches',
  },

  check(network, report) {
    for (const router of network.routers) {
      if (router.isPartial) continue
      const { accessLists = [], prefixLists, routeMaps, globals } = router
      for (const entry of routeMaps.flatMap(({ entries }) => entries))
        for (const [i, match] of entry.matches.entries()) {
          const [, ip, list] = match.type === 'other' ? (/^(ip|ipv6) address (\S+)$/.exec(match.text) ?? []) : []
          if (list === undefined || accessLists.some(each => each.name === list)) continue
          if (globals.some(line => line.includes(`access-list ${list} `))) continue
          const meant = prefixLists.find(each => each.name === list)
          if (!meant) continue
          report({
            on: entry,
            field: `matches.${i}`,
            message: 'acl',
            data: { router: router.name, list },
            related: [{ on: meant, field: 'name', message: 'a prefix-list' }],
            help: `match ${ip} address prefix-list ${list}`,
            fix: {
              title: 'ask the prefix-list',
              edits: [{ on: entry, field: `matches.${i}`, replaceWith: `${ip} address prefix-list ${list}` }],
            },
          })
        }
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
               ~~~~ a prefix-list
route-map FROM-NODES permit 10
 match ip address VIPS
       ^^^^^^^^^^^^^^^ tor0 has no access-list VIPS but a prefix-list of that name: this entry never matches
exit
`,
  ],
  good: [
    // There is an access-list, too.
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
access-list VIPS seq 5 permit 203.0.113.0/24
route-map FROM-NODES permit 10
 match ip address VIPS
exit
route-map FROM-NODES permit 20
 match ip address prefix-list VIPS
exit
`,
  ],
})
