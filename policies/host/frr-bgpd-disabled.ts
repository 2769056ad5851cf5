import { daemonSetting, filesOf } from '../../src/fabric/host.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router with BGP in its configuration starts bgpd.',
  why: 'FRR starts only the daemons that the file daemons switches on; without bgpd nobody reads router bgp, and no session comes up',
  see: ['FRR: /etc/frr/daemons, bgpd', 'FRR: tools/frrcommon.sh, daemon_list'],
  messages: {
    off: '{router} has router bgp {asn}, but {file} says bgpd={value}',
    missing: '{router} has router bgp {asn}, but {file} does not start bgpd',
  },

  check(network, report) {
    for (const { name, bgp, hostFiles } of network.routers) {
      const file = filesOf(hostFiles, 'daemons').at(-1)
      if (!bgp || !file) continue
      const data = { router: name, asn: bgp.asn, file: file.name }
      const written = daemonSetting(hostFiles, 'bgpd')
      if (!written)
        report({
          on: bgp,
          field: 'asn',
          message: 'missing',
          data,
          help: `write bgpd=yes into ${file.origin.path}, and restart FRR`,
        })
      // FRR starts what is neither empty, no nor 0; a value that is filled in later is not known.
      else if (written.value !== undefined && ['', 'no', '0'].includes(written.value))
        report({
          on: written,
          field: 'value',
          message: 'off',
          data: { ...data, value: written.value },
          related: [{ on: bgp, field: 'asn', message: 'needs bgpd' }],
          help: 'bgpd=yes, and restart FRR',
          fix: { title: 'start bgpd', safe: true, edits: [{ on: written, field: 'value', replaceWith: 'yes' }] },
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
           ~~~~~ needs bgpd
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor0/daemons --
zebra=yes
bgpd=no
     ^^ tor0 has router bgp 65000, but daemons says bgpd=no
bfdd=no
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
           ^^^^^ tor0 has router bgp 65000, but daemons does not start bgpd
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor0/daemons --
zebra=yes
ospfd=yes
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor0/daemons --
bgpd=no
bgpd=yes
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor0/daemons --
bgpd=\${BGPD}
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
ip route 203.0.113.0/24 10.0.0.11
-- tor0/daemons --
bgpd=no
`,
  ],
})
