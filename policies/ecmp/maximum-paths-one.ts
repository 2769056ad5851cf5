import { acceptedFrom, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router that several nodes announce the same to may use more than one of them.',
  why: 'With maximum-paths 1 FRR installs the best route alone: one node gets all traffic, and the others none until it fails',
  see: ['FRR: maximum-paths, maximum-paths ibgp'],
  messages: {
    one: '{router} uses one of the {count} nodes that announce the same: maximum-paths {kind}is 1',
  },

  check(network, report) {
    for (const { router, family, sessions } of acceptedFrom(network)) {
      const block = router.bgp?.families.find(each => each.family === family)
      for (const type of ['eBGP', 'iBGP'] as const) {
        const count = sessions.filter(each => each.type === type).length
        const field = type === 'eBGP' ? 'maximumPaths' : 'maximumPathsIbgp'
        if (!block || count < 2 || block[field] !== 1) continue
        report({
          on: block,
          field,
          message: 'one',
          data: { router: router.name, count, kind: type === 'eBGP' ? '' : 'ibgp ' },
          related: [...new Set(sessions.map(({ node }) => node.from.peer))].map(on => ({
            on,
            field: 'address',
            message: 'its nodes announce the same',
          })),
          help: `maximum-paths ${type === 'eBGP' ? '' : 'ibgp '}${Math.max(count, 16)}`,
          fix: { title: 'use all of them', edits: [{ on: block, field, replaceWith: `${Math.max(count, 16)}` }] },
          likely: sessions.find(({ guess }) => guess)?.guess,
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
                       ~~~~~~~~ its nodes announce the same
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
 no bgp ebgp-requires-policy
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65001
 address-family ipv4 unicast
  maximum-paths 1
                ^ tor0 uses one of the 2 nodes that announce the same: maximum-paths is 1
 exit-address-family
exit
`,
  ],
  good: [
    // The one node needs no more, nor do nodes of eBGP need paths of iBGP.
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
 no bgp ebgp-requires-policy
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  maximum-paths 1
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
 no bgp ebgp-requires-policy
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65001
 address-family ipv4 unicast
  maximum-paths ibgp 1
 exit-address-family
exit
`,
  ],
})
