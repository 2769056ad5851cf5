/** Whether one `match` of a route-map holds for a route (FRR: `bgpd/bgp_routemap.c`). */
import { versionOf } from '../../net/family.ts'
import { formatAddress, hostPrefix, parseAddress, type Address } from '../../net/prefix.ts'
import { atLeast, type Version } from '../../net/version.ts'
import type { Match } from '../router.ts'
import { askAsPathList, askCommunityList, askLargeCommunityList, askPrefixList } from './list.ts'
import type { Policy } from './policy.ts'
import type { Attribute, ListVerdict, Route, Truth } from './route.ts'

/** Where a route-map is applied. */
export interface Applied {
  readonly policy: Policy
  /** The neighbor that the route comes from or goes to; absent where there is none, as for `redistribute`. */
  readonly peer?: Address
  readonly direction?: 'In' | 'Out'
}

/** The same, while one entry of it is asked. */
export interface Asked extends Applied {
  /** FRR finds entries by a table of prefixes: an entry whose prefix-list is empty is not found. */
  readonly indexed: boolean
}

/** Whether a condition holds, and what the list that it names said. */
export interface MatchVerdict {
  readonly truth: Truth
  readonly list?: ListVerdict
}

type Test<T extends Match['type']> = {
  /** The attribute it looks at, if not the prefix. */
  readonly attribute?: Attribute
  readonly holds: (
    match: Extract<Match, { type: T }>,
    route: Route,
    applied: Asked,
  ) => boolean | ListVerdict | undefined
}

/** What each kind of match asks; undefined is what netc does not know. */
const tests: { readonly [T in Match['type']]: Test<T> } = {
  'prefix-list': {
    holds({ family, name }, { prefix }, { policy, indexed }) {
      const verdict = askPrefixList(policy, family, name, prefix)
      return indexed && verdict.by === 'empty' ? { ...verdict, action: 'deny' } : verdict
    },
  },
  'next-hop-prefix-list': {
    attribute: 'nextHop',
    // It is asked of routes of its own family only.
    holds: ({ family, name }, { prefix, nextHop }, { policy }) =>
      versionOf(family) === prefix.address.version && askPrefixList(policy, family, name, hostPrefix(nextHop!)),
  },
  'as-path': {
    attribute: 'asPath',
    holds: ({ name }, { asPath }, { policy }) => askAsPathList(policy, name, asPath),
  },
  community: {
    attribute: 'communities',
    holds: ({ name, exact }, { communities }, { policy }) => askCommunityList(policy, name, communities, exact),
  },
  'large-community': {
    attribute: 'largeCommunities',
    holds: ({ name, exact }, { largeCommunities }, { policy }) =>
      askLargeCommunityList(policy, name, largeCommunities, exact),
  },
  'local-preference': {
    attribute: 'localPreference',
    holds: ({ value }, { localPreference = 0 }) => localPreference === value,
  },
  metric: {
    attribute: 'metric',
    holds: ({ value }, { metric, removedMetric = 0 }) => (metric ?? removedMetric) === value,
  },
  tag: { attribute: 'tag', holds: ({ value }, { tag = 0 }) => tag === value },
  origin: { attribute: 'origin', holds: ({ value }, { origin }) => origin === value },
  interface: { attribute: 'interface', holds: ({ name }, route) => route.interface === name },
  peer: {
    holds({ peer: text }, _, { peer, direction }) {
      // What FRR announces it works out for a group of neighbors, which has no address (`conf_copy`).
      if (direction === 'Out') return false
      const wanted = parseAddress(text)
      return wanted && peer ? formatAddress(wanted) === formatAddress(peer) : text === 'local' ? !peer : undefined
    },
  },
  // bgpd of FRR 8.4.4 does not know the command and leaves it out; zebra's route-maps are the ones that ask it.
  'source-protocol': { holds: (_, __, { policy }) => (sourceProtocolIn(policy.version) ? undefined : true) },
  other: { holds: () => undefined },
}

function sourceProtocolIn(version: Version | undefined): boolean {
  return version === undefined || atLeast(version, '10')
}

/** Whether one condition holds. */
export function judge(match: Match, route: Route, applied: Asked): MatchVerdict {
  const { attribute, holds } = tests[match.type] as Test<Match['type']>
  if (attribute !== undefined && route.unknown?.includes(attribute)) return { truth: 'unknown' }
  const verdict = holds(match, route, applied)
  if (verdict === undefined) return { truth: 'unknown' }
  if (typeof verdict === 'boolean') return { truth: verdict ? 'yes' : 'no' }
  return { truth: verdict.action === 'unknown' ? 'unknown' : verdict.action === 'permit' ? 'yes' : 'no', list: verdict }
}
