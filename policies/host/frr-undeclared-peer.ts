import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A line about a neighbor names an address, an interface or a peer-group that is there.',
  why: 'FRR refuses every line about it: % Create the peer-group or interface first',
  see: ['FRR: neighbor PEER peer-group'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor nodes remote-as 65001
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 'nodes' is neither an address, nor an interface, nor a peer-group of this router
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor nodes peer-group
 neighbor nodes remote-as 65001
 neighbor 10.0.0.11 peer-group nodes
exit
`,
  ],
})
