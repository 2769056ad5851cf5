import { selects } from '../../src/net/selector.ts'
import { knownNodes, nearestTo, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A policy of L2 announcements selects a node that there is.',
  why: 'No node competes for the leases of the Services that it selects, and none answers ARP for them',
  see: ['Cilium: CiliumL2AnnouncementPolicy nodeSelector', 'Cilium documentation, L2 Announcements, "Node Selector"'],
  messages: {
    none: '{policy} announces on nodes with {selector}, which no node has',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const nodes = knownNodes(cluster)
      // The label may be set by hand, or the node be in another file.
      if (!network.isComplete || cluster.isPartial || nodes.length === 0) continue
      for (const policy of cluster.l2Policies) {
        const { nodeSelector } = policy
        if (!nodeSelector || nodes.some(({ labels }) => selects(nodeSelector, labels))) continue
        const near = nearestTo(nodeSelector, nodes, ({ labels }) => labels)!
        const lack = near.lacks[0]!
        report({
          on: policy,
          field: near.lacks.length === 1 ? `nodeSelector.${lack.at}` : 'nodeSelector',
          message: 'none',
          data: { policy: policy.name, selector: nodeSelector },
          related: [
            {
              on: near.thing,
              field: lack.instead ? `labels.${lack.instead.key}` : 'name',
              message: lack.instead
                ? `${near.thing.name} has ${lack.instead.key}=${lack.instead.value}`
                : `${near.thing.name} falls short of ${lack.wanted}`,
            },
          ],
          help: `select a label that nodes have, or leave out nodeSelector for all nodes`,
        })
      }
    }
  },

  bad: [
    `
complete
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  nodeSelector:
    matchExpressions:
      - { key: node-role.kubernetes.io/control-plane, operator: DoesNotExist }
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lan announces on nodes with !node-role.kubernetes.io/control-plane, which no node has
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
        ~~~~~ kube1 falls short of !node-role.kubernetes.io/control-plane
  labels:
    node-role.kubernetes.io/control-plane: ""
status:
  addresses:
    - type: InternalIP
      address: 192.168.10.11
`,
  ],
  good: [
    `
complete
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  nodeSelector:
    matchLabels: { rack: rack0 }
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    rack: rack0
status:
  addresses:
    - type: InternalIP
      address: 192.168.10.11
`,
    // Other nodes may be elsewhere.
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  nodeSelector:
    matchLabels: { rack: rack1 }
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    rack: rack0
status:
  addresses:
    - type: InternalIP
      address: 192.168.10.11
`,
  ],
})
