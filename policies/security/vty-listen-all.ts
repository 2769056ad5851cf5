import { daemonOption, daemonSetting, filesOf } from '../../src/fabric/host.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: "FRR's terminals are reached from the host itself only.",
  why: 'Whoever reaches the host over the network gets a telnet terminal of the daemon, in clear text and behind one password at most',
  see: ['FRR: -A, --vty_addr of every daemon', 'FRR: /etc/frr/daemons, bgpd_options'],
  messages: { all: '{daemon} of {router} serves its terminal on every address: {option}' },

  check(network, report) {
    for (const { name, hostFiles } of network.routers)
      for (const daemon of new Set(
        filesOf(hostFiles, 'daemons').flatMap(file => file.options.map(each => each.daemon)),
      )) {
        const option = daemonOption(hostFiles, daemon, '-A', '--vty_addr')
        const port = daemonOption(hostFiles, daemon, '-P', '--vty_port')
        // A daemon that does not run, or whose terminal is off, serves nobody; zebra and staticd always run.
        const isOff = ['', 'no', '0'].includes(daemonSetting(hostFiles, daemon)?.value ?? 'yes')
        if ((isOff && !['zebra', 'staticd'].includes(daemon)) || port?.value === '0') continue
        if (option && ['0.0.0.0', '::', '*'].includes(option.value ?? ''))
          report({
            on: option,
            message: 'all',
            data: { daemon, router: name, option: `${option.flag} ${option.value!}` },
            help: `${option.flag} 127.0.0.1`,
            fix: {
              title: 'listen on 127.0.0.1 alone',
              edits: [{ on: option, replaceWith: `${option.flag} 127.0.0.1` }],
            },
          })
      }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
exit
-- tor0/daemons --
bgpd=yes
zebra_options="  -A 127.0.0.1 -s 90000000"
bgpd_options="   -A 0.0.0.0"
                 ^^^^^^^^^^ bgpd of tor0 serves its terminal on every address: -A 0.0.0.0
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
exit
-- tor0/daemons --
bgpd=yes
ospfd=no
zebra_options="  -A 127.0.0.1 -s 90000000"
bgpd_options="   -A 127.0.0.1"
ospfd_options="  -A 0.0.0.0"
`,
  ],
})
