/** Communities as FRR prints them back: in the order of their numbers, well-known ones by name. */
import { wellKnownCommunities } from '../net/community.ts'
import type { Dialect } from './version.ts'

const nameOf = new Map<number, string>(Object.entries(wellKnownCommunities).map(([name, number]) => [number, name]))

/** Standard communities, each once. */
export function canonicalCommunities(communities: readonly string[], { internet }: Dialect): readonly string[] {
  const numbers = new Map(communities.map(each => [numberOf(each), each]))
  return [...numbers]
    .sort(([a], [b]) => a - b)
    .map(([number, text]) => (number === 0 && !internet ? '0:0' : (nameOf.get(number) ?? text)))
}

/** The 32 bits of a community; what is none comes last. */
function numberOf(text: string): number {
  if (Object.hasOwn(wellKnownCommunities, text)) return wellKnownCommunities[text as keyof typeof wellKnownCommunities]
  const [high, low] = text.split(':').map(Number)
  return high === undefined || low === undefined || Number.isNaN(high * 65536 + low) ? Infinity : high * 65536 + low
}
