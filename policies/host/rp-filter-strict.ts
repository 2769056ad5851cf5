import { filesOf } from '../../src/fabric/host.ts'
import { endsOf, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A router with several ways does not filter by the reverse path strictly.',
  why: 'With rp_filter 1 the kernel drops a packet whose way back would leave by another interface, as with equal paths and with answers that go past a router; the larger of all and the interface counts',
  see: [
    'Linux: ip-sysctl, rp_filter',
    'RFC 3704, 2.2',
    'cilium/cilium#13130',
    'cilium/cilium#40521',
    'cilium/cilium#18712',
  ],
  messages: { strict: '{router} has {count} BGP neighbors, but {key} is 1: answers that come another way are dropped' },

  check(network, report) {
    for (const router of network.routers) {
      const { name, hostFiles } = router
      const count = endsOf(network, router).length
      if (count < 2) continue
      const counts = new Map(
        filesOf(hostFiles, 'sysctl')
          .toSorted((a, b) => (a.name < b.name ? -1 : 1))
          .flatMap(file => file.settings)
          .filter(setting => /^net\.ipv4\.conf\..+\.rp_filter$/.test(setting.name))
          .map(setting => [setting.name, setting]),
      )
      // The larger counts, and 2 is loose.
      if (counts.get('net.ipv4.conf.all.rp_filter')?.value === '2') continue
      for (const [key, setting] of counts)
        if (setting.value === '1' && !/\.(?:default|lo)\./.test(key))
          report({
            on: setting,
            field: 'value',
            message: 'strict',
            data: { router: name, count, key },
            help: `${key} = 2, or 0`,
          })
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.1.1 remote-as 65100
exit
-- tor0/sysctl.d/90-router.conf --
net.ipv4.ip_forward = 1
net.ipv4.conf.all.rp_filter = 1
                              ^ tor0 has 2 BGP neighbors, but net.ipv4.conf.all.rp_filter is 1: answers that come another way are dropped
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.1.1 remote-as 65100
exit
-- tor0/sysctl.d/90-router.conf --
net.ipv4.ip_forward = 1
net.ipv4.conf.all.rp_filter = 2
net.ipv4.conf.eth0.rp_filter = 1
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor0/sysctl.d/90-router.conf --
net.ipv4.conf.all.rp_filter = 1
`,
  ],
})
