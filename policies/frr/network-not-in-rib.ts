import { effectiveInstance } from '../../src/fabric/effective.ts'
import { contains, formatCidr, network as networkOf, sameCidr, type Prefix } from '../../src/net/prefix.ts'
import { policy, type Router } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A network that a router is to announce is in its routing table.',
  why: 'FRR announces a network only while the very prefix is in the table (bgp network import-check, on since 7.4); a larger or smaller one does not count, and nothing is logged',
  see: ['FRR: network, bgp network import-check', 'FRRouting/frr#6552', 'FRRouting/frr#16940', 'FRRouting/frr#8247'],
  messages: {
    missing:
      '{router} announces {prefix} only while it has that very route, and no interface or static route gives it one',
  },

  check(network, report) {
    for (const router of network.routers) {
      if (!router.bgp || router.isPartial || hasOtherProtocols(router)) continue
      if (!effectiveInstance(router).networkImportCheck) continue
      for (const each of router.bgp.families.flatMap(({ networks }) => networks)) {
        const { prefix } = each
        if (givesRoute(router, prefix) || mayBeConnected(router, prefix)) continue
        const isKnown = router.interfaces.some(({ addresses }) => addresses.length > 0)
        report({
          on: each,
          field: 'prefix',
          message: 'missing',
          data: { router: router.name, prefix },
          help: `${prefix.address.version === 4 ? 'ip' : 'ipv6'} route ${formatCidr(prefix)} blackhole`,
          fix: {
            title: 'add a static route that keeps it in the table',
            edits: [
              {
                on: router.bgp,
                lineAbove: `${prefix.address.version === 4 ? 'ip' : 'ipv6'} route ${formatCidr(prefix)} blackhole`,
              },
            ],
          },
          likely: isKnown
            ? undefined
            : `the addresses of ${router.name} are not in its frr.conf: one may be in ${formatCidr(prefix)}`,
        })
      }
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
 address-family ipv4 unicast
  network 203.0.113.0/24
          ^^^^^^^^^^^^^^ tor0 announces 203.0.113.0/24 only while it has that very route, and no interface or static route gives it one
  network 10.0.0.0/24
 exit-address-family
exit
`,
  ],
  good: [
    // One is connected, one has a static route, and the loopback is the host's own affair.
    `
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
ip route 203.0.113.0/24 blackhole
router bgp 65000
 bgp router-id 10.255.0.1
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  network 203.0.113.0/24
  network 10.0.0.0/24
  network 10.255.0.1/32
 exit-address-family
exit
`,
    // Its addresses are set by the host, and the neighbor is in this network; another router does not check, a third learns routes by OSPF.
    `
-- tor0/frr.conf --
frr version 8.4
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  network 10.0.0.0/24
 exit-address-family
exit
-- tor1/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.1.1/24
exit
router bgp 65000
 no bgp network import-check
 neighbor 10.0.1.11 remote-as 65001
 address-family ipv4 unicast
  network 198.51.100.0/24
 exit-address-family
exit
-- tor2/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.2.1/24
exit
router ospf
 network 10.0.2.0/24 area 0
exit
router bgp 65000
 neighbor 10.0.2.11 remote-as 65001
 address-family ipv4 unicast
  network 198.51.100.0/24
 exit-address-family
exit
`,
  ],
})

/** Whether another protocol may put routes into the table. */
function hasOtherProtocols({ globals }: Router): boolean {
  return globals.some(line => /^(?:router (?!bgp\b)|vrf |table )/.test(line))
}

/** Whether an interface, a static route or an aggregate is the very prefix. */
function givesRoute({ interfaces, staticRoutes, bgp }: Router, prefix: Prefix): boolean {
  return (
    interfaces.some(({ addresses }) =>
      addresses.some(each => sameCidr(networkOf(each), prefix) || sameAddress(each, prefix)),
    ) ||
    staticRoutes.some(each => sameCidr(each.prefix, prefix)) ||
    bgp!.families.some(({ aggregates }) => aggregates.some(each => sameCidr(each.prefix, prefix)))
  )
}

function sameAddress(a: Prefix, b: Prefix): boolean {
  return sameCidr({ ...a, length: b.length }, b)
}

/** Whether it may be a network that the host gives the router: one that it has a neighbor in, or its router id. */
function mayBeConnected({ bgp }: Router, prefix: Prefix): boolean {
  const { routerId, neighbors, listenRanges } = bgp!
  return (
    (routerId !== undefined && contains(prefix, routerId)) ||
    neighbors.some(({ peer }) => 'address' in peer && contains(prefix, peer.address)) ||
    listenRanges.some(each => contains(prefix, each.prefix))
  )
}
