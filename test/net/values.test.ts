import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asnUse, parseAsn } from '../../src/net/asn.ts'
import { communityKind } from '../../src/net/community.ts'
import {
  choosesEverything,
  everything,
  formatSelector,
  Labelled,
  selects,
  type Selector,
} from '../../src/net/selector.ts'
import { atLeast, compareVersion, parseVersion } from '../../src/net/version.ts'

describe('AS numbers', () => {
  test.each([
    ['65010', 65010],
    ['1.10', 65546],
    ['4294967295', 4294967295],
    ['65535.65535', 4294967295],
    ['4294967296', undefined],
    ['1.65536', undefined],
    ['065', undefined],
    ['-1', undefined],
    ['AS65010', undefined],
    ['1.2.3', undefined],
  ])('%s is %s', (text, asn) => expect(parseAsn(text)).toBe(asn))

  test.each([
    [0, 'reserved'],
    [1, 'public'],
    [23456, 'reserved'],
    [64495, 'public'],
    [64496, 'documentation'],
    [64511, 'documentation'],
    [64512, 'private'],
    [65534, 'private'],
    [65535, 'reserved'],
    [65536, 'documentation'],
    [65552, 'reserved'],
    [131072, 'public'],
    [4200000000, 'private'],
    [4294967294, 'private'],
    [4294967295, 'reserved'],
  ] as const)('AS %s is %s', (asn, use) => expect(asnUse(asn)).toBe(use))
})

test.each([
  ['65000:100', 'standard'],
  ['65536:1', undefined],
  ['4200000000:1:2', 'large'],
  ['4294967296:1:2', undefined],
  ['no-export', 'wellKnown'],
  ['no-such', undefined],
  ['1', undefined],
  ['1:2:3:4', undefined],
  ['01:2', undefined],
] as const)('community %s is %s', (text, kind) => expect(communityKind(text)).toBe(kind))

describe('selectors', () => {
  const labels = { rack: 'r1', role: '' }
  test.each<[Selector, boolean]>([
    [{}, true],
    [{ matchLabels: { rack: 'r1' } }, true],
    [{ matchLabels: { rack: 'r1', role: 'x' } }, false],
    [{ matchExpressions: [{ key: 'rack', operator: 'In', values: ['r0', 'r1'] }] }, true],
    [{ matchExpressions: [{ key: 'none', operator: 'In', values: ['r1'] }] }, false],
    [{ matchExpressions: [{ key: 'none', operator: 'NotIn', values: ['r1'] }] }, true],
    [{ matchExpressions: [{ key: 'rack', operator: 'NotIn', values: ['r1'] }] }, false],
    [{ matchExpressions: [{ key: 'role', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'role', operator: 'DoesNotExist' }] }, false],
    [{ matchExpressions: [{ key: 'toString', operator: 'Exists' }] }, false],
    [everything, true],
  ])('%j', (selector, chosen) => {
    expect(selects(selector, labels)).toBe(chosen)
    expect(new Labelled([labels], each => each).select(selector)).toHaveLength(chosen ? 1 : 0)
  })

  test('an index finds what looking at each finds', () => {
    const some = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'))
    fc.assert(
      fc.property(fc.array(some), some, (all, matchLabels) => {
        expect(new Labelled(all, each => each).select({ matchLabels })).toEqual(
          all.filter(each => selects({ matchLabels }, each)),
        )
      }),
    )
  })

  test('what chooses everything is known by its form', () => {
    expect([everything, {}, { matchLabels: {} }].every(choosesEverything)).toBe(true)
    expect(choosesEverything({ matchLabels: { a: 'b' } })).toBe(false)
  })

  test('is written as kubectl takes it', () => {
    const selector: Selector = {
      matchLabels: { a: 'b' },
      matchExpressions: [
        { key: 'c', operator: 'In', values: ['d', 'e'] },
        { key: 'f', operator: 'DoesNotExist' },
      ],
    }
    expect(formatSelector(selector)).toBe('a=b,c in (d,e),!f')
  })
})

test.each([
  ['v8.4.4', '8.4.4'],
  ['10.5', '10.5'],
  ['8.4.4-1.1~deb12u2', '8.4.4'],
  ['1.20.0-pre.0', '1.20.0'],
  ['ten', undefined],
  ['', undefined],
])('version %j is %s', (text, version) => expect(parseVersion(text)).toBe(version))

test('versions are compared as numbers', () => {
  expect(compareVersion('1.9', '1.20')).toBeLessThan(0)
  expect(compareVersion('10.3', '10.3.0')).toBe(0)
  expect(atLeast('8.4.4', '8.4')).toBe(true)
})
