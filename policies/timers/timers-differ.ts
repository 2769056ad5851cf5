import { hasKnownSettings, isWritten, nodeSessions, policy, settingOf, settingsFor } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'Both ends of a session have the same hold time.',
  why: 'The smaller hold time is in force at both ends, and a keepalive is sent every third of it: what the other end says has no effect',
  see: [
    'RFC 4271 section 4.2',
    'Cilium: CiliumBGPPeerConfig timers.holdTimeSeconds',
    'FRR: timers bgp, neighbor timers',
  ],
  messages: {
    differ: 'the hold time of {router} with {node} is {least} s: {router} has {theirs} s, the other end {ours} s',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { peer, peerConfig } = node.from
      if (!hasKnownSettings(node) || router.from.router.isPartial) continue
      const isOpen = peerConfig && isWritten(peerConfig, 'holdTime') && peerConfig.holdTime === undefined
      const [ours, theirs] = [node.holdTime, router.holdTime]
      if (isOpen || ours === theirs || ours === 0 || theirs === 0) continue
      const said =
        peerConfig?.holdTime === undefined ? { on: peer, field: 'config' } : { on: peerConfig, field: 'holdTime' }
      report({
        ...(settingOf(router, 'holdTime') ?? settingsFor(router)),
        message: 'differ',
        data: { router: router.speaker.router, node: node.speaker.node, least: Math.min(ours, theirs), ours, theirs },
        severity: Math.max(ours, theirs) >= 3 * Math.min(ours, theirs) ? 'warning' : 'info',
        related: [
          { ...said, message: `${ours} s${peerConfig?.holdTime === undefined ? ', the default of Cilium' : ''}` },
        ],
        help: `timers ${Math.floor(ours / 3)} ${ours} on ${router.speaker.router}, or holdTimeSeconds: ${theirs}`,
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
  timers:
    holdTimeSeconds: 9
                     ~ 9 s
    keepAliveTimeSeconds: 3
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
 neighbor NODES timers 30 90
                          ^^ the hold time of tor0 with 10.0.0.11 and 10.0.0.12 is 9 s: tor0 has 90 s, the other end 9 s
exit
`,
  ],
  good: [
    // The two agree; and a tool fills in what the other router has.
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
 neighbor NODES timers 30 90
exit
-- tor1/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.1.1/24
exit
router bgp 65000
 no bgp ebgp-requires-policy
 neighbor 10.0.1.11 remote-as 65001
 neighbor 10.0.1.11 timers 3 \${HOLD}
exit
`,
  ],
})
