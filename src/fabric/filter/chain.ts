/** The filters of a neighbor for one family, in the order in which FRR asks them (`bgp_update`, `subgroup_announce_check`). */
import type { Asn } from '../../net/asn.ts'
import type { Family } from '../../net/family.ts'
import type { Address } from '../../net/prefix.ts'
import { atLeast } from '../../net/version.ts'
import { effectiveSettings } from '../effective.ts'
import type { Bgp, Neighbor, NeighborFamily, NeighborSettings, Router } from '../router.ts'
import { sortedCommunities } from './community.ts'
import { leaving } from './leaving.ts'
import { askAccessList, askAsPathList, askPrefixList } from './list.ts'
import { policyOf, type Policy } from './policy.ts'
import { conditionsOf, partition, type Part, type PrefixClass } from './partition.ts'
import type { Decision, ListVerdict, Route, Setting, Verdict } from './route.ts'
import { askRouteMap } from './route-map.ts'

/** A session as its routes pass it. */
export interface Session {
  readonly router: Router
  readonly neighbor: Neighbor
  readonly family: Family
  /** What is known of the other end where the neighbor's own lines do not say it. */
  readonly remoteAsn?: Asn
  readonly peer?: Address
}

type Direction = 'In' | 'Out'
type Filter = 'distributeList' | 'prefixList' | 'filterList' | 'routeMap'

const filters: readonly Filter[] = ['distributeList', 'prefixList', 'filterList', 'routeMap']

/** What FRR makes of a route that the neighbor sends. */
export function inbound(session: Session, route: Route): Verdict {
  const facts = factsOf(session, 'In')
  const { own, ebgp } = facts
  const unnamed = firstAs(facts, route)
  if (unnamed) return unnamed
  route = received(facts, route)
  const refused = loop(facts, route) ?? lists(facts, route) ?? required(facts)
  if (refused) return refused
  const weighed = own.weight === undefined ? route : { ...route, weight: own.weight }
  const verdict = throughRouteMap(facts, weighed)
  return verdict.result === 'permitted' && ebgp ? { ...verdict, route: wellKnown(verdict.route) } : verdict
}

/**
 * What FRR makes of a route that it has from another neighbor and could announce to this one, before it puts its own
 * AS number in front, and itself in place of the next hop.
 */
export function outbound(session: Session, route: Route): Verdict {
  const facts = factsOf(session, 'Out')
  const refused = keptInside(facts, route) ?? lists(facts, route) ?? required(facts)
  if (refused) return refused
  return throughRouteMap(facts, leaving(facts, route))
}

/** What FRR makes of all prefixes of a class, were the neighbor to send the route with each of them. */
export function inboundClass(session: Session, route: Route, chosen: PrefixClass): readonly Part[] {
  return partition(chosen, conditions(session, 'In'), prefix => inbound(session, { ...route, prefix }))
}

/** What FRR makes of all prefixes of a class that it could announce. */
export function outboundClass(session: Session, route: Route, chosen: PrefixClass): readonly Part[] {
  return partition(chosen, conditions(session, 'Out'), prefix => outbound(session, { ...route, prefix }))
}

function conditions(session: Session, direction: Direction): readonly PrefixClass[] {
  const { policy, family, own } = factsOf(session, direction)
  return conditionsOf(policy, family, {
    prefixList: own[`prefixList${direction}`],
    distributeList: own[`distributeList${direction}`],
    routeMap: own[`routeMap${direction}`],
  })
}

/** What the session and its settings say, worked out once. */
interface Facts {
  readonly router: Router
  readonly bgp: Bgp
  readonly neighbor: Neighbor
  readonly family: Family
  readonly direction: Direction
  readonly settings: NeighborSettings
  readonly own: NeighborFamily
  readonly policy: Policy
  readonly ebgp: boolean
  readonly remoteAsn: Asn | undefined
  readonly peer: Address | undefined
}

function factsOf(session: Session, direction: Direction): Facts {
  const { router, neighbor, family } = session
  const bgp = router.bgp!
  const settings = effectiveSettings(router, neighbor)
  const { remoteAsn } = settings
  const asn = typeof remoteAsn === 'number' ? remoteAsn : remoteAsn === 'internal' ? bgp.asn : session.remoteAsn
  return {
    router,
    bgp,
    neighbor,
    family,
    direction,
    settings,
    own: settings.families?.[family] ?? {},
    policy: policyOf(router),
    ebgp: asn === undefined ? true : asn !== bgp.asn,
    remoteAsn: asn,
    peer: session.peer ?? ('address' in neighbor.peer ? neighbor.peer.address : undefined),
  }
}

/** FRR puts the `local-as` of the session in front of what it receives, unless told not to. */
function received({ settings: { localAsn }, ebgp }: Facts, route: Route): Route {
  return ebgp && localAsn && !localAsn.noPrepend ? { ...route, asPath: [localAsn.asn, ...route.asPath] } : route
}

/** Its own AS number in the path: FRR drops the route, as often as `allowas-in` does not allow it. */
function loop({ bgp, settings, own, family, neighbor }: Facts, { asPath, unknown }: Route): Verdict | undefined {
  const by = (field: string): Decision => ({ step: 'as-path-loop', node: neighbor, field })
  if (unknown?.includes('asPath')) return undefined
  const all = asPath.flat()
  const count = (asn: Asn) => all.filter(each => each === asn).length
  const allowed = own.allowasIn === 'origin' ? 0 : (own.allowasIn ?? 0)
  if (settings.localAsn) {
    const local = allowed || (settings.localAsn.noPrepend ? 0 : 1)
    if (count(settings.localAsn.asn) > local) return { result: 'denied', by: by('localAsn') }
  }
  const last = asPath.filter(each => typeof each === 'number').at(-1)
  if (own.allowasIn === 'origin' && last === bgp.asn) return undefined
  return count(bgp.asn) > allowed ? { result: 'denied', by: by(`${family}.allowasIn`) } : undefined
}

