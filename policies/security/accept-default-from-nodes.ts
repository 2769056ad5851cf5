import { offers } from '../../src/fabric/offer.ts'
import { verdictOn } from '../../src/fabric/reach.ts'
import { parsePrefix } from '../../src/net/prefix.ts'
import { decidedBy, hasFilter, nodeSessions, policy } from '../../src/lint/policy.ts'

const defaults = { 'ipv4-unicast': parsePrefix('0.0.0.0/0')!, 'ipv6-unicast': parsePrefix('::/0')! }

export default policy({
  severity: 'error',
  summary: 'A router takes no default route from a node.',
  why: 'A filter that permits it lets one node, or one wrong resource, take all traffic of the router that has no better route',
  see: ['RFC 7454, 6.1.1', 'FRR: neighbor prefix-list, route-map, ip prefix-list … permit any'],
  messages: { permitted: '{router} takes {prefix} from {node}: {decider} permits it' },

  check(network, report) {
    for (const session of nodeSessions(network)) {
      const { router } = session.router.from
      if (router.isPartial) continue
      for (const offer of new Map(offers(session.node).map(each => [each.family, each])).values()) {
        // Without any filter it is the filter that is missing.
        if (!hasFilter(session.router, offer.family, 'In')) continue
        const prefix = defaults[offer.family]
        const verdict = verdictOn(session, offer, prefix)
        if (verdict.result !== 'permitted') continue
        const { where, words } = decidedBy(verdict.by, router)
        report({
          ...where,
          message: 'permitted',
          data: {
            router: session.router.speaker.router,
            node: session.node.speaker.node,
            prefix,
            decider: words,
          },
          related: [{ on: session.node.from.peer, field: 'address', message: 'the nodes dial it here' }],
          help: 'permit the networks of the pools alone, as in permit 203.0.113.0/24 le 32',
          likely: session.guess,
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
                       ~~~~~~~~ the nodes dial it here
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
        addresses:
          - LoadBalancerIP
      selector: {}
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
hostname tor0
interface eth0
 ip address 10.0.0.1/24
exit
ip prefix-list nodes seq 5 permit 0.0.0.0/0 le 32
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 takes 0.0.0.0/0 from 10.0.0.11: prefix-list nodes seq 5 permits it
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 prefix-list nodes in
 exit-address-family
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
        addresses:
          - LoadBalancerIP
      selector: {}
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
hostname tor0
interface eth0
 ip address 10.0.0.1/24
exit
ip prefix-list nodes seq 5 permit 203.0.113.0/24 le 32
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 prefix-list nodes in
 exit-address-family
exit
`,
  ],
})
