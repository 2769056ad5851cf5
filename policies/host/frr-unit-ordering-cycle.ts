import { filesOf, unitWords } from '../../src/fabric/host.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'frr.service is not ordered before network.target and after network-online.target at once.',
  why: 'network-online.target itself comes after network.target, so this is a cycle: systemd breaks it at boot by deleting the start job of one of the units, which may be FRR or the network',
  see: [
    'systemd.special(7): network.target, network-online.target',
    'systemd.unit(5): Before=, After=',
    'FRR: tools/frr.service',
    'FRRouting/frr#18230',
  ],
  messages: {
    cycle: 'frr.service starts after network-online.target and before network.target, which is a cycle',
    packaged:
      'frr.service starts after network-online.target, and the packaged unit has Before=network.target, which is a cycle',
  },

  check(network, report) {
    for (const { hostFiles } of network.routers) {
      const late = unitWords(hostFiles, 'frr.service', 'After')?.find(({ text }) => text === 'network-online.target')
      if (!late) continue
      const early = unitWords(hostFiles, 'frr.service', 'Before')?.find(({ text }) => text === 'network.target')
      const isWhole = filesOf(hostFiles, 'unit').some(({ unit, isDropIn }) => unit === 'frr.service' && !isDropIn)
      if (early)
        report({
          on: early,
          message: 'cycle',
          data: {},
          related: [{ on: late, message: 'network-online.target comes after network.target' }],
          help: 'leave out Before=network.target, and write Wants=network-online.target',
        })
      // A drop-in adds to the unit of the package; it can take back none of its dependencies.
      else if (!isWhole)
        report({
          on: late,
          message: 'packaged',
          data: {},
          help: 'copy the whole unit to /etc/systemd/system/frr.service, and leave out its Before=network.target',
          likely: 'the unit that this is added to is not in the files',
        })
    }
  },

  bad: [
    `
-- fedora1/frr.conf --
frr version 8.4
hostname fedora1
router bgp 65000
exit
-- fedora1/frr.service --
[Unit]
Description=FRRouting
After=network-online.target systemd-sysctl.service
      ~~~~~~~~~~~~~~~~~~~~~ network-online.target comes after network.target
Before=network.target
       ^^^^^^^^^^^^^^ frr.service starts after network-online.target and before network.target, which is a cycle
Wants=network.target

[Service]
Type=forking
ExecStart=/usr/libexec/frr/frrinit.sh start
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
exit
-- tor0/frr.service.d/online.conf --
[Unit]
After=network-online.target
      ^^^^^^^^^^^^^^^^^^^^^ frr.service starts after network-online.target, and the packaged unit has Before=network.target, which is a cycle
Wants=network-online.target
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
exit
-- tor0/frr.service --
[Unit]
Description=FRRouting
After=network-online.target systemd-sysctl.service
Wants=network-online.target

[Service]
Type=forking
ExecStart=/usr/lib/frr/frrinit.sh start
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
exit
-- tor0/frr.service.d/restart.conf --
[Service]
Restart=always
`,
  ],
})
