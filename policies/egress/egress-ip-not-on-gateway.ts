import { sameAddress } from '../../src/net/prefix.ts'
import { gatewaysOfPolicies, knownNodes, listed, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The address that pods leave with is one of the gateway node.',
  why: 'The gateway drops the traffic ("No Egress IP configured") unless an interface of its own has the address',
  see: [
    'Cilium: CiliumEgressGatewayPolicy egressGateway.egressIP',
    'Cilium documentation, Egress Gateway, "Troubleshooting"',
    'cilium/cilium#30747',
    'cilium/cilium#32971',
    'cilium/cilium#44026',
  ],
  messages: {
    elsewhere: '{policy} lets pods leave with {address}, which {owner} has, but its gateway is {nodes}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.isPartial) continue
      for (const { policy, gateway, at, nodes } of gatewaysOfPolicies(cluster)) {
        const { egressIp } = gateway
        // Which further addresses a node has is in no file; that another one has this, is.
        const owner =
          egressIp && knownNodes(cluster).find(each => each.addresses.some(one => sameAddress(one, egressIp)))
        if (!owner || nodes.length === 0 || nodes.includes(owner)) continue
        report({
          on: policy,
          field: `${at}.egressIp`,
          message: 'elsewhere',
          data: {
            policy: policy.name,
            address: egressIp,
            owner: owner.name,
            nodes: listed(nodes.map(({ name }) => name)),
          },
          related: [{ on: owner, field: 'addresses', message: `${owner.name} has it` }],
          help: `select ${owner.name} for the gateway, or give an address of ${nodes[0]!.name}`,
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
    nodeSelector:
      matchLabels:
        egress: "true"
    egressIP: 192.168.10.12
              ^^^^^^^^^^^^^ mail lets pods leave with 192.168.10.12, which kube2 has, but its gateway is kube1
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
  addresses: [{ type: InternalIP, address: 192.168.10.12 }]
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ kube2 has it
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
    egressIP: 192.168.10.11
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
    egressIP: 192.168.10.240
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
