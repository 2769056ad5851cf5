/**
 * Names of the model for what older generations of the API leave without one, the same whether a cluster is lowered
 * to such a generation or read from it; and how what a node is told follows from labels.
 */
import type { Advertisement, AdvertisementEntry, PeerFamily } from '../fabric/cluster.ts'
import type { Asn } from '../net/asn.ts'
import { families, type Family } from '../net/family.ts'
import { formatAddress, type Address } from '../net/prefix.ts'
import { selects } from '../net/selector.ts'
import type { Origin } from '../text/origin.ts'

/** A speaker that is known by its AS number alone. */
export function instanceName(asn: Asn): string {
  return `instance-${asn}`
}

/** A peer that is known by its address alone. */
export function peerName(address: Address): string {
  return formatAddress(address)
}

/** The settings of one neighbor that are written where the neighbor is; also what it is told. */
export function neighborName(policy: string, asn: Asn, address: Address): string {
  return `${policy}-${asn}-${formatAddress(address)}`
}

/** What a neighbor of that name is told, found by its own label; with nothing to tell there is no advertisement. */
export function advertisementOf(name: string, entries: readonly AdvertisementEntry[], origin: Origin): Advertisement[] {
  return entries.length === 0 ? [] : [{ name, labels: { neighbor: name }, entries, origin }]
}

/** The families of a neighbor of that name; both where none is said. */
export function familiesOf(
  name: string,
  own: readonly { readonly family: Family; readonly origin: Origin }[],
  tells: boolean,
  origin: Origin,
): PeerFamily[] {
  const said = own.length > 0 ? own : families.map(family => ({ family, origin }))
  return said.map(each => ({
    family: each.family,
    ...(tells && { advertisements: { matchLabels: { neighbor: name } } }),
    origin: each.origin,
  }))
}

/** What is told in a family: the entries of all advertisements it selects, in their order. */
export function entriesFor(
  advertisements: readonly Advertisement[],
  { advertisements: selector }: PeerFamily,
): AdvertisementEntry[] {
  return selector === undefined
    ? []
    : advertisements.filter(({ labels }) => selects(selector, labels)).flatMap(({ entries }) => entries)
}

/** What is added to the routes of an entry. */
export function attributesOf(
  entry: AdvertisementEntry | undefined,
): Pick<AdvertisementEntry, 'communities' | 'localPreference'> {
  return {
    ...(entry?.communities && { communities: entry.communities }),
    ...(entry?.localPreference !== undefined && { localPreference: entry.localPreference }),
  }
}
