import type { Neighbor } from '../../src/fabric/router.ts'
import { policy } from '../../src/lint/policy.ts'

/** As many alike are worth a group. */
const many = 4

export default policy({
  severity: 'info',
  summary: 'Neighbors with the same settings are in a peer-group.',
  why: 'What is written once for each neighbor is sooner or later changed for some of them only',
  see: ['FRR: neighbor PEER peer-group', 'FRR: bgp listen range'],
  messages: { alike: '{router} has {count} neighbors with the same settings and no peer-group' },

  check(network, report) {
    for (const { name, bgp } of network.routers) {
      const alike = new Map<string, Neighbor[]>()
      for (const neighbor of bgp?.neighbors ?? []) {
        if (neighbor.group !== undefined) continue
        const { description: _, password: __, ...settings } = neighbor.settings
        const key = JSON.stringify(settings)
        alike.set(key, [...(alike.get(key) ?? []), neighbor])
      }
      for (const [first, ...others] of alike.values())
        if (first && others.length + 1 >= many && Object.keys(first.settings).length > 1)
          report({
            on: first,
            field: 'peer',
            message: 'alike',
            data: { router: name, count: others.length + 1 },
            help: "write 'neighbor nodes peer-group' with the settings, and 'neighbor ADDRESS peer-group nodes' for each",
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
          ^^^^^^^^^ tor0 has 4 neighbors with the same settings and no peer-group
 neighbor 10.0.0.11 timers 3 9
 neighbor 10.0.0.12 remote-as 65001
 neighbor 10.0.0.12 timers 3 9
 neighbor 10.0.0.13 remote-as 65001
 neighbor 10.0.0.13 timers 3 9
 neighbor 10.0.0.14 remote-as 65001
 neighbor 10.0.0.14 timers 3 9
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
 neighbor nodes timers 3 9
 neighbor 10.0.0.11 peer-group nodes
 neighbor 10.0.0.12 peer-group nodes
 neighbor 10.0.0.13 peer-group nodes
 neighbor 10.0.0.14 peer-group nodes
exit
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65002
 neighbor 10.0.0.13 remote-as 65003
 neighbor 10.0.0.14 remote-as 65004
exit
`,
  ],
})
