import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Each entry of a prefix-list has a number of its own.',
  why: 'The later of two entries with one number takes the place of the earlier, without a word, even a deny that of a permit',
  see: ['FRR: ip prefix-list seq'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
                        ~ the entry that is lost
ip prefix-list VIPS seq 5 permit 198.51.100.0/24 le 32
                        ^ seq 5 of prefix-list VIPS takes the place of an earlier one
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
ip prefix-list VIPS seq 10 permit 198.51.100.0/24 le 32
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
ipv6 prefix-list VIPS seq 5 permit 2001:db8:100::/112 le 128
`,
  ],
})
