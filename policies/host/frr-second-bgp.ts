import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router has one router bgp without a VRF or view.',
  why: 'FRR drops the whole block, and the exit that follows it ends the file: nothing below it is read',
  see: ['FRR: router bgp ASN [vrf NAME]'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
~~~~~~~~~~~~~~~~ the first one
 neighbor 10.0.0.11 remote-as 65001
exit
router bgp 65010
^^^^^^^^^^^^^^^^ 'router bgp 65010' is refused: BGP is already running as AS 65000
 neighbor 10.0.0.12 remote-as 65001
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
exit
router bgp 65010 vrf blue
 neighbor 10.0.0.12 remote-as 65001
exit
`,
  ],
})
