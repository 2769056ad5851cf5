import { describe, expect, test } from 'vitest'
import { derive } from '../../src/derive/derive.ts'
import { L2Announcement } from '../../src/dsl/announce.ts'
import type { Description } from '../../src/dsl/fabric.ts'
import {
  at,
  autonomousSystem,
  cluster,
  deny,
  egressGateway,
  fabric,
  filter,
  gateway,
  l2Announcement,
  loadBalancerAddresses,
  node,
  peering,
  permit,
  podCidrs,
  pool,
  range,
  route,
  router,
  secret,
  service,
  subnet,
  within,
} from '../../src/dsl/index.ts'
import { formatCidr } from '../../src/net/prefix.ts'
import { takeProblems } from '../../src/dsl/problem.ts'

/** Findings of a description, as `code: message`. */
function findings(describeIt: () => Description): string[] {
  takeProblems()
  const description = describeIt()
  const { diagnostics } = derive(description)
  return [...takeProblems(), ...diagnostics]
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, message }) => `${code}: ${message}`)
}

const system = () => autonomousSystem(65001)

/** A network with nothing wrong, in parts that a case replaces. */
function sound() {
  const lan = subnet('192.0.2.0/24')
  const tor = router('tor', { as: autonomousSystem(65000), frr: '10.3', interfaces: { eth0: lan.address(1) } })
  const lab = cluster('lab', {
    as: system(),
    cilium: '1.20',
    serviceCidrs: '10.96.0.0/16',
    podCidrs: '10.1.0.0/16',
    nodes: { one: lan.address(11), two: lan.address(12) },
  })
  const vips = pool('vips', { in: lab, blocks: ['198.51.100.0/24'] })
  const advertise = [loadBalancerAddresses({ from: vips, of: { expose: 'yes' } })]
  return { lan, tor, lab, vips, advertise }
}

test('a sound network has no findings', () => {
  expect(
    findings(() => {
      const { tor, lab, advertise } = sound()
      return fabric({
        expose: [service('web', { in: lab, labels: { expose: 'yes' } })],
        peerings: [peering({ between: [lab.nodes, tor], advertise })],
      })
    }),
  ).toEqual([])
})

