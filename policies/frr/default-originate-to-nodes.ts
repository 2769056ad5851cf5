import { nodeSessions, policy, settingOf } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A router sends its nodes no default route by BGP.',
  why: 'Cilium installs no route that it receives: nodes need their default route from elsewhere',
  see: [
    'Cilium: BGP Control Plane, it does not program the datapath',
    'cilium/cilium#33035',
    'FRR: neighbor default-originate',
  ],
  messages: { ignored: '{router} announces a default route to {node}, where nothing installs it' },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network))
      for (const family of router.families) {
        const said = settingOf(router, 'defaultOriginate', family)
        if (!said || !router.from.settings.families?.[family]?.defaultOriginate) continue
        report({
          ...said,
          message: 'ignored',
          data: { router: router.speaker.router, node: node.speaker.node },
          related: [{ on: node.from.peer, field: 'address', message: 'a peer of Cilium' }],
          help: 'give the nodes a static default route, and take the line out',
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
 address-family ipv4 unicast
  neighbor NODES default-originate
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 announces a default route to 10.0.0.11 and 10.0.0.12, where nothing installs it
 exit-address-family
exit
`,
  ],
  good: [
    // A neighbor that is no node.
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
 address-family ipv4 unicast
  neighbor 10.0.9.1 default-originate
 exit-address-family
exit
`,
  ],
})
