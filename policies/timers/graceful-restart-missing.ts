import { isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'Routers keep the routes of a node while its agent restarts.',
  why: 'The sessions are those of the agent: without graceful restart each restart or upgrade of it withdraws all routes of the node, though its datapath goes on',
  see: [
    'RFC 4724',
    'Cilium: CiliumBGPPeerConfig gracefulRestart',
    'cilium/cilium#24256',
    'cilium/cilium#24323',
    'cilium/cilium#24069',
  ],
  messages: {
    missing:
      'graceful restart is off for the peers of {config}: a restart of the agent withdraws all routes of its node',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const config of cluster.peerConfigs) {
        const isUsed = cluster.bgp.some(({ instances }) =>
          instances.some(({ peers }) => peers.some(peer => peer.config === config.name)),
        )
        const announces = config.families.some(({ advertisements }) => advertisements !== undefined)
        if (!isUsed || !announces || isWritten(config, 'gracefulRestart')) continue
        report({
          on: config,
          field: 'name',
          message: 'missing',
          data: { config: config.name },
          help: 'gracefulRestart: { enabled: true, restartTimeSeconds: 120 }',
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
        ^^^ graceful restart is off for the peers of tor: a restart of the agent withdraws all routes of its node
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
    // Somebody decided against it.
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
    enabled: false
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
  gracefulRestart: \${GRACEFUL_RESTART}
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
