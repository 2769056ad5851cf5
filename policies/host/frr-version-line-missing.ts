import { filesOf } from '../../src/fabric/host.ts'
import { isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A configuration says for which version and profile of FRR it was written.',
  why: 'Without the lines the defaults are those of whatever FRR runs: an upgrade may change what the file means, such as whether eBGP needs a policy',
  see: ['FRR: frr version, frr defaults', 'FRR: lib/defaults.c', 'FRR documentation, "Basic Setup", "Profiles"'],
  messages: {
    version: "{router} has no line 'frr version'; its defaults are those of the FRR that runs",
    defaults: "{router} has no line 'frr defaults'; its defaults are those of the FRR that runs",
  },

  check(network, report) {
    for (const router of network.routers) {
      const file = filesOf(router.hostFiles, 'config').find(each => each.name === 'frr.conf')
      if (!file || !router.bgp || router.isPartial) continue
      if (!router.origin.fields?.['frr'])
        report({
          on: file,
          message: 'version',
          data: { router: router.name },
          help: `frr version ${router.frr ?? '8.4'}, or what 'show version' says`,
        })
      if (!isWritten(router, 'profile'))
        report({
          on: file,
          message: 'defaults',
          data: { router: router.name },
          help: 'frr defaults traditional, unless daemons or the package say datacenter',
        })
    }
  },

  bad: [
    `
-- tor0/frr.conf --
hostname tor0
^^^^^^^^^^^^^ tor0 has no line 'frr defaults'; its defaults are those of the FRR that runs
^^^^^^^^^^^^^ tor0 has no line 'frr version'; its defaults are those of the FRR that runs
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
    `
-- README.md --
Add to frr.conf:

\`\`\`
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
\`\`\`
`,
  ],
})
