import { expect, test } from 'vitest'
import { passwordOf, secretsNamespace } from '../../src/lint/ask/secrets.ts'
import { analyzed } from './analyzed.ts'

const clusterOf = (yaml: string, values = '') =>
  analyzed(
    [
      {
        path: 'bgp.yaml',
        text: `apiVersion: cilium.io/v2\nkind: CiliumBGPPeerConfig\nmetadata: { name: tor }\nspec: { authSecretRef: bgp }\n${yaml}`,
      },
      ...(values === '' ? [] : [{ path: 'values.yaml', text: values }]),
    ],
    {},
  ).network.clusters[0]!

const secret = (namespace: string) =>
  `---\napiVersion: v1\nkind: Secret\nmetadata: { name: bgp${namespace === '' ? '' : `, namespace: ${namespace}`} }\nstringData: { password: abc }\n`

test.each([
  ['kube-system, which is the default of the chart', '', 'kube-system'],
  ['what the values say', 'bgpControlPlane: { enabled: true, secretsNamespace: { name: bgp } }', 'bgp'],
  [
    'unknown where that is filled in later',
    'bgpControlPlane: { enabled: true, secretsNamespace: { name: "${NS}" } }',
    undefined,
  ],
])('the namespace of passwords is %s', (_, values, expected) => {
  expect(secretsNamespace(clusterOf('', values))).toBe(expected)
})

test.each([
  ['in that namespace', secret('kube-system') + secret('monitoring'), 'kube-system'],
  ['without a namespace, as it may be applied there', secret(''), 'default'],
  ['not in another namespace', secret('monitoring'), undefined],
  ['not of two the one that comes first', secret('kube-system') + secret(''), undefined],
])('the Secret of a password is found %s', (_, yaml, expected) => {
  const cluster = clusterOf(yaml)
  expect(passwordOf(cluster, cluster.peerConfigs[0]!)?.namespace).toBe(expected)
})
