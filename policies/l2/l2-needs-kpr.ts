import { offBy, offWord, policy, saidOff } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'L2 announcements have kubeProxyReplacement.',
  why: 'The program that answers ARP is part of what replaces kube-proxy: without it the policies have no effect',
  see: [
    'Cilium documentation, L2 Announcements, "Prerequisites"',
    'Cilium: Helm values l2announcements.enabled, kubeProxyReplacement',
    'cilium/cilium#33386',
  ],
  messages: {
    off: 'l2announcements.enabled is true, but kubeProxyReplacement is {value}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const off = offBy(cluster, 'kubeProxyReplacement')
      if (cluster.helm?.['l2Announcements'] !== true || !off) continue
      report({
        on: cluster,
        field: 'helm.l2Announcements',
        message: 'off',
        data: { value: offWord(off) },
        related: saidOff(cluster, 'kubeProxyReplacement', off),
        help: 'kubeProxyReplacement: true, with k8sServiceHost and k8sServicePort where kube-proxy is removed',
        // Other values may set it.
        ...(off === 'unsaid' && !network.isComplete && { severity: 'warning' as const }),
      })
    }
  },

  bad: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: false
                      ~~~~~ switched off here
l2announcements:
  enabled: true
           ^^^^ l2announcements.enabled is true, but kubeProxyReplacement is false
`,
    `
-- cluster/values.yaml --
l2announcements:
  enabled: true
           ^^^^ l2announcements.enabled is true, but kubeProxyReplacement is not set, so false
externalIPs:
  enabled: true
`,
  ],
  good: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: true
`,
    `
-- cluster/values.yaml --
kubeProxyReplacement: \${KPR}
l2announcements:
  enabled: true
`,
    // As it was written before 1.14 and is still taken.
    `
-- cluster/values.yaml --
kubeProxyReplacement: strict
l2announcements:
  enabled: true
`,
  ],
})
