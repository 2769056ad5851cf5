import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The lengths of a prefix-list entry are not shorter than its prefix, nor upside down.',
  why: 'FRR refuses such a line (% Make sure that mask length <= ge <= le), and some releases lose the lines around it with it: 10 drops all prefix-lists and route-maps of that part of the file',
  see: ['FRR: ip prefix-list, ge and le'],
  messages: {
    ge: 'FRR refuses this entry of {list}: ge {ge} is shorter than the prefix, a /{length}',
    le: 'FRR refuses this entry of {list}: le {le} is shorter than {least}',
  },

  check(network, report) {
    for (const { prefixLists } of network.routers)
      for (const { name: list, entries } of prefixLists)
        for (const on of entries) {
          const { ge, le } = on
          const { length } = on.prefix
          if (ge && ge < length)
            report({ on, field: 'ge', message: 'ge', data: { list, ge, length }, help: `ge ${length} or more` })
          else if (le && le < (ge ?? length))
            report({
              on,
              field: 'le',
              message: 'le',
              data: { list, le, least: ge ? `ge ${ge}` : `the prefix, a /${length}` },
              help: `le ${ge ?? length} or more`,
            })
        }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 ge 16
                                                   ^^ FRR refuses this entry of VIPS: ge 16 is shorter than the prefix, a /24
ip prefix-list VIPS seq 10 permit 198.51.100.0/24 ge 32 le 24
                                                           ^^ FRR refuses this entry of VIPS: le 24 is shorter than ge 32
ip prefix-list VIPS seq 15 permit 192.0.2.0/24 le 16
                                                  ^^ FRR refuses this entry of VIPS: le 16 is shorter than the prefix, a /24
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 ge 32 le 32
ip prefix-list VIPS seq 10 permit 198.51.100.0/24 le 24
ip prefix-list ANY seq 5 permit any
`,
  ],
})
