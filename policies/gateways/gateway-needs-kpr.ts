import { atLeast } from '../../src/net/version.ts'
import { lacksKubeProxyReplacement, offWord, policy, saidOff } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The Gateway API and Ingress have what replaces kube-proxy.',
  why: 'Cilium hands traffic for the Service to Envoy where NodePorts in eBPF take it in; kube-proxy sends it to the one endpoint of the Service, 192.192.192.192, which stands for Envoy and is nowhere',
  see: [
    'Cilium documentation, Gateway API, "Prerequisites"',
    'Cilium documentation, Ingress, "Prerequisites"',
    'Cilium: Helm values gatewayAPI.enabled, ingressController.enabled, kubeProxyReplacement, nodePort.enabled',
  ],
  messages: {
    off: '{key}.enabled is true, but kubeProxyReplacement is {value}',
  },

  check(network, report) {
    const features = { gatewayApi: 'gatewayAPI', ingressController: 'ingressController' }
    for (const cluster of network.clusters) {
      const off = lacksKubeProxyReplacement(cluster)
      // Before 1.14 the chart had another default.
      const isOld = cluster.cilium !== undefined && !atLeast(cluster.cilium, '1.14')
      if (!off || (isOld && off === 'unsaid')) continue
      for (const [feature, key] of Object.entries(features)) {
        if (cluster.helm?.[feature] !== true) continue
        report({
          on: cluster,
          field: `helm.${feature}`,
          message: 'off',
          data: { key, value: offWord(off) },
          related: saidOff(cluster, 'kubeProxyReplacement', off),
          help: 'kubeProxyReplacement: true',
          // Other values may set it.
          ...(off === 'unsaid' && !network.isComplete && { severity: 'warning' as const }),
        })
      }
    }
  },

  bad: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: false
                      ~~~~~ switched off here
gatewayAPI:
  enabled: true
           ^^^^ gatewayAPI.enabled is true, but kubeProxyReplacement is false
`,
    `
-- cluster/values.yaml --
ingressController:
  enabled: true
           ^^^^ ingressController.enabled is true, but kubeProxyReplacement is not set, so false
bgpControlPlane:
  enabled: true
`,
  ],
  good: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
gatewayAPI:
  enabled: true
`,
    `
-- cluster/values.yaml --
kubeProxyReplacement: false
nodePort:
  enabled: true
gatewayAPI:
  enabled: true
`,
  ],
})
