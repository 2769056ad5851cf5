import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'Nodes announce to two routers.',
  why: 'With the one router, or the one session, all addresses of Services of these nodes are gone',
  see: ['Cilium: CiliumBGPClusterConfig bgpInstances[].peers', 'RFC 7938 section 5'],
  messages: { one: 'the nodes of {config} announce to {peer} alone' },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.isPartial) continue
      for (const config of cluster.bgp) {
        const peers = config.instances.flatMap(instance => instance.peers)
        const [only] = peers
        // Another configuration may select the same nodes; and autodiscovery may find a pair with one address.
        if (!only || peers.length > 1 || cluster.bgp.length > 1 || only.autoDiscovery) continue
        report({
          on: only,
          field: 'name',
          message: 'one',
          data: { config: config.name, peer: only.name },
          help: 'add a peer for a second router, if there is one',
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
                ^^^^ the nodes of rack0 announce to tor0 alone
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
`,
  ],
})
