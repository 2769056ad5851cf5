import { offers } from '../../src/fabric/offer.ts'
import {
  hasKnownSettings,
  isWritten,
  nameOf,
  nodeSessions,
  policy,
  settingOf,
  settingsFor,
} from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router activates the address families that its nodes announce.',
  why: 'Each family is announced as a capability and used only where both ends have it; FRR activates IPv4 alone by default, also for a neighbor with an IPv6 address',
  see: [
    'RFC 4760 section 8',
    'FRR: neighbor activate, bgp default ipv4-unicast',
    'cilium/cilium#24362',
    'cilium/cilium#31911',
    'FRRouting/frr#8953',
  ],
  messages: {
    inactive: '{router} does not activate {family} for the session that is to bring the {family} routes of {node}',
    apart: '{router} activates {theirs} for {node}, and the other end {ours}: no family is common to both',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { peer, peerConfig } = node.from
      if (!peerConfig || router.from.router.isPartial || !hasKnownSettings(node)) continue
      const name = router.from.group?.name ?? nameOf(router.from.neighbor)
      const sent = new Set(offers(node).map(({ family }) => family))
      for (const { family, origin } of peerConfig.families) {
        const isCommon = node.families.some(each => router.families.includes(each))
        if (router.families.includes(family) || (isCommon && !sent.has(family))) continue
        const block = router.from.router.bgp!.families.find(each => each.family === family)
        const said = settingOf(router, 'activate', family)
        const data = { router: router.speaker.router, node: node.speaker.node }
        report({
          ...(said ?? settingsFor(router)),
          ...(isCommon
            ? { message: 'inactive', data: { ...data, family: shown(family) } }
            : {
                message: 'apart',
                data: {
                  ...data,
                  ours: node.families.map(shown).join(' and '),
                  theirs: router.families.map(shown).join(' and ') || 'nothing',
                },
              }),
          related: [
            isWritten(peerConfig, 'families')
              ? { on: { origin }, message: `announces ${shown(family)}` }
              : { on: peer, field: 'config', message: `announces ${shown(family)}` },
          ],
          help: `neighbor ${name} activate, in address-family ${family.replace('-', ' ')}`,
          ...(block &&
            !said && {
              fix: {
                title: `activate ${shown(family)}`,
                edits: [{ on: block, lineBelow: ` neighbor ${name} activate` }],
              },
            }),
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
          peerAddress: 2001:db8::1
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
      ~~~~~~~~~ announces IPv6
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
 ^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 does not activate IPv6 for the session that is to bring the IPv6 routes of 2001:db8::11
 neighbor NODES remote-as 65001
 neighbor 2001:db8::11 peer-group NODES
 address-family ipv6 unicast
  network 2001:db8:1::/64
 exit-address-family
exit
`,
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
      ~~~~~~~~~ announces IPv4
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
 no bgp default ipv4-unicast
 ^^ tor0 activates nothing for 10.0.0.11, and the other end IPv4: no family is common to both
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
  good: [
    // Both families are asked for, and there is nothing of IPv6 to announce.
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
exit
`,
    // The neighbor was made before the default was taken back, so it is active.
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
 neighbor 10.0.0.11 remote-as 65001
 no bgp default ipv4-unicast
exit
`,
  ],
})

function shown(family: string): string {
  return family === 'ipv4-unicast' ? 'IPv4' : 'IPv6'
}
