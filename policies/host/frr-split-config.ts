import { filesOf } from '../../src/fabric/host.ts'
import { isWritten, listed, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A router has one frr.conf, or a file for each daemon, and not both.',
  why: 'Where there is an frr.conf, the daemons do not read their own files at all, while vtysh may still write to them: what is changed is lost at the next start',
  see: [
    'FRR: lib/vty.c, vty_read_config',
    'FRR: service integrated-vtysh-config',
    'FRR documentation, "VTY shell", "Integrated configuration mode"',
  ],
  messages: {
    both: '{router} has frr.conf besides {file}, which no daemon reads then',
    written:
      "{router} has an frr.conf, which is read, but 'no service integrated-vtysh-config' has vtysh write other files",
  },

  check(network, report) {
    for (const { name, hostFiles } of network.routers) {
      const files = filesOf(hostFiles, 'config')
      const whole = files.find(each => each.name === 'frr.conf')
      const others = files.filter(each => each.name !== 'frr.conf' && each.origin.start < each.origin.end)
      if (!whole) continue
      const related = [{ on: whole, message: 'is read' }]
      if (others[0])
        report({
          on: others[0],
          message: 'both',
          data: { router: name, file: listed(others.map(each => each.name)) },
          related,
          help: 'move what is still needed into frr.conf, and delete the file',
        })
      const shell = filesOf(hostFiles, 'vtysh.conf').at(-1)
      if (shell && isWritten(shell, 'integrated') && shell.integrated === false)
        report({
          on: shell,
          field: 'integrated',
          message: 'written',
          data: { router: name },
          related,
          help: 'service integrated-vtysh-config',
          fix: {
            title: 'write frr.conf',
            edits: [{ on: shell, field: 'integrated', replaceWith: 'service integrated-vtysh-config' }],
          },
        })
    }
  },

  bad: [
    `
-- fedora1/frr.conf --
frr version 8.4
~~~~~~~~~~~~~~~ is read
hostname fedora1
log syslog informational
-- fedora1/bgpd.conf --
! BGP of this host
router bgp 65000
^^^^^^^^^^^^^^^^ fedora1 has frr.conf besides bgpd.conf, which no daemon reads then
 neighbor 10.0.0.11 remote-as 65001
exit
`,
    `
-- fedora1/frr.conf --
frr version 8.4
~~~~~~~~~~~~~~~ is read
hostname fedora1
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- fedora1/vtysh.conf --
! as it was
no service integrated-vtysh-config
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fedora1 has an frr.conf, which is read, but 'no service integrated-vtysh-config' has vtysh write other files
`,
  ],
  good: [
    `
-- fedora1/zebra.conf --
hostname fedora1
ip route 203.0.113.0/24 10.0.0.11
-- fedora1/bgpd.conf --
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- fedora1/vtysh.conf --
no service integrated-vtysh-config
`,
    `
-- fedora1/frr.conf --
frr version 8.4
hostname fedora1
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- fedora1/bgpd.conf --
! moved to frr.conf
-- fedora1/vtysh.conf --
service integrated-vtysh-config
`,
  ],
})
