import { lengthsOf } from '../../src/fabric/filter/list.ts'
import type { Arrival } from '../../src/fabric/reach.ts'
import type { PrefixListEntry } from '../../src/fabric/router.ts'
import { formatCidr, sameCidr } from '../../src/net/prefix.ts'
import {
  arrivalsIn,
  type AskedList,
  entryTooShort,
  filteredOut,
  listed,
  listsAsked,
  type Network,
  policy,
} from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A prefix-list that permits the network of a pool permits the routes of its addresses.',
  why: 'Cilium announces each address as a route of its own (/32, /128), unless an advertisement aggregates them, and an entry without ge or le matches one length only: sessions stay up and carry nothing',
  see: [
    'FRR: ip prefix-list, ge and le',
    'Cilium: CiliumBGPAdvertisement service.aggregationLengthIPv4',
    'penxle/typie#2076',
  ],
  messages: {
    pool: 'the /{length} routes of {pools} never pass prefix-list {list} on {router}',
    pods: '{what}, a /{length}, never passes prefix-list {list} on {router}',
  },

  check(network, report) {
    for (const { entry, asked, missed } of misses(network)) {
      const { session, offer } = missed[0]!
      const { length, pool, what } = offer
      const pools = [...new Set(missed.flatMap(each => each.offer.pool?.name ?? []))]
      const router = session.router.speaker.router
      const nodes = listed([...new Set(missed.map(each => each.session.node.speaker.node))])
      const corrected = withLength(entry, asked, length)
      report({
        on: entry,
        field: 'prefix',
        ...(pool
          ? {
              message: 'pool',
              data: {
                length,
                pools: `${pools.length === 1 ? 'pool' : 'pools'} ${listed(pools)}`,
                list: asked.list.name,
                router,
              },
            }
          : { message: 'pods', data: { length, what, list: asked.list.name, router } }),
        label: matchedBy(entry),
        related: [
          ...[...new Set(missed.map(each => each.offer.origin))].map(origin => ({
            on: { origin },
            field: pool ? 'cidr' : 'podCidrs',
            message: pool
              ? `each address of this pool is announced as a /${length}, by ${nodes}`
              : `announced as a /${length}, by ${nodes}`,
          })),
          { ...asked.at, message: `asked here about the routes of ${nodes}` },
        ],
        help: corrected,
        fix: { title: `permit lengths up to ${length}`, edits: [{ on: entry, replaceWith: corrected }] },
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
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
            ~~~~~~~~~~~~~~ each address of this pool is announced as a /32, by 10.0.0.11 and 10.0.0.12
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
ip prefix-list VIPS seq 5 permit 203.0.113.0/24
                                 ^^^^^^^^^^^^^^ the /32 routes of pool vips never pass prefix-list VIPS on tor0
ip prefix-list VIPS seq 10 deny 0.0.0.0/0 le 32
route-map FROM-NODES permit 10
 match ip address prefix-list VIPS
                              ~~~~ asked here about the routes of 10.0.0.11 and 10.0.0.12
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
    // The list stands at the neighbor itself, and the network it permits is a larger one.
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
          advertise: pods
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
  labels:
    advertise: pods
spec:
  advertisements:
    - advertisementType: PodCIDR
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
spec:
  podCIDR: 10.244.1.0/24
           ~~~~~~~~~~~~~ announced as a /24, by kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
ip prefix-list PODS seq 5 permit 10.244.0.0/16
                                 ^^^^^^^^^^^^^ the pod network of kube1, a /24, never passes prefix-list PODS on tor0
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 prefix-list PODS in
                                 ~~~~ asked here about the routes of kube1
 exit-address-family
exit
`,
  ],
  good: [
    // The advertisement aggregates the addresses to the very length that the list permits; another one has le.
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
        aggregationLengthIPv4: 24
      selector: {}
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
ip prefix-list VIPS seq 5 permit 203.0.113.0/24
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 prefix-list VIPS in
 exit-address-family
exit
-- tor1/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.1.1/24
exit
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
router bgp 65000
 neighbor 10.0.1.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.1.11 prefix-list VIPS in
 exit-address-family
exit
`,
    // Addresses are let in one by one, on purpose; and a tool fills in more of another list.
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
      selector: {}
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
ip prefix-list VIPS seq 5 permit 203.0.113.10/32
ip prefix-list VIPS seq 10 permit 203.0.113.0/24
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 prefix-list VIPS in
 exit-address-family
exit
-- tor1/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.1.1/24
exit
ip prefix-list VIPS seq 5 permit 203.0.113.0/24
ip prefix-list VIPS seq 10 permit \${MORE_VIPS}
router bgp 65000
 neighbor 10.0.1.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.1.11 prefix-list VIPS in
 exit-address-family
exit
`,
  ],
})

/** An entry that is too short for what some nodes announce. */
interface Miss {
  readonly entry: PrefixListEntry
  readonly asked: AskedList
  /** Of pools, or one network of pods. */
  readonly missed: Arrival[]
}

/** The entries that permit a network and none of the routes in it, each with all that it misses. */
function misses(network: Network): readonly Miss[] {
  const found = new Map<string, Miss>()
  const all = arrivalsIn(network)
  for (const arrival of all) {
    const { session, offer, parts } = arrival
    const denied = filteredOut(arrival)
    if (denied.length === 0 || denied.length < parts.length || comesOtherwise(arrival, all)) continue
    for (const asked of listsAsked(denied[0]!.verdict.by, session.router.from.router, offer)) {
      const entry = entryTooShort(asked.list, offer)
      if (!entry) continue
      const { path, start } = entry.origin
      const key = `${path} ${start} ${offer.pool ? 'pools' : offer.what} ${offer.length}`
      const known = found.get(key)
      if (known) known.missed.push(arrival)
      else found.set(key, { entry, asked, missed: [arrival] })
    }
  }
  return [...found.values()]
}

/** Whether the same network passes in another length, as where addresses are announced beside their aggregate. */
function comesOtherwise({ session, offer }: Arrival, all: readonly Arrival[]): boolean {
  return all.some(
    other =>
      other.session === session &&
      sameCidr(other.offer.within, offer.within) &&
      other.parts.every(({ verdict }) => verdict.result === 'permitted'),
  )
}

/** The line of an entry that permits prefixes of this length, too. */
function withLength(
  { sequence, prefix, ge, le, origin }: PrefixListEntry,
  { list }: AskedList,
  length: number,
): string {
  const number = origin.fields?.['sequence'] ? `seq ${sequence} ` : ''
  const from = ge !== undefined && ge <= length ? ` ge ${ge}` : ''
  return `${list.family === 'ipv4-unicast' ? 'ip' : 'ipv6'} prefix-list ${list.name} ${number}permit ${formatCidr(prefix)}${from} le ${Math.max(length, le ?? 0)}`
}

/** What an entry matches, in words. */
function matchedBy(entry: PrefixListEntry): string {
  const { least, most } = lengthsOf(entry)
  if (least === most)
    return least === entry.prefix.length
      ? `matches this /${least} itself and nothing longer`
      : `matches /${least} alone`
  return `matches /${least} to /${most}`
}
