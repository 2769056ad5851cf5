import { policy, releaseSaid, runsAtLeast } from '../../src/lint/policy.ts'

const field = 'helm.kubeProxyReplacement#until 1.13'
const partly = 'helm..kubeProxyReplacement'

export default policy({
  severity: 'error',
  summary: 'kubeProxyReplacement is true or false.',
  why: 'From 1.16 on the agent knows no other values, and does not start with one; strict was true, and disabled was false',
  see: ['Cilium: Helm value kubeProxyReplacement', 'Cilium documentation, "Kubernetes Without kube-proxy"'],
  messages: {
    word: 'Cilium {version} knows only true and false for kubeProxyReplacement; here it means {value}',
    partial: "Cilium {version} knows only true and false for kubeProxyReplacement, not '{value}'",
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { helm, origin } = cluster
      if (!runsAtLeast(cluster, '1.16')) continue
      const data = { version: cluster.cilium! }
      const meant = helm?.['kubeProxyReplacement']
      if (origin.fields?.[field] && meant !== undefined)
        report({
          on: cluster,
          field,
          message: 'word',
          data: { ...data, value: String(meant) },
          related: releaseSaid(cluster),
          help: `kubeProxyReplacement: ${String(meant)}`,
          fix: { title: `write ${String(meant)}`, edits: [{ on: cluster, field, replaceWith: String(meant) }] },
        })
      const other = helm?.['.kubeProxyReplacement']
      if (other === 'partial' || other === 'probe')
        report({
          on: cluster,
          field: partly,
          message: 'partial',
          data: { ...data, value: other },
          related: releaseSaid(cluster),
          help: 'kubeProxyReplacement: true, and no kube-proxy; or false, with one',
        })
    }
  },

  bad: [
    `
cilium 1.18
-- values.yaml --
bgpControlPlane:
  enabled: true
kubeProxyReplacement: strict
                      ^^^^^^ Cilium 1.18 knows only true and false for kubeProxyReplacement; here it means true
`,
    `
cilium 1.18
-- values.yaml --
bgpControlPlane:
  enabled: true
kubeProxyReplacement: partial
                      ^^^^^^^ Cilium 1.18 knows only true and false for kubeProxyReplacement, not 'partial'
`,
  ],
  good: [
    `
cilium 1.18
-- values.yaml --
bgpControlPlane:
  enabled: true
kubeProxyReplacement: "true"
`,
    `
cilium 1.13
-- values.yaml --
bgpControlPlane:
  enabled: true
kubeProxyReplacement: strict
`,
  ],
})
