import { expect, test } from 'vitest'
import { nearestTo, shortfalls } from '../../src/lint/ask/shortfall.ts'
import type { Labels, Selector } from '../../src/net/selector.ts'

const wants = (key: string, value: string): Selector => ({ matchLabels: { [key]: value } })

test.each<[wanted: string, has: string, isSlip: boolean]>([
  ['app=enable', 'app=enabled', true],
  ['app=true', 'app=yes', true],
  ['app=web-frontend', 'app=webfrontend', true],
  ['app=Gateway', 'app=gateway', true],
  ['app=gateway', 'app=gatweay', true],
  ['app=gateway', 'app=gatway', true],
  ['bgp.cilium.io/expose=bgp', 'expose=bgp', true],
  ['advertise=bgp', 'advertised=bgp', true],
  ['app=internal', 'app=external', false],
  ['app=rack1', 'app=rack2', false],
  ['app=zone-a', 'app=zone-b', false],
  ['app=prod', 'app=dev', false],
])('%s is probably meant by %s: %s', (wanted, has, isSlip) => {
  const [[key, value], [hasKey, hasValue]] = [wanted.split('='), has.split('=')] as [[string, string], [string, string]]
  const [found] = shortfalls(wants(key, value), { [hasKey]: hasValue })
  expect(found).toEqual({
    wanted,
    at: `matchLabels.${key}`,
    isSlip,
    ...((isSlip || key === hasKey) && { instead: { key: hasKey, value: hasValue } }),
  })
})

test('what is met is not lacking, and what is no single label is said as kubectl does', () => {
  const selector: Selector = {
    matchLabels: { app: 'web' },
    matchExpressions: [
      { key: 'tier', operator: 'In', values: ['a', 'b'] },
      { key: 'debug', operator: 'DoesNotExist' },
    ],
  }
  expect(shortfalls(selector, { app: 'web', debug: '' })).toEqual([
    { wanted: 'tier in (a,b)', at: 'matchExpressions.0', isSlip: false },
    { wanted: '!debug', at: 'matchExpressions.1', isSlip: false },
  ])
})

test('the nearest lacks the fewest labels, and of these one by a slip', () => {
  const all: Labels[] = [{}, { app: 'web', reach: 'internal' }, { app: 'web', reach: 'publc' }]
  const found = nearestTo({ matchLabels: { app: 'web', reach: 'public' } }, all, labels => labels)
  expect(found?.thing).toBe(all[2])
  expect(nearestTo({}, [], labels => labels)).toBeUndefined()
})
