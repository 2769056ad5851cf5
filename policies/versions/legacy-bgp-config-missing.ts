import { objectsOf, policy, runsAtLeast } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: "Where MetalLB's BGP in Cilium is on, ConfigMap bgp-config says its peers and pools.",
  why: 'The speaker reads its peers and address pools from that ConfigMap and nowhere else; without it the agent waits, no session comes up and no Service gets an address',
  see: [
    'Cilium documentation 1.13, "BGP (MetalLB)"',
    'Cilium: Helm value bgp.enabled, ConfigMap bgp-config in kube-system',
  ],
  messages: { missing: 'bgp.enabled is true, but there is no ConfigMap bgp-config in kube-system' },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.helm?.['metallbBgp'] !== true || cluster.cilium === undefined || runsAtLeast(cluster, '1.17'))
        continue
      const maps = objectsOf(cluster, 'v1 ConfigMap').filter(({ name }) => name === 'bgp-config')
      if (network.isComplete && !cluster.isPartial && maps.length === 0)
        report({
          on: cluster,
          field: 'helm.metallbBgp',
          message: 'missing',
          data: {},
          help: 'write ConfigMap bgp-config with peers and address-pools in its key config.yaml',
        })
    }
  },

  bad: [
    `
cilium 1.13
complete
-- values.yaml --
kubeProxyReplacement: strict
bgp:
  enabled: true
           ^^^^ bgp.enabled is true, but there is no ConfigMap bgp-config in kube-system
  announce:
    loadbalancerIP: true
`,
  ],
  good: [
    `
cilium 1.13
-- values.yaml --
kubeProxyReplacement: strict
bgp:
  enabled: true
`,
    `
cilium 1.13
complete
-- values.yaml --
kubeProxyReplacement: strict
bgp:
  enabled: true
-- cluster/bgp-config.yaml --
apiVersion: v1
kind: ConfigMap
metadata:
  name: bgp-config
  namespace: kube-system
data:
  config.yaml: |
    peers:
      - peer-address: 10.0.0.1
        peer-asn: 65000
        my-asn: 65001
`,
  ],
})
