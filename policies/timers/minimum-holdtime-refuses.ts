import { hasKnownSettings, nodeSessions, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router takes the hold time that its nodes propose.',
  why: 'FRR answers an OPEN with a smaller hold time than bgp minimum-holdtime with NOTIFICATION 2/6, Unacceptable Hold Time; the session never comes up',
  see: ['RFC 4271 section 6.2', 'FRR: bgp minimum-holdtime'],
  messages: { refused: '{router} refuses the {hold} s of {node}: it takes no hold time under {least} s' },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { bgp } = router.from.router
      const line = bgp?.globals.findLast(each => /^bgp minimum-holdtime \d+$/.test(each))
      if (!bgp || line === undefined || !hasKnownSettings(node)) continue
      const least = Number(line.split(' ').at(-1))
      if (node.holdTime >= least || node.holdTime === 0) continue
      const { peer, peerConfig } = node.from
      report({
        on: bgp,
        field: `globals.${line}`,
        message: 'refused',
        data: { router: router.speaker.router, node: node.speaker.node, hold: node.holdTime, least },
        related: [
          peerConfig
            ? { on: peerConfig, field: 'holdTime', message: 'the hold time proposed' }
            : { on: peer, field: 'name', message: 'proposes 90 s, the default' },
        ],
        help: `bgp minimum-holdtime ${node.holdTime}, or holdTimeSeconds: ${least}`,
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
                     ~ the hold time proposed
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
 bgp minimum-holdtime 20
 ^^^^^^^^^^^^^^^^^^^^^^^ tor0 refuses the 9 s of 10.0.0.11 and 10.0.0.12: it takes no hold time under 20 s
 neighbor NODES peer-group
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
router bgp 65000
 no bgp ebgp-requires-policy
 bgp minimum-holdtime 20
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
exit
`,
  ],
})
