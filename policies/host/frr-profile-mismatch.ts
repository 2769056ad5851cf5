import { type Network, nodeSessions, policy, type Router, routerSessions } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'Routers of one fabric run with the same frr defaults.',
  why: 'The profiles differ in timers, in whether eBGP needs a policy, and in how next hops are resolved: the same lines mean other things on the two routers',
  see: ['FRR: frr defaults traditional, frr defaults datacenter', 'FRR documentation, "Basic Setup", "Profiles"'],
  messages: { differs: "{a} runs with 'frr defaults {one}', but {b}, of the same fabric, with '{other}'" },

  check(network, report) {
    for (const [a, b] of neighboring(network)) {
      if (a.profile === undefined || b.profile === undefined || a.profile === b.profile) continue
      report({
        on: a,
        field: 'profile',
        message: 'differs',
        data: { a: a.name, one: a.profile, b: b.name, other: b.profile },
        related: [{ on: b, field: 'profile', message: `${b.name} says so here` }],
        help: `frr defaults ${b.profile}, with the timers and policies that are meant in lines of their own`,
      })
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults datacenter
             ~~~~~~~~~~ tor0 says so here
hostname tor0
interface eth1
 ip address 10.1.0.1/31
exit
router bgp 65000
 neighbor 10.1.0.0 remote-as 65100
exit
-- spine0/frr.conf --
frr version 8.4
frr defaults traditional
             ^^^^^^^^^^^ spine0 runs with 'frr defaults traditional', but tor0, of the same fabric, with 'datacenter'
hostname spine0
interface eth1
 ip address 10.1.0.0/31
exit
router bgp 65100
 neighbor 10.1.0.1 remote-as 65000
exit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults datacenter
hostname tor0
interface eth1
 ip address 10.1.0.1/31
exit
router bgp 65000
 neighbor 10.1.0.0 remote-as 65100
exit
-- spine0/frr.conf --
frr version 8.4
frr defaults datacenter
hostname spine0
interface eth1
 ip address 10.1.0.0/31
exit
router bgp 65100
 neighbor 10.1.0.1 remote-as 65000
exit
`,
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults datacenter
hostname tor0
router bgp 65000
exit
-- other/frr.conf --
frr version 8.4
frr defaults traditional
hostname other
router bgp 65100
exit
`,
  ],
})

/** Pairs of routers that speak with each other, or with the same cluster; each pair once. */
function neighboring(network: Network): readonly (readonly [Router, Router])[] {
  const pairs = routerSessions(network).map(([a, b]) => [a.from.router, b.from.router] as const)
  const sessions = nodeSessions(network)
  for (const cluster of network.clusters) {
    const [first, ...others] = new Set(
      sessions.filter(({ node }) => node.from.cluster === cluster).map(({ router }) => router.from.router),
    )
    if (first) pairs.push(...others.map(other => [other, first] as const))
  }
  return [...new Map(pairs.map(([a, b]) => [[a.name, b.name].toSorted().join(' '), [a, b] as const])).values()]
}
