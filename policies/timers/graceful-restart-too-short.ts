import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'Routers wait as long as an agent takes to restart.',
  why: 'When the restart time has passed the routers drop the routes: an upgrade that pulls an image, or a busy node, takes longer than half a minute, and then the routes are withdrawn after all',
  see: ['RFC 4724 section 4.2', 'Cilium: CiliumBGPPeerConfig gracefulRestart.restartTimeSeconds'],
  messages: { short: 'routers keep the routes of a node for {time} s, and its agent may take longer to restart' },

  check(network, report) {
    for (const { peerConfigs } of network.clusters)
      for (const config of peerConfigs) {
        const time = config.gracefulRestart?.restartTime
        if (time === undefined || time >= 30) continue
        report({
          on: config,
          field: 'gracefulRestart.restartTime',
          message: 'short',
          data: { time },
          // The example of Cilium's documentation has 15 s.
          severity: time < 15 ? 'warning' : 'info',
          help: 'restartTimeSeconds: 60',
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
  gracefulRestart:
    enabled: true
    restartTimeSeconds: 10
                        ^^ routers keep the routes of a node for 10 s, and its agent may take longer to restart
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
  gracefulRestart:
    enabled: true
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
