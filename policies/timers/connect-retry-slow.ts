import { isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A node dials a router again soon after it was away.',
  why: 'After a failed attempt Cilium waits connectRetryTimeSeconds, 120 by default and with jitter up to twice that: a router that restarted is without routes for minutes',
  see: ['Cilium: CiliumBGPPeerConfig timers.connectRetryTimeSeconds', 'Cilium: BGP Control Plane operation guide'],
  messages: { slow: 'peers of {config} are dialled again after {time} s at the earliest, and up to twice that' },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const config of cluster.peerConfigs) {
        const { connectRetryTime: time = 120 } = config
        const isUsed = cluster.bgp.some(({ instances }) =>
          instances.some(({ peers }) => peers.some(peer => peer.config === config.name)),
        )
        if (!isUsed || time < 60 || (isWritten(config, 'connectRetryTime') && config.connectRetryTime === undefined))
          continue
        report({
          on: config,
          field: isWritten(config, 'connectRetryTime') ? 'connectRetryTime' : 'name',
          message: 'slow',
          data: { config: config.name, time },
          help: 'connectRetryTimeSeconds: 5',
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
        ^^^ peers of tor are dialled again after 120 s at the earliest, and up to twice that
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
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  timers:
    connectRetryTimeSeconds: 5
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
    // A tool fills it in.
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
    connectRetryTimeSeconds: \${RETRY}
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
