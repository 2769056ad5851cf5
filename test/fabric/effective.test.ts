import { describe, expect, test } from 'vitest'
import { completeRouter } from '../../src/fabric/assemble.ts'
import { defaultsOf, dependsOnVersion } from '../../src/fabric/defaults.ts'
import { effectiveInstance, effectiveSettings, settingOrigin } from '../../src/fabric/effective.ts'
import { read } from '../../src/frr/read.ts'

function routerOf(...lines: string[]) {
  const text = lines.join('\n')
  const router = completeRouter(read({ path: 'frr.conf', text }, 'tor1').part)
  return { router, neighbors: router.bgp!.neighbors, text }
}

describe('where a setting was said', () => {
  const { router, neighbors, text } = routerOf(
    'router bgp 65000',
    ' timers bgp 3 9',
    ' neighbor G peer-group',
    ' neighbor G remote-as ${ASN}',
    ' neighbor G timers connect 5',
    ' neighbor 10.0.0.1 peer-group G',
    ' neighbor 10.0.0.1 description one',
    ' address-family ipv4 unicast',
    '  neighbor G route-map IN in',
  )
  test.each([
    ['description', undefined, 'neighbor', 'one'],
    ['remoteAsn', undefined, 'group', '${ASN}'],
    ['connectRetryTime', undefined, 'group', '5'],
    ['routeMapIn', 'ipv4-unicast', 'group', 'IN'],
    ['holdTime', undefined, 'instance', '3'],
    ['password', undefined, undefined, undefined],
  ] as const)('%s', (name, family, from, written) => {
    const found = settingOrigin(router, neighbors[0]!, name, family)
    const span = found?.node.origin.fields?.[found.field]
    expect([found?.from, span && text.slice(span.start, span.end)]).toEqual([from, written])
  })
})

test('a neighbor made before the default is taken back is active, one made after it is not', () => {
  const { router, neighbors } = routerOf(
    'router bgp 65000',
    ' neighbor 10.0.0.1 remote-as 65001',
    ' no bgp default ipv4-unicast',
    ' neighbor 10.0.0.2 remote-as 65001',
  )
  expect(neighbors.map(each => effectiveSettings(router, each).activeFamilies)).toEqual([['ipv4-unicast'], []])
})

test('the remote-as of a group stands before 10.7', () => {
  const lines = [
    'router bgp 65000',
    ' neighbor G peer-group',
    ' neighbor G remote-as 1',
    ' neighbor 10.0.0.1 peer-group G',
    ' neighbor 10.0.0.1 remote-as 2',
  ]
  for (const [version, asn] of [
    ['8.4.4', 1],
    ['10.7.1', 2],
  ] as const) {
    const { router, neighbors } = routerOf(`frr version ${version}`, ...lines)
    expect(effectiveSettings(router, neighbors[0]!).remoteAsn).toBe(asn)
  }
})

test('defaults hang on the profile and on the version that the file names', () => {
  expect(defaultsOf('traditional', '7.3').ebgpRequiresPolicy).toBe(false)
  expect(defaultsOf('traditional', '8.4.4')).toMatchObject({
    ebgpRequiresPolicy: true,
    enforceFirstAs: false,
    resolveViaDefault: false,
  })
  expect(defaultsOf('datacenter', '10.3')).toMatchObject({
    ebgpRequiresPolicy: false,
    timers: { holdTime: 9 },
    connectRetryTime: 10,
  })
  expect(defaultsOf()).toMatchObject({ enforceFirstAs: true, networkImportCheck: true, resolveViaDefault: true })
  expect([dependsOnVersion('ebgpRequiresPolicy'), dependsOnVersion('timers')]).toEqual([true, false])
})

test('what the instance says goes before the defaults, also where netc only keeps the line', () => {
  const { router } = routerOf(
    'no ip nht resolve-via-default',
    'router bgp 65000',
    ' bgp suppress-fib-pending',
    ' no bgp ebgp-requires-policy',
  )
  expect(effectiveInstance(router)).toMatchObject({
    suppressFibPending: true,
    ebgpRequiresPolicy: false,
    resolveViaDefault: false,
  })
})
