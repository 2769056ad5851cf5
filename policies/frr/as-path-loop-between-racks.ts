import { effectiveSettings } from '../../src/fabric/effective.ts'
import { nodeSessions, policy, type Router, type RouterEnd, routerSessions } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'Racks whose routers have one AS number hear of each other’s addresses.',
  why: 'A router drops a route with its own AS number in the path, without a word: what the nodes of one rack announce does not get by way of another router to a router of the same AS',
  see: [
    'RFC 4271 section 9.1.2',
    'RFC 7938 section 5.2.1',
    'FRR: neighbor allowas-in, as-override',
    'openperouter/openperouter#17',
  ],
  messages: {
    loop: '{router} drops what the nodes of {other} announce: both are AS {asn}, and {spine} is between them',
  },

  check(network, report) {
    const links = routerSessions(network).flatMap(([a, b]) => [
      { here: a, there: b },
      { here: b, there: a },
    ])
    const configs = new Map<Router, Set<unknown>>()
    for (const { node, router } of nodeSessions(network)) {
      const known = configs.get(router.from.router) ?? new Set()
      configs.set(router.from.router, known.add(node.from.config))
    }
    const nodesOf = (end: RouterEnd) => configs.get(end.from.router) ?? new Set()
    for (const { here: leaf, there: spine } of links) {
      const { router } = leaf.from
      if (router.isPartial || spine.from.router.isPartial || leaf.asn === undefined || leaf.asn === spine.asn) continue
      if (nodesOf(leaf).size === 0 || letsIn(leaf) || overrides(spine)) continue
      const other = links.find(
        ({ here, there }) =>
          there.from.router === spine.from.router &&
          here.from.router !== router &&
          here.asn === leaf.asn &&
          [...nodesOf(here)].some(config => !nodesOf(leaf).has(config)),
      )
      if (!other) continue
      report({
        on: leaf.from.neighbor,
        field: 'peer',
        message: 'loop',
        data: {
          router: router.name,
          other: other.here.from.router.name,
          asn: leaf.asn,
          spine: spine.from.router.name,
        },
        related: [
          { on: other.here.from.router.bgp!, field: 'asn', message: `AS ${leaf.asn}, too` },
          { on: spine.from.neighbor, field: 'peer', message: 'as-override here would do' },
        ],
        help: 'neighbor … allowas-in 1 here, neighbor … as-override there, or an AS number for each rack',
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
  nodeSelector:
    matchLabels:
      rack: rack0
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
kind: CiliumBGPClusterConfig
metadata:
  name: rack1
spec:
  nodeSelector:
    matchLabels:
      rack: rack1
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor1
          peerASN: 65000
          peerAddress: 10.0.1.1
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
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
interface eth1
 ip address 10.9.0.1/30
exit
router bgp 65000
           ~~~~~ AS 65000, too
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.9.0.2 remote-as 65100
          ^^^^^^^^ tor0 drops what the nodes of tor1 announce: both are AS 65000, and spine is between them
exit
-- tor1/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.1.1/24
exit
interface eth1
 ip address 10.9.1.1/30
exit
router bgp 65000
           ~~~~~ AS 65000, too
 neighbor 10.0.1.11 remote-as 65001
 neighbor 10.9.1.2 remote-as 65100
          ^^^^^^^^ tor1 drops what the nodes of tor0 announce: both are AS 65000, and spine is between them
exit
-- spine/frr.conf --
frr version 8.4
interface eth0
 ip address 10.9.0.2/30
exit
interface eth1
 ip address 10.9.1.2/30
exit
router bgp 65100
 neighbor 10.9.0.1 remote-as 65000
          ~~~~~~~~ as-override here would do
 neighbor 10.9.1.1 remote-as 65000
          ~~~~~~~~ as-override here would do
exit
`,
  ],
  good: [
    // The spine puts its own AS number in place of that of the racks.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  nodeSelector:
    matchLabels:
      rack: rack0
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
kind: CiliumBGPClusterConfig
metadata:
  name: rack1
spec:
  nodeSelector:
    matchLabels:
      rack: rack1
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor1
          peerASN: 65000
          peerAddress: 10.0.1.1
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
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
interface eth1
 ip address 10.9.0.1/30
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.9.0.2 remote-as 65100
exit
-- tor1/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.1.1/24
exit
interface eth1
 ip address 10.9.1.1/30
exit
router bgp 65000
 neighbor 10.0.1.11 remote-as 65001
 neighbor 10.9.1.2 remote-as 65100
exit
-- spine/frr.conf --
frr version 8.4
interface eth0
 ip address 10.9.0.2/30
exit
interface eth1
 ip address 10.9.1.2/30
exit
router bgp 65100
 neighbor 10.9.0.1 remote-as 65000
 neighbor 10.9.1.1 remote-as 65000
 address-family ipv4 unicast
  neighbor 10.9.0.1 as-override
  neighbor 10.9.1.1 as-override
 exit-address-family
exit
`,
  ],
})

function familiesOf({ from: { router, neighbor } }: RouterEnd) {
  return Object.values(effectiveSettings(router, neighbor).families ?? {})
}

/** Whether a router takes its own AS number from this neighbor. */
function letsIn(end: RouterEnd): boolean {
  return familiesOf(end).some(({ allowasIn }) => allowasIn !== undefined)
}

/** Whether a router puts its own AS number in place of the neighbor's. */
function overrides(end: RouterEnd): boolean {
  return familiesOf(end).some(({ asOverride }) => asOverride)
}
