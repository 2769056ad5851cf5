import { hasKnownSettings, isWritten, nodeSessions, policy, settingOf, settingsFor } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A router notices within seconds that a node is dead.',
  why: 'Until the hold time has passed the router sends its share of the traffic to a node that is gone without saying so; Cilium’s operation guide has 9 s with a keepalive every 3 s',
  see: ['Cilium: BGP Control Plane operation guide, failure scenarios', 'RFC 4271 section 4.2'],
  messages: { slow: '{router} takes up to {hold} s to notice the death of {node}' },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { peer, peerConfig } = node.from
      const isOpen = peerConfig && isWritten(peerConfig, 'holdTime') && peerConfig.holdTime === undefined
      const hold = Math.min(node.holdTime, router.holdTime)
      if (isOpen || !hasKnownSettings(node) || router.from.router.isPartial || hold < 90) continue
      report({
        ...(peerConfig
          ? { on: peerConfig, field: isWritten(peerConfig, 'holdTime') ? 'holdTime' : 'name' }
          : { on: peer, field: 'name' }),
        message: 'slow',
        data: { router: router.speaker.router, node: node.speaker.node, hold },
        related: [
          {
            ...(settingOf(router, 'holdTime') ?? settingsFor(router)),
            message: `${router.holdTime} s at the other end`,
          },
        ],
        help: 'timers: { holdTimeSeconds: 9, keepAliveTimeSeconds: 3 }',
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
        ^^^ tor0 takes up to 90 s to notice the death of 10.0.0.11 and 10.0.0.12
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
 ~~~~~~~~~~~~~~~~~~~~~~~~~ 180 s at the other end
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
exit
`,
  ],
  good: [
    // The smaller of the two counts.
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
 neighbor NODES timers 3 9
exit
`,
  ],
})
