import { daemonSetting, filesOf } from '../../src/fabric/host.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router whose neighbors are watched with BFD starts bfdd.',
  why: 'Without bfdd no BFD session exists: the BGP session comes up all the same, and a dead link is found only when the hold time is over',
  see: ['FRR: /etc/frr/daemons, bfdd', 'FRR: neighbor PEER bfd', 'RFC 5882'],
  messages: {
    off: '{router} watches neighbors with BFD, but {file} says bfdd={value}',
    missing: '{router} watches neighbors with BFD, but {file} does not start bfdd',
  },

  check(network, report) {
    for (const { name, bgp, hostFiles } of network.routers) {
      const file = filesOf(hostFiles, 'daemons').at(-1)
      const watched = [...(bgp?.groups ?? []), ...(bgp?.neighbors ?? [])].find(({ settings }) => settings.bfd)
      if (!watched || !file) continue
      const data = { router: name, file: file.name }
      const written = daemonSetting(hostFiles, 'bfdd')
      if (!written)
        report({
          on: watched,
          field: 'bfd',
          message: 'missing',
          data,
          help: `write bfdd=yes into ${file.origin.path}, and restart FRR`,
        })
      else if (written.value !== undefined && ['', 'no', '0'].includes(written.value))
        report({
          on: written,
          field: 'value',
          message: 'off',
          data: { ...data, value: written.value },
          related: [{ on: watched, field: 'bfd', message: 'needs bfdd' }],
          help: 'bfdd=yes, and restart FRR',
          fix: { title: 'start bfdd', safe: true, edits: [{ on: written, field: 'value', replaceWith: 'yes' }] },
        })
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor spine peer-group
 neighbor spine remote-as 65100
 neighbor spine bfd
 ~~~~~~~~~~~~~~~~~~ needs bfdd
 neighbor 10.0.1.1 peer-group spine
exit
-- tor0/daemons --
bgpd=yes
bfdd=no
     ^^ tor0 watches neighbors with BFD, but daemons says bfdd=no
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.1.1 remote-as 65100
 neighbor 10.0.1.1 bfd
 ^^^^^^^^^^^^^^^^^^^^^ tor0 watches neighbors with BFD, but daemons does not start bfdd
exit
-- tor0/daemons --
bgpd=yes
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.1.1 remote-as 65100
 neighbor 10.0.1.1 bfd
exit
-- tor0/daemons --
bgpd=yes
bfdd=yes
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.1.1 remote-as 65100
exit
-- tor0/daemons --
bgpd=yes
bfdd=no
`,
  ],
})
