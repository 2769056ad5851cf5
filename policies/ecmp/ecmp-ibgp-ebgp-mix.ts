import { acceptedFrom, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'Nodes that share the traffic of an address speak to a router by one kind of session.',
  why: 'A route of eBGP is better than one of iBGP: the nodes in the AS of the router get no traffic while another has one',
  see: ['RFC 4271 section 9.1.2.2', 'FRR: bgp bestpath peer-type multipath-relax'],
  messages: { mix: '{router} gets the same routes by eBGP and by iBGP, and uses those of eBGP alone' },

  check(network, report) {
    for (const { router, sessions } of acceptedFrom(network)) {
      const { bgp } = router
      const internal = sessions.find(({ type }) => type === 'iBGP')
      const external = sessions.find(({ type }) => type === 'eBGP')
      if (!bgp || !internal || !external || router.isPartial) continue
      if ([internal, external].some(({ node }) => node.asn === undefined)) continue
      if (bgp.globals.includes('bgp bestpath peer-type multipath-relax')) continue
      report({
        on: bgp,
        message: 'mix',
        data: { router: router.name },
        related: [
          { on: external.node.from.instance, field: 'localAsn', message: 'another AS' },
          { on: internal.node.from.instance, field: 'localAsn', message: 'the AS of the router' },
        ],
        help: 'give the nodes one AS number, or bgp bestpath peer-type multipath-relax',
        likely: internal.guess ?? external.guess,
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
                ~~~~~ another AS
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
      localASN: 65000
                ~~~~~ the AS of the router
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
^^^^^^^^^^^^^^^^ tor0 gets the same routes by eBGP and by iBGP, and uses those of eBGP alone
 no bgp ebgp-requires-policy
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as internal
exit
`,
  ],
  good: [
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
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
exit
`,
  ],
})
