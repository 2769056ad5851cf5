import { policy } from '../../src/lint/policy.ts'

const users = [
  ['gatewayApi', 'gatewayAPI.enabled'],
  ['ingressController', 'ingressController.enabled'],
] as const

export default policy({
  severity: 'error',
  summary: "Where Cilium's Gateway API or Ingress is on, l7Proxy is on as well.",
  why: 'Both are Envoy, which l7Proxy switches off: from 1.14 on the chart refuses to render, and before that Gateways and Ingresses get an address at which nobody answers',
  see: [
    'Cilium: Helm values l7Proxy, gatewayAPI.enabled, ingressController.enabled',
    'cilium/cilium#21354',
    'cilium/cilium#22535',
    'cilium/cilium#22698',
  ],
  messages: { off: 'l7Proxy is false, but {feature} is true and needs Envoy' },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const [feature, key] of users)
        if (cluster.helm?.['l7Proxy'] === false && cluster.helm[feature] === true)
          report({
            on: cluster,
            field: 'helm.l7Proxy',
            message: 'off',
            data: { feature: key },
            related: [{ on: cluster, field: `helm.${feature}`, message: 'needs Envoy' }],
            help: 'l7Proxy: true, which is the default',
            fix: {
              title: 'switch l7Proxy on',
              edits: [{ on: cluster, field: 'helm.l7Proxy', replaceWith: 'true' }],
            },
          })
  },

  bad: [
    `
-- values.yaml --
kubeProxyReplacement: true
encryption:
  enabled: true
  type: wireguard
# WireGuard did not go with it once
l7Proxy: false
         ^^^^^ l7Proxy is false, but gatewayAPI.enabled is true and needs Envoy
gatewayAPI:
  enabled: true
           ~~~~ needs Envoy
`,
  ],
  good: [
    `
-- values.yaml --
kubeProxyReplacement: true
l7Proxy: true
gatewayAPI:
  enabled: true
`,
    `
-- values.yaml --
kubeProxyReplacement: true
l7Proxy: false
gatewayAPI:
  enabled: false
`,
    `
-- values.yaml --
kubeProxyReplacement: true
l7Proxy: \${L7}
gatewayAPI:
  enabled: true
`,
  ],
})
