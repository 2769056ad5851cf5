import { offers } from '../../src/fabric/offer.ts'
import { families, versionOf, type Family } from '../../src/net/family.ts'
import { nodeSessions, policy, type RouterEnd, settingOf, settingsFor } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'Routes of one address family are announced in sessions over that family.',
  why: 'Cilium announces its own end of the session as the next hop: an IPv6 route with an IPv4 address in it (::ffff:10.0.0.11) is one that routers do not resolve, and an IPv4 route with an IPv6 next hop needs RFC 8950 at both ends',
  see: [
    'RFC 4760 section 3',
    'RFC 8950',
    'cilium/cilium#37831',
    'cilium/cilium#31911',
    'cilium/cilium#29951',
    'FRRouting/frr#20360',
    'FRR: neighbor capability extended-nexthop',
  ],
  messages: {
    v6: '{router} gets the IPv6 routes of {node} in a session over IPv4: their next hop is an IPv4 address',
    v4: '{router} gets the IPv4 routes of {node} in a session over IPv6 without capability extended-nexthop',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const version = node.remoteAddress?.version
      for (const family of families) {
        if (version === undefined || versionOf(family) === version || !router.families.includes(family)) continue
        if (!offers(node).some(offer => offer.family === family)) continue
        if (setsNextHop(router, family) || router.from.router.isPartial) continue
        if (version === 6 && settingOf(router, 'extendedNexthop')) continue
        const asked = node.from.peerConfig?.families.find(each => each.family === family)
        report({
          on: node.from.peer,
          field: 'address',
          message: version === 4 ? 'v6' : 'v4',
          data: { node: node.speaker.node, router: router.speaker.router },
          related: [
            { ...settingsFor(router), message: 'the other end of the session' },
            ...(asked ? [{ on: asked, message: 'what is announced in it' }] : []),
          ],
          help: `add a peer with an IPv${version === 4 ? 6 : 4} address of ${router.speaker.router}, and leave this family to it`,
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
                       ^^^^^^^^ tor0 gets the IPv6 routes of 10.0.0.11 and 10.0.0.12 in a session over IPv4: their next hop is an IPv4 address
          peerConfigRef:
            name: tor
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
        matchLabels:
          advertise: vips
    - afi: ipv6
      ~~~~~~~~~ what is announced in it
      safi: unicast
      advertisements:
        matchLabels:
          advertise: vips
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: "yes"
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
    - cidr: 2001:db8:100::/112
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
 ipv6 address 2001:db8::1/64
exit
router bgp 65000
 neighbor NODES peer-group
 ~~~~~~~~~~~~~~~~~~~~~~~~~ the other end of the session
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv6 unicast
  neighbor NODES activate
 exit-address-family
exit
`,
  ],
  good: [
    // Each family has a session of its own.
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
          peerConfigRef:
            name: tor
        - name: tor0-v6
          peerASN: 65000
          peerAddress: 2001:db8::1
          peerConfigRef:
            name: tor-v6
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
        matchLabels:
          advertise: vips
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor-v6
spec:
  families:
    - afi: ipv6
      safi: unicast
      advertisements:
        matchLabels:
          advertise: vips
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: "yes"
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
    - cidr: 2001:db8:100::/112
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
 ipv6 address 2001:db8::1/64
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 2001:db8::11 remote-as 65001
 address-family ipv6 unicast
  neighbor 2001:db8::11 activate
 exit-address-family
exit
`,
    // The router puts the next hop right.
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
          peerConfigRef:
            name: tor
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
        matchLabels:
          advertise: vips
    - afi: ipv6
      safi: unicast
      advertisements:
        matchLabels:
          advertise: vips
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: "yes"
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
    - cidr: 2001:db8:100::/112
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
 ipv6 address 2001:db8::1/64
exit
route-map V6 permit 10
 set ipv6 next-hop global 2001:db8::11
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv6 unicast
  neighbor 10.0.0.11 activate
  neighbor 10.0.0.11 route-map V6 in
 exit-address-family
exit
`,
  ],
})

/** Whether a route-map of the router puts another next hop in. */
function setsNextHop({ from: { router, settings } }: RouterEnd, family: Family): boolean {
  const name = settings.families?.[family]?.routeMapIn
  const map = router.routeMaps.find(each => each.name === name)
  return (
    map?.entries.some(({ sets }) => sets.some(({ type }) => type === 'ipv6-next-hop' || type === 'next-hop')) ?? false
  )
}
