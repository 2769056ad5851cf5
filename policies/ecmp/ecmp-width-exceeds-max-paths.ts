import { acceptedFrom, isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A router may use as many routes at once as nodes announce the same.',
  why: 'FRR installs at most maximum-paths of them, in order of router id, and the nodes beyond get no traffic',
  see: ['FRR: maximum-paths, --enable-multipath', 'samcday/home-cluster#629'],
  messages: {
    more: '{count} nodes announce the same to {router}, which uses {most} of them at most',
    built:
      '{count} nodes announce the same to {router}, which uses as many of them as it was built for, 16 where nobody said otherwise',
  },

  check(network, report) {
    for (const { router, family, sessions } of acceptedFrom(network)) {
      const block = router.bgp?.families.find(each => each.family === family)
      for (const type of ['eBGP', 'iBGP'] as const) {
        const count = sessions.filter(each => each.type === type && !each.router.from.range).length
        const field = type === 'eBGP' ? 'maximumPaths' : 'maximumPathsIbgp'
        const most = block?.[field]
        // One is another mistake, and what is filled in later is not known.
        if (!router.bgp || router.isPartial || most === 1 || (block && most === undefined && isWritten(block, field)))
          continue
        if (count <= (most ?? 16)) continue
        const line = `maximum-paths ${type === 'eBGP' ? '' : 'ibgp '}${count}`
        report({
          ...(block && most !== undefined ? { on: block, field } : { on: block ?? router.bgp }),
          ...(most === undefined
            ? { message: 'built', data: { count, router: router.name }, severity: 'info' as const }
            : { message: 'more', data: { count, router: router.name, most } }),
          related: [...new Set(sessions.map(({ node }) => node.from.peer))].map(on => ({
            on,
            field: 'address',
            message: 'its nodes announce the same',
          })),
          help: most === undefined ? "'show version' tells how it was built" : line,
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
 neighbor 10.0.0.13 remote-as 65001
 address-family ipv4 unicast
  maximum-paths 2
                ^ 3 nodes announce the same to tor0, which uses 2 of them at most
 exit-address-family
exit
`,
  ],
  good: [
    // As many as there are.
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
  maximum-paths 2
 exit-address-family
exit
`,
  ],
})
