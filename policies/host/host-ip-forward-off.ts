import { filesOf, sysctlSetting, sysctlSettings } from '../../src/fabric/host.ts'
import type { RouterEnd } from '../../src/fabric/fabric.ts'
import type { NeighborFamily } from '../../src/fabric/router.ts'
import type { Family } from '../../src/net/family.ts'
import { endsOf, policy } from '../../src/lint/policy.ts'

const families: readonly { family: Family; ip: string; key: string }[] = [
  { family: 'ipv4-unicast', ip: 'ip', key: 'net.ipv4.ip_forward' },
  { family: 'ipv6-unicast', ip: 'ipv6', key: 'net.ipv6.conf.all.forwarding' },
]

export default policy({
  severity: 'error',
  summary: 'A router that learns routes forwards packets.',
  why: 'BGP works and the routes are installed, but the kernel drops every packet that is not for the router itself',
  see: [
    'Linux: ip-sysctl, ip_forward, conf/all/forwarding',
    'sysctl.d(5): order of files',
    'FRR: ip forwarding, ipv6 forwarding',
  ],
  messages: {
    off: '{router} is a router, but {key} is {value}: it forwards no packet',
    unset: '{router} is a router, but no sysctl file sets {key}: it forwards no packet',
    frr: "{router} is a router, but '{line}' turns forwarding off when FRR starts",
  },

  check(network, report) {
    for (const router of network.routers)
      for (const { family, ip, key } of families) {
        if (!endsOf(network, router).some(end => passesPackets(end, family))) continue
        const { name, hostFiles, globals } = router
        // FRR sets the kernel as its file says, after the sysctl files were applied.
        const line = globals.findLast(each => each.replace('no ', '') === `${ip} forwarding`)
        if (line?.startsWith('no '))
          report({
            on: router,
            field: `globals.${line}`,
            message: 'frr',
            data: { router: name, line },
            help: `${ip} forwarding`,
          })
        if (line) continue
        const counts = sysctlSetting(hostFiles, key)
        if (counts?.value === '0')
          report({
            on: counts,
            field: 'value',
            message: 'off',
            data: { router: name, key, value: counts.value },
            related: sysctlSettings(hostFiles, key)
              .filter(({ value }) => value === '1')
              .map(on => ({ on, field: 'value', message: 'is set here, but another file is read later' })),
            help: `${key} = 1`,
          })
        const file = filesOf(hostFiles, 'sysctl').at(-1)
        if (!counts && file && network.isComplete && router.bgp && !router.isPartial)
          report({
            on: router.bgp,
            field: 'asn',
            message: 'unset',
            data: { router: name, key },
            help: `write ${key} = 1 into ${file.origin.path}`,
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
-- tor0/sysctl.d/01-forward.conf --
net.ipv4.ip_forward = 1
                      ~ is set here, but another file is read later
-- tor0/sysctl.d/99-hardening.conf --
net.ipv4.ip_forward = 0
                      ^ tor0 is a router, but net.ipv4.ip_forward is 0: it forwards no packet
net.ipv4.conf.all.send_redirects = 0
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
no ip forwarding
^^^^^^^^^^^^^^^^ tor0 is a router, but 'no ip forwarding' turns forwarding off when FRR starts
no ipv6 forwarding
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
    `
complete
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
           ^^^^^ tor0 is a router, but no sysctl file sets net.ipv4.ip_forward: it forwards no packet
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor0/sysctl.d/90-router.conf --
net.ipv4.fib_multipath_hash_policy = 1
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
net.ipv6.conf.all.forwarding = 0
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
ip forwarding
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor0/sysctl.d/90-router.conf --
net.ipv4.ip_forward = 0
`,
    `
-- rs0/frr.conf --
frr version 8.4
hostname rs0
no ip forwarding
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65002
 address-family ipv4 unicast
  neighbor 10.0.0.11 route-server-client
  neighbor 10.0.0.12 route-server-client
 exit-address-family
exit
`,
    `
-- tor0/frr.conf --
frr version 8.4
hostname tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor0/sysctl.d/90-router.conf --
net.ipv4.fib_multipath_hash_policy = 1
`,
  ],
})

/** Whether packets of a family go through the router to what is behind this neighbor, and not past it. */
function passesPackets({ from: { settings } }: RouterEnd, family: Family): boolean {
  return settings.activeFamilies.includes(family) && !isClient(settings.families?.[family])
}

/** Clients of a route server or reflector, which is often no router. */
function isClient(settings: NeighborFamily | undefined): boolean {
  return (settings?.routeReflectorClient ?? false) || (settings?.globals ?? []).includes('route-server-client')
}
