import { isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A policy of L2 announcements says which addresses it announces.',
  why: 'externalIPs and loadBalancerIPs are both false unless they are set: the policy selects Services and announces no address of theirs',
  see: [
    'Cilium: CiliumL2AnnouncementPolicy externalIPs, loadBalancerIPs',
    'Cilium documentation, L2 Announcements, "IP Types"',
  ],
  messages: {
    nothing: '{policy} announces neither externalIPs nor loadBalancerIPs',
  },

  check(network, report) {
    const fields = ['loadBalancerIps', 'externalIps'] as const
    for (const policy of network.clusters.flatMap(({ l2Policies }) => l2Policies)) {
      // Not one of them is true, or is filled in later.
      if (!fields.every(field => policy[field] === false || !isWritten(policy, field))) continue
      const said = fields.filter(field => isWritten(policy, field))
      report({
        on: policy,
        field: 'name',
        message: 'nothing',
        data: { policy: policy.name },
        related: said.map(field => ({ on: policy, field, message: 'false here' })),
        help: 'loadBalancerIPs: true',
        ...(said[0] === 'loadBalancerIps' && {
          fix: {
            title: 'announce the addresses of LoadBalancer Services',
            edits: [{ on: policy, field: 'loadBalancerIps', replaceWith: 'true' }],
          },
        }),
      })
    }
  },

  bad: [
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
        ^^^ lan announces neither externalIPs nor loadBalancerIPs
spec:
  serviceSelector:
    matchLabels: { reach: lan }
  interfaces: [^ens[0-9]+]
`,
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
        ^^^ lan announces neither externalIPs nor loadBalancerIPs
spec:
  loadBalancerIPs: false
                   ~~~~~ false here
`,
  ],
  good: [
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: by-hand
spec:
  loadBalancerIPs: false
  externalIPs: true
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: later
spec:
  loadBalancerIPs: \${ANNOUNCE}
`,
  ],
})
