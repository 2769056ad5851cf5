import type { BgpConfig, Cluster } from '../../src/fabric/cluster.ts'
import { choosesEverything, formatSelector } from '../../src/net/selector.ts'
import { isSelected, isWritten, knownNodes, listed, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A node is selected by one BGP configuration.',
  why: 'Of two CiliumBGPClusterConfigs the one that came first keeps the node and the other is passed over there (condition cilium.io/ConflictingClusterConfig); two CiliumBGPPeeringPolicies end all its sessions',
  see: [
    'Cilium: CiliumBGPClusterConfig nodeSelector',
    'Cilium: BGP Control Plane operation guide, ConflictingClusterConfig',
    'cilium/cilium#25629',
  ],
  messages: {
    nodes: '{nodes} {are} selected by both {first} and {second}',
    selectors: '{first} and {second} select the same nodes, {selector}',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const [i, second] of cluster.bgp.entries())
        for (const first of cluster.bgp.slice(0, i)) {
          const related = [{ ...selectorOf(first), message: `${first.name} selects them too` }]
          const both = knownNodes(cluster).filter(node => isSelected(first, node) && isSelected(second, node))
          if (both.length > 0)
            report({
              ...selectorOf(second),
              message: 'nodes',
              data: {
                nodes: listed(both.map(({ name }) => name)),
                are: both.length === 1 ? 'is' : 'are',
                first: first.name,
                second: second.name,
              },
              related,
              help: 'write all peers of a node into one configuration, or tell the two apart by a label',
            })
          else if (selectSame(cluster, first, second))
            report({
              ...selectorOf(second),
              message: 'selectors',
              data: {
                first: first.name,
                second: second.name,
                selector:
                  second.nodeSelector && !choosesEverything(second.nodeSelector) ? second.nodeSelector : 'all of them',
              },
              related,
              help: 'write all peers of a node into one configuration, or tell the two apart by a label',
            })
        }
  },

  bad: [
    `
-- cluster/rack0.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  nodeSelector:
    matchLabels:
    ~~~~~~~~~~~~ rack0 selects them too
      rack: rack0
  bgpInstances:
    - name: main
      localASN: 65001
-- cluster/workers.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: workers
spec:
  nodeSelector:
    matchLabels:
    ^^^^^^^^^^^^ kube1 is selected by both rack0 and workers
      role: worker
  bgpInstances:
    - name: main
      localASN: 65001
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    rack: rack0
    role: worker
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: tor0
        ~~~~ tor0 selects them too
spec:
  bgpInstances:
    - name: main
      localASN: 65001
---
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: tor1
        ^^^^ tor0 and tor1 select the same nodes, all of them
spec:
  bgpInstances:
    - name: main
      localASN: 65001
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
  nodeSelector:
    matchLabels:
      rack: rack0
  bgpInstances:
    - name: main
      localASN: 65001
---
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack1
spec:
  nodeSelector:
    matchLabels:
      rack: rack1
  bgpInstances:
    - name: main
      localASN: 65002
---
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack2
spec:
  nodeSelector: \${RACK2_SELECTOR}
  bgpInstances:
    - name: main
      localASN: 65003
`,
  ],
})

/** Where a config says which nodes it selects; without that, its name. */
function selectorOf(config: BgpConfig) {
  return { on: config, field: isWritten(config, 'nodeSelector') ? 'nodeSelector' : 'name' }
}

/** Whether two configs select the same nodes whatever nodes there are. */
function selectSame(cluster: Cluster, first: BgpConfig, second: BgpConfig): boolean {
  if (cluster.isPartial || knownNodes(cluster).length > 0) return false
  const texts = [first, second].map(({ nodeSelector, origin }) => {
    if (!nodeSelector) return origin.fields?.['nodeSelector'] ? undefined : 'all'
    return choosesEverything(nodeSelector) ? 'all' : formatSelector(nodeSelector)
  })
  return texts[0] !== undefined && texts[0] === texts[1]
}
