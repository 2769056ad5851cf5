import fc from 'fast-check'
import { IPv4, IPv4CidrRange, IPv6, IPv6CidrRange } from 'ip-num'
import { describe, expect, test } from 'vitest'
import {
  addressAt,
  compareAddress,
  contains,
  formatAddress,
  formatCidr,
  hasHostBits,
  network,
  overlap,
  parseAddress,
  parseCidr,
  parsePrefix,
  plus,
  prefixesOf,
  rangeOf,
  sameAddress,
  sibling,
  size,
  type Address,
  type Cidr,
} from '../../src/net/prefix.ts'

const v4 = fc.nat(0xffffffff).map((n): Address => ({ version: 4, words: [n] }))
// Zeros in a row are what RFC 5952 is about.
const word = fc.oneof(
  fc.constant(0),
  fc.nat(0xffffffff),
  fc.nat(0xffff),
  fc.nat(0xffff).map(n => n * 65536),
)
const v6 = fc.tuple(word, word, word, word).map((words): Address => ({ version: 6, words }))
const address = fc.oneof(v4, v6)
const cidr = address.chain(each =>
  fc.nat(each.version === 4 ? 32 : 128).map((length): Cidr => ({ address: each, length })),
)
const number = ({ words }: Address) => words.reduce((sum, each) => sum * 4294967296n + BigInt(each), 0n)

describe('text', () => {
  test('what is printed is read as the same', () => {
    fc.assert(
      fc.property(cidr, each => {
        expect(parseAddress(formatAddress(each.address))).toEqual(each.address)
        expect(parseCidr(formatCidr(each))).toEqual(each)
      }),
    )
  })

  test('is read as ip-num reads it', () => {
    fc.assert(
      fc.property(v4, v6, (short, long) => {
        expect(IPv4.fromString(formatAddress(short)).getValue()).toBe(number(short))
        expect(IPv6.fromString(formatAddress(long)).getValue()).toBe(number(long))
      }),
    )
  })

  test.each([
    ['2001:0db8:0000:0000:0001:0000:0000:0001', '2001:db8::1:0:0:1'],
    ['2001:DB8::1', '2001:db8::1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['fe80:0:0:0:1:0:0:0', 'fe80::1:0:0:0'],
    ['1:0:3:4:5:6:7:8', '1:0:3:4:5:6:7:8'],
  ])('%s is written %s (RFC 5952)', (written, canonical) => {
    expect(formatAddress(parseAddress(written)!)).toBe(canonical)
  })

  test.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.0.0.1',
    '01.2.3.4',
    '1.2.3.4/24',
    '::1::',
    ':::',
    '1:2:3:4:5:6:7',
    'g::1',
    'fe80::1%eth0',
    '1.2.3.4 ',
  ])('%j is no address', written => expect(parseAddress(written)).toBeUndefined())

  test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/08', '::/129', '/8', '10.0.0.0/8/8'])(
    '%j is no prefix',
    written => {
      expect(parseCidr(written)).toBeUndefined()
    },
  )

  test('a prefix has no host bits', () => {
    expect(parsePrefix('10.0.0.1/8')).toBeUndefined()
    expect(parsePrefix('10.0.0.0/8')).toEqual(parseCidr('10.0.0.0/8'))
  })
})

describe('numbers', () => {
  const theirs = (each: Cidr) => (each.address.version === 4 ? IPv4CidrRange : IPv6CidrRange).fromCidr(formatCidr(each))

  test('the first and last address and the size of a network are ip-num’s', () => {
    fc.assert(
      fc.property(cidr, each => {
        const { first, last } = rangeOf(each)
        expect(number(first)).toBe(theirs(each).getFirst().getValue())
        expect(number(last)).toBe(theirs(each).getLast().getValue())
        expect(size({ first, last })).toBeCloseTo(Number(theirs(each).getSize()), -20)
        expect(hasHostBits(each)).toBe(number(each.address) !== number(first))
      }),
    )
  })

  test('networks hold and overlap each other as their ranges do', () => {
    // Near each other, so that both answers come up.
    const near = fc
      .tuple(fc.nat(1023), fc.integer({ min: 20, max: 32 }))
      .map(([n, length]) => network({ address: { version: 4, words: [0xc0000000 + n] }, length }))
    fc.assert(
      fc.property(near, near, (a, b) => {
        const [one, other] = [rangeOf(a), rangeOf(b)]
        const inside = compareAddress(one.first, other.first) <= 0 && compareAddress(other.last, one.last) <= 0
        expect(contains(a, b)).toBe(inside)
        expect(overlap(one, other)).toBe(contains(a, b) || contains(b, a))
      }),
    )
  })

  test('the order is that of the numbers, IPv4 first', () => {
    fc.assert(
      fc.property(address, address, (a, b) => {
        const expected =
          a.version !== b.version ? a.version - b.version : number(a) < number(b) ? -1 : number(a) > number(b) ? 1 : 0
        expect(Math.sign(compareAddress(a, b))).toBe(Math.sign(expected))
      }),
    )
  })

  test('counting on adds, and stops at the end of the family', () => {
    fc.assert(
      fc.property(address, fc.nat(2 ** 40), (each, n) => {
        const sum = number(each) + BigInt(n)
        const end = 1n << BigInt(each.version === 4 ? 32 : 128)
        const further = plus(each, n)
        expect(further === undefined ? undefined : number(further)).toBe(sum < end ? sum : undefined)
      }),
    )
    expect(addressAt(parsePrefix('10.0.0.0/24')!, 256)).toBeUndefined()
  })

  test('two halves are each other’s siblings, and make the network one bit shorter', () => {
    fc.assert(
      fc.property(cidr, each => {
        const own = network(each)
        const other = sibling(own)
        expect(other === undefined).toBe(own.length === 0)
        if (!other) return
        expect(sibling(other)).toEqual(own)
        expect(network({ ...other, length: own.length - 1 })).toEqual(network({ ...own, length: own.length - 1 }))
        expect(other).not.toEqual(own)
      }),
    )
  })
})

test('a range is the prefixes that hold just its addresses', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 }), (first, more) => {
      const net = parsePrefix('10.0.0.0/8')!
      const [from, to] = [addressAt(net, first)!, addressAt(net, first + more)!]
      const parts = prefixesOf({ first: from, last: to })
      expect(sameAddress(parts[0]!.address, from)).toBe(true)
      expect(sameAddress(rangeOf(parts.at(-1)!).last, to)).toBe(true)
      expect(parts.reduce((sum, { length }) => sum + 2 ** (32 - length), 0)).toBe(more + 1)
    }),
  )
})
