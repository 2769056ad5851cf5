import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Every exit closes a block.',
  why: 'An exit at the top ends the file: FRR reads none of the commands below it, and says nothing',
  see: ['FRR: exit; lib/vty.c'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
ip route 198.51.100.0/24 10.0.0.254
exit
^^^^ this 'exit' has no block to close and ends the file: FRR does not read the 3 commands below it
router bgp 65000
~~~~~~~~~~~~~~~~ the first one that is lost
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
ip route 198.51.100.0/24 10.0.0.254
!
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
})
