import { expect, test } from 'vitest'
import { completeCluster } from '../../src/fabric/assemble.ts'
import { deploysMore } from '../../src/lint/ask/network.ts'

test('a chart brings objects that no file has', () => {
  const origin = { path: 'a.yaml', start: 0, end: 0 }
  const cluster = (kind: string) =>
    completeCluster({ name: 'lab', origin, objects: [{ apiVersion: 'v1', kind, origin }] })
  expect(deploysMore(cluster('HelmRelease'))).toBe(true)
  expect(deploysMore(cluster('Service'))).toBe(false)
})
