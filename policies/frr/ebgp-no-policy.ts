import { effectiveInstance } from '../../src/fabric/effective.ts'
import { offers } from '../../src/fabric/offer.ts'
import { formatCidr } from '../../src/net/prefix.ts'
import { hasFilter, isEbgp, nameOf, nodeSessions, policy, settingsFor } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'An eBGP session to a node has an inbound policy, unless the router does without.',
  why: 'Since 7.4 FRR discards every route of an eBGP neighbor without one (RFC 8212, bgp ebgp-requires-policy): the session is Established, the summary shows (Policy) and no prefixes',
  see: ['RFC 8212', 'FRR: bgp ebgp-requires-policy', 'FRRouting/frr#5565', 'FRRouting/frr#8247'],
  messages: {
    none: '{router} discards every {family} route of {node}: eBGP without an inbound policy',
  },

  check(network, report) {
    for (const session of nodeSessions(network)) {
      const { node, router } = session
      const { bgp, isPartial, frr, profile } = router.from.router
      if (!bgp || isPartial || !isEbgp(session)) continue
      if (!effectiveInstance(router.from.router).ebgpRequiresPolicy) continue
      for (const family of node.families) {
        const sent = offers(node).filter(offer => offer.family === family)
        if (sent.length === 0 || !router.families.includes(family) || hasFilter(router, family, 'In')) continue
        const said = bgp.ebgpRequiresPolicy
          ? { on: bgp, field: 'ebgpRequiresPolicy', message: 'asks for a policy' }
          : { on: bgp, message: 'asks for a policy by default' }
        const neighbor = router.from.group?.name ?? nameOf(router.from.neighbor)
        const ip = family === 'ipv4-unicast' ? 'ip' : 'ipv6'
        const lines = [...new Set(sent.map(each => listLine(ip, each.within, each.length)))]
        const block = bgp.families.find(each => each.family === family)
        report({
          ...settingsFor(router),
          message: 'none',
          data: {
            router: router.speaker.router,
            family: family === 'ipv4-unicast' ? 'IPv4' : 'IPv6',
            node: node.speaker.node,
          },
          related: [said, { on: node.from.peer, field: 'address', message: 'what is announced here is lost' }],
          help: `neighbor ${neighbor} prefix-list FROM-NODES in, below ${lines[0]!}`,
          ...(block && {
            fix: {
              title: 'accept what the nodes announce',
              edits: [
                { on: bgp, lineAbove: lines.join('\n') },
                { on: block, lineBelow: ` neighbor ${neighbor} prefix-list FROM-NODES in` },
              ],
            },
          }),
          likely:
            session.guess ??
            (frr === undefined && profile === undefined && bgp.ebgpRequiresPolicy === undefined
              ? 'the file says neither frr version nor frr defaults, on which it hangs'
              : undefined),
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
                       ~~~~~~~~ what is announced here is lost
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
router bgp 65000
~~~~~~~~~~~~~~~~ asks for a policy by default
 neighbor NODES peer-group
 ^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 discards every IPv4 route of 10.0.0.11 and 10.0.0.12: eBGP without an inbound policy
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES soft-reconfiguration inbound
 exit-address-family
exit
`,
  ],
  good: [
    // A data center does not ask for it, nor does iBGP; and here is a policy, if at the neighbor.
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
        - name: tor2
          peerASN: 65001
          peerAddress: 10.0.2.1
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
frr defaults datacenter
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
exit
-- tor1/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.1.1/24
exit
ip prefix-list ANY seq 5 permit any
router bgp 65000
 neighbor 10.0.1.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.1.11 prefix-list ANY in
 exit-address-family
exit
-- tor2/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.2.1/24
exit
router bgp 65001
 neighbor 10.0.2.11 remote-as 65001
exit
`,
    // A tool fills the policy in.
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
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES route-map \${INBOUND} in
 exit-address-family
exit
`,
  ],
})

function listLine(ip: string, within: Parameters<typeof formatCidr>[0], length: number): string {
  return `${ip} prefix-list FROM-NODES permit ${formatCidr(within)}${within.length < length ? ` le ${length}` : ''}`
}
