import { nameOf, nodeSessions, policy, settingOf, settingsFor } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A router keeps what its nodes announce before its filters decide.',
  why: 'Without it FRR forgets what a filter denies: received-routes answers "Inbound soft reconfiguration not enabled", and nobody can tell a route that was not sent from one that was dropped',
  see: ['FRR: neighbor soft-reconfiguration inbound', 'FRR: show bgp neighbors received-routes'],
  messages: {
    missing:
      '{router} keeps no record of the {family} routes received from {node}: soft-reconfiguration inbound is off',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      if (router.from.router.isPartial) continue
      for (const family of router.families.filter(each => node.families.includes(each))) {
        if (settingOf(router, 'softReconfiguration', family)) continue
        const name = router.from.group?.name ?? nameOf(router.from.neighbor)
        const block = router.from.router.bgp!.families.find(each => each.family === family)
        const line = `neighbor ${name} soft-reconfiguration inbound`
        report({
          ...settingsFor(router),
          message: 'missing',
          data: {
            router: router.speaker.router,
            node: node.speaker.node,
            family: family === 'ipv4-unicast' ? 'IPv4' : 'IPv6',
          },
          help: `${line}, in address-family ${family.replace('-', ' ')}`,
          ...(block && {
            fix: { title: 'keep what is received', safe: true, edits: [{ on: block, lineBelow: ` ${line}` }] },
          }),
          likely: guess,
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
 neighbor NODES peer-group
 ^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 keeps no record of the IPv4 routes received from 10.0.0.11 and 10.0.0.12: soft-reconfiguration inbound is off
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES prefix-list VIPS in
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
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES prefix-list VIPS in
  neighbor NODES soft-reconfiguration inbound
 exit-address-family
exit
`,
  ],
})
