import type { BgpConfig, Cluster } from '../../src/fabric/cluster.ts'
import { isSelected, knownNodes, objectsOf, policy, runsAtLeast } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'No node is selected by a CiliumBGPPeeringPolicy and a CiliumBGPClusterConfig at once.',
  why: 'Cilium prefers the CiliumBGPPeeringPolicy where both select a node; the sessions of the CiliumBGPClusterConfig do not come up there',
  see: [
    'Cilium documentation, "BGP Control Plane", "Prerequisites"',
    'Cilium: CiliumBGPPeeringPolicy nodeSelector, CiliumBGPClusterConfig nodeSelector',
  ],
  messages: { both: '{config} and the older {policy} both select {node}; Cilium takes {policy} alone' },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.isPartial || cluster.cilium === undefined || runsAtLeast(cluster, '1.19')) continue
      const older = madeBy(cluster, 'cilium.io CiliumBGPPeeringPolicy')
      const newer = madeBy(cluster, 'cilium.io CiliumBGPClusterConfig')
      for (const config of newer)
        for (const policy of older)
          for (const node of selectedByBoth(cluster, config, policy))
            report({
              on: config,
              field: 'name',
              message: 'both',
              data: { config: config.name, policy: policy.name, node },
              related: [{ on: policy, field: 'name', message: 'is what Cilium takes' }],
              help: `delete ${policy.name} once ${config.name} says all of it`,
            })
    }
  },

  bad: [
    `
cilium 1.17
-- cluster/old.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
metadata:
  name: rack0-old
        ~~~~~~~~~ is what Cilium takes
spec:
  virtualRouters:
    - localASN: 65001
      neighbors:
        - peerAddress: 10.0.0.1/32
          peerASN: 65000
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
        ^^^^^ rack0 and the older rack0-old both select every node; Cilium takes rack0-old alone
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
`,
  ],
  good: [
    `
cilium 1.17
-- cluster/old.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
metadata:
  name: rack0
spec:
  nodeSelector:
    matchLabels:
      rack: "0"
  virtualRouters:
    - localASN: 65001
      neighbors:
        - peerAddress: 10.0.0.1/32
          peerASN: 65000
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPClusterConfig
metadata:
  name: rack1
spec:
  nodeSelector:
    matchLabels:
      rack: "1"
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor1
          peerASN: 65000
          peerAddress: 10.0.1.1
`,
  ],
})

/** The configs that objects of a kind were read as. */
function madeBy(cluster: Cluster, type: string): readonly BgpConfig[] {
  const objects = objectsOf(cluster, type)
  return cluster.bgp.filter(({ name }) => objects.some(object => object.name === name))
}

/** The nodes that both select; where none is in the files, two configs without a selector still select all. */
function selectedByBoth(cluster: Cluster, a: BgpConfig, b: BgpConfig): readonly string[] {
  const all = a.nodeSelector === undefined && b.nodeSelector === undefined
  const nodes = knownNodes(cluster).filter(node => isSelected(a, node) && isSelected(b, node))
  return nodes.length === 0 && all ? ['every node'] : nodes.map(({ name }) => name)
}
