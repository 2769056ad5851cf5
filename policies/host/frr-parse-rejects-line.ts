import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Every line of a configuration is one that FRR takes where it stands.',
  why: 'FRR drops the line and goes on with the rest of the file: the router runs without what it says',
  see: ['FRR: vtysh -C -f frr.conf', 'penxle/typie#2076'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 bgp bestpath as-path multipath-relax
 ip multipath-as-path-relax
 ^^^^^^^^^^^^^^^^^^^^^^^^^^ FRR refuses 'ip multipath-as-path-relax': there is no such command
exit
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
ip prefix-list vips seq 5 permit 203.0.113.0/24 le 33
                                                   ^^ FRR refuses 'ip prefix-list vips seq 5 permit 203.0.113.0/24 le 33': '33' is not a number from 0 to 32
ip as-path access-list own permit ^$
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FRR refuses 'ip as-path access-list own permit ^$': the lists of BGP begin with bgp
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 fall-over bfd
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FRR refuses 'neighbor 10.0.0.11 fall-over bfd': it is a command of Cisco
exit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
ip prefix-list vips seq 5 permit 203.0.113.0/24 le 32
bgp as-path access-list own permit ^$
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 bfd
 bgp bestpath as-path multipath-relax
exit
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 some-option-of-a-later-release
exit
`,
  ],
})
