import { atLeast, compareVersion } from '../../src/net/version.ts'
import { nodeSessions, policy, settingOf } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A router does not wait for BFD from nodes that have none.',
  why: 'The BGP control plane of Cilium has no BFD: at best the session comes up without that protection, and FRR 10.3 never lets it come up',
  see: ['cilium/cilium#22394', 'cilium/cilium#48251', 'cilium/cilium#45435', 'FRR: neighbor bfd'],
  messages: { bfd: '{router} runs BFD towards {node}, where nothing answers it' },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const said = settingOf(router, 'bfd')
      if (!router.from.settings.bfd || !said) continue
      const { frr } = router.from.router
      const isStrict = router.from.settings.globals?.some(each => each.startsWith('bfd strict')) ?? false
      const neverUp = frr !== undefined && atLeast(frr, '10.3') && compareVersion(frr, '10.4') < 0
      report({
        ...said,
        message: 'bfd',
        data: { router: router.speaker.router, node: node.speaker.node },
        severity: isStrict || neverUp ? 'error' : 'warning',
        related: [{ on: node.from.peer, field: 'address', message: 'a peer of Cilium' }],
        help: 'take the line out, and let a short hold time notice dead nodes: timers 3 9',
        fix: { title: 'run without BFD', edits: [{ ...said, removeLine: true }] },
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
                       ~~~~~~~~ a peer of Cilium
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
 neighbor NODES bfd
 ^^^^^^^^^^^^^^^^^^ tor0 runs BFD towards 10.0.0.11 and 10.0.0.12, where nothing answers it
exit
`,
  ],
  good: [
    // Between routers BFD is well.
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
 neighbor 10.0.9.1 remote-as 65100
 neighbor 10.0.9.1 bfd
exit
`,
  ],
})
