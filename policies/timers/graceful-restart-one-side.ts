import { effectiveInstance } from '../../src/fabric/effective.ts'
import { nodeSessions, policy, type RouterEnd, settingOf, type Sited } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A router helps nodes that ask it to keep their routes while they restart.',
  why: 'FRR does so by default; told not to, it drops the routes as soon as the session ends, whatever the node asks for',
  see: [
    'RFC 4724 section 4.2',
    'FRR: bgp graceful-restart-disable, neighbor graceful-restart-disable',
    'Cilium: CiliumBGPPeerConfig gracefulRestart',
  ],
  messages: {
    disabled: '{router} drops the routes of {node} while the agent restarts: graceful restart is off here and on there',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const asked = node.from.peerConfig
      const said = disabledBy(router)
      if (!asked?.gracefulRestart || !said) continue
      report({
        ...said,
        message: 'disabled',
        data: { router: router.speaker.router, node: node.speaker.node },
        related: [{ on: asked, field: 'gracefulRestart', message: 'asked for here' }],
        help: 'take the line out: FRR helps by default',
        fix: { title: 'help', edits: [{ ...said, removeLine: true }] },
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
  gracefulRestart:
    enabled: true
    ~~~~~~~~~~~~~ asked for here
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
 neighbor NODES graceful-restart-disable
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 drops the routes of 10.0.0.11 and 10.0.0.12 while the agent restarts: graceful restart is off here and on there
exit
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
  gracefulRestart:
    enabled: true
    ~~~~~~~~~~~~~ asked for here
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
 bgp graceful-restart-disable
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 drops the routes of 10.0.0.11 and 10.0.0.12 while the agent restarts: graceful restart is off here and on there
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
exit
`,
  ],
  good: [
    // The neighbor is an exception, and by default FRR helps.
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
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 no bgp ebgp-requires-policy
 bgp graceful-restart-disable
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 neighbor NODES graceful-restart-helper
exit
-- tor1/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.1.1/24
exit
router bgp 65000
 no bgp ebgp-requires-policy
 neighbor 10.0.1.11 remote-as 65001
exit
`,
  ],
})

/** The line that says so. */
function disabledBy(end: RouterEnd): { on: Sited; field: string } | undefined {
  const { router, settings } = end.from
  if (settings.gracefulRestart !== undefined) {
    const said = settings.gracefulRestart === 'disabled' ? settingOf(end, 'gracefulRestart') : undefined
    return said && { on: said.on, field: 'gracefulRestart' }
  }
  return effectiveInstance(router).gracefulRestart === 'disabled'
    ? { on: router.bgp!, field: 'globals.bgp graceful-restart-disable' }
    : undefined
}