const cases: readonly (readonly [name: string, describeIt: () => Description, finding: RegExp])[] = [
  [
    'node subnets that overlap',
    () => {
      const { tor, lab, advertise } = sound()
      const inner = subnet('192.0.2.128/25')
      const other = cluster('other', { as: system(), cilium: '1.20', nodes: { three: inner.address(1) } })
      return fabric({ clusters: [other], peerings: [peering({ between: [lab.nodes, tor], advertise })] })
    },
    /^subnet-overlap: subnet 192\.0\.2\.128\/25 lies inside subnet 192\.0\.2\.0\/24/,
  ],
  [
    'an address used twice',
    () => {
      const { lan, tor, advertise, lab } = sound()
      const other = cluster('other', { as: system(), cilium: '1.20', nodes: { three: lan.address(1) } })
      return fabric({ clusters: [other], peerings: [peering({ between: [lab.nodes, tor], advertise })] })
    },
    /^address-duplicate: 192\.0\.2\.1 is the address of eth0 of tor and of node three/,
  ],
  [
    'a prefix with host bits',
    () =>
      fabric({
        routers: [
          router('tor', { as: system(), frr: '10.3', interfaces: { eth0: subnet('192.0.2.1/24').address(1) } }),
        ],
      }),
    /^cidr-host-bits-set: 192\.0\.2\.1\/24 has host bits set: the network is 192\.0\.2\.0\/24/,
  ],
  [
    'text that is no prefix',
    () =>
      fabric({
        routers: [router('tor', { as: system(), frr: '10.3', interfaces: { eth0: subnet('192.0.2/24').address(1) } })],
      }),
    /^prefix-invalid: '192\.0\.2\/24' is no prefix/,
  ],
  [
    'an address outside its subnet',
    () =>
      fabric({
        routers: [
          router('tor', { as: system(), frr: '10.3', interfaces: { eth0: subnet('192.0.2.0/24').address(256) } }),
        ],
      }),
    /^address-outside-subnet: 256 lies outside 192\.0\.2\.0\/24/,
  ],
  [
    'the broadcast address',
    () =>
      fabric({
        routers: [
          router('tor', { as: system(), frr: '10.3', interfaces: { eth0: subnet('192.0.2.0/24').address(255) } }),
        ],
      }),
    /^address-not-usable: 255 is the broadcast address/,
  ],
  [
    'an AS number too large',
    () =>
      fabric({ routers: [router('tor', { as: autonomousSystem(4294967296), frr: '10.3', loopback: '192.0.2.1' })] }),
    /^asn-invalid: 4294967296 is no AS number/,
  ],
  [
    'an asdot number that lost its form',
    () => fabric({ routers: [router('tor', { as: autonomousSystem(1.1), frr: '10.3', loopback: '192.0.2.1' })] }),
    /^asn-invalid: 1\.1 is a number with a fraction/,
  ],
  [
    'a reserved AS number',
    () => fabric({ routers: [router('tor', { as: autonomousSystem(23456), frr: '10.3', loopback: '192.0.2.1' })] }),
    /^asn-reserved: AS 23456/,
  ],
  [
    'an empty name of a secret',
    () => fabric({ peerings: [peering({ between: [sound().lab.nodes, sound().tor], password: secret('') })] }),
    /^name-invalid: a name is empty: small letters, digits/,
  ],
  [
    'a name of a secret with a blank in it',
    () => fabric({ peerings: [peering({ between: [sound().lab.nodes, sound().tor], password: secret('lab bgp') })] }),
    /^name-invalid: 'lab bgp' can't be a name: small letters, digits/,
  ],
  [
    'a node no router can reach',
    () => {
      const { tor, advertise } = sound()
      const far = cluster('far', { as: system(), cilium: '1.20', nodes: { away: subnet('203.0.113.0/24').address(5) } })
      return fabric({ peerings: [peering({ between: [far.nodes, tor], advertise })] })
    },
    /^node-unreachable: away can't reach tor: they share no subnet/,
  ],
  [
    'a loopback that no path leads to',
    () => {
      const spine = router('spine', { as: autonomousSystem(65002), frr: '10.3', loopback: '10.0.0.1' })
      const { lab, advertise } = sound()
      return fabric({ peerings: [peering({ between: [lab.nodes, spine], advertise })] })
    },
    /^loopback-no-route: one, two can't reach the IPv4 loopback of spine/,
  ],
  [
    'routers with nothing in common',
    () => {
      const [a, b] = ['a', 'b'].map((name, i) =>
        router(name, { as: system(), frr: '10.3', interfaces: { eth0: subnet(`10.${i}.0.0/24`).address(1) } }),
      )
      return fabric({ peerings: [peering({ between: [a!, b!] })] })
    },
    /^router-unreachable: a and b have no subnet in common and not both a loopback/,
  ],
  [
    'a pool inside the nodes’ network',
    () => {
      const { tor, lab } = sound()
      const inside = pool('inside', { in: lab, blocks: [range('192.0.2.200', '192.0.2.210')] })
      return fabric({
        peerings: [peering({ between: [lab.nodes, tor], advertise: [loadBalancerAddresses({ from: inside })] })],
      })
    },
    /^pool-overlaps-node-subnet: 192\.0\.2\.200 to 192\.0\.2\.210 of pool inside of cluster lab overlaps 192\.0\.2\.0\/24, the subnet of nodes/,
  ],
  [
    'a pool inside the service network',
    () => {
      const { tor, lab } = sound()
      const inside = pool('inside', { in: lab, blocks: ['10.96.3.0/24'] })
      return fabric({
        peerings: [peering({ between: [lab.nodes, tor], advertise: [loadBalancerAddresses({ from: inside })] })],
      })
    },
    /^pool-overlaps-service-cidr: 10\.96\.3\.0 to 10\.96\.3\.255 of pool inside/,
  ],
  [
    'a pool inside the pod network',
    () => {
      const { tor, lab, advertise } = sound()
      pool('inside', { in: lab, blocks: ['10.1.3.0/24'] })
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise })] })
    },
    /^pool-overlaps-pod-cidr: /,
  ],
  [
    'two pools that overlap, in two clusters',
    () => {
      const { tor, lab, lan, advertise } = sound()
      const other = cluster('other', { as: system(), cilium: '1.20', nodes: { three: lan.address(13) } })
      pool('again', { in: other, blocks: ['198.51.100.128/25'] })
      return fabric({ clusters: [other], peerings: [peering({ between: [lab.nodes, tor], advertise })] })
    },
    /^pool-overlap: 198\.51\.100\.128 to 198\.51\.100\.255 of pool again of cluster other overlaps 198\.51\.100\.0 to 198\.51\.100\.255, pool vips of cluster lab/,
  ],
  [
    'an unknown release of FRR',
    () => fabric({ routers: [router('tor', { as: system(), frr: '6.0', loopback: '192.0.2.1' })] }),
    /^version-unknown: FRR 6\.0 is not known to netc/,
  ],
  [
    'an unknown release of Cilium',
    () => fabric({ clusters: [cluster('lab', { cilium: '1.9', nodes: { one: subnet('192.0.2.0/24').address(1) } })] }),
    /^version-unknown: Cilium 1\.9 is not known to netc/,
  ],
  [
    'an interface of Cilium that the release lacks',
    () =>
      fabric({
        clusters: [
          cluster('lab', { cilium: '1.20', api: 'peering-policy', nodes: { one: subnet('192.0.2.0/24').address(1) } }),
        ],
      }),
    /^generation-not-in-release: Cilium 1\.20 has no BGP interface 'peering-policy'/,
  ],
  [
    'a node selector that matches nothing',
    () => {
      const { tor, lab, advertise } = sound()
      return fabric({ peerings: [peering({ between: [lab.nodes.where({ rack: 'rack9' }), tor], advertise })] })
    },
    /^node-selector-matches-nothing: no node of cluster lab is selected by rack=rack9/,
  ],
  [
    'a Service selector that matches nothing',
    () => {
      const { tor, lab, advertise } = sound()
      return fabric({
        expose: [service('web', { in: lab, labels: { expose: 'yess' } })],
        peerings: [peering({ between: [lab.nodes, tor], advertise })],
      })
    },
    /^advert-selector-matches-no-service: no exposed Service or Gateway of lab carries expose=yes/,
  ],
  [
    'two peerings for the same pair',
    () => {
      const { tor, lab, advertise } = sound()
      return fabric({
        peerings: [
          peering({ between: [lab.nodes, tor], advertise }),
          peering({ between: [lab.nodes, tor], advertise }),
        ],
      })
    },
    /^duplicate-peer: node one and tor already have a session by another peering/,
  ],
  ['an empty network', () => fabric({}), /^network-empty: /],
  [
    'two routers of one name',
    () => fabric({ routers: [1, 2].map(n => router('tor', { as: system(), frr: '10.3', loopback: `192.0.2.${n}` })) }),
    /^duplicate-name: two routers are called tor/,
  ],
  [
    'a router without any IPv4 address',
    () => fabric({ routers: [router('tor', { as: system(), frr: '10.3', loopback: '2001:db8::1' })] }),
    /^router-id-missing: /,
  ],
  [
    'a router id that is no IPv4 address',
    () => fabric({ routers: [router('tor', { as: system(), frr: '10.3', routerId: '2001:db8::1' })] }),
    /^router-id-invalid: /,
  ],
  [
    'two routers with one id',
    () =>
      fabric({
        routers: [1, 2].map(n =>
          router(`tor${n}`, { as: system(), frr: '10.3', routerId: '192.0.2.9', loopback: `192.0.2.${n}` }),
        ),
      }),
    /^router-id-duplicate: 192\.0\.2\.9/,
  ],
  [
    'BFD towards Cilium',
    () => {
      const { tor, lab, advertise } = sound()
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise, bfd: true })] })
    },
    /^bfd-not-supported-by-cilium: /,
  ],
  [
    'nodes without an AS',
    () => {
      const { tor, lan } = sound()
      const lab = cluster('lab', { cilium: '1.20', nodes: { one: lan.address(11) } })
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise: [podCidrs()] })] })
    },
    /^instance-asn-missing: neither this peering nor cluster lab says the AS of the nodes/,
  ],
  [
    'pod routes of a cluster that does not say its pod network',
    () => {
      const { tor, lan } = sound()
      const lab = cluster('lab', { as: system(), cilium: '1.20', nodes: { one: lan.address(11) } })
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise: [podCidrs()] })] })
    },
    /^advertised-prefixes-unknown: cluster lab announces pod networks/,
  ],
  [
    'IPv6 routes over an IPv4 session',
    () => {
      const { tor, lab, advertise } = sound()
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise, families: ['ipv4', 'ipv6'] })] })
    },
    /^v6-over-v4-session: IPv6 routes over an IPv4 session get the next hop ::ffff:192\.0\.2\.11 from Cilium/,
  ],
  [
    'a keepalive that does not fit the hold time',
    () => {
      const { tor, lab, advertise } = sound()
      return fabric({
        peerings: [peering({ between: [lab.nodes, tor], advertise, timers: { hold: 9, keepalive: 5 } })],
      })
    },
    /^keepalive-exceeds-hold: a keepalive every 5 s/,
  ],
  [
    'a hold time Cilium refuses',
    () => {
      const { tor, lab, advertise } = sound()
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise, timers: { hold: 2 } })] })
    },
    /^duration-invalid: timers\.hold is 2, not 3 to 65535/,
  ],
  [
    'a community of the wrong form',
    () => {
      const { tor, lab, vips } = sound()
      return fabric({
        peerings: [
          peering({
            between: [lab.nodes, tor],
            advertise: [loadBalancerAddresses({ from: vips, communities: ['4200000001:100'] })],
          }),
        ],
      })
    },
    /^community-invalid: '4200000001:100' is no community/,
  ],
  [
    'a requested address of a pool that does not take the Service',
    () => {
      const { tor, lab, advertise } = sound()
      const closed = pool('closed', { in: lab, blocks: ['203.0.113.0/28'], of: { only: 'these' } })
      return fabric({
        expose: [service('web', { in: lab, labels: { expose: 'yes' }, address: closed.address(3) })],
        peerings: [peering({ between: [lab.nodes, tor], advertise })],
      })
    },
    /^requested-ip-not-in-pool: default\/web asks for 203\.0\.113\.3 of pool closed, which does not take it/,
  ],
  [
    'one address for two Services',
    () => {
      const { tor, lab, vips, advertise } = sound()
      const expose = ['web', 'api'].map(name =>
        service(name, { in: lab, labels: { expose: 'yes' }, address: vips.address(3) }),
      )
      return fabric({ expose, peerings: [peering({ between: [lab.nodes, tor], advertise })] })
    },
    /^requested-ip-conflict: default\/web and default\/api both ask for 198\.51\.100\.3/,
  ],
  [
    'a Gateway that nothing announces',
    () => {
      const { tor, lab, advertise } = sound()
      const expose = [
        service('web', { in: lab, labels: { expose: 'yes' } }),
        gateway('edge', { in: lab, labels: { other: 'label' } }),
      ]
      return fabric({ expose, peerings: [peering({ between: [lab.nodes, tor], advertise })] })
    },
    /^lb-service-not-advertised: Gateway default\/edge is exposed, but nothing announces it/,
  ],
  [
    'an L2 announcement by no node',
    () => {
      const { lab } = sound()
      return fabric({ announce: [l2Announcement('l2', { nodes: lab.nodes.where({ no: 'such' }) })] })
    },
    /^l2-node-selector-empty-set: /,
  ],
  [
    'an L2 lease that can’t be kept',
    () => {
      const { lab } = sound()
      return fabric({
        announce: [l2Announcement('l2', { nodes: lab.nodes, lease: { duration: 5, renew: 5, retry: 2 } })],
      })
    },
    /^l2-lease-timings: /,
  ],
  [
    'two L2 leases in one cluster',
    () => {
      const { lab } = sound()
      const announce = [15, 30].map(duration =>
        l2Announcement(`l2-${duration}`, { nodes: lab.nodes, lease: { duration, renew: 5, retry: 2 } }),
      )
      return fabric({ announce })
    },
    /^l2-lease-differs: l2-30 asks for a lease of 30 s, .*, l2-15 for one of 15 s/,
  ],
  [
    'an egress gateway with both an address and an interface',
    () => {
      const { lab } = sound()
      return fabric({
        announce: [
          egressGateway('out', {
            pods: { app: 'x' },
            to: ['203.0.113.0/24'],
            through: lab.nodes,
            address: '192.0.2.99',
            interface: 'eth0',
          }),
        ],
      })
    },
    /^egress-ip-and-interface: /,
  ],
  [
    'lengths that exclude each other',
    () =>
      fabric({
        routers: [
          router('tor', {
            as: system(),
            frr: '10.3',
            loopback: '192.0.2.1',
            originate: [formatCidr(within('10.0.0.0/8', { from: 24, to: 16 }).prefix)],
          }),
        ],
      }),
    /^prefix-list-window-invalid: no length is at least 24 and at most 16/,
  ],
  [
    'a filter with the name of one that is derived',
    () => {
      const { tor, lab, advertise } = sound()
      const other = cluster('other', {
        as: system(),
        cilium: '1.20',
        nodes: { three: tor.interfaces[0]!.addresses[0]!.subnet.address(13) },
      })
      const own = filter('LAB-OUT', [permit()])
      return fabric({
        peerings: [
          peering({ between: [lab.nodes, tor], advertise }),
          peering({ between: [other.nodes, tor], announce: own }),
        ],
      })
    },
    /^duplicate-name: two filters of one router are called LAB-OUT/,
  ],
  [
    'a port of a router towards nodes',
    () => {
      const { tor, lab, advertise } = sound()
      return fabric({ peerings: [peering({ between: [lab.nodes, tor.port('eth0')], advertise })] })
    },
    /^unnumbered-vs-cilium: tor is named by its port eth0/,
  ],
  [
    'ports that do not pair up',
    () => {
      const [a, b] = ['a', 'b'].map((name, i) =>
        router(name, { as: autonomousSystem(65001 + i), frr: '10.3', loopback: `10.0.0.${i}` }),
      )
      return fabric({ peerings: [peering({ between: [[a!.port('x'), a!.port('y')], b!.port('z')] })] })
    },
    /^ports-unpaired: the sides name 2 and 1 ports/,
  ],
  [
    'an address that is not counted in whole numbers',
    () =>
      fabric({
        routers: [
          router('tor', { as: system(), frr: '10.3', interfaces: { eth0: subnet('192.0.2.0/24').address(1.5) } }),
        ],
      }),
    /^address-outside-subnet: 1\.5 is no whole number/,
  ],
  [
    'a static route to the other family',
    () =>
      fabric({
        routers: [
          router('tor', {
            as: system(),
            frr: '10.3',
            loopback: '192.0.2.1',
            routes: [route('10.0.0.0/8', { address: '2001:db8::1' })],
          }),
        ],
      }),
    /^route-next-hop-family: an IPv4 route can't go to an IPv6 address/,
  ],
  [
    'a line that opens a block',
    () =>
      fabric({
        routers: [router('tor', { as: system(), frr: '10.3', loopback: '192.0.2.1', lines: ['router bgp 3'] })],
      }),
    /^line-invalid: 'router bgp 3' opens a block/,
  ],
  [
    'a line that is two',
    () =>
      fabric({
        routers: [
          router('tor', { as: system(), frr: '10.3', loopback: '192.0.2.1', lines: ['log syslog\nrouter bgp 3'] }),
        ],
      }),
    /^line-invalid: one of the lines holds a line break/,
  ],
  [
    'a node whose router id is an IPv6 address',
    () => {
      const { lan } = sound()
      const nodes = { one: node({ addresses: lan.address(11), routerId: '2001:db8::1' }) }
      return fabric({ clusters: [cluster('lab', { cilium: '1.20', nodes })] })
    },
    /^router-id-invalid: 2001:db8::1/,
  ],
  [
    'a label the API server refuses',
    () => {
      const { lab } = sound()
      return fabric({ expose: [service('web', { in: lab, labels: { 'expose me': 'yes' } })] })
    },
    /^label-invalid: 'expose me' can't be the key of a label/,
  ],
  [
    'the value of a label the API server refuses',
    () => {
      const { lab } = sound()
      return fabric({ expose: [service('web', { in: lab, labels: { 'example.com/expose': 'by bgp' } })] })
    },
    /^label-invalid: 'by bgp' can't be the value of label example\.com\/expose/,
  ],
  [
    'a community of the wrong form in a filter',
    () => {
      const { tor, lab, advertise } = sound()
      const accept = filter('IN', [permit({ communities: ['99999:1'] })])
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise, accept })] })
    },
    /^community-invalid: '99999:1' is no community/,
  ],
  [
    'a local preference out of range in a filter',
    () => {
      const { tor, lab, advertise } = sound()
      const accept = filter('IN', [permit({}, { localPreference: -1 })])
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise, accept })] })
    },
    /^number-out-of-range: localPreference is -1/,
  ],
  [
    'two filters of one name',
    () => {
      const { tor, lab, advertise } = sound()
      const [accept, announce] = [filter('F', [permit()]), filter('F', [deny()])]
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise, accept, announce })] })
    },
    /^duplicate-name: two filters are called F/,
  ],
  [
    'settings of a router that is no end',
    () => {
      const { tor, lab, advertise } = sound()
      const other = router('other', { as: system(), frr: '10.3', loopback: '10.0.0.9' })
      return fabric({
        peerings: [peering({ between: [lab.nodes, tor], advertise, ends: [at(other, { defaultOriginate: true })] })],
      })
    },
    /^end-not-in-peering: other is no end of this peering/,
  ],
  [
    'a router that peers with itself',
    () => {
      const { tor } = sound()
      return fabric({ peerings: [peering({ between: [tor, tor] })] })
    },
    /^peering-with-itself: tor is on both sides/,
  ],
  [
    'a pool of another cluster',
    () => {
      const { lan, tor, advertise } = sound()
      const other = cluster('other', { as: system(), cilium: '1.20', nodes: { three: lan.address(13) } })
      return fabric({ peerings: [peering({ between: [other.nodes, tor], advertise })] })
    },
    /^pool-of-other-cluster: nodes of cluster other can't announce pool vips: cluster lab hands it out/,
  ],
  [
    'pod networks of an IPAM that Cilium does not announce',
    () => {
      const { lan, tor } = sound()
      const nodes = { one: lan.address(11) }
      const lab = cluster('lab', { as: system(), cilium: '1.20', ipam: 'multi-pool', podCidrs: '10.1.0.0/16', nodes })
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise: [podCidrs()] })] })
    },
    /^advert-needs-other-ipam: PodCIDR routes need IPAM kubernetes or cluster-pool, but cluster lab has multi-pool/,
  ],
  [
    'a local preference for another AS',
    () => {
      const { tor, lab, vips } = sound()
      const advertise = [loadBalancerAddresses({ from: vips, localPreference: 200 })]
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise })] })
    },
    /^local-preference-over-ebgp: a local preference is not sent to tor/,
  ],
  [
    'no family',
    () => {
      const { tor, lab, advertise } = sound()
      return fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise, families: [] })] })
    },
    /^no-family: families is empty/,
  ],
  [
    'both ways to count hops',
    () => {
      const { lan, tor } = sound()
      const other = router('other', { as: system(), frr: '10.3', interfaces: { eth0: lan.address(9) } })
      return fabric({ peerings: [peering({ between: [tor, other], ttlSecurity: 2, multihop: 2 })] })
    },
    /^ttl-security-and-multihop: /,
  ],
  [
    'an L2 lease tried without a pause',
    () => {
      const { lab } = sound()
      const lease = { duration: 15, renew: 5, retry: -2 }
      return fabric({ announce: [l2Announcement('l2', { nodes: lab.nodes, lease })] })
    },
    /^number-out-of-range: lease\.retry is -2/,
  ],
  [
    'an address counted before the start of a pool',
    () => {
      const { lab, vips } = sound()
      return fabric({ expose: [service('web', { in: lab, labels: { expose: 'yes' }, address: vips.address(-1) })] })
    },
    /^requested-ip-not-in-pool: -1 is no number of an address in 198\.51\.100\.0\/24/,
  ],
  [
    'a node of no use',
    () =>
      fabric({
        clusters: [
          cluster('lab', {
            cilium: '1.20',
            nodes: { one: node({ addresses: subnet('192.0.2.0/24').address(1), listenPort: 70000 }) },
          }),
        ],
      }),
    /^number-out-of-range: listenPort is 70000/,
  ],
]

