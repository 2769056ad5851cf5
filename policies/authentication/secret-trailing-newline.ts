import { passwordOf, passwordsOf, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A BGP password does not end in a line end.',
  why: 'The line end is part of the password for Cilium and can be none of it in frr.conf, so the two sides sign with different passwords and drop what the other sends, in silence',
  see: ['Kubernetes: Secret data, stringData', 'Cilium: CiliumBGPPeerConfig authSecretRef', 'metallb/frr-k8s#338'],
  messages: {
    newline: 'the password of Secret {name} ends in a line end, which counts: it has {bytes} bytes',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const { config, name } of passwordsOf(cluster)) {
        const secret = passwordOf(cluster, config)
        if (!secret?.password?.endsInNewline) continue
        report({
          on: secret,
          field: 'password',
          message: 'newline',
          data: { name, bytes: secret.password.bytes ?? 0 },
          related: [{ on: config, field: 'authSecret', message: `${config.name} takes its password from it` }],
          help: 'write it in one line, or encode it with: printf %s PASSWORD | base64',
        })
      }
  },

  bad: [
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
  namespace: kube-system
data:
  password: cjRLejl3UXgwTG1UCg==
            ^^^^^^^^^^^^^^^^^^^^ the password of Secret bgp-password ends in a line end, which counts: it has 13 bytes
`,
  ],
  good: [
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
data:
  password: cjRLejl3UXgwTG1U
---
apiVersion: v1
kind: Secret
metadata:
  name: of-somebody-else
  namespace: kube-system
data:
  password: cjRLejl3UXgwTG1UCg==
`,
  ],
})
