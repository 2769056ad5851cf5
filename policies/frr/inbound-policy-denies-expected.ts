import type { Arrival } from '../../src/fabric/reach.ts'
import { formatCidr, sameCidr } from '../../src/net/prefix.ts'
import {
  arrivalsIn,
  decidedBy,
  entryTooShort,
  filteredOut,
  isSurelyAnnounced,
  listsAsked,
  policy,
} from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router accepts what its nodes announce.',
  why: 'FRR drops without a word what its inbound filters deny: the session is Established, and the addresses are not reached by way of this router',
  see: [
    'FRR: neighbor prefix-list, route-map, filter-list, distribute-list',
    'FRR: show bgp neighbors received-routes',
  ],
  messages: {
    whole: '{router} denies {example}, {what}, by {decider}',
    part: '{router} denies some addresses of pool {pool}, {example} for one, by {decider}',
  },

  check(network, report) {
    const all = arrivalsIn(network)
    for (const arrival of all) {
      const { session, offer, parts } = arrival
      const { router } = session.router.from
      if (router.isPartial || !isSurelyAnnounced(offer, session.node.from.cluster)) continue
      const denied = filteredOut(arrival)
      const [part] = denied
      if (!part) continue
      const isWhole = denied.length === parts.length
      const isTooShort = listsAsked(part.verdict.by, router, offer).some(({ list }) => entryTooShort(list, offer))
      // That is another mistake where all of it is denied; and what is let in address by address is so on purpose.
      if (isWhole ? isTooShort : !offer.pool || isChosenOneByOne(arrival)) continue
      const { where, words } = decidedBy(part.verdict.by, router)
      const data = { router: session.router.speaker.router, example: formatCidr(part.example), decider: words }
      report({
        ...where,
        ...(isWhole
          ? { message: 'whole', data: { ...data, what: offer.what } }
          : { message: 'part', data: { ...data, pool: offer.pool!.name } }),
        severity: isWhole && !passesElsewhere(arrival, all) ? 'error' : 'warning',
        related: [
          { on: offer, field: offer.pool ? 'cidr' : 'podCidrs', message: `announced as a /${offer.length} each` },
        ],
        help: `permit it: a prefix-list takes ${formatCidr(offer.within)}${offer.within.length < offer.length ? ` le ${offer.length}` : ''}`,
        likely: session.guess,
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
    - cidr: 198.51.100.0/24
            ~~~~~~~~~~~~~~~ announced as a /32 each
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 denies 198.51.100.0/32, an address of pool vips, by route-map FROM-NODES: no entry of list VIPS permits it
route-map FROM-NODES permit 10
 match ip address prefix-list VIPS
exit
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES route-map FROM-NODES in
 exit-address-family
exit
`,
  ],
  good: [
    // One router of two takes the pool in parts, and the other lets in addresses one by one.
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
ip prefix-list VIPS seq 5 permit 203.0.113.0/25 le 32
ip prefix-list VIPS seq 10 permit 203.0.113.128/25 le 32
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 prefix-list VIPS in
 exit-address-family
exit
-- tor1/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.1.1/24
exit
ip prefix-list VIPS seq 5 permit 203.0.113.10/32
router bgp 65000
 neighbor 10.0.1.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.1.11 prefix-list VIPS in
 exit-address-family
exit
`,
    // Whether a Service of this advertisement gets an address of the other pool is in no file.
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
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: internal
spec:
  blocks:
    - cidr: 198.51.100.0/24
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES prefix-list VIPS in
 exit-address-family
exit
`,
  ],
})

/** Whether only single routes of a class pass, or a deny made for a part of it keeps that out: both are meant. */
function isChosenOneByOne({ offer, parts }: Arrival): boolean {
  const permitted = parts.filter(({ verdict }) => verdict.result === 'permitted').flatMap(({ regions }) => regions)
  const isDenyOfPart = parts.some(({ verdict: { result, by } }) => {
    const lists = by.step === 'route-map' ? by.tried.map(({ list }) => list) : 'list' in by ? [by.list] : []
    return result === 'denied' && lists.some(list => list?.entry?.action === 'deny' && !isForAll(list.entry))
  })
  return isDenyOfPart || permitted.every(({ within }) => within.length === offer.length)
}

/** Whether an entry is the deny of everything at the end of a list. */
function isForAll(entry: object): boolean {
  return 'prefix' in entry && (entry.prefix as { length: number }).length === 0
}

/** Whether another router takes all of it from the same node. */
function passesElsewhere({ session, offer }: Arrival, all: readonly Arrival[]): boolean {
  return all.some(
    other =>
      other.isCarried &&
      other.session.router.from.router !== session.router.from.router &&
      other.session.node.from.config === session.node.from.config &&
      sameCidr(other.offer.within, offer.within) &&
      other.parts.every(({ verdict }) => verdict.result === 'permitted'),
  )
}
