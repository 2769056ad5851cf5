import { nearest, passwordsOf, policy, secretsNamespace } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The Secret that a CiliumBGPPeerConfig names is there.',
  why: 'Cilium opens the session without a password (condition cilium.io/MissingAuthSecret), which a router with one ignores in silence',
  see: [
    'Cilium: CiliumBGPPeerConfig authSecretRef',
    'Cilium: BGP Control Plane operation guide, MissingAuthSecret',
    'cilium/cilium#29375',
  ],
  messages: {
    missing: '{config} takes its password from Secret {name}, which no file has',
  },

  check(network, report) {
    for (const cluster of network.isComplete ? network.clusters : [])
      for (const { config, name, secrets } of passwordsOf(cluster)) {
        if (cluster.isPartial || secrets.length > 0) continue
        const like = nearest(
          name,
          cluster.secrets.map(each => each.name),
        )
        const meant = cluster.secrets.find(each => each.name === like)
        report({
          on: config,
          field: 'authSecret',
          message: 'missing',
          data: { config: config.name, name },
          ...(meant && { related: [{ on: meant, field: 'name', message: `did you mean ${meant.name}?` }] }),
          help: meant
            ? `authSecretRef: ${meant.name}`
            : `write a Secret ${name} in ${secretsNamespace(cluster) ?? 'the namespace of BGP passwords'} with the key password`,
        })
      }
  },

  bad: [
    `
complete
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-pasword
                 ^^^^^^^^^^^ tor takes its password from Secret bgp-pasword, which no file has
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-password
        ~~~~~~~~~~~~ did you mean bgp-password?
  namespace: kube-system
`,
  ],
  good: [
    // Made by a controller.
    `
complete
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: bgp-password
  namespace: kube-system
spec:
  encryptedData:
    password: AgBy3i4OJSWK
`,
    // Secrets are kept out of this repository.
    `
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
