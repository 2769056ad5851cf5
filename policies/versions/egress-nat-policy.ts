import { objectsOf, policy, releaseSaid, runsAtLeast } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Cilium 1.13 and later have no CiliumEgressNATPolicy.',
  why: 'The kind was replaced by CiliumEgressGatewayPolicy; what it describes is not done, and the traffic leaves with the address of its own node',
  see: ['cilium/cilium#21289', 'Cilium: CiliumEgressGatewayPolicy'],
  messages: { removed: 'Cilium {version} has no CiliumEgressNATPolicy; {name} is ignored' },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const object of objectsOf(cluster, 'cilium.io CiliumEgressNATPolicy'))
        if (runsAtLeast(cluster, '1.13'))
          report({
            on: object,
            field: 'kind',
            message: 'removed',
            data: { version: cluster.cilium!, name: object.name ?? 'it' },
            related: releaseSaid(cluster),
            help: 'write a CiliumEgressGatewayPolicy of cilium.io/v2: egress becomes selectors, egressSourceIP becomes egressGateway.egressIP',
          })
  },

  bad: [
    `
cilium 1.18
-- cluster/egress.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumEgressNATPolicy
      ^^^^^^^^^^^^^^^^^^^^^ Cilium 1.18 has no CiliumEgressNATPolicy; mail is ignored
metadata:
  name: mail
spec:
  egress:
    - podSelector:
        matchLabels:
          app: mail
  destinationCIDRs:
    - 198.51.100.0/24
  egressSourceIP: 10.0.0.50
`,
  ],
  good: [
    `
cilium 1.12
-- cluster/egress.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumEgressNATPolicy
metadata:
  name: mail
spec:
  egress:
    - podSelector:
        matchLabels:
          app: mail
  destinationCIDRs:
    - 198.51.100.0/24
  egressSourceIP: 10.0.0.50
`,
  ],
})
