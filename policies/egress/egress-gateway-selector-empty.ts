import { gatewaysOfPolicies, knownNodes, nearestTo, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'An egress gateway selects a node that there is.',
  why: 'Traffic that the policy matches is dropped where no node is its gateway; it does not leave by its own node instead',
  see: [
    'Cilium: CiliumEgressGatewayPolicy egressGateway.nodeSelector',
    'Cilium documentation, Egress Gateway, "Selecting and configuring the gateway node"',
  ],
  messages: {
    none: '{policy} selects {selector} for its gateway, which no node has',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const nodes = knownNodes(cluster)
      // The label may be set by hand, or the node be in another file.
      if (!network.isComplete || cluster.isPartial || nodes.length === 0) continue
      for (const { policy, gateway, at, nodes: selected } of gatewaysOfPolicies(cluster)) {
        if (selected.length > 0) continue
        const near = nearestTo(gateway.nodeSelector, nodes, ({ labels }) => labels)!
        const lack = near.lacks[0]!
        report({
          on: policy,
          field: near.lacks.length === 1 ? `${at}.nodeSelector.${lack.at}` : `${at}.nodeSelector`,
          message: 'none',
          data: { policy: policy.name, selector: gateway.nodeSelector },
          related: [
            lack.instead
              ? {
                  on: near.thing,
                  field: `labels.${lack.instead.key}`,
                  message: `${near.thing.name} has ${lack.instead.key}=${lack.instead.value}`,
                }
              : { on: near.thing, field: 'name', message: `${near.thing.name} has no label ${lack.wanted}` },
          ],
          help: `kubectl label node ${near.thing.name} ${near.lacks.map(({ wanted }) => wanted).join(' ')}`,
        })
      }
    }
  },

  bad: [
    `
complete
-- cluster/egress.yaml --
apiVersion: cilium.io/v2
kind: CiliumEgressGatewayPolicy
metadata:
  name: mail
spec:
  selectors:
    - podSelector:
        matchLabels: { app: mail }
  destinationCIDRs:
    - 203.0.113.0/24
  egressGateway:
    nodeSelector:
      matchLabels:
        egress: "yes"
                ^^^^^ mail selects egress=yes for its gateway, which no node has
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    egress: "true"
            ~~~~~~ kube1 has egress=true
status:
  addresses:
    - type: InternalIP
      address: 192.168.10.11
---
apiVersion: v1
kind: Node
metadata:
  name: kube2
status:
  addresses:
    - type: InternalIP
      address: 192.168.10.12
`,
  ],
  good: [
    `
complete
-- cluster/egress.yaml --
apiVersion: cilium.io/v2
kind: CiliumEgressGatewayPolicy
metadata:
  name: mail
spec:
  selectors:
    - podSelector:
        matchLabels: { app: mail }
  destinationCIDRs:
    - 203.0.113.0/24
  egressGateway:
    nodeSelector:
      matchLabels:
        egress: "true"
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    egress: "true"
status:
  addresses:
    - type: InternalIP
      address: 192.168.10.11
---
apiVersion: v1
kind: Node
metadata:
  name: kube2
status:
  addresses:
    - type: InternalIP
      address: 192.168.10.12
`,
    `
-- cluster/egress.yaml --
apiVersion: cilium.io/v2
kind: CiliumEgressGatewayPolicy
metadata:
  name: mail
spec:
  selectors:
    - podSelector:
        matchLabels: { app: mail }
  destinationCIDRs:
    - 203.0.113.0/24
  egressGateway:
    nodeSelector:
      matchLabels:
        egress: "yes"
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    egress: "true"
status:
  addresses:
    - type: InternalIP
      address: 192.168.10.11
---
apiVersion: v1
kind: Node
metadata:
  name: kube2
status:
  addresses:
    - type: InternalIP
      address: 192.168.10.12
`,
  ],
})
