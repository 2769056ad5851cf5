import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merge, unique, type Window } from '../../src/derive/announced.ts'
import { contains, formatCidr, network, parsePrefix, type Prefix } from '../../src/net/prefix.ts'

const window = (text: string): Window => {
  const [prefix, ...rest] = text.split(' ')
  const numbers = Object.fromEntries(rest.flatMap((word, i) => (i % 2 === 0 ? [[word, Number(rest[i + 1])]] : []))) as {
    ge?: number
    le?: number
  }
  return { prefix: parsePrefix(prefix!)!, ...numbers, count: 1 }
}
const text = ({ prefix, ge, le }: Window) =>
  [formatCidr(prefix), ...(ge === undefined ? [] : [`ge ${ge}`]), ...(le === undefined ? [] : [`le ${le}`])].join(' ')

test.each([
  [['10.0.0.0/24', '10.0.1.0/24'], ['10.0.0.0/23 ge 24 le 24']],
  [
    ['10.0.1.0/24', '10.0.2.0/24'],
    ['10.0.1.0/24', '10.0.2.0/24'],
  ],
  [
    ['10.0.0.0/24 le 32', '10.0.1.0/24'],
    ['10.0.0.0/24 le 32', '10.0.1.0/24'],
  ],
  [['10.0.0.0/25 le 32', '10.0.0.128/25 le 32'], ['10.0.0.0/24 ge 25 le 32']],
  [['10.0.0.0/24', '10.0.0.0/24'], ['10.0.0.0/24']],
  [['10.0.0.0/16 le 32', '10.0.3.0/24'], ['10.0.0.0/16 le 32']],
  [
    ['10.0.0.0/32', '10.0.0.1/32', '10.0.0.2/32', '10.0.0.3/32', '10.0.0.4/32'],
    ['10.0.0.0/30 ge 32 le 32', '10.0.0.4/32'],
  ],
  [['fd00::/64', 'fd00:0:0:1::/64'], ['fd00::/63 ge 64 le 64']],
])('%j are %j', (written, merged) => {
  expect(merge(written.map(window)).map(text)).toEqual(merged)
})

const prefixes = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 22, max: 30 }))
  .map(([last, length]): Prefix => network({ address: { version: 4, words: [0x0a000000 + last * 8] }, length }))
const windows = fc
  .tuple(prefixes, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
  .map(([prefix, from, more]): Window => {
    const ge = Math.min(prefix.length + from, 32)
    return { prefix, ...(from > 0 && { ge }), ...(more > 0 && { le: Math.min(ge + more, 32) }), count: 1 }
  })
const admits = (list: readonly Window[], { address, length }: Prefix) =>
  list.some(
    ({ prefix, ge, le }) =>
      contains(prefix, { address, length }) && length >= (ge ?? prefix.length) && length <= (le ?? ge ?? prefix.length),
  )

test('neither dropping nor merging changes what a list admits', () => {
  const routes = fc
    .tuple(fc.integer({ min: 0, max: 2047 }), fc.integer({ min: 21, max: 32 }))
    .map(([last, length]): Prefix => network({ address: { version: 4, words: [0x0a000000 + last] }, length }))
  fc.assert(
    fc.property(
      fc.array(windows, { maxLength: 12 }),
      fc.array(routes, { minLength: 20, maxLength: 40 }),
      (list, tried) => {
        for (const route of [...tried, ...list.map(({ prefix }) => prefix)]) {
          expect(admits(unique(list), route)).toBe(admits(list, route))
          expect(admits(merge(list), route)).toBe(admits(list, route))
        }
      },
    ),
    { numRuns: 1000 },
  )
})
