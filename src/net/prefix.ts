/**
 * Addresses, prefixes and ranges of both families as plain integers. Text is read by ip-num at this border;
 * what is stored is compared by the code below.
 */
// The package's own index loads all of it, 74 ms in each thread; this file of it takes 24.
import { IPv4, IPv6 } from 'ip-num/dist/src/IPNumber.js'

export type IpVersion = 4 | 6

/** An address: one 32-bit word for IPv4, four for IPv6, most significant first. */
export interface Address {
  readonly version: IpVersion
  readonly words: readonly number[]
}

/** An address with a prefix length. As an interface has it, host bits and all, unless it is called a Prefix. */
export interface Cidr {
  readonly address: Address
  readonly length: number
}

/** A network: a Cidr whose host bits are zero. */
export type Prefix = Cidr

/** Consecutive addresses of one family, both ends included. */
export interface Range {
  readonly first: Address
  readonly last: Address
}

/** The number of bits in an address of that version. */
export function bits(version: IpVersion): 32 | 128 {
  return version === 4 ? 32 : 128
}

/** Reads `192.0.2.1` or `2001:db8::1` (RFC 4291, no zone); undefined when it is neither. */
export function parseAddress(text: string): Address | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    if (/(^|\.)0\d/.test(text)) return undefined
    return attempt(() => ({ version: 4, words: split(IPv4.fromDecimalDottedString(text).getValue(), 1) }))
  }
  if (!/^[0-9a-fA-F:.]+$/.test(text) || !text.includes(':') || text.includes(':::')) return undefined
  const tail = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text)
  if (!tail) return attempt(() => ({ version: 6, words: split(IPv6.fromString(text).getValue(), 4) }))
  const low = parseAddress(tail[2]!)?.words[0]
  if (low === undefined) return undefined
  return parseAddress(`${tail[1]}${(low >>> 16).toString(16)}:${(low & 0xffff).toString(16)}`)
}

function attempt(read: () => Address): Address | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function split(value: bigint, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Number((value >> BigInt(32 * (count - 1 - i))) & 0xffffffffn))
}

/** Reads `address/length`, host bits kept; undefined when it is not one. */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/')
  const address = slash > 0 ? parseAddress(text.slice(0, slash)) : undefined
  if (!address || !/^(0|[1-9]\d{0,2})$/.test(text.slice(slash + 1))) return undefined
  const length = Number(text.slice(slash + 1))
  return length <= bits(address.version) ? { address, length } : undefined
}

/** Reads `address/length` with no host bits set; undefined when it is not one. */
export function parsePrefix(text: string): Prefix | undefined {
  const cidr = parseCidr(text)
  return cidr && !hasHostBits(cidr) ? cidr : undefined
}

/** The canonical text of an address: dotted quad, or RFC 5952. */
export function formatAddress({ version, words }: Address): string {
  if (version === 4) {
    const n = words[0]!
    return `${n >>> 24}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`
  }
  const groups = words.flatMap(word => [word >>> 16, word & 0xffff])
  let best = { at: -1, count: 1 }
  for (let at = 0; at < 8; at++) {
    let count = 0
    while (at + count < 8 && groups[at + count] === 0) count++
    if (count > best.count) best = { at, count }
  }
  const hex = groups.map(group => group.toString(16))
  if (best.at === -1) return hex.join(':')
  return `${hex.slice(0, best.at).join(':')}::${hex.slice(best.at + best.count).join(':')}`
}

/** The canonical text of a Cidr or Prefix. */
export function formatCidr({ address, length }: Cidr): string {
  return `${formatAddress(address)}/${length}`
}

/** The network an address with a length lies in: host bits cleared. */
export function network({ address, length }: Cidr): Prefix {
  return {
    address: {
      version: address.version,
      words: address.words.map((word, i) => word & maskWord(length, i)).map(unsigned),
    },
    length,
  }
}

/** The other half of the network one bit shorter; a prefix of length 0 has none. */
export function sibling({ address, length }: Prefix): Prefix | undefined {
  if (length === 0) return undefined
  const bit = length - 1
  const words = address.words.map((word, i) => (i === bit >> 5 ? unsigned(word ^ (1 << (31 - (bit & 31)))) : word))
  return { address: { version: address.version, words }, length }
}

