import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileValidators } from '../../scripts/validators.js'
import { isResourceType, validate } from '../../src/cilium/schema.ts'

test('the validators are what the types say; else run `node scripts/validators.js`', () => {
  expect(compileValidators() === readFileSync(new URL('../../src/cilium/validators.ts', import.meta.url), 'utf8')).toBe(
    true,
  )
}, 30_000)

test('a value with nothing wrong has no problems, any number of them has all', () => {
  const resource = { apiVersion: 'cilium.io/v2', kind: 'CiliumBGPPeerConfig', metadata: { name: 'a' } }
  expect(validate('cilium.io/v2 CiliumBGPPeerConfig', { ...resource, spec: {} })).toEqual([])
  const problems = validate('cilium.io/v2 CiliumBGPPeerConfig', {
    ...resource,
    spec: { ebgpMultihop: 0, transport: { port: 1 }, timers: 9 },
  })
  expect(problems.map(({ path }) => path.join('.')).sort()).toEqual([
    'spec.ebgpMultihop',
    'spec.timers',
    'spec.transport.port',
  ])
})

test('each version has its own fields', () => {
  const peer = (apiVersion: string) => ({
    apiVersion,
    kind: 'CiliumBGPClusterConfig',
    metadata: { name: 'a' },
    spec: {
      bgpInstances: [{ name: 'i', peers: [{ name: 'p', peerConfigRef: { name: 'c', kind: 'CiliumBGPPeerConfig' } }] }],
    },
  })
  expect(validate('cilium.io/v2alpha1 CiliumBGPClusterConfig', peer('cilium.io/v2alpha1'))).toEqual([])
  expect(validate('cilium.io/v2 CiliumBGPClusterConfig', peer('cilium.io/v2'))).toMatchObject([
    { part: 'key', message: 'there is no field kind here' },
  ])
})

test('only what Cilium has is a resource of it', () => {
  expect(isResourceType('cilium.io/v2 CiliumBGPPeerConfig')).toBe(true)
  expect(isResourceType('cilium.io/v2 CiliumBGPPeeringPolicy')).toBe(false)
  expect(isResourceType('v1 Service')).toBe(false)
})
