import { offBy, offWord, policy, saidOff } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Where there are policies of L2 announcements, l2announcements.enabled is true.',
  why: 'No agent reads the policies: the Service keeps its EXTERNAL-IP, no lease is taken, and nobody answers ARP for the address',
  see: [
    'Cilium: Helm value l2announcements.enabled, by default false',
    'Cilium documentation, L2 Announcements, "Troubleshooting"',
    'cilium/cilium#33386',
  ],
  messages: {
    off: '{policy} announces Services on the LAN, but l2announcements.enabled is {value}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const off = offBy(cluster, 'l2Announcements')
      const [first] = cluster.l2Policies
      if (!off || !first) continue
      report({
        on: first,
        field: 'name',
        message: 'off',
        data: { policy: first.name, value: offWord(off) },
        related: saidOff(cluster, 'l2Announcements', off),
        help: 'l2announcements: { enabled: true }',
        ...(off === 'said' && {
          fix: {
            title: 'switch L2 announcements on',
            edits: [{ on: cluster, field: 'helm.l2Announcements', replaceWith: 'true' }],
          },
        }),
        // Other values may set it.
        ...(off === 'unsaid' && !network.isComplete && { severity: 'warning' as const }),
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
        ^^^ lan announces Services on the LAN, but l2announcements.enabled is false
spec:
  loadBalancerIPs: true
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: false
           ~~~~~ switched off here
`,
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
        ^^^ lan announces Services on the LAN, but l2announcements.enabled is not set, so false
spec:
  loadBalancerIPs: true
-- cluster/values.yaml --
kubeProxyReplacement: true
externalIPs:
  enabled: true
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
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: true
`,
    // No values are in the files; and a value that is filled in later.
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
`,
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: \${L2}
`,
  ],
})
