import { passwordOf, passwordsOf, type PasswordTraits, policy } from '../../src/lint/policy.ts'

const help = 'a random one: openssl rand -base64 18'

export default policy({
  severity: 'warning',
  summary: 'A BGP password is not one that is tried first.',
  why: 'Who sees one packet of the session can try passwords against its MD5 signature at leisure, and then end the session or announce routes of its own',
  see: ['RFC 2385 section 4.2', 'RFC 3562 section 2.1: 12 to 24 bytes'],
  messages: {
    weak: 'this BGP password is {reason}',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const { config } of passwordsOf(cluster)) {
        const secret = passwordOf(cluster, config)
        const reason = weakness(secret?.password)
        if (reason !== undefined)
          report({
            on: secret!,
            field: 'password',
            message: 'weak',
            data: { reason },
            related: [{ on: config, field: 'authSecret', message: `${config.name} takes its password from here` }],
            help,
          })
      }
    for (const { bgp } of network.routers)
      for (const each of [...(bgp?.groups ?? []), ...(bgp?.neighbors ?? [])]) {
        const reason = weakness(each.settings.password?.traits)
        if (reason !== undefined) report({ on: each, field: 'password', message: 'weak', data: { reason }, help })
      }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password weakpassword
                             ^^^^^^^^^^^^ this BGP password is one of the commonest
 neighbor 10.0.0.12 remote-as 65001
 neighbor 10.0.0.12 password r4Kz9wQ
                             ^^^^^^^ this BGP password is only 7 bytes long
exit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password r4Kz9wQx0LmTb2
 neighbor 10.0.0.12 remote-as 65001
 neighbor 10.0.0.12 password {{ pw }}
exit
`,
  ],
})

function weakness(password: PasswordTraits | undefined): string | undefined {
  if (password?.isCommon) return 'one of the commonest'
  const { bytes } = password ?? {}
  return bytes !== undefined && bytes > 0 && bytes < 12 ? `only ${bytes} bytes long` : undefined
}
