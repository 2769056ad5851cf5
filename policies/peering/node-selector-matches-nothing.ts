import { isSelected, knownNodes, nearestTo, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A BGP configuration selects a node that there is.',
  why: 'No node opens a session: `cilium bgp peers` lists nothing, and only the condition cilium.io/NoMatchingNode says why',
  see: [
    'Cilium: CiliumBGPClusterConfig nodeSelector',
    'Cilium: BGP Control Plane operation guide, NoMatchingNode',
    'cilium/cilium#30506',
  ],
  messages: {
    nothing: '{config} selects {selector}, which no node has',
    near: '{config} selects {wanted}, but {node} has {label}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const nodes = knownNodes(cluster)
      if (nodes.length === 0 || cluster.isPartial) continue
      for (const config of cluster.bgp) {
        const { nodeSelector } = config
        if (!nodeSelector || nodes.some(node => isSelected(config, node))) continue
        const near = nearestTo(nodeSelector, nodes, ({ labels }) => labels)
        const lack = near?.lacks.length === 1 ? near.lacks[0] : undefined
        if (near && lack?.instead) {
          const label = `${lack.instead.key}=${lack.instead.value}`
          report({
            on: config,
            field: `nodeSelector.${lack.at}`,
            message: 'near',
            data: { config: config.name, wanted: lack.wanted, node: near.thing.name, label },
            related: [
              { on: near.thing, field: `labels.${lack.instead.key}`, message: `${near.thing.name} has ${label}` },
            ],
            help: `no other node has ${lack.wanted} either: select ${label}, or label the nodes`,
          })
        } else
          report({
            on: config,
            field: 'nodeSelector',
            message: 'nothing',
            data: { config: config.name, selector: nodeSelector },
            related: nodes
              .slice(0, 1)
              .map(node => ({ on: node, field: 'labels', message: `the labels of ${node.name}` })),
            help: `kubectl label node ${nodes[0]!.name} ${near?.lacks.map(({ wanted }) => wanted).join(' ') ?? ''}`,
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
      rack: rack-0
            ^^^^^^ rack0 selects rack=rack-0, but kube1 has rack=rack0
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
          ~~~~~ kube1 has rack=rack0
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
  name: edge
spec:
  nodeSelector:
    matchLabels:
    ^^^^^^^^^^^^ edge selects bgp=edge, which no node has
      bgp: edge
  bgpInstances:
    - name: main
      localASN: 65001
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    kubernetes.io/os: linux
    ~~~~~~~~~~~~~~~~~~~~~~~ the labels of kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
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
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    rack: rack0
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
`,
    // A patch that labels one node says nothing of the others, nor all of this one.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  nodeSelector:
    matchLabels:
      node-role.kubernetes.io/worker: ""
  bgpInstances:
    - name: main
      localASN: 65001
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    rack: rack0
`,
  ],
})
