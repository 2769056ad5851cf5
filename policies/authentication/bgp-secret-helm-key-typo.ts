import { policy } from '../../src/lint/policy.ts'

const wrong = '.bgpControlPlane.secretNamespace'

export default policy({
  severity: 'error',
  summary: 'The namespace of BGP passwords stands under bgpControlPlane.secretsNamespace.',
  why: "Helm takes a value that no template asks for without a word; Cilium's own guide prints the key without its s, and passwords are then looked for in kube-system",
  see: [
    'Cilium: Helm bgpControlPlane.secretsNamespace.name',
    'Cilium: BGP Control Plane configuration guide, MD5 password',
  ],
  messages: {
    typo: 'the chart has no value bgpControlPlane.secretNamespace, but secretsNamespace',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const helm = cluster.helm ?? {}
      const key = Object.keys(helm).find(each => each === wrong || each.startsWith(`${wrong}.`))
      if (key === undefined) continue
      const name = helm[`${wrong}.name`] ?? helm[wrong] ?? 'kube-system'
      report({
        on: cluster,
        field: `helm.${key}`,
        message: 'typo',
        data: {},
        help: `bgpControlPlane: { secretsNamespace: { name: ${String(name)} } }`,
      })
    }
  },

  bad: [
    `
-- values.yaml --
bgpControlPlane:
  enabled: true
  secretNamespace:
    name: bgp-secrets
          ^^^^^^^^^^^ the chart has no value bgpControlPlane.secretNamespace, but secretsNamespace
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
`,
  ],
  good: [
    `
-- values.yaml --
bgpControlPlane:
  enabled: true
  secretsNamespace:
    create: true
    name: bgp-secrets
gatewayAPI:
  secretsNamespace:
    name: cilium-secrets
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
`,
  ],
})
