import { expect, test } from 'vitest'
import { assemble } from '../../src/fabric/assemble.ts'
import { read } from '../../src/helm/read.ts'
import { isUnset } from '../../src/lint/ask/network.ts'

test('of several files of Helm values the last counts, and each value keeps its place', () => {
  const parts = [
    ['base.yaml', 'ipv6:\n  enabled: false\nbgpControlPlane:\n  enabled: true\n'],
    ['site.yaml', 'ipv6:\n  enabled: true\nl7Proxy: ${L7}\n'],
  ].map(([path, text]) => read({ path: path!, text: text! }, 'lab').part)
  const [cluster] = assemble([{ clusters: parts, routers: [] }]).clusters
  expect(cluster!.helm).toMatchObject({ ipv6: true, bgpControlPlane: true })
  expect(cluster!.origin.fields!['helm.ipv6']!.path).toBe('site.yaml')
  expect(cluster!.origin.fields!['helm.bgpControlPlane']!.path).toBe('base.yaml')
  expect(isUnset(cluster!, 'l7Proxy')).toBe(false)
  expect(isUnset(cluster!, 'gatewayApi')).toBe(true)
})
