import { offers } from '../../src/fabric/offer.ts'
import { inbound, outbound } from '../../src/fabric/filter/chain.ts'
import {
  type AdvertisementEntry,
  listed,
  nodeSessions,
  policy,
  type RouterEnd,
  routerSessions,
} from '../../src/lint/policy.ts'

/** The communities of RFC 1997 that keep a route inside, by name and as numbers. */
const keeping: Readonly<Record<string, string>> = {
  'no-export': 'no-export',
  'no-advertise': 'no-advertise',
  'no-export-subconfed': 'no-export-subconfed',
  '65535:65281': 'no-export',
  '65535:65282': 'no-advertise',
  '65535:65283': 'no-export-subconfed',
}

export default policy({
  severity: 'warning',
  summary: 'A route that a router is to pass on has no community that forbids it.',
  why: 'A router does not announce a route with no-advertise to anybody, nor one with no-export to another AS: behind the first router nobody knows the address',
  see: [
    'RFC 1997, "Well-known Communities"',
    'Cilium: CiliumBGPAdvertisement attributes.communities.wellKnown',
    'FRR: show bgp neighbors ADDRESS advertised-routes',
  ],
  messages: {
    kept: '{advertisement} marks its routes {community}, so {router} passes them on to none of its routers: {others}',
  },

  check(network, report) {
    const seen = new Set<string>()
    const neighborsOf = new Map<string, [RouterEnd, string][]>()
    for (const [a, b] of routerSessions(network))
      for (const [own, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const known = neighborsOf.get(own.speaker.router) ?? []
        neighborsOf.set(own.speaker.router, [...known, [own, other.speaker.router]])
      }
    for (const { node, router, guess } of nodeSessions(network)) {
      const marked = node.from.cluster.advertisements.some(({ entries }) => entries.some(isKept))
      const name = router.speaker.router
      const neighbors = neighborsOf.get(name) ?? []
      if (!marked || neighbors.length === 0 || router.from.router.isPartial || node.asn === undefined) continue
      const offered = offers(node)
      // Who marks some of several routes means to keep these.
      if (!offered.every(({ entry }) => isKept(entry))) continue
      for (const { advertisement, entry, family, within, length } of offered) {
        const communities = communitiesOf(entry)
        const found = communities.find(each => keeping[each])
        const key = `${name} ${advertisement.name} ${advertisement.entries.indexOf(entry)}`
        if (found === undefined || seen.has(key)) continue
        seen.add(key)
        const route = {
          prefix: { address: within.address, length },
          asPath: node.asn === router.asn ? [] : [node.asn],
          origin: 'igp' as const,
          communities,
          largeCommunities: entry.communities?.large ?? [],
        }
        const { router: own, neighbor } = router.from
        const taken = inbound({ router: own, neighbor, family, remoteAsn: node.asn }, route)
        if (taken.result !== 'permitted') continue
        // Who hears of it anyway, or may: then it is kept from the others on purpose.
        const isNowhere = neighbors.every(([end]) => {
          const passed = outbound({ router: own, neighbor: end.from.neighbor, family }, taken.route)
          return passed.result === 'denied' && passed.by.step === 'community'
        })
        if (!isNowhere) continue
        report({
          on: entry,
          field: 'communities',
          message: 'kept',
          data: {
            advertisement: advertisement.name,
            community: keeping[found]!,
            router: name,
            others: listed(neighbors.map(([, other]) => other)),
          },
          related: [{ on: neighbors[0]![0], message: `${neighbors[0]![1]} is told nothing` }],
          help: 'use a community of your own that the last router acts on, or leave it out',
          likely: guess,
        })
      }
    }
  },

  bad: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef: { name: tor }
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels: { advertise: bgp }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: {}
      attributes:
        communities:
          wellKnown: [no-export]
          ^^^^^^^^^^^^^^^^^^^^^^ vips marks its routes no-export, so tor0 passes them on to none of its routers: spine0
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
-- tor0/frr.conf --
frr version 8.4
frr defaults datacenter
interface eth0
 ip address 10.0.0.1/24
exit
interface eth1
 ip address 10.9.0.1/31
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.9.0.0 remote-as 65100
 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ spine0 is told nothing
exit
-- spine0/frr.conf --
frr version 8.4
frr defaults datacenter
interface eth1
 ip address 10.9.0.0/31
exit
router bgp 65100
 neighbor 10.9.0.1 remote-as 65000
exit
`,
  ],
  good: [
    // The other router is of the same AS, so it hears of the route, and the world does not.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef: { name: tor }
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels: { advertise: bgp }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: {}
      attributes:
        communities:
          wellKnown: [no-export]
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
-- tor0/frr.conf --
frr version 8.4
frr defaults datacenter
interface eth0
 ip address 10.0.0.1/24
exit
interface eth1
 ip address 10.9.0.1/31
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.9.0.0 remote-as 65000
exit
-- tor1/frr.conf --
frr version 8.4
frr defaults datacenter
interface eth1
 ip address 10.9.0.0/31
exit
router bgp 65000
 neighbor 10.9.0.1 remote-as 65000
exit
`,
    // Some routes are to stay here, others not.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef: { name: tor }
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels: { advertise: bgp }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: {}
      attributes:
        communities:
          wellKnown: [no-export]
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: { matchLabels: { reach: everywhere } }
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
-- tor0/frr.conf --
frr version 8.4
frr defaults datacenter
interface eth0
 ip address 10.0.0.1/24
exit
interface eth1
 ip address 10.9.0.1/31
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.9.0.0 remote-as 65100
exit
-- tor1/frr.conf --
frr version 8.4
frr defaults datacenter
interface eth1
 ip address 10.9.0.0/31
exit
router bgp 65100
 neighbor 10.9.0.1 remote-as 65000
exit
`,
    // The router takes the community away.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef: { name: tor }
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels: { advertise: bgp }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: {}
      attributes:
        communities:
          wellKnown: [no-advertise]
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
-- tor0/frr.conf --
frr version 8.4
frr defaults datacenter
interface eth0
 ip address 10.0.0.1/24
exit
interface eth1
 ip address 10.9.0.1/31
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.9.0.0 remote-as 65100
 address-family ipv4 unicast
  neighbor 10.0.0.11 route-map OPEN in
 exit-address-family
exit
route-map OPEN permit 10
 set community none
exit
-- spine0/frr.conf --
frr version 8.4
frr defaults datacenter
interface eth1
 ip address 10.9.0.0/31
exit
router bgp 65100
 neighbor 10.9.0.1 remote-as 65000
exit
`,
  ],
})

/** The communities of an entry as FRR has them, the well-known ones by name. */
function communitiesOf({ communities }: AdvertisementEntry): readonly string[] {
  return [...(communities?.wellKnown ?? []), ...(communities?.standard ?? [])].map(each => keeping[each] ?? each)
}

function isKept(entry: AdvertisementEntry): boolean {
  return communitiesOf(entry).some(each => keeping[each])
}
