import { isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: "A Secret in Cilium's namespace for BGP passwords is used by some CiliumBGPPeerConfig.",
  why: 'A password that nothing reads protects no session, and is one more that can leak',
  see: ['Cilium: CiliumBGPPeerConfig authSecretRef', 'Cilium: Helm value bgpControlPlane.secretsNamespace.name'],
  messages: { unused: 'no CiliumBGPPeerConfig refers to Secret {name}' },

  check(network, report) {
    for (const { helm, secrets, peerConfigs, isPartial } of network.clusters) {
      const namespace = helm?.['secretsNamespace']
      // Where the namespace is one for much else, a Secret with a password may be anybody's.
      if (isPartial || typeof namespace !== 'string' || namespace === 'kube-system' || peerConfigs.length === 0)
        continue
      if (peerConfigs.some(config => isWritten(config, 'authSecret') && config.authSecret === undefined)) continue
      for (const secret of secrets)
        if (
          secret.namespace === namespace &&
          secret.keys?.includes('password') &&
          !peerConfigs.some(config => config.authSecret === secret.name)
        )
          report({
            on: secret,
            field: 'name',
            message: 'unused',
            data: { name: secret.name },
            help: `write authSecretRef: ${secret.name} in a CiliumBGPPeerConfig, or delete it`,
          })
    }
  },

  bad: [
    `
-- values.yaml --
bgpControlPlane:
  enabled: true
  secretsNamespace:
    name: bgp-secrets
-- cluster/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  ebgpMultihop: 2
---
apiVersion: v1
kind: Secret
metadata:
  name: tor-password
        ^^^^^^^^^^^^ no CiliumBGPPeerConfig refers to Secret tor-password
  namespace: bgp-secrets
stringData:
  password: \${BGP_PASSWORD}
`,
  ],
  good: [
    `
-- values.yaml --
bgpControlPlane:
  enabled: true
  secretsNamespace:
    name: bgp-secrets
-- cluster/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: tor-password
---
apiVersion: v1
kind: Secret
metadata:
  name: tor-password
  namespace: bgp-secrets
stringData:
  password: \${BGP_PASSWORD}
---
apiVersion: v1
kind: Secret
metadata:
  name: database
  namespace: prod
stringData:
  password: \${DATABASE_PASSWORD}
`,
  ],
})
