/** Communities as FRR compares them: by number, sorted, and in its own words where an expression looks at them. */
import { wellKnownCommunities } from '../../net/community.ts'
import { atLeast, type Version } from '../../net/version.ts'

const nameOf = new Map<number, string>(Object.entries(wellKnownCommunities).map(([name, number]) => [number, name]))

/** FRR's words where they differ from netc's, and those netc has none for (FRR: `community_str`). */
const frrWords: Readonly<Record<number, string>> = {
  0xffff0000: 'graceful-shutdown',
  0xffff0008: 'accept-own-nexthop',
  0xffffff03: 'local-AS',
}

/** Every word that stands for a community, netc's and FRR's. */
const numbers = new Map<string, number>([
  ...Object.entries(wellKnownCommunities),
  ...Object.entries(frrWords).map(([number, word]) => [word, Number(number)] as const),
])

/** The 32 bits of a standard community; undefined where it is none. */
export function communityNumber(text: string): number | undefined {
  const named = numbers.get(text)
  if (named !== undefined) return named
  if (/^\d{1,10}$/.test(text)) return Number(text) <= 0xffffffff ? Number(text) : undefined
  const [, high, low] = /^(\d{1,5}):(\d{1,5})$/.exec(text) ?? []
  if (high === undefined || Number(high) > 65535 || Number(low) > 65535) return undefined
  return Number(high) * 65536 + Number(low)
}

/** A standard community in netc's notation. */
function formatCommunity(number: number): string {
  return nameOf.get(number) ?? numeric(number)
}

/** A standard community as FRR's expressions see it; 0:0 has lost its name in FRR 10. */
export function frrCommunity(number: number, version: Version | undefined): string {
  if (number === 0 && (version === undefined || atLeast(version, '10'))) return numeric(number)
  return frrWords[number] ?? nameOf.get(number) ?? numeric(number)
}

function numeric(number: number): string {
  return `${number >>> 16}:${number & 0xffff}`
}

/** Standard communities as a route has them: sorted by number, each once, in netc's notation. */
export function sortedCommunities(communities: readonly string[]): readonly string[] {
  const known = communities.map(communityNumber).filter(each => each !== undefined)
  return [...new Set(known)].sort((a, b) => a - b).map(formatCommunity)
}

/** Large communities as a route has them: sorted, each once, no leading zeros. */
export function sortedLargeCommunities(communities: readonly string[]): readonly string[] {
  const parts = communities.map(each => each.split(':').map(Number))
  const sorted = parts.sort(([a1, a2, a3], [b1, b2, b3]) => a1! - b1! || a2! - b2! || a3! - b3!)
  return [...new Set(sorted.map(each => each.join(':')))]
}
