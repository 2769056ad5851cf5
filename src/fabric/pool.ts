/** What addresses a pool of LB-IPAM has, and which of them it hands out. */
import { formatAddress, formatCidr, rangeOf, compareAddress, type Address, type Range } from '../net/prefix.ts'
import { compareVersion, type Version } from '../net/version.ts'
import type { Block, Pool } from './cluster.ts'

/** All addresses of a block; undefined where it holds none, as from a higher to a lower address. */
export function blockRange(block: Block): Range | undefined {
  if ('cidr' in block) return rangeOf(block.cidr)
  const { start, stop = start } = block
  return start.version === stop.version && compareAddress(start, stop) <= 0 ? { first: start, last: stop } : undefined
}

/** A block as a message shows it: `192.0.2.0/24`, `192.0.2.10-192.0.2.20`, `192.0.2.1`. */
export function formatBlock(block: Block): string {
  if ('cidr' in block) return formatCidr(block.cidr)
  const { start, stop } = block
  return stop ? `${formatAddress(start)}-${formatAddress(stop)}` : formatAddress(start)
}

/**
 * Whether the first and last address of the pool's networks are kept back (Cilium: `allowFirstLastIPs`); undefined
 * where that hangs on a release that is not known: until 1.15 it is so unless the pool says otherwise.
 */
export function keepsFirstAndLast({ allowFirstLastIps }: Pool, cilium: Version | undefined): boolean | undefined {
  if (allowFirstLastIps !== undefined) return !allowFirstLastIps
  return cilium === undefined ? undefined : compareVersion(cilium, '1.16') < 0
}

/** The addresses that Cilium hands out of a block when it keeps back the first and last of networks. */
export function withoutFirstAndLast(block: Block): Range | undefined {
  const range = blockRange(block)
  if (!range || !('cidr' in block) || block.cidr.length >= block.cidr.address.words.length * 32 - 1) return range
  return { first: step(range.first, 1), last: step(range.last, -1) }
}

/** The address before or after one that is even, or odd: no word overflows. */
function step(address: Address, by: 1 | -1): Address {
  return { ...address, words: address.words.with(-1, address.words.at(-1)! + by) }
}

/** Whether an address lies in a range. */
export function isIn({ first, last }: Range, address: Address): boolean {
  return address.version === first.version && compareAddress(first, address) <= 0 && compareAddress(address, last) <= 0
}
