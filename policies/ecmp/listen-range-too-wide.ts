import { effectiveSettings } from '../../src/fabric/effective.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A range from which any AS number is taken asks for a password.',
  why: 'Whoever has an address in the range is a peer, and what the inbound policy lets through is believed',
  see: ['FRR: bgp listen range, neighbor remote-as external', 'RFC 7454 section 5'],
  messages: {
    open: '{router} peers with whoever dials it from {prefix}, whatever the AS number, without a password',
  },

  check(network, report) {
    for (const router of network.routers) {
      if (router.isPartial) continue
      for (const range of router.bgp?.listenRanges ?? []) {
        const { prefix, group } = range
        const settings = effectiveSettings(router, {
          peer: { address: prefix.address },
          group,
          settings: {},
          origin: range.origin,
        })
        const isNarrow = prefix.length >= (prefix.address.version === 4 ? 29 : 125)
        if (settings.remoteAsn !== 'external' || settings.password || isNarrow) continue
        const made = router.bgp!.groups.find(({ name }) => name === group)
        report({
          on: range,
          field: 'prefix',
          message: 'open',
          data: { router: router.name, prefix },
          ...(made && { related: [{ on: made, field: 'remoteAsn', message: 'any AS number but its own' }] }),
          help: `neighbor ${group} remote-as with the number of the nodes, or neighbor ${group} password`,
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
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as external
                          ~~~~~~~~ any AS number but its own
 bgp listen range 10.0.0.0/16 peer-group NODES
                  ^^^^^^^^^^^ tor0 peers with whoever dials it from 10.0.0.0/16, whatever the AS number, without a password
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
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor OTHERS peer-group
 neighbor OTHERS remote-as external
 neighbor OTHERS password \${PASSWORD}
 bgp listen range 10.0.0.0/24 peer-group NODES
 bgp listen range 10.0.1.0/24 peer-group OTHERS
exit
`,
  ],
})
