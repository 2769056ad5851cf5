import { effectiveInstance } from '../../src/fabric/effective.ts'
import { acceptedFrom, listed, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'Nodes that share the traffic of an address have one AS number, or their router does not compare paths.',
  why: 'FRR uses several routes at once only if their AS paths are the same; paths of the same length through other AS numbers count as equal only with multipath-relax, so one node gets all traffic',
  see: ['FRR: bgp bestpath as-path multipath-relax', 'FRRouting/frr#7098'],
  messages: {
    paths: '{router} gets the same routes from AS {asns}, and uses those of one only',
  },

  check(network, report) {
    for (const { router, sessions } of acceptedFrom(network)) {
      const { bgp } = router
      if (!bgp || router.isPartial || effectiveInstance(router).multipathRelax) continue
      if (bgp.families.every(({ maximumPaths }) => maximumPaths === 1) && bgp.families.length > 0) continue
      const ebgp = sessions.filter(({ type, node }) => type === 'eBGP' && node.asn !== undefined)
      const asns = [...new Set(ebgp.map(({ node }) => node.asn!))]
      if (asns.length < 2) continue
      const line = 'bgp bestpath as-path multipath-relax'
      report({
        on: bgp,
        message: 'paths',
        data: { router: router.name, asns: listed(asns.toSorted((a, b) => a - b)) },
        related: [...new Set(ebgp.map(({ node }) => node.from.instance))].map(on => ({
          on,
          field: 'localAsn',
          message: `nodes of AS ${on.localAsn ?? 'their own'}`,
        })),
        help: line,
        fix: { title: 'share traffic among them all', edits: [{ on: bgp, lineBelow: ` ${line}` }] },
        likely: ebgp.find(({ guess }) => guess)?.guess,
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
                ~~~~~ nodes of AS 65001
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
      localASN: 65002
                ~~~~~ nodes of AS 65002
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
^^^^^^^^^^^^^^^^ tor0 gets the same routes from AS 65001 and 65002, and uses those of one only
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65002
 no bgp ebgp-requires-policy
exit
`,
  ],
  good: [
    // All nodes have one AS number; another router does not compare paths.
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
kind: CiliumBGPClusterConfig
metadata:
  name: rack1
spec:
  bgpInstances:
    - name: main
      localASN: 65002
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
 bgp bestpath as-path multipath-relax
 no bgp ebgp-requires-policy
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65002
exit
`,
  ],
})
