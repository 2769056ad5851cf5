import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'netc knows every command of a configuration.',
  why: 'The line is kept as it is, and nothing is checked against it; it may be a command of a release that netc does not know',
  see: ['FRR: the commands of 7.5 to 10.7'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
quantum-entanglement enable
^^^^^^^^^^^^^^^^^^^^^^^^^^^ netc does not know the command 'quantum-entanglement enable' here
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
log syslog informational
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
})
