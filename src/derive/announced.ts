/** Which prefixes nodes may announce in a peering, and how many: what inbound filters and limits are made of. */
import type { Advertise } from '../dsl/advertise.ts'
import type { Peering } from '../dsl/peering.ts'
import type { Pool } from '../dsl/pool.ts'
import type { AdvertisementEntry } from '../fabric/cluster.ts'
import {
  bits,
  compareCidr,
  contains,
  formatCidr,
  network,
  prefixesOf,
  rangeOf,
  sibling,
  size,
  type Prefix,
} from '../net/prefix.ts'

/** Prefixes inside a network by length, as an entry of a prefix-list. */
export interface PrefixRange {
  readonly prefix: Prefix
  readonly ge?: number
  readonly le?: number
}

/** With how many of them are to be expected. */
export interface Window extends PrefixRange {
  readonly count: number
}

/** A window as FRR writes it in an entry. */
export function formatWindow({ prefix, ge, le }: PrefixRange): string {
  return [formatCidr(prefix), ...(ge === undefined ? [] : ['ge', ge]), ...(le === undefined ? [] : ['le', le])].join(
    ' ',
  )
}

/** What the nodes of a peering may announce, in both families; IPv4 first. */
export function announced(peering: Peering): readonly Window[] {
  return unique((peering.options.advertise ?? []).flatMap(each => windowsOf(each, peering)))
}

/** What nodes may announce, by the peering they do it in. */
export type Announcements = ReadonlyMap<Peering, readonly Window[]>

/** What one advertisement of a peering may announce, in both families; nothing where the description does not tell. */
export function windowsOf(advertise: Advertise, peering: Peering): readonly Window[] {
  const { cluster } = peering.nodes!
  const { type, addresses } = advertise.entry
  if (type === 'PodCIDR') return podWindows(peering)
  if (type === 'Service' && addresses?.includes('LoadBalancerIP')) {
    const pools = advertise.pools ?? cluster.pools.filter(pool => !pool.disabled)
    return pools.flatMap(pool => poolWindows(pool, advertise.entry))
  }
  const networks = type === 'Service' && addresses?.includes('ClusterIP') ? cluster.serviceCidrs : advertise.prefixes
  return networks.map(prefix => hosts(prefix, advertise.entry))
}

/** What the routes to a pool's addresses are joined to; to host routes where nothing is said. */
type Joined = Pick<AdvertisementEntry, 'aggregationLengthIpv4' | 'aggregationLengthIpv6'>

/** Routes to the addresses of a pool. */
export function poolWindows(pool: Pool, joined: Joined = {}): readonly Window[] {
  return pool
    .ranges()
    .flatMap(prefixesOf)
    .map(prefix => hosts(prefix, joined))
}

/** Host routes of a network, or what they are joined to. */
function hosts(prefix: Prefix, { aggregationLengthIpv4, aggregationLengthIpv6 }: Joined): Window {
  const whole = bits(prefix.address.version)
  const joined = prefix.address.version === 4 ? aggregationLengthIpv4 : aggregationLengthIpv6
  if (joined !== undefined && joined < prefix.length)
    return { prefix: network({ ...prefix, length: joined }), le: whole, count: 1 }
  return prefix.length === whole
    ? { prefix, count: 1 }
    : {
        prefix,
        le: whole,
        count: joined === undefined ? size(rangeOf(prefix)) : 2 ** Math.min(joined - prefix.length, 30),
      }
}

/** The parts of the pod network that nodes hand out: known ones exactly, else any part of it. */
function podWindows(peering: Peering): readonly Window[] {
  const { cluster } = peering.nodes!
  const names = peering.nodes!.names()
  const known = names.flatMap(name => cluster.members.get(name)!.podCidrs)
  return ([4, 6] as const).flatMap(version => {
    const parts = known.filter(({ address }) => address.version === version)
    const whole = cluster.podCidrs.filter(({ address }) => address.version === version)
    const lengths = new Set(parts.map(({ length }) => length))
    const [length] = lengths
    if (parts.length > 0 && lengths.size === 1 && whole.some(prefix => parts.every(part => contains(prefix, part))))
      return whole
        .filter(prefix => parts.some(part => contains(prefix, part)))
        .map(prefix => ({ prefix, ...(length! > prefix.length && { ge: length!, le: length! }), count: parts.length }))
    if (parts.length > 0) return parts.map(prefix => ({ prefix, count: 1 }))
    return whole.map(prefix => ({ prefix, le: bits(version), count: names.length * 2 }))
  })
}

/** Each window once, in order of address; one that lies in another of the same lengths is dropped. */
export function unique<R extends PrefixRange>(windows: readonly R[]): readonly R[] {
  const sorted = [...windows].sort((a, b) => compareCidr(a.prefix, b.prefix) || (b.le ?? 0) - (a.le ?? 0))
  const kept: R[] = []
  // Networks that hold the one at hand: in this order they come just before it.
  const around: R[] = []
  for (const each of sorted) {
    while (around.length > 0 && !contains(around.at(-1)!.prefix, each.prefix)) around.pop()
    const [least, most] = lengthsOf(each)
    if (around.some(outer => lengthsOf(outer)[0] <= least && lengthsOf(outer)[1] >= most)) continue
    around.push(each)
    kept.push(each)
  }
  return kept
}

/**
 * The same prefixes in the fewest windows: two halves of a network with the same lengths are one window of the whole.
 * A fabric's hundred racks in a row become one entry of each router's list, not a hundred.
 */
export function merge(windows: readonly Window[]): readonly Window[] {
  const all = unique(windows)
  const byKey = new Map(all.map(each => [keyOf(each.prefix, lengthsOf(each)), each]))
  const queue = [...all].sort((a, b) => b.prefix.length - a.prefix.length)
  // A parent is appended behind windows of its own length or shorter, so that it may merge in its turn.
  for (const window of queue) {
    const lengths = lengthsOf(window)
    const half = sibling(window.prefix)
    const [own, other] = [keyOf(window.prefix, lengths), half && keyOf(half, lengths)]
    const partner = other === undefined ? undefined : byKey.get(other)
    if (!partner || byKey.get(own) !== window) continue
    byKey.delete(own)
    byKey.delete(other!)
    const prefix = network({ ...window.prefix, length: window.prefix.length - 1 })
    const whole = { prefix, ge: lengths[0], le: lengths[1], count: window.count + partner.count }
    byKey.set(keyOf(prefix, lengths), whole)
    queue.push(whole)
  }
  return unique([...byKey.values()])
}

function lengthsOf({ prefix, ge, le }: PrefixRange): readonly [least: number, most: number] {
  return [ge ?? prefix.length, le ?? ge ?? prefix.length]
}

function keyOf({ address, length }: Prefix, [least, most]: readonly [number, number]): string {
  return `${address.words.join('.')}/${length} ${least} ${most}`
}

/**
 * How many prefixes a peer may announce at most. Of a network with more than 4096 addresses it counts 4096, or four
 * times the Services that are exposed, whichever is more: nobody fills an IPv6 pool.
 */
export function mostPrefixes(windows: readonly Window[], { nodes }: Peering): number {
  const exposed = nodes!.cluster.services.length + nodes!.cluster.gateways.length
  return windows.reduce((sum, { count }) => sum + Math.min(count, Math.max(4096, 4 * exposed)), 0)
}

/** The number of prefixes above which a peer can't be right: the next power of two that holds all it may announce. */
export function limitFor(most: number): number {
  return 2 ** Math.max(4, Math.ceil(Math.log2(Math.max(most, 1))))
}
