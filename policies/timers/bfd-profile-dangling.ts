import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A BFD profile that a neighbor names exists.',
  why: 'FRR takes the line without a word and runs the session with the default timers, 300 ms three times',
  see: ['FRR: neighbor bfd profile', 'FRR: bfd, profile'],
  messages: { dangling: '{router} has no BFD profile {profile}: the default timers are in force' },

  check(network, report) {
    for (const router of network.routers) {
      const { bgp, isPartial, globals } = router
      if (!bgp || isPartial) continue
      const profiles = globals.flatMap(text => Array.from(text.matchAll(/^\s*profile (\S+)/gm), ([, name]) => name))
      for (const on of [...bgp.groups, ...bgp.neighbors]) {
        const profile = on.settings.bfd?.profile
        if (profile === undefined || profiles.includes(profile)) continue
        report({
          on,
          field: 'bfd',
          message: 'dangling',
          data: { router: router.name, profile },
          help: `profile ${profile}, in the block 'bfd'`,
        })
      }
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
bfd
 profile slow
  transmit-interval 1000
 exit
exit
router bgp 65000
 neighbor 10.0.9.1 remote-as 65100
 neighbor 10.0.9.1 bfd profile fast
                               ^^^^ tor0 has no BFD profile fast: the default timers are in force
exit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
bfd
 profile fast
  transmit-interval 100
 exit
exit
router bgp 65000
 neighbor 10.0.9.1 remote-as 65100
 neighbor 10.0.9.1 bfd profile fast
exit
`,
  ],
})
