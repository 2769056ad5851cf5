import { effectiveInstance } from '../../src/fabric/effective.ts'
import { daemonOption, daemonSetting, filesOf } from '../../src/fabric/host.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A router keeps a log of its sessions.',
  why: 'Without a log, or with one that leaves out neighbors that come and go, nobody can tell afterwards when a session was down and why',
  see: ['FRR: log syslog, log file', 'FRR: bgp log-neighbor-changes'],
  messages: {
    log: '{router} logs nowhere',
    changes: '{router} does not log neighbors that come and go',
  },

  check(network, report) {
    for (const router of network.routers) {
      const { name, bgp, globals, hostFiles, isPartial } = router
      // A snippet out of a text is not a whole configuration.
      const isWhole = filesOf(hostFiles, 'config').some(file => file.name === 'frr.conf')
      if (!bgp || isPartial || !isWhole) continue
      const isLogged =
        daemonOption(hostFiles, 'bgpd', '--log') ??
        /--log\b/.test(daemonSetting(hostFiles, 'frr_global_options')?.value ?? '')
      if (!isLogged && !globals.some(line => /^log (?:syslog|file|stdout)\b/.test(line)))
        report({
          on: bgp,
          field: 'asn',
          message: 'log',
          data: { router: name },
          help: 'log syslog informational, unless the daemons are started with --log',
        })
      if (!effectiveInstance(router).logNeighborChanges)
        report({
          on: bgp,
          field: 'asn',
          message: 'changes',
          data: { router: name },
          help: 'bgp log-neighbor-changes',
        })
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
hostname tor0
router bgp 65000
           ^^^^^ tor0 does not log neighbors that come and go
           ^^^^^ tor0 logs nowhere
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
hostname tor0
log syslog informational
router bgp 65000
 bgp log-neighbor-changes
 neighbor 10.0.0.11 remote-as 65001
exit
`,
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults datacenter
hostname tor0
log file /var/log/frr/frr.log
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
})