describe('a description that can’t work', () => {
  test.each(cases)('%s', (_, describeIt, finding) => {
    expect(findings(describeIt)).toContainEqual(expect.stringMatching(finding))
  })
})

test('one L2 lease, asked for by two and left to them by a third, is no contradiction, nor is another in another cluster', () => {
  expect(
    findings(() => {
      const { lab } = sound()
      const other = cluster('other', {
        cilium: '1.20',
        nodes: { three: subnet('203.0.113.0/24').address(1) },
      })
      const lease = { duration: '15s', renew: 5, retry: 2 } as const
      return fabric({
        announce: [
          l2Announcement('none', { nodes: lab.nodes }),
          l2Announcement('one', { nodes: lab.nodes, lease }),
          l2Announcement('same', { nodes: lab.nodes, lease: { ...lease, duration: 15 } }),
          l2Announcement('elsewhere', { nodes: other.nodes, lease: { ...lease, duration: 30 } }),
        ],
      })
    }),
  ).toEqual([])
})

test('the second L2 lease is found at its place, and the first beside it', () => {
  const { lab } = sound()
  const announce = [15, 30].map(duration => {
    const options = { nodes: lab.nodes, lease: { duration, renew: 5, retry: 2 } }
    return new L2Announcement(`l2-${duration}`, options, { path: 'network.ts', start: duration, end: duration })
  })
  const { diagnostics } = derive(fabric({ announce }))
  expect(diagnostics.find(({ code }) => code === 'l2-lease-differs')).toMatchObject({
    span: { start: 30, property: 'lease' },
    related: [{ span: { start: 15, property: 'lease' } }],
  })
})
