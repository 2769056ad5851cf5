import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A description in frr.conf has no quotes around it.',
  why: 'FRR takes the rest of the line as it is: the quotes become part of the description, in every output',
  see: ['FRR: neighbor PEER description', 'FRR: show bgp summary'],
  messages: { quoted: 'the quotes become part of the description of {peer}' },

  check(network, report) {
    for (const { bgp } of network.routers)
      for (const each of [...(bgp?.groups ?? []), ...(bgp?.neighbors ?? [])]) {
        const quoted = /^(["'])(.*)\1$/.exec(each.settings.description ?? '')
        if (!quoted) continue
        const peer = 'name' in each ? each.name : 'address' in each.peer ? each.peer.address : each.peer.interface
        report({
          on: each,
          field: 'description',
          message: 'quoted',
          data: { peer },
          help: `description ${quoted[2]!}`,
        })
      }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 description "kube1 in rack 0"
                                ^^^^^^^^^^^^^^^^^ the quotes become part of the description of 10.0.0.11
exit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 description kube1 in rack 0
exit
`,
  ],
})
