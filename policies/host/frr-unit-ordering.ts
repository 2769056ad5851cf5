import { filesOf, unitDirectives, unitWords } from '../../src/fabric/host.ts'
import type { Router } from '../../src/fabric/router.ts'
import { policy } from '../../src/lint/policy.ts'

const online = ['network-online.target', 'NetworkManager-wait-online.service', 'systemd-networkd-wait-online.service']

export default policy({
  severity: 'warning',
  summary: 'Where something else than FRR sets the addresses of a router, FRR starts after them.',
  why: 'Routes that arrive before the addresses are there have next hops that zebra cannot resolve, and may stay out of the kernel until the session is reset',
  see: [
    'systemd.special(7): network-online.target',
    'FRR: tools/frr.service',
    'FRRouting/frr#4249',
    'FRRouting/frr#18230',
  ],
  messages: {
    early: '{router} starts frr.service before the network is online: it is ordered after {after}',
    unordered: '{router} starts frr.service before the network is online: the unit has no After=',
    unwanted: '{router} orders frr.service after network-online.target, but nothing starts that target',
  },

  check(network, report) {
    for (const router of network.routers) {
      const { name, hostFiles } = router
      const unit = filesOf(hostFiles, 'unit').find(each => each.unit === 'frr.service' && !each.isDropIn)
      if (!unit || setsOwnAddresses(router)) continue
      const after = unitWords(hostFiles, 'frr.service', 'After')
      const wanted = ['Wants', 'Requires', 'BindsTo'].flatMap(each => unitWords(hostFiles, 'frr.service', each) ?? [])
      const help = 'After=network-online.target and Wants=network-online.target, without Before=network.target'
      if (!after) {
        const [first] = unit.directives
        if (first) report({ on: first, message: 'unordered', data: { router: name }, help })
        continue
      }
      const [line] = unitDirectives(hostFiles, 'frr.service', 'After')
      if (!after.some(({ text }) => online.includes(text)))
        report({
          on: line!,
          field: 'value',
          message: 'early',
          data: { router: name, after: after.map(({ text }) => text).join(' ') || 'nothing' },
          help,
        })
      const target = after.find(({ text }) => text === online[0])
      if (target && !wanted.some(({ text }) => online.includes(text)))
        report({ on: target, message: 'unwanted', data: { router: name }, help: 'Wants=network-online.target' })
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
exit
-- tor0/frr.service --
[Unit]
Description=FRRouting
After=network-pre.target systemd-sysctl.service
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 starts frr.service before the network is online: it is ordered after network-pre.target systemd-sysctl.service
Before=network.target
Wants=network.target

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
-- tor0/frr.service --
[Unit]
Description=FRRouting
After=network-online.target
      ^^^^^^^^^^^^^^^^^^^^^ tor0 orders frr.service after network-online.target, but nothing starts that target

[Service]
Type=forking
ExecStart=/usr/lib/frr/frrinit.sh start
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
After=network-online.target
Wants=network-online.target

[Service]
Type=forking
ExecStart=/usr/lib/frr/frrinit.sh start
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
exit
-- tor0/frr.service --
[Unit]
Description=FRRouting
After=network-pre.target systemd-sysctl.service
Before=network.target

[Service]
Type=forking
ExecStart=/usr/lib/frr/frrinit.sh start
`,
  ],
})

/** Whether FRR itself sets the addresses, so that it need not wait for them. */
function setsOwnAddresses({ interfaces }: Router): boolean {
  return interfaces.some(({ name, addresses }) => name !== 'lo' && addresses.length > 0)
}
