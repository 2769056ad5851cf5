import { effectiveSettings } from '../../src/fabric/effective.ts'
import { nameOf, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A peer-group is made above the lines that use it, and has an AS number, or its members have.',
  why: 'FRR refuses a line about a group that it does not know yet (% Configure the peer-group first) and goes on: the neighbor or range is not there; without an AS number every OPEN is answered with Bad Peer AS',
  see: ['FRR: neighbor peer-group, bgp listen range', 'RFC 4271 section 6.2'],
  messages: {
    none: '{router} has no peer-group {group}, so {peer} is not there',
    later: '{router} makes peer-group {group} below this line, so {peer} is not there',
    asn: '{router} expects no AS number of {peer}: neither it nor peer-group {group} says one',
  },

  check(network, report) {
    for (const router of network.routers) {
      if (!router.bgp || router.isPartial) continue
      const { groups, neighbors, listenRanges } = router.bgp
      const members = [
        ...neighbors.map(each => ({ ...each, on: each, peer: nameOf(each) })),
        ...listenRanges.map(each => ({ ...each, on: each, peer: 'the range' })),
      ]
      for (const { group: name, groupIsLater, on, peer } of members) {
        if (name === undefined) continue
        const group = groups.find(each => each.name === name)
        const data = { router: router.name, group: name, peer }
        const line = `neighbor ${name} peer-group`
        if (!group) report({ on, field: 'group', message: 'none', data, help: `${line}, above this line` })
        else if (groupIsLater)
          report({
            on,
            field: 'group',
            message: 'later',
            data,
            related: [{ on: group, field: 'kind', message: 'made here' }],
            help: `move '${line}' above it`,
          })
        else {
          const member = neighbors.find(each => each === on)
          const asn = member ? effectiveSettings(router, member).remoteAsn : group.settings.remoteAsn
          if (asn === undefined)
            report({
              on,
              field: 'group',
              message: 'asn',
              data,
              related: [{ on: group, field: 'kind', message: 'says none' }],
              help: `neighbor ${name} remote-as external`,
            })
        }
      }
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
router bgp 65000
 neighbor 10.0.0.11 peer-group NODES
                               ^^^^^ tor0 makes peer-group NODES below this line, so 10.0.0.11 is not there
 neighbor NODES peer-group
 ~~~~~~~~~~~~~~~~~~~~~~~~~ made here
 neighbor NODES remote-as 65001
 neighbor UPLINK peer-group
 ~~~~~~~~~~~~~~~~~~~~~~~~~~ says none
 neighbor 10.0.1.1 peer-group UPLINK
                              ^^^^^^ tor0 expects no AS number of 10.0.1.1: neither it nor peer-group UPLINK says one
 bgp listen range 10.0.2.0/24 peer-group RACK2
                                         ^^^^^ tor0 has no peer-group RACK2, so the range is not there
exit
`,
  ],
  good: [
    // The members say their own AS number.
    `
-- tor0/frr.conf --
frr version 8.4
router bgp 65000
 neighbor NODES peer-group
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
exit
`,
  ],
})
