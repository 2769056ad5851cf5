import { policy, releaseSaid, runsAtLeast } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'l7Proxy is not switched off for the sake of WireGuard.',
  why: 'WireGuard and the L7 proxy exclude each other only up to 1.13; with l7Proxy off there is no Gateway API, no Ingress, and no policy by DNS name or HTTP',
  see: ['cilium/cilium#19401', 'cilium/cilium-cli#1405', 'Cilium: Helm values encryption.type, l7Proxy'],
  messages: { obsolete: 'l7Proxy is off with WireGuard, but Cilium {version} does both' },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { helm } = cluster
      const isWireguard = helm?.['encryption'] === true && helm['encryptionType'] === 'wireguard'
      if (isWireguard && helm['l7Proxy'] === false && runsAtLeast(cluster, '1.14'))
        report({
          on: cluster,
          field: 'helm.l7Proxy',
          message: 'obsolete',
          data: { version: cluster.cilium! },
          related: [{ on: cluster, field: 'helm.encryptionType', message: 'goes with it' }, ...releaseSaid(cluster)],
          help: 'leave out l7Proxy, unless it is off for another reason',
        })
    }
  },

  bad: [
    `
cilium 1.18
-- values.yaml --
kubeProxyReplacement: true
l7Proxy: false
         ^^^^^ l7Proxy is off with WireGuard, but Cilium 1.18 does both
encryption:
  enabled: true
  type: wireguard
        ~~~~~~~~~ goes with it
`,
  ],
  good: [
    `
cilium 1.13
-- values.yaml --
kubeProxyReplacement: strict
l7Proxy: false
encryption:
  enabled: true
  type: wireguard
`,
    `
cilium 1.18
-- values.yaml --
kubeProxyReplacement: true
l7Proxy: false
encryption:
  enabled: true
  type: ipsec
`,
  ],
})
