import { sameAddress } from '../../src/net/prefix.ts'
import { addressesOf } from '../../src/fabric/router-index.ts'
import { isSelected, knownNodes, nameOf, policy, surelyHas } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A node that a router waits for dials it.',
  why: 'FRR has nobody to speak with: Cilium does not listen unless it is told to, so the neighbor stays Active for ever and the node announces nothing here',
  see: ['Cilium: CiliumBGPClusterConfig nodeSelector, peers[]', 'FRR: show bgp summary, Active'],
  messages: {
    silent: '{router} waits for {neighbor}, which is {name}, but {reason}',
  },

  check(network, report) {
    for (const { end } of network.loneEnds) {
      const { remoteAddress: address } = end
      if (end.kind !== 'router' || !address || end.from.settings.shutdown) continue
      // A second description of the same router, such as that of another release, has its own nodes to wait for.
      const { router } = end.from
      const isCopy = network.routers.some(
        other => other !== router && addressesOf(other).some(each => surelyHas(router, each)),
      )
      if (isCopy) continue
      for (const cluster of network.clusters) {
        const node = knownNodes(cluster).find(({ addresses }) => addresses.some(each => sameAddress(each, address)))
        if (!node || cluster.isPartial || cluster.bgp.length === 0) continue
        // A peer that is not paired may be this router by an address that no file tells.
        const isUnclear = network.loneEnds.some(({ end: other }) => other.kind === 'node' && other.from.node === node)
        if (isUnclear) continue
        const config = cluster.bgp.find(each => isSelected(each, node))
        report({
          on: end.from.neighbor,
          message: 'silent',
          data: {
            router: end.speaker.router,
            neighbor: nameOf(end.from.neighbor),
            name: node.name,
            reason: config
              ? `no peer of ${config.name} is ${end.speaker.router}`
              : 'no CiliumBGPClusterConfig selects it',
          },
          related: [
            config
              ? { on: config, field: 'name', message: `${node.name} has the peers of ${config.name}` }
              : { on: node, field: 'name', message: `the labels of ${node.name} fit no nodeSelector` },
          ],
          help: config
            ? `a peer with the address of ${end.speaker.router} in ${config.name}, or no neighbor here`
            : `label ${node.name} so that a nodeSelector fits, or take the neighbor out`,
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
  nodeSelector:
    matchLabels:
      bgp: edge
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    bgp: edge
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
---
apiVersion: v1
kind: Node
metadata:
  name: kube2
        ~~~~~ the labels of kube2 fit no nodeSelector
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.12
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65001
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 waits for 10.0.0.12, which is kube2, but no CiliumBGPClusterConfig selects it
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
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.99 remote-as 65009
exit
`,
    // Its second peer is the other router by an address that is in no file.
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
        - name: tor1
          peerASN: 65009
          peerAddress: 172.16.0.2
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor1/frr.conf --
frr version 8.4
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
})
