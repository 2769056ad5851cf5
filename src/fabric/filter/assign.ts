/** What one `set` of a route-map does to a route (FRR: `bgpd/bgp_routemap.c`). */
import { parseAddress } from '../../net/prefix.ts'
import type { Assignment } from '../router.ts'
import { sortedCommunities, sortedLargeCommunities } from './community.ts'
import { withoutListed } from './list.ts'
import type { Applied } from './match.ts'
import type { Attribute, Route } from './route.ts'

/** The route after one assignment. */
export function assign(route: Route, set: Assignment, applied: Applied): Route {
  switch (set.type) {
    case 'local-preference':
      return known(route, { localPreference: set.value })
    case 'metric':
      return known(route, { metric: set.value })
    case 'weight':
      return known(route, { weight: set.value })
    case 'tag':
      return known(route, { tag: set.value })
    case 'origin':
      return known(route, { origin: set.value })
    case 'community':
      if (!set.additive) return known(route, { communities: sortedCommunities(set.communities) })
      return { ...route, communities: sortedCommunities([...route.communities, ...set.communities]) }
    case 'community-none':
      return known(route, { communities: [] })
    case 'large-community':
      if (!set.additive) return known(route, { largeCommunities: sortedLargeCommunities(set.communities) })
      return { ...route, largeCommunities: sortedLargeCommunities([...route.largeCommunities, ...set.communities]) }
    case 'delete-communities': {
      const left = withoutListed(applied.policy, set.list, route.communities)
      return left ? { ...route, communities: left } : unknown(route, ['communities'])
    }
    case 'as-path-prepend':
      return { ...route, asPath: [...set.asns, ...route.asPath] }
    case 'next-hop':
      return nextHop(route, set.value, 4, applied)
    case 'ipv6-next-hop':
      return nextHop(route, set.value, 6, applied)
    case 'source':
      return route
    case 'other':
      return unknown(route, changed(set.text))
  }
}

/**
 * `set ip next-hop`, `set ipv6 next-hop`. An IPv4 route gets a next hop of IPv6 beside its own, by which it is then
 * forwarded; to an IPv6 route that of IPv4 says nothing. Towards a neighbor, `peer-address` is the router's own address on
 * the session, which FRR puts in when it writes the message; until then there is none.
 */
function nextHop(route: Route, value: string, version: 4 | 6, { peer, direction }: Applied): Route {
  const own = route.prefix.address.version
  const [word = '', address = word] = value.split(' ')
  if (own > version) return route
  if (word === 'unchanged' || word === 'prefer-global' || word === 'local') return route
  if (word === 'peer-address' && direction === 'Out') {
    const none = version === own ? { nextHop: parseAddress(version === 4 ? '0.0.0.0' : '::')! } : {}
    return { ...known(route, none), nextHopSelf: true }
  }
  const named = word === 'peer-address' ? peer : parseAddress(address)
  if (!named) return unknown(route, ['nextHop'])
  if (named.version !== version) return route
  if (own !== version) return route.nextHopSet ? route : { ...route, ipv6NextHop: named }
  if (word === 'peer-address' || version === 6) return known(route, { nextHop: named })
  const { ipv6NextHop: _, ...rest } = route
  return known(rest, { nextHop: named, nextHopSet: true })
}

/** What a `set` that netc does not read changes, by its first words; all else concerns attributes that no filter reads. */
const changes: readonly (readonly [words: string, Attribute])[] = [
  ['as-path', 'asPath'],
  ['community', 'communities'],
  ['large-comm-list', 'largeCommunities'],
  ['large-community', 'largeCommunities'],
  ['local-preference', 'localPreference'],
  ['metric', 'metric'],
  ['ip next-hop', 'nextHop'],
  ['ipv6 next-hop', 'nextHop'],
  ['origin', 'origin'],
  ['tag', 'tag'],
  ['weight', 'weight'],
]

function changed(text: string): readonly Attribute[] {
  return changes.filter(([words]) => text === words || text.startsWith(`${words} `)).map(([, attribute]) => attribute)
}

function known(route: Route, values: Partial<Route>): Route {
  if (!route.unknown) return { ...route, ...values }
  const rest = route.unknown.filter(each => !(each in values))
  const { unknown: _, ...said } = route
  return { ...said, ...values, ...(rest.length > 0 ? { unknown: rest } : {}) }
}

function unknown(route: Route, attributes: readonly Attribute[]): Route {
  return attributes.length === 0
    ? route
    : { ...route, unknown: [...new Set([...(route.unknown ?? []), ...attributes])] }
}
