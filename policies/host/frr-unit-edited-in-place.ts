import { filesOf } from '../../src/fabric/host.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'The unit of FRR is not changed where the package put it.',
  why: 'The next update of the package overwrites the file, and the change is gone without a word',
  see: ['systemd.unit(5): unit file load path'],
  messages: { vendor: '{path} is of the package, which overwrites it' },

  check(network, report) {
    for (const { hostFiles } of network.routers)
      for (const { unit, isDropIn, origin, directives } of filesOf(hostFiles, 'unit'))
        if (
          unit === 'frr.service' &&
          !isDropIn &&
          directives[0] &&
          /(?:^|\/)lib\/systemd\/system\/[^/]+$/.test(origin.path)
        )
          report({
            on: directives[0],
            message: 'vendor',
            data: { path: origin.path.replace(/^.*?((?:usr\/)?lib\/systemd)/, '/$1') },
            help: 'put the whole unit to /etc/systemd/system/frr.service, and run systemctl daemon-reload',
          })
  },

  bad: [
    `
-- tor0/etc/frr/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
exit
-- tor0/usr/lib/systemd/system/frr.service --
[Unit]
Description=FRRouting
^^^^^^^^^^^^^^^^^^^^^ /usr/lib/systemd/system/frr.service is of the package, which overwrites it
After=network-online.target
Wants=network-online.target
`,
  ],
  good: [
    `
-- tor0/etc/frr/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
exit
-- tor0/etc/systemd/system/frr.service --
[Unit]
Description=FRRouting
After=network-online.target
Wants=network-online.target
`,
  ],
})
