/**
 * A router as FRR would print it back: without what equals a default of its release and profile, and in FRR's order.
 * `emit` writes nothing else, so that `read(emit(router))` is `normal(router)`, apart from origins.
 */
import { defaultsOf } from '../fabric/defaults.ts'
import type {
  CommunityList,
  Interface,
  PrefixList,
  RouteMap,
  RouteMapEntry,
  Router,
  StaticRoute,
} from '../fabric/router.ts'
import { families } from '../net/family.ts'
import { compareCidr } from '../net/prefix.ts'
import { compareText } from '../text/diagnostic.ts'
import { next } from './commands/list.ts'
import { routeMapRows } from './commands/route-map.ts'
import { canonicalCommunities } from './community.ts'
import { lineOf } from './lines.ts'
import { normalBgp } from './normal-bgp.ts'
import { byName, compareNatural, described, oneLine, textLines, without } from './order.ts'
import { dialectOf, type Dialect } from './version.ts'

/** The router in FRR's own normal form. */
export function normal(router: Router): Router {
  const dialect = dialectOf(router.frr)
  const { bgp, ...rest } = router
  return {
    ...rest,
    globals: router.globals
      .map(textLines)
      .filter(text => text !== '')
      .sort((a, b) => globalRank(a) - globalRank(b)),
    interfaces: router.interfaces
      .map(normalInterface)
      .filter(each => each.addresses.length > 0 || each.description !== undefined || each.routerAdvertisements)
      .sort((a, b) => compareNatural(a.name, b.name)),
    staticRoutes: router.staticRoutes
      .map(route => (route.distance === 1 ? without(route, 'distance') : route))
      .sort(compareRoute),
    prefixLists: families.flatMap(family =>
      router.prefixLists
        .filter(list => list.family === family)
        .map(normalPrefixList)
        .filter(list => list.entries.length > 0 || list.description !== undefined)
        .sort(byName),
    ),
    ...(router.accessLists
      ? {
          accessLists: families.flatMap(family =>
            router
              .accessLists!.filter(list => list.family === family && list.entries.length > 0)
              .map(list => ({ ...list, entries: inSequence(list.entries) }))
              .sort(byName),
          ),
        }
      : {}),
    asPathLists: router.asPathLists
      .map(list => ({
        ...list,
        entries: list.entries.map(entry => ({ ...entry, expression: oneLine(entry.expression) })),
      }))
      .map(list =>
        dialect.asPathSequence
          ? numbered(list)
          : { ...list, entries: inSequence(list.entries).map(entry => without(entry, 'sequence')) },
      )
      .filter(list => list.entries.length > 0)
      .sort(byName),
    communityLists: router.communityLists
      .map(list => numbered(normalCommunityList(list, dialect)))
      .filter(list => list.entries.length > 0)
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || byName(a, b)),
    routeMaps: router.routeMaps
      .map(map => normalRouteMap(map, dialect))
      .filter(map => map.entries.length > 0)
      .sort(byName),
    ...(bgp
      ? {
          bgp: normalBgp(
            bgp,
            dialect,
            defaultsOf(router.profile, router.frr),
            router.profile === 'datacenter' ? dialect.datacenterLines : [],
          ),
        }
      : {}),
  }
}

/** Where a line that is kept stands: before all else, after the route-maps it refers to, or, a whole block, at the end. */
export function globalRank(text: string): 0 | 1 | 2 {
  return text.includes('\n') ? 2 : /^(ip|ipv6) protocol /.test(text) ? 1 : 0
}

const kinds: readonly CommunityList['kind'][] = ['standard', 'expanded', 'large-standard', 'large-expanded']

function normalInterface(link: Interface): Interface {
  return described({ ...link, addresses: [...link.addresses].sort(compareCidr) })
}

/** FRR prints the routes of a prefix by distance, and those of one distance by kind: interface, address, blackhole. */
function compareRoute(a: StaticRoute, b: StaticRoute): number {
  return (
    compareCidr(a.prefix, b.prefix) ||
    (a.distance ?? 1) - (b.distance ?? 1) ||
    compareText(JSON.stringify(a.via), JSON.stringify(b.via))
  )
}

function normalPrefixList(list: PrefixList): PrefixList {
  return described({ ...list, entries: inSequence(list.entries) })
}

/** Entries in the order in which they are asked; of two with the same number the last one stands. */
function inSequence<E extends { readonly sequence?: number }>(entries: readonly E[]): readonly E[] {
  return [...new Map(entries.map(entry => [entry.sequence ?? entry, entry])).values()].sort(
    (a, b) => (a.sequence ?? 0) - (b.sequence ?? 0),
  )
}

/** A list whose every entry has the number FRR would give it. */
function numbered<L extends { readonly entries: readonly { readonly sequence?: number }[] }>(list: L): L {
  const entries = list.entries.reduce<readonly { readonly sequence?: number }[]>(
    (before, entry) => [...before, { ...entry, sequence: entry.sequence ?? next(before) }],
    [],
  )
  return { ...list, entries: inSequence(entries) }
}

function normalCommunityList(list: CommunityList, dialect: Dialect): CommunityList {
  const entries = list.entries.map(entry => {
    const match = oneLine(entry.match)
    return {
      ...entry,
      match: list.kind === 'standard' ? canonicalCommunities(match.split(' '), dialect).join(' ') : match,
    }
  })
  return { ...list, entries }
}

function normalRouteMap(map: RouteMap, dialect: Dialect): RouteMap {
  return { ...map, entries: inSequence(map.entries.map(entry => normalEntry(entry, dialect))) }
}

/** The body of an entry is in the order of the alphabet, and says one thing of a kind: the last. */
function normalEntry(entry: RouteMapEntry, dialect: Dialect): RouteMapEntry {
  const sorted = <T extends { readonly type: string }>(items: readonly T[]) =>
    [...new Map(items.map(each => [kindOf(each), each])).values()]
      .map(each => ({ each, line: lineOf(routeMapRows, each, {}, dialect) ?? '' }))
      .sort((a, b) => compareText(a.line, b.line))
      .map(({ each }) => each)
  const sets = entry.sets.map(set =>
    set.type === 'community' ? { ...set, communities: canonicalCommunities(set.communities, dialect) } : set,
  )
  return described({ ...entry, matches: sorted(entry.matches), sets: sorted(sets) })
}

/** What FRR keeps only one of: an entry sets one community attribute, to a value or to none. */
function kindOf(each: {
  readonly type: string
  readonly family?: string
  readonly text?: string
  readonly value?: unknown
}): string {
  if (each.type === 'community-none') return 'community'
  if (each.type === 'ipv6-next-hop') return `${each.type} ${String(each.value).split(' ')[0]}`
  return [each.type, each.family, each.text].join(' ')
}
