import { choosesEverything } from '../../src/net/selector.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A policy for all destinations leaves out those that pods reach without the gateway.',
  why: 'Everything these pods send out of the cluster, also to routers and servers of their own network, goes through one node, and stops with it',
  see: [
    'Cilium: CiliumEgressGatewayPolicy destinationCIDRs, excludedCIDRs',
    'Cilium documentation, Egress Gateway, "Selecting the destination"',
  ],
  messages: {
    all: '{policy} takes all that its pods send to {cidr} through the gateway, and leaves nothing out',
  },

  check(network, report) {
    for (const policy of network.clusters.flatMap(({ egressPolicies }) => egressPolicies)) {
      const i = policy.destinationCidrs.findIndex(({ length }) => length === 0)
      const cidr = policy.destinationCidrs[i]
      if (!cidr || policy.origin.fields?.['excludedCidrs']) continue
      if (policy.excludedCidrs.length > 0) continue
      const takesAllPods = policy.selectors.some(({ podSelector, namespaceSelector, nodeSelector }) =>
        [podSelector, namespaceSelector, nodeSelector].every(each => !each || choosesEverything(each)),
      )
      report({
        on: policy,
        field: `destinationCidrs.${i}`,
        message: 'all',
        data: { policy: policy.name, cidr },
        help: 'excludedCIDRs: with the networks of the nodes and of what is near them',
        // Of a few pods that is often what is wanted.
        ...(!takesAllPods && { severity: 'info' as const }),
      })
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
      ^^^^^^^^^ mail takes all that its pods send to 0.0.0.0/0 through the gateway, and leaves nothing out
  egressGateway:
    nodeSelector:
      matchLabels:
        egress: "true"
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
  excludedCIDRs:
    - 192.168.0.0/16
  egressGateway:
    nodeSelector:
      matchLabels:
        egress: "true"
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
`,
  ],
})
