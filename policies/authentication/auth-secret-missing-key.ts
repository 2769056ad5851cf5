import { listed, passwordOf, passwordsOf, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The Secret of a BGP password has the key password.',
  why: 'Cilium reads no other key: "failed to fetch secret: missing password key" is logged, and no neighbor of the instance is set up any more',
  see: ['Cilium: CiliumBGPPeerConfig authSecretRef', 'Cilium: BGP Control Plane configuration guide, MD5 password'],
  messages: {
    other: 'Secret {name} has {keys}, but Cilium reads its key password',
    empty: 'the password of Secret {name} is empty',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const { config, name } of passwordsOf(cluster)) {
        const secret = passwordOf(cluster, config)
        if (!secret?.keys) continue
        const { keys, password } = secret
        const related = [{ on: config, field: 'authSecret', message: `${config.name} takes its password from it` }]
        if (keys.length === 0) continue
        if (!keys.includes('password')) {
          const only = keys.length === 1 ? `keys.${keys[0]!}#key` : undefined
          report({
            on: secret,
            field: only ?? 'keys',
            message: 'other',
            data: { name, keys: `the key${keys.length === 1 ? '' : 's'} ${listed(keys)}` },
            related,
            help: 'password: VALUE',
            ...(only !== undefined && {
              fix: { title: 'call it password', edits: [{ on: secret, field: only, replaceWith: 'password' }] },
            }),
          })
        } else if (password?.bytes === 0)
          report({ on: secret, field: 'password', message: 'empty', data: { name }, related })
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
stringData:
  md5: \${BGP_PASSWORD}
  ^^^ Secret bgp-password has the key md5, but Cilium reads its key password
`,
  ],
  good: [
    // A Secret without data is filled in by somebody.
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
`,
    // What an ExternalSecret finds is not in the file.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: bgp-password
  namespace: kube-system
spec:
  dataFrom:
    - extract:
        key: bgp
`,
  ],
})
