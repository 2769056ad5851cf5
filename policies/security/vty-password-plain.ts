import { hasPlaceholder, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'No password of a terminal stands in the configuration of a router.',
  why: 'Whoever can read the repository can open the terminals of the daemons; vtysh on the host needs no password',
  see: ['FRR: password, enable password, service password-encryption'],
  messages: { plain: '{router} has a plain text {what} for its terminals in the file' },

  check(network, report) {
    for (const router of network.routers)
      for (const line of router.globals) {
        const [, enable, password] = /^(enable )?password (?!8 )(\S+)$/.exec(line) ?? []
        // The password itself is in no message.
        if (password !== undefined && !hasPlaceholder(password))
          report({
            on: router,
            field: `globals.${line}`,
            message: 'plain',
            data: { router: router.name, what: `${enable ?? ''}password` },
            help: 'leave the line out, use vtysh on the host, and take the password for known',
          })
      }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
password not-a-secret-any-more
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 has a plain text password for its terminals in the file
enable password not-a-secret-either
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 has a plain text enable password for its terminals in the file
router bgp 65000
exit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
password 8 bJZ0Nsq6dMvYw
enable password \${VTY_PASSWORD}
service password-encryption
router bgp 65000
exit
`,
  ],
})
