import { sysctlSetting } from '../../src/fabric/host.ts'
import { policy } from '../../src/lint/policy.ts'

const keys = ['net.ipv4.fib_multipath_hash_policy', 'net.ipv6.fib_multipath_hash_policy']

export default policy({
  severity: 'info',
  summary: 'A router spreads connections over equal paths, not just pairs of hosts.',
  why: 'With policy 0 the kernel chooses the path by the two addresses alone: all connections of a client to a Service go to the same node',
  see: ['Linux: ip-sysctl, fib_multipath_hash_policy'],
  messages: { layer3: '{router} chooses among equal paths by addresses alone: {key} is 0' },

  check(network, report) {
    for (const { name, bgp, hostFiles } of network.routers)
      for (const key of keys) {
        const written = sysctlSetting(hostFiles, key)
        if (bgp && written?.value === '0')
          report({
            on: written,
            field: 'value',
            message: 'layer3',
            data: { router: name, key },
            help: `${key} = 1, which counts the ports as well`,
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
exit
-- tor0/sysctl.d/90-router.conf --
net.ipv4.ip_forward = 1
net.ipv4.fib_multipath_hash_policy = 0
                                     ^ tor0 chooses among equal paths by addresses alone: net.ipv4.fib_multipath_hash_policy is 0
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor0/sysctl.d/90-router.conf --
net.ipv4.ip_forward = 1
net.ipv4.fib_multipath_hash_policy = 1
`,
  ],
})
