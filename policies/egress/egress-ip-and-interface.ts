import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'An egress gateway is told an address or an interface, not both.',
  why: 'The API server takes both, and the agents then ignore the whole policy: pods leave with the address of their own node, as if it were not there',
  see: [
    'Cilium: CiliumEgressGatewayPolicy egressGateway.egressIP, egressGateway.interface',
    'Cilium documentation, Egress Gateway, "Selecting and configuring the gateway node"',
  ],
  messages: {
    both: '{policy} has both egressIP {address} and interface {interface}, so it is ignored',
  },

  check(network, report) {
    for (const policy of network.clusters.flatMap(({ egressPolicies }) => egressPolicies)) {
      const gateways = [
        { gateway: policy.egressGateway, at: 'egressGateway' },
        ...(policy.egressGateways ?? []).map((gateway, i) => ({ gateway, at: `egressGateways.${i}` })),
      ]
      for (const { gateway, at } of gateways) {
        if (!gateway.egressIp || gateway.interface === undefined) continue
        report({
          on: policy,
          field: `${at}.interface`,
          message: 'both',
          data: { policy: policy.name, address: gateway.egressIp, interface: gateway.interface },
          related: [{ on: policy, field: `${at}.egressIp`, message: 'the address' }],
          help: 'leave out interface: the address says which one it is; or leave out egressIP for the first address of the interface',
          fix: {
            title: 'leave out the interface',
            edits: [{ on: policy, field: `${at}.interface`, removeLine: true }],
          },
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
    - 0.0.0.0/0
  egressGateway:
    nodeSelector:
      matchLabels: { egress: "true" }
    egressIP: 203.0.113.25
              ~~~~~~~~~~~~ the address
    interface: eth1
               ^^^^ mail has both egressIP 203.0.113.25 and interface eth1, so it is ignored
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
    - 0.0.0.0/0
  egressGateway:
    nodeSelector:
      matchLabels: { egress: a }
    egressIP: 203.0.113.25
  egressGateways:
    - nodeSelector:
        matchLabels: { egress: b }
      egressIP: 203.0.113.26
                ~~~~~~~~~~~~ the address
      interface: eth1
                 ^^^^ mail has both egressIP 203.0.113.26 and interface eth1, so it is ignored
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
    - 0.0.0.0/0
  egressGateway:
    nodeSelector:
      matchLabels: { egress: "true" }
    egressIP: 203.0.113.25
---
apiVersion: cilium.io/v2
kind: CiliumEgressGatewayPolicy
metadata:
  name: web
spec:
  selectors:
    - podSelector:
        matchLabels: { app: web }
  destinationCIDRs:
    - 0.0.0.0/0
  egressGateway:
    nodeSelector:
      matchLabels: { egress: "true" }
    interface: eth1
`,
  ],
})
