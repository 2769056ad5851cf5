import { mayBeIn, namespaceGuess, passwordsOf, policy, secretsNamespace } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The Secret with a BGP password is in the namespace that Cilium reads such Secrets from.',
  why: 'Cilium finds no Secret of that name and opens the session without a password, which a router with one ignores in silence',
  see: [
    'Cilium: Helm bgpControlPlane.secretsNamespace.name',
    'Cilium: CiliumBGPPeerConfig authSecretRef',
    'cilium/cilium#29478',
    'cilium/cilium#29375',
  ],
  messages: {
    elsewhere: 'Secret {name} is in {namespace}, but Cilium reads BGP passwords from {wanted} alone',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const wanted = secretsNamespace(cluster)
      if (wanted === undefined || cluster.isPartial) continue
      for (const { config, name, secrets } of passwordsOf(cluster)) {
        if (secrets.some(secret => mayBeIn(secret, wanted))) continue
        for (const secret of secrets)
          report({
            on: secret,
            field: 'namespace',
            message: 'elsewhere',
            data: { name, namespace: secret.namespace, wanted },
            related: [
              { on: config, field: 'authSecret', message: `${config.name} takes its password from it` },
              ...(cluster.helm?.['secretsNamespace'] === undefined
                ? []
                : [{ on: cluster, field: 'helm.secretsNamespace', message: `${wanted} is said here` }]),
            ],
            help: `namespace: ${wanted}${
              secret.namespace === 'cilium-secrets'
                ? ' (cilium-secrets is for the TLS Secrets of Gateways and Ingresses)'
                : ''
            }`,
            fix: { title: `move it to ${wanted}`, edits: [{ on: secret, field: 'namespace', replaceWith: wanted }] },
            likely: namespaceGuess(cluster),
          })
      }
    }
  },

  bad: [
    // The namespace that the chart makes for the certificates of Gateways.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
                 ~~~~~~~~~~~~ tor takes its password from it
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-password
  namespace: cilium-secrets
             ^^^^^^^^^^^^^^ Secret bgp-password is in cilium-secrets, but Cilium reads BGP passwords from kube-system alone
stringData:
  password: \${BGP_PASSWORD}
-- values.yaml --
bgpControlPlane:
  enabled: true
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
                 ~~~~~~~~~~~~ tor takes its password from it
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: bgp-password
  namespace: kube-system
             ^^^^^^^^^^^ Secret bgp-password is in kube-system, but Cilium reads BGP passwords from bgp-secrets alone
spec:
  data:
    - secretKey: password
-- values.yaml --
bgpControlPlane:
  enabled: true
  secretsNamespace:
    name: bgp-secrets
          ~~~~~~~~~~~ bgp-secrets is said here
`,
  ],
  good: [
    // Another namespace has a Secret of that name too.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-password
  namespace: kube-system
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-password
  namespace: monitoring
`,
    // Without a namespace it goes wherever it is applied.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-password
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-password
  namespace: bgp-secrets
-- values.yaml --
bgpControlPlane:
  enabled: true
  secretsNamespace:
    name: \${BGP_SECRETS_NAMESPACE}
`,
  ],
})
