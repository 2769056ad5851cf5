import { filesOf } from '../../src/fabric/host.ts'
import { isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A router says its router id.',
  why: 'Otherwise FRR takes the highest address of lo, or of the other interfaces: where that changes, the router id does, and every session is reset',
  see: ['FRR: bgp router-id', 'RFC 4271, 4.2', 'RFC 6286'],
  messages: { implied: '{router} has no bgp router-id, and takes it from its addresses' },

  check(network, report) {
    for (const { name, bgp, globals, hostFiles, isPartial } of network.routers) {
      // A snippet out of a text is not a whole configuration.
      const isWhole = filesOf(hostFiles, 'config').length > 0
      const isSaid = globals.some(line => /^(?:ip )?router-id /.test(line))
      if (bgp && isWhole && !isPartial && !isSaid && !isWritten(bgp, 'routerId'))
        report({
          on: bgp,
          field: 'asn',
          message: 'implied',
          data: { router: name },
          help: 'bgp router-id, with an address that stays, as that of lo',
        })
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
           ^^^^^ tor0 has no bgp router-id, and takes it from its addresses
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
 bgp router-id 10.255.0.1
 neighbor 10.0.0.11 remote-as 65001
exit
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 bgp router-id \${LOOPBACK}
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
})
