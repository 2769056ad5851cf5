import { effectiveInstance } from '../../src/fabric/effective.ts'
import { offers } from '../../src/fabric/offer.ts'
import { contains, formatAddress, type Address } from '../../src/net/prefix.ts'
import { hasKnownSubnets, interfaceTowards, nodeSessions, policy, type Router } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router has a route to the next hop of what its nodes announce.',
  why: 'The next hop is the address that the node speaks from; without a connected or other route to it the prefixes stay inaccessible in the table of BGP and are not installed',
  see: [
    'RFC 4271 section 9.1.2.1',
    'FRR: ip nht resolve-via-default',
    'FRRouting/frr#7784',
    'FRRouting/frr#18188',
    'FRRouting/frr#15535',
  ],
  messages: {
    none: '{router} has no route to the next hop of what {node} announces',
    default:
      '{router} has but its default route to the next hop of what {node} announces, and next hops are not looked up there',
  },

  check(network, report) {
    for (const { node, router: end, guess } of nodeSessions(network)) {
      const { router } = end.from
      const { address } = node
      // A range stands for many addresses; what another protocol gives is in no file.
      if (!address || end.from.range || router.isPartial || offers(node).length === 0) continue
      if (
        !hasKnownSubnets(router, address.version) ||
        learnsRoutes(router) ||
        setsNextHop(router, end.from.settings.families)
      )
        continue
      if (interfaceTowards(router, address) || routesTo(router, address).some(each => each.prefix.length > 0)) continue
      const [byDefault] = routesTo(router, address)
      if (byDefault && effectiveInstance(router).resolveViaDefault) continue
      report({
        on: end.from.neighbor,
        field: 'peer',
        message: byDefault ? 'default' : 'none',
        data: { router: router.name, node: node.speaker.node },
        related: [
          ...(byDefault ? [{ on: byDefault, message: 'the default route' }] : []),
          { on: node.from.peer, field: 'address', message: 'the node announces itself as the next hop' },
        ],
        help: byDefault
          ? 'ip nht resolve-via-default, or a route to the network of the nodes'
          : `${address.version === 4 ? 'ip' : 'ipv6'} route ${formatAddress(address)}/${address.version === 4 ? 32 : 128} …, by the router between the two`,
        likely: guess,
      })
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
                       ~~~~~~~~ the node announces itself as the next hop
          peerConfigRef:
            name: tor
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  ebgpMultihop: 2
  families:
    - afi: ipv4
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
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.5.11
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.5.11 remote-as 65001
          ^^^^^^^^^ tor0 has no route to the next hop of what kube1 announces
 neighbor 10.0.5.11 ebgp-multihop 2
exit
`,
  ],
  good: [
    // There is a static route to the nodes of the other rack; those of this one are connected.
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
  ebgpMultihop: 2
  families:
    - afi: ipv4
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
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.5.11
---
apiVersion: v1
kind: Node
metadata:
  name: kube2
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.12
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
ip route 10.0.5.0/24 10.0.0.254
router bgp 65000
 neighbor 10.0.5.11 remote-as 65001
 neighbor 10.0.5.11 ebgp-multihop 2
 neighbor 10.0.0.12 remote-as 65001
exit
`,
    // The default route counts in newer releases.
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
  ebgpMultihop: 2
  families:
    - afi: ipv4
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
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.5.11
-- tor0/frr.conf --
frr version 10.3
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
ip route 0.0.0.0/0 10.0.0.254
router bgp 65000
 neighbor 10.0.5.11 remote-as 65001
 neighbor 10.0.5.11 ebgp-multihop 2
exit
`,
  ],
})

function routesTo({ staticRoutes }: Router, address: Address): Router['staticRoutes'] {
  return staticRoutes.filter(({ prefix }) => contains(prefix, address))
}

/** Whether routes may come from elsewhere: another protocol, or other routers that speak BGP with this one. */
function learnsRoutes({ globals, bgp }: Router): boolean {
  const internal = [...bgp!.groups, ...bgp!.neighbors].some(
    ({ settings: { remoteAsn } }) => remoteAsn === 'internal' || remoteAsn === bgp!.asn,
  )
  return internal || globals.some(line => /^(?:router (?!bgp\b)|vrf )/.test(line))
}

/** Whether a route-map puts another next hop in. */
function setsNextHop({ routeMaps }: Router, families: object = {}): boolean {
  const names = Object.values(families as Record<string, { routeMapIn?: string }>).map(({ routeMapIn }) => routeMapIn)
  return routeMaps.some(
    map =>
      names.includes(map.name) && map.entries.some(({ sets }) => sets.some(({ type }) => type.endsWith('next-hop'))),
  )
}
