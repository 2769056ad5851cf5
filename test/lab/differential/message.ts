/** BGP messages as they go over the wire (RFC 4271 section 4), as far as a test of filters needs them. */
import { communityNumber } from '../../../src/fabric/filter/community.ts'
import type { AsPath, Route } from '../../../src/fabric/filter/route.ts'
import type { Address, Prefix } from '../../../src/net/prefix.ts'

/** OPEN (section 4.2) with hold time 0, four-octet AS numbers (RFC 6793), and both unicast families (RFC 4760). */
export function open(asn: number, routerId: Address): Buffer {
  const capabilities = Buffer.concat([
    Buffer.from([2, 6, 1, 4, 0, 1, 0, 1]),
    Buffer.from([2, 6, 1, 4, 0, 2, 0, 1]),
    Buffer.from([2, 6, 65, 4]),
    u32(asn),
  ])
  return message(
    1,
    Buffer.from([4]),
    u16(asn > 65535 ? 23456 : asn),
    u16(0),
    bytesOf(routerId),
    Buffer.from([capabilities.length]),
    capabilities,
  )
}

/** UPDATE (section 4.3) that announces one route; IPv6 in MP_REACH_NLRI. */
export function update(route: Route): Buffer {
  const { prefix, nextHop, metric, localPreference, communities, largeCommunities } = route
  const v4 = prefix.address.version === 4
  const attributes = [
    attribute(0x40, 1, Buffer.from([['igp', 'egp', 'incomplete'].indexOf(route.origin)])),
    attribute(0x40, 2, asPath(route.asPath)),
    ...(v4 ? [attribute(0x40, 3, bytesOf(nextHop!))] : []),
    ...(metric === undefined ? [] : [attribute(0x80, 4, u32(metric))]),
    ...(localPreference === undefined ? [] : [attribute(0x40, 5, u32(localPreference))]),
    ...(communities.length === 0
      ? []
      : [attribute(0xc0, 8, Buffer.concat(communities.map(each => u32(communityNumber(each)!))))]),
    ...(v4 ? [] : [attribute(0x80, 14, Buffer.from([0, 2, 1, 16]), bytesOf(nextHop!), Buffer.from([0]), nlri(prefix))]),
    ...(largeCommunities.length === 0
      ? []
      : [attribute(0xc0, 32, Buffer.concat(largeCommunities.flatMap(each => each.split(':').map(Number).map(u32))))]),
  ]
  const all = Buffer.concat(attributes)
  return message(2, u16(0), u16(all.length), all, ...(v4 ? [nlri(prefix)] : []))
}

/** A route as a received UPDATE announces it. */
export type Announced = Omit<Route, 'tag' | 'weight' | 'interface' | 'unknown'>

/** The routes that an UPDATE announces. */
export function announced(update: Buffer): readonly Announced[] {
  const withdrawn = update.readUInt16BE(19)
  const start = 21 + withdrawn + 2
  const end = start + update.readUInt16BE(start - 2)
  const route: { -readonly [K in keyof Announced]?: Announced[K] } = { communities: [], largeCommunities: [] }
  let prefixes = prefixesIn(update.subarray(end), 4)
  for (let at = start; at < end;) {
    const extended = (update[at]! & 0x10) !== 0
    const length = extended ? update.readUInt16BE(at + 2) : update[at + 2]!
    const from = at + (extended ? 4 : 3)
    const value = update.subarray(from, from + length)
    switch (update[at + 1]) {
      case 1:
        route.origin = (['igp', 'egp', 'incomplete'] as const)[value[0]!]!
        break
      case 2:
        route.asPath = asPathIn(value)
        break
      case 3:
        route.nextHop = { version: 4, words: words(value) }
        break
      case 4:
        route.metric = value.readUInt32BE(0)
        break
      case 5:
        route.localPreference = value.readUInt32BE(0)
        break
      case 8:
        route.communities = words(value).map(each => `${each >>> 16}:${each & 0xffff}`)
        break
      case 14:
        route.nextHop = { version: 6, words: words(value.subarray(4, 20)) }
        prefixes = prefixesIn(value.subarray(5 + value[3]!), 6)
        break
      case 32:
        route.largeCommunities = triples(words(value))
        break
      default:
    }
    at = from + length
  }
  return prefixes.map(prefix => ({ ...route, prefix }) as Announced)
}

function message(type: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.alloc(16, 0xff), u16(19 + body.length), Buffer.from([type]), body])
}

function attribute(flags: number, type: number, ...parts: readonly Buffer[]): Buffer {
  const value = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([flags | 0x10, type]), u16(value.length), value])
}

function asPath(path: AsPath): Buffer {
  const segments: { readonly type: number; readonly asns: number[] }[] = []
  for (const each of path) {
    const last = segments.at(-1)
    if (typeof each !== 'number') segments.push({ type: 1, asns: [...each] })
    else if (last?.type === 2) last.asns.push(each)
    else segments.push({ type: 2, asns: [each] })
  }
  return Buffer.concat(segments.flatMap(({ type, asns }) => [Buffer.from([type, asns.length]), ...asns.map(u32)]))
}

function asPathIn(value: Buffer): AsPath {
  const path: (number | readonly number[])[] = []
  for (let at = 0; at < value.length;) {
    const count = value[at + 1]!
    const asns = words(value.subarray(at + 2, at + 2 + 4 * count))
    if (value[at] === 1) path.push(asns)
    else path.push(...asns)
    at += 2 + 4 * count
  }
  return path
}

function nlri({ address, length }: Prefix): Buffer {
  return Buffer.concat([Buffer.from([length]), bytesOf(address).subarray(0, Math.ceil(length / 8))])
}

function prefixesIn(bytes: Buffer, version: 4 | 6): readonly Prefix[] {
  const prefixes: Prefix[] = []
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at]!
    const size = Math.ceil(length / 8)
    const address = Buffer.alloc(version === 4 ? 4 : 16)
    bytes.copy(address, 0, at + 1, at + 1 + size)
    prefixes.push({ address: { version, words: words(address) }, length })
    at += 1 + size
  }
  return prefixes
}

function words(bytes: Buffer): readonly number[] {
  return Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32BE(4 * i))
}

function triples(list: readonly number[]): readonly string[] {
  return Array.from({ length: list.length / 3 }, (_, i) => list.slice(3 * i, 3 * i + 3).join(':'))
}

function bytesOf({ words }: Address): Buffer {
  return Buffer.concat(words.map(u32))
}

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16BE(value)
  return buffer
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(value)
  return buffer
}
