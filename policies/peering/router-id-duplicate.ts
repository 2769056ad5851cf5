import { formatAddress } from '../../src/net/prefix.ts'
import { policy, type Where } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'No two speakers of a network have the same router id.',
  why: 'Within an AS each refuses the other with NOTIFICATION 2/3, Bad BGP Identifier; elsewhere routes of the two are taken for those of one when the best is chosen',
  see: [
    'RFC 4271 section 4.2',
    'RFC 6286 section 2.1',
    'FRR: bgp router-id',
    'Cilium: CiliumBGPNodeConfigOverride routerID',
  ],
  messages: {
    same: '{second} has the router id {id}, which {first} has too',
  },

  check(network, report) {
    const routers = network.routers.flatMap(({ name, bgp }) =>
      bgp?.routerId
        ? [{ name, asn: bgp.asn, cluster: undefined, id: bgp.routerId, where: { on: bgp, field: 'routerId' } }]
        : [],
    )
    const nodes = network.clusters.flatMap(cluster =>
      cluster.nodeOverrides.flatMap(({ node, instances }) =>
        instances.flatMap(instance =>
          instance.routerId
            ? [
                {
                  name: node,
                  asn: undefined,
                  cluster,
                  id: instance.routerId,
                  where: { on: instance, field: 'routerId' },
                },
              ]
            : [],
        ),
      ),
    )
    const speakers: readonly ((typeof routers)[number] | (typeof nodes)[number])[] = [...routers, ...nodes]
    // Two sites of which nothing says that they are one network may number theirs alike.
    const meet = (a: string, b: string) =>
      network.sessions.some(({ ends }) => {
        const names = ends.map(({ speaker }) => (speaker.kind === 'node' ? speaker.node : speaker.router))
        return names.includes(a) && names.includes(b)
      })
    for (const [i, second] of speakers.entries())
      for (const first of speakers.slice(0, i)) {
        if (formatAddress(first.id) !== formatAddress(second.id) || first.name === second.name) continue
        const isOneNetwork =
          (first.cluster !== undefined && first.cluster === second.cluster) || meet(first.name, second.name)
        if (!isOneNetwork) continue
        const place: Where = first.where
        report({
          ...second.where,
          message: 'same',
          data: { second: second.name, id: second.id, first: first.name },
          related: [{ ...place, message: `${first.name} has it` }],
          help: 'use an address that only this speaker has',
        })
      }
  },

  bad: [
    `
-- a/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 bgp router-id 10.255.0.1
               ~~~~~~~~~~ a has it
 neighbor 10.0.0.2 remote-as 65000
exit
-- b/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.2/24
exit
router bgp 65000
 bgp router-id 10.255.0.1
               ^^^^^^^^^^ b has the router id 10.255.0.1, which a has too
 neighbor 10.0.0.1 remote-as 65000
exit
`,
  ],
  good: [
    // Two sites that do not speak with each other.
    `
-- site1/frr.conf --
frr version 8.4
router bgp 65000
 bgp router-id 10.255.0.1
exit
-- site2/frr.conf --
frr version 8.4
router bgp 65000
 bgp router-id 10.255.0.1
exit
`,
  ],
})
