import { bits } from '../../src/net/prefix.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A prefix-list ends without a deny of everything.',
  why: 'What no entry permits is denied anyway; an entry that is appended later stands behind this one and never decides',
  see: ['FRR: ip prefix-list'],
  messages: { redundant: 'seq {sequence} of {list} denies what is denied without it' },

  check(network, report) {
    for (const { prefixLists } of network.routers)
      for (const { name: list, entries, isPartial } of prefixLists) {
        const on = entries.at(-1)
        if (!on || isPartial || entries.length < 2 || on.action !== 'deny') continue
        if (on.prefix.length > 0 || on.ge || on.le !== bits(on.prefix.address.version)) continue
        report({ on, message: 'redundant', data: { sequence: on.sequence, list }, help: 'take it out' })
      }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
ip prefix-list VIPS seq 10 deny 0.0.0.0/0 le 32
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ seq 10 of VIPS denies what is denied without it
`,
  ],
  good: [
    // A list that denies everything has to say so.
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
ip prefix-list NOTHING seq 5 deny any
`,
  ],
})