/** FRR: `enforce-first-as`, the default from FRR 9.1 on. */
function firstAs(
  { router, neighbor, settings, ebgp, remoteAsn }: Facts,
  { asPath, unknown }: Route,
): Verdict | undefined {
  const { frr } = router
  const enforced = settings.enforceFirstAs ?? (frr === undefined ? undefined : atLeast(frr, '9.1'))
  if (!ebgp || enforced === false) return undefined
  const by: Decision = { step: 'enforce-first-as', node: neighbor, field: 'enforceFirstAs' }
  if (unknown?.includes('asPath')) return undefined
  if (remoteAsn === undefined ? asPath.length > 0 : asPath[0] === remoteAsn) return undefined
  return { result: enforced === undefined ? 'unknown' : 'denied', by }
}

/** Without a filter in that direction eBGP passes nothing (RFC 8212, FRR: `bgp ebgp-requires-policy`). */
function required({ router, bgp, own, ebgp, direction, neighbor }: Facts): Verdict | undefined {
  const { frr, profile } = router
  const byDefault = profile !== 'datacenter' && (frr === undefined || atLeast(frr, '7.4'))
  if (!ebgp || !(bgp.ebgpRequiresPolicy ?? byDefault)) return undefined
  if (filters.some(filter => own[`${filter}${direction}`] !== undefined)) return undefined
  return bgp.ebgpRequiresPolicy === undefined
    ? { result: 'denied', by: { step: 'policy-required', node: neighbor } }
    : { result: 'denied', by: { step: 'policy-required', node: bgp, field: 'ebgpRequiresPolicy' } }
}

/** The lists of the neighbor, each of which must permit the route. */
function lists(facts: Facts, route: Route): Verdict | undefined {
  const { policy, family, own, direction } = facts
  const steps: readonly (readonly [Exclude<Filter, 'routeMap'>, ListStep, (name: string) => ListVerdict])[] = [
    ['distributeList', 'distribute-list', name => askAccessList(policy, family, name, route.prefix)],
    ['prefixList', 'prefix-list', name => askPrefixList(policy, family, name, route.prefix)],
    [
      'filterList',
      'filter-list',
      name =>
        route.unknown?.includes('asPath') && policy.asPathLists.has(name)
          ? { action: 'unknown', by: 'not-understood' }
          : askAsPathList(policy, name, route.asPath),
    ],
  ]
  let open: Verdict | undefined
  for (const [filter, step, ask] of steps) {
    const name = own[`${filter}${direction}`]
    if (name === undefined) continue
    const list = ask(name)
    const by: Decision = { step, name, setting: setting(facts, filter), list }
    if (list.action === 'deny') return { result: 'denied', by }
    if (list.action === 'unknown') open ??= { result: 'unknown', by }
  }
  return open
}

type ListStep = 'distribute-list' | 'prefix-list' | 'filter-list'

function setting({ bgp, neighbor, family, direction }: Facts, filter: Filter): Setting {
  const name: keyof NeighborFamily = `${filter}${direction}`
  const group = bgp.groups.find(each => each.name === neighbor.group)
  const said = neighbor.settings.families?.[family]?.[name] !== undefined || !group
  return { node: said ? neighbor : group, field: `${family}.${name}` }
}

function throughRouteMap(facts: Facts, route: Route): Verdict {
  const { own, direction, policy, peer } = facts
  const name = own[`routeMap${direction}`]
  if (name === undefined) {
    const last = filters.findLast(filter => own[`${filter}${direction}`] !== undefined)
    return { result: 'permitted', route, by: last === undefined ? { step: 'no-filter' } : passed(facts, last, route) }
  }
  const verdict = askRouteMap(name, route, { policy, direction, ...(peer ? { peer } : {}) })
  return verdict.by.step === 'route-map'
    ? { ...verdict, by: { ...verdict.by, setting: setting(facts, 'routeMap') } }
    : verdict
}

/** The list that let a route through which no route-map looked at. */
function passed(facts: Facts, filter: Filter, route: Route): Decision {
  const { policy, family, own, direction } = facts
  const name = own[`${filter}${direction}`]!
  const at = { name, setting: setting(facts, filter) }
  if (filter === 'distributeList')
    return { step: 'distribute-list', ...at, list: askAccessList(policy, family, name, route.prefix) }
  if (filter === 'prefixList')
    return { step: 'prefix-list', ...at, list: askPrefixList(policy, family, name, route.prefix) }
  return { step: 'filter-list', ...at, list: askAsPathList(policy, name, route.asPath) }
}

/** What two well-known communities do to a route of an eBGP neighbor (RFC 8326, RFC 7999). */
function wellKnown(route: Route): Route {
  const { communities } = route
  if (communities.includes('planned-shut')) route = { ...route, localPreference: 0 }
  if (communities.includes('blackhole'))
    route = { ...route, communities: sortedCommunities([...communities, 'no-export']) }
  return route
}

/** Communities that keep a route from being announced (RFC 1997). */
function keptInside({ ebgp, neighbor }: Facts, { communities }: Route): Verdict | undefined {
  const inside = ['no-advertise', ...(ebgp ? ['no-export', 'no-export-subconfed'] : [])]
  return communities.some(each => inside.includes(each))
    ? { result: 'denied', by: { step: 'community', node: neighbor } }
    : undefined
}
