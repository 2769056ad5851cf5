import { effectiveInstance } from '../../src/fabric/effective.ts'
import { hasFilter, isEbgp, nodeSessions, policy, settingOf, settingsFor } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A router filters or counts what its nodes announce.',
  why: 'Whatever a node announces is believed: one wrong pool or advertisement draws the traffic of a network that is not the cluster’s',
  see: ['RFC 7454 section 6', 'FRR: neighbor prefix-list, maximum-prefix'],
  messages: { none: '{router} takes any route from {node}: no inbound policy and no maximum-prefix' },

  check(network, report) {
    for (const session of nodeSessions(network)) {
      const { node, router, guess } = session
      const { bgp, isPartial } = router.from.router
      const ebgp = isEbgp(session)
      if (!bgp || isPartial || ebgp === undefined) continue
      // Where a policy is asked for nothing passes without one, which is another mistake.
      if (ebgp && effectiveInstance(router.from.router).ebgpRequiresPolicy) continue
      const open = router.families.some(
        family =>
          node.families.includes(family) &&
          !hasFilter(router, family, 'In') &&
          !settingOf(router, 'maximumPrefix', family),
      )
      if (!open) continue
      report({
        ...settingsFor(router),
        message: 'none',
        data: { router: router.speaker.router, node: node.speaker.node },
        severity: ebgp ? 'warning' : 'info',
        ...(bgp.ebgpRequiresPolicy === false &&
          ebgp && {
            related: [{ on: bgp, field: 'ebgpRequiresPolicy', message: 'FRR would ask for a policy by itself' }],
          }),
        help: 'a prefix-list of the pools: ip prefix-list FROM-NODES permit POOL le 32',
        likely: guess,
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
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 no bgp ebgp-requires-policy
 ~~ FRR would ask for a policy by itself
 neighbor NODES peer-group
 ^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 takes any route from 10.0.0.11 and 10.0.0.12: no inbound policy and no maximum-prefix
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
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
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
router bgp 65000
 no bgp ebgp-requires-policy
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES prefix-list VIPS in
 exit-address-family
exit
`,
    // It counts at least.
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
 address-family ipv4 unicast
  neighbor NODES maximum-prefix 100
 exit-address-family
exit
`,
  ],
})
