import { lacksKubeProxyReplacement, type Off, offBy, offWord, policy, saidOff } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The egress gateway has masquerading in eBPF, and what replaces kube-proxy.',
  why: 'The agent does not start ("egress gateway requires --enable-ipv4-masquerade=\"true\" and --enable-bpf-masquerade=\"true\""): the address that pods leave with is given to them by masquerading in eBPF, which stands on NodePorts in eBPF',
  see: [
    'Cilium: Helm values egressGateway.enabled, bpf.masquerade, kubeProxyReplacement',
    'Cilium documentation, Egress Gateway, "Enable egress gateway"',
    'cilium/cilium#17381',
    'cilium/cilium#31634',
  ],
  messages: {
    masquerade: 'egressGateway.enabled is true, but bpf.masquerade is {value}',
    proxy: 'egressGateway.enabled is true, but kubeProxyReplacement is {value}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      // Charts set up for an upgrade from 1.8 or 1.9 have other defaults.
      if (cluster.helm?.['egressGateway'] !== true || cluster.helm['.upgradeCompatibility'] !== undefined) continue
      const where = { on: cluster, field: 'helm.egressGateway' }
      // Other values may set what these do not.
      const weight = (off: Off) =>
        off === 'unsaid' && !network.isComplete ? { severity: 'warning' as const } : undefined
      const masquerade = offBy(cluster, 'bpfMasquerade')
      if (masquerade)
        report({
          ...where,
          message: 'masquerade',
          data: { value: offWord(masquerade) },
          related: saidOff(cluster, 'bpfMasquerade', masquerade),
          help: 'bpf: { masquerade: true }; the agents of all nodes then masquerade so',
          ...weight(masquerade),
        })
      const proxy = lacksKubeProxyReplacement(cluster)
      if (proxy)
        report({
          ...where,
          message: 'proxy',
          data: { value: offWord(proxy) },
          related: saidOff(cluster, 'kubeProxyReplacement', proxy),
          help: 'kubeProxyReplacement: true',
          ...weight(proxy),
        })
    }
  },

  bad: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
egressGateway:
  enabled: true
           ^^^^ egressGateway.enabled is true, but bpf.masquerade is not set, so false
`,
    `
-- cluster/values.yaml --
kubeProxyReplacement: false
                      ~~~~~ switched off here
egressGateway:
  enabled: true
           ^^^^ egressGateway.enabled is true, but bpf.masquerade is false
           ^^^^ egressGateway.enabled is true, but kubeProxyReplacement is false
bpf:
  masquerade: false
              ~~~~~ switched off here
`,
  ],
  good: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
egressGateway:
  enabled: true
bpf:
  masquerade: true
`,
    // NodePorts alone are enough.
    `
-- cluster/values.yaml --
kubeProxyReplacement: false
nodePort:
  enabled: true
egressGateway:
  enabled: true
bpf:
  masquerade: true
`,
    // Other defaults; a value that is filled in later.
    `
-- cluster/values.yaml --
upgradeCompatibility: "1.9"
kubeProxyReplacement: true
egressGateway:
  enabled: true
`,
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
egressGateway:
  enabled: true
bpf:
  masquerade: \${MASQUERADE}
`,
  ],
})
