/** BGP communities as text in canonical form: standard (RFC 1997), large (RFC 8092), well-known names. */

export type CommunityKind = 'standard' | 'large' | 'wellKnown'

/** Well-known communities that both Cilium and FRR know by name, and their numbers (IANA bgp-well-known-communities). */
export const wellKnownCommunities = {
  internet: 0,
  'planned-shut': 0xffff0000,
  'accept-own': 0xffff0001,
  'route-filter-translated-v4': 0xffff0002,
  'route-filter-v4': 0xffff0003,
  'route-filter-translated-v6': 0xffff0004,
  'route-filter-v6': 0xffff0005,
  'llgr-stale': 0xffff0006,
  'no-llgr': 0xffff0007,
  blackhole: 0xffff029a,
  'no-export': 0xffffff01,
  'no-advertise': 0xffffff02,
  'no-export-subconfed': 0xffffff03,
  'no-peer': 0xffffff04,
} as const

/** What kind of community this text is; undefined when it is none. */
export function communityKind(text: string): CommunityKind | undefined {
  if (Object.hasOwn(wellKnownCommunities, text)) return 'wellKnown'
  const parts = text.split(':')
  if (!parts.every(part => /^(0|[1-9]\d{0,9})$/.test(part))) return undefined
  if (parts.length === 2) return parts.every(part => Number(part) <= 65535) ? 'standard' : undefined
  if (parts.length === 3) return parts.every(part => Number(part) <= 4294967295) ? 'large' : undefined
  return undefined
}
