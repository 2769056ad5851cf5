import { gatewaysOfPolicies, isWritten, listed, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'An egress gateway is one node, or a list in egressGateways.',
  why: 'Of several nodes that egressGateway selects, all agents take the first by name; the others carry nothing, and take over only when it is gone',
  see: [
    'Cilium: CiliumEgressGatewayPolicy egressGateway, egressGateways (1.18)',
    'Cilium documentation, Egress Gateway, "Selecting and configuring the gateway node"',
  ],
  messages: {
    several: '{policy} selects {nodes} for its gateway, of which {first} alone is used',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.isPartial) continue
      for (const { policy, at, nodes } of gatewaysOfPolicies(cluster)) {
        const [first, second] = nodes
        if (!first || !second || isWritten(policy, 'egressGateways')) continue
        report({
          on: policy,
          field: `${at}.nodeSelector`,
          message: 'several',
          data: { policy: policy.name, nodes: listed(nodes.map(({ name }) => name)), first: first.name },
          related: [{ on: first, field: 'name', message: 'the first by name' }],
          help: 'select one node, or list the gateways in egressGateways to spread pods over them (1.18)',
        })
      }
    }
  },

  bad: [
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
    nodeSelector: { matchLabels: { egress: "true" } }
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mail selects kube1 and kube2 for its gateway, of which kube1 alone is used
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
        ~~~~~ the first by name
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
  labels:
    egress: "true"
status:
  addresses:
    - type: InternalIP
      address: 192.168.10.12
`,
  ],
  good: [
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
        egress: "true"
  egressGateways:
    - nodeSelector:
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
  labels:
    egress: "true"
status:
  addresses:
    - type: InternalIP
      address: 192.168.10.12
`,
  ],
})