/** The prefix of length 32 or 128 that holds one address. */
export function hostPrefix(address: Address): Prefix {
  return { address, length: bits(address.version) }
}

export function hasHostBits({ address, length }: Cidr): boolean {
  return address.words.some((word, i) => unsigned(word & ~maskWord(length, i)) !== 0)
}

/** All addresses of a prefix. */
export function rangeOf(cidr: Cidr): Range {
  const first = network(cidr).address
  return {
    first,
    last: { version: first.version, words: first.words.map((word, i) => unsigned(word | ~maskWord(cidr.length, i))) },
  }
}

/** The `n`th address of a prefix, counted from its network address; undefined when it lies outside. */
export function addressAt(prefix: Prefix, n: number): Address | undefined {
  const address = plus(network(prefix).address, n)
  return address && contains(prefix, address) ? address : undefined
}

/** The address `n` further on; undefined past the end of the family. */
export function plus(address: Address, n: number): Address | undefined {
  const words = [...address.words]
  let carry = n
  for (let i = words.length - 1; i >= 0 && carry !== 0; i--) {
    const sum = words[i]! + carry
    words[i] = unsigned(sum % 4294967296)
    carry = Math.floor(sum / 4294967296)
  }
  return carry === 0 ? { version: address.version, words } : undefined
}

/** Whether all of `inner`, an address or a prefix, lies in `outer`. */
export function contains(outer: Prefix, inner: Address | Cidr): boolean {
  const [address, length] = 'words' in inner ? [inner, bits(inner.version)] : [inner.address, inner.length]
  if (address.version !== outer.address.version || length < outer.length) return false
  return address.words.every((word, i) => unsigned((word ^ outer.address.words[i]!) & maskWord(outer.length, i)) === 0)
}

/** Whether two ranges share an address. */
export function overlap(a: Range, b: Range): boolean {
  return (
    a.first.version === b.first.version && compareAddress(a.first, b.last) <= 0 && compareAddress(b.first, a.last) <= 0
  )
}

/** How many addresses a range holds; exact up to 2^53. */
export function size({ first, last }: Range): number {
  return last.words.reduce((sum, word, i) => sum * 4294967296 + (word - first.words[i]!), 0) + 1
}

/** Order of addresses: IPv4 before IPv6, then by number. */
export function compareAddress(a: Address, b: Address): number {
  if (a.version !== b.version) return a.version - b.version
  for (let i = 0; i < a.words.length; i++) if (a.words[i] !== b.words[i]) return a.words[i]! - b.words[i]!
  return 0
}

/** Order of prefixes: by address, then the shorter first. */
export function compareCidr(a: Cidr, b: Cidr): number {
  return compareAddress(a.address, b.address) || a.length - b.length
}

export function sameAddress(a: Address, b: Address): boolean {
  return compareAddress(a, b) === 0
}

export function sameCidr(a: Cidr, b: Cidr): boolean {
  return compareCidr(a, b) === 0
}

/** The part of a netmask of `length` bits that falls in word `i`. */
function maskWord(length: number, i: number): number {
  const here = Math.min(Math.max(length - 32 * i, 0), 32)
  return here === 0 ? 0 : -1 << (32 - here)
}

function unsigned(word: number): number {
  return word >>> 0
}

/** A range as the fewest prefixes. */
export function prefixesOf({ first, last }: Range): readonly Prefix[] {
  const whole = bits(first.version)
  const parts: Prefix[] = []
  for (let at = first; ;) {
    let length = whole
    while (length > 0) {
      const wider = { address: at, length: length - 1 }
      if (compareAddress(network(wider).address, at) !== 0 || compareAddress(rangeOf(wider).last, last) > 0) break
      length--
    }
    parts.push({ address: at, length })
    const end = rangeOf({ address: at, length }).last
    const next = compareAddress(end, last) < 0 ? plus(end, 1) : undefined
    if (!next) return parts
    at = next
  }
}
