import { nodeSessions, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'Many nodes of one kind are expected by a range.',
  why: 'Each new node has to be written into the configuration of each router, and one that was forgotten is without routes',
  see: ['FRR: bgp listen range'],
  messages: { many: '{router} names {count} nodes of peer-group {group} one by one' },

  check(network, report) {
    const sessions = nodeSessions(network)
    for (const router of network.routers)
      for (const group of router.bgp?.groups ?? []) {
        const members = sessions.filter(({ router: { from } }) => from.group === group && !from.range)
        const nodes = new Set(members.map(({ router: { from } }) => from.neighbor))
        if (nodes.size <= 8) continue
        report({
          on: group,
          field: 'kind',
          message: 'many',
          data: { router: router.name, count: nodes.size, group: group.name },
          related: [{ on: members[0]!.node.from.peer, field: 'address', message: 'dialled by all of them' }],
          help: `bgp listen range NETWORK peer-group ${group.name}`,
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
                       ~~~~~~~~ dialled by all of them
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
 ^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 names 9 nodes of peer-group NODES one by one
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 neighbor 10.0.0.13 peer-group NODES
 neighbor 10.0.0.14 peer-group NODES
 neighbor 10.0.0.15 peer-group NODES
 neighbor 10.0.0.16 peer-group NODES
 neighbor 10.0.0.17 peer-group NODES
 neighbor 10.0.0.18 peer-group NODES
 neighbor 10.0.0.19 peer-group NODES
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
 bgp listen range 10.0.0.0/24 peer-group NODES
exit
`,
  ],
})
