import { expect, test } from 'vitest'
import { completeCluster } from '../../src/fabric/assemble.ts'
import { read } from '../../src/helm/read.ts'
import { lacksKubeProxyReplacement, offBy, offWord, saidOff } from '../../src/lint/ask/features.ts'

const valuesOf = (text: string) => completeCluster(read({ path: 'values.yaml', text }, 'lab').part)

test.each([
  ['kubeProxyReplacement: false', 'said'],
  ['debug: true', 'unsaid'],
  ['kubeProxyReplacement: true', undefined],
  ['kubeProxyReplacement: partial', undefined],
  ['kubeProxyReplacement: ${KPR}', undefined],
])('with %s it is off: %s', (text, expected) => {
  expect(offBy(valuesOf(`${text}\n`), 'kubeProxyReplacement')).toBe(expected)
})

test('without values nothing is known', () => {
  const { helm: _, ...bare } = valuesOf('debug: true\n')
  expect(offBy(bare, 'kubeProxyReplacement')).toBeUndefined()
})

test('NodePorts alone do in place of all of kube-proxy', () => {
  expect(lacksKubeProxyReplacement(valuesOf('nodePort: {enabled: true}\n'))).toBeUndefined()
  expect(lacksKubeProxyReplacement(valuesOf('debug: true\n'))).toBe('unsaid')
})

test('what is said off has its place', () => {
  const text = 'l2announcements: {enabled: false}\n'
  const cluster = valuesOf(text)
  const [place] = saidOff(cluster, 'l2Announcements', 'said')
  expect(place).toMatchObject({ on: cluster, field: 'helm.l2Announcements' })
  expect(saidOff(cluster, 'l2Announcements', 'unsaid')).toEqual([])
  expect([offWord('said'), offWord('unsaid')]).toEqual(['false', 'not set, so false'])
})
