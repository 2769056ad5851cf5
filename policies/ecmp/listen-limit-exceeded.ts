import { effectiveInstance } from '../../src/fabric/effective.ts'
import { nodeSessions, policy, type Router } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router takes as many peers out of its ranges as there are nodes in them.',
  why: 'FRR closes the connections of peers beyond bgp listen limit, 100 by default: which nodes that meets hangs on who came first, and before 10 nothing is logged',
  see: ['FRR: bgp listen limit', 'FRRouting/frr#14421', 'FRRouting/frr#15669'],
  messages: {
    exceeded: '{router} takes {limit} peers out of its ranges at most, and {nodes} nodes dial it',
  },

  check(network, report) {
    const dynamic = nodeSessions(network).filter(({ router }) => router.from.range)
    const routers = new Set<Router>(dynamic.map(({ router }) => router.from.router))
    for (const router of routers) {
      const { bgp } = router
      const own = dynamic.filter(each => each.router.from.router === router && each.node.address)
      const limit = effectiveInstance(router).listenLimit
      if (!bgp || own.length <= limit || (bgp.listenLimit === undefined && bgp.origin.fields?.['listenLimit'])) continue
      const ranges = [...new Set(own.map(each => each.router.from.range!))]
      report({
        on: bgp.listenLimit === undefined ? ranges[0]! : bgp,
        field: bgp.listenLimit === undefined ? 'prefix' : 'listenLimit',
        message: 'exceeded',
        data: { router: router.name, limit, nodes: own.length },
        related: [{ on: own[0]!.node.from.peer, field: 'address', message: `dialled by ${own.length} nodes` }],
        help: `bgp listen limit ${Math.ceil((own.length * 2) / 100) * 100}`,
        likely: own.find(({ guess }) => guess)?.guess,
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
                       ~~~~~~~~ dialled by 3 nodes
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
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
---
apiVersion: v1
kind: Node
metadata:
  name: kube2
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.12
---
apiVersion: v1
kind: Node
metadata:
  name: kube3
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.13
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 bgp listen limit 2
                  ^ tor0 takes 2 peers out of its ranges at most, and 3 nodes dial it
 bgp listen range 10.0.0.0/24 peer-group NODES
exit
`,
  ],
  good: [
    // How many nodes there are is in no file.
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
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 bgp listen limit 2
 bgp listen range 10.0.0.0/24 peer-group NODES
exit
`,
  ],
})
