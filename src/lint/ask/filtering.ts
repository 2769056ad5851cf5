/** The questions that policies about FRR's filters ask of what arrives at a router. */
import type { Cluster } from '../../fabric/cluster.ts'
import { lengthsOf } from '../../fabric/filter/list.ts'
import type { Part } from '../../fabric/filter/partition.ts'
import type { Decision, ListVerdict } from '../../fabric/filter/route.ts'
import { announces, isOfBgp, loadBalancers, poolsFor } from '../../fabric/load-balancer.ts'
import type { Offer } from '../../fabric/offer.ts'
import { arrivals, type Arrival, type NodeSession } from '../../fabric/reach.ts'
import type { PrefixList, PrefixListEntry, Router } from '../../fabric/router.ts'
import { settingOf, type Network } from './network.ts'
import type { Where } from '../policy.ts'
import { families, type Family } from '../../net/family.ts'
import type { Sited } from '../../text/origin.ts'
import type { RouterEnd } from '../../fabric/fabric.ts'
import { contains, formatCidr } from '../../net/prefix.ts'
import { choosesEverything } from '../../net/selector.ts'

/** The parts of an arriving class that a filter of the router denies; not those that fall for want of any filter. */
export function filteredOut({ parts, isCarried }: Arrival): readonly Part[] {
  return isCarried ? parts.filter(({ verdict }) => verdict.result === 'denied' && isByFilter(verdict.by)) : []
}

/** Whether a list or route-map with entries decided: what is not defined is another mistake. */
function isByFilter(by: Decision): boolean {
  switch (by.step) {
    case 'route-map':
      return by.by !== 'undefined' && by.by !== 'recursion' && by.tried.every(({ list }) => isUnderstood(list))
    case 'distribute-list':
    case 'prefix-list':
    case 'filter-list':
      return isUnderstood(by.list)
    default:
      return false
  }
}

function isUnderstood(list: ListVerdict | undefined): boolean {
  return list === undefined || (list.by !== 'undefined' && list.by !== 'not-understood')
}

/** A prefix-list that would have had to permit a route for it to pass, and where it is asked. */
export interface AskedList {
  readonly list: PrefixList
  readonly at: Where
}

/** The prefix-lists that would have had to permit a route for it to pass. */
export function listsAsked(by: Decision, { prefixLists }: Router, { family }: Offer): readonly AskedList[] {
  const listOf = (name: string, at: Where) =>
    prefixLists.filter(each => each.family === family && each.name === name).map(list => ({ list, at }))
  if (by.step === 'prefix-list') return listOf(by.name, { on: by.setting.node, field: by.setting.field })
  if (by.step !== 'route-map') return []
  return by.tried.flatMap(({ entry, match, matched }) =>
    entry.action === 'permit' && matched === 'no' && match?.type === 'prefix-list' && match.family === family
      ? listOf(match.name, { on: entry, field: `matches.${entry.matches.indexOf(match)}` })
      : [],
  )
}

/** The nearest entry of a list that permits a network around an offer, or the very one, yet no prefix as long as the offered. */
export function entryTooShort({ entries, isPartial }: PrefixList, offer: Offer): PrefixListEntry | undefined {
  if (isPartial) return undefined
  return entries
    .filter(entry => {
      const { least, most } = lengthsOf(entry)
      const isAround = entry.prefix.length > 0 && contains(entry.prefix, offer.within)
      return entry.action === 'permit' && isAround && (offer.length < least || offer.length > most)
    })
    .sort((a, b) => b.prefix.length - a.prefix.length)[0]
}

/** Whether some Service is sure to be announced by the offer: its pool serves one, or every one that is announced. */
export function isSurelyAnnounced({ entry, pool }: Offer, cluster: Cluster): boolean {
  if (!pool) return true
  const pools = cluster.pools.filter(({ disabled }) => disabled !== true)
  if (pools.length === 1 || (entry.selector && choosesEverything(entry.selector))) return true
  return loadBalancers(cluster).some(service => {
    const [only, ...others] = poolsFor(service, pools) ?? []
    return announces(entry, service) && isOfBgp(service) === true && only === pool && others.length === 0
  })
}

/** What decided on a route: the line to show, and in words `prefix-list VIPS seq 10`. */
export function decidedBy(by: Decision, { bgp }: Router): { readonly where: Where; readonly words: string } {
  if (by.step === 'route-map') {
    if (by.by === 'entry' && by.entry)
      return { where: { on: by.entry }, words: `route-map ${by.name} seq ${by.entry.sequence}` }
    const asked = by.tried.findLast(({ list }) => list?.node !== undefined)
    const name = asked?.match && 'name' in asked.match ? asked.match.name : ''
    const where = { on: asked?.list?.node ?? by.map ?? bgp! }
    const entry = asked?.list?.entry
    if (!asked) return { where, words: `route-map ${by.name}, no entry of which it matches` }
    return entry?.sequence === undefined
      ? { where, words: `route-map ${by.name}: no entry of list ${name} permits it` }
      : { where, words: `route-map ${by.name}: list ${name} denies it in seq ${entry.sequence}` }
  }
  if (!('list' in by)) return { where: { on: bgp! }, words: 'its settings' }
  const { entry, node } = by.list
  const words =
    entry?.sequence === undefined
      ? `${by.step} ${by.name}, no entry of which permits it`
      : `${by.step} ${by.name} seq ${entry.sequence}`
  return { where: node ? { on: node } : { on: by.setting.node, field: by.setting.field }, words }
}

const filters = ['prefixList', 'distributeList', 'filterList', 'routeMap'] as const

/** Whether a neighbor has any filter in a direction, also one that is filled in later. */
export function hasFilter(router: RouterEnd, family: Family, direction: 'In' | 'Out'): boolean {
  return filters.some(filter => settingOf(router, `${filter}${direction}`, family) !== undefined)
}

/** The line that a neighbor's settings are for: that of its group, of its range, or its own. */
export function settingsFor({ from: { neighbor, group, range } }: RouterEnd): Where {
  return { on: group ?? range ?? neighbor, field: group ? 'kind' : range ? 'prefix' : 'peer' }
}

/** A name that a line gives of a list or route-map. */
export interface Named extends Where {
  readonly field: string
  readonly name: string
}

/** Where prefix-lists are named, and what for; an entry of a route-map that is applied nowhere is idle. */
export function listsNamed(router: Router): readonly (Named & {
  readonly family: Family
  readonly use: 'in' | 'out' | 'permit' | 'deny'
  readonly isIdle: boolean
})[] {
  const applied = new Set(mapsNamed(router).map(({ name }) => name))
  const ofNeighbors = neighborFamilies(router).flatMap(({ on, family, said }) =>
    (['In', 'Out'] as const).flatMap(direction => {
      const name = said[`prefixList${direction}`]
      const use = direction === 'In' ? ('in' as const) : ('out' as const)
      return name === undefined
        ? []
        : [{ on, field: `${family}.prefixList${direction}`, name, family, use, isIdle: false }]
    }),
  )
  const ofMaps = router.routeMaps.flatMap(map =>
    map.entries.flatMap(entry =>
      entry.matches.flatMap((match, i) =>
        match.type === 'prefix-list' || match.type === 'next-hop-prefix-list'
          ? [
              {
                on: entry,
                field: `matches.${i}`,
                name: match.name,
                family: match.family,
                use: entry.action,
                isIdle: router.bgp !== undefined && !applied.has(map.name),
              },
            ]
          : [],
      ),
    ),
  )
  return [...ofNeighbors, ...ofMaps]
}

/** Where route-maps are named: by neighbors and groups, by what originates routes, by other route-maps. */
export function mapsNamed(
  router: Router,
): readonly (Named & { readonly use: 'in' | 'out' | 'origin' | 'call' | 'other' })[] {
  const found: (Named & { use: 'in' | 'out' | 'origin' | 'call' | 'other' })[] = []
  const add = (on: Sited, field: string, name: string | undefined, use: (typeof found)[number]['use']) => {
    if (name !== undefined) found.push({ on, field, name, use })
  }
  for (const { on, family, said } of neighborFamilies(router)) {
    add(on, `${family}.routeMapIn`, said.routeMapIn, 'in')
    add(on, `${family}.routeMapOut`, said.routeMapOut, 'out')
    add(on, `${family}.defaultOriginate`, said.defaultOriginate?.routeMap, 'other')
  }
  for (const family of router.bgp?.families ?? []) {
    for (const each of [...family.networks, ...family.redistribute]) add(each, 'routeMap', each.routeMap, 'origin')
    for (const [i, { routeMap }] of family.aggregates.entries()) add(family, `aggregates.${i}`, routeMap, 'other')
  }
  for (const entry of router.routeMaps.flatMap(({ entries }) => entries)) add(entry, 'call', entry.call, 'call')
  return found
}

function neighborFamilies({ bgp }: Router) {
  return [...(bgp?.groups ?? []), ...(bgp?.neighbors ?? [])].flatMap(on =>
    families.flatMap(family => {
      const said = on.settings.families?.[family]
      return said ? [{ on, family, said }] : []
    }),
  )
}

/** The sessions that bring the same to one router: those of one family in which an offer of the same network is accepted. */
export interface AcceptedFrom {
  readonly router: Router
  readonly family: Family
  readonly sessions: readonly NodeSession[]
}

const known = new WeakMap<Network, readonly Arrival[]>()

/** Everything that arrives at the routers, worked out once for all policies. */
export function arrivalsIn(network: Network): readonly Arrival[] {
  const all = known.get(network) ?? arrivals(network)
  known.set(network, all)
  return all
}

/** Per router and family the most sessions in which the same network is announced and not filtered out, by addresses of Services. */
export function acceptedFrom(network: Network): readonly AcceptedFrom[] {
  const byPlace = new Map<Router, Map<string, Arrival[]>>()
  for (const arrival of arrivalsIn(network)) {
    const { session, offer, parts, isCarried } = arrival
    if (!isCarried || !offer.pool || !parts.some(({ verdict }) => verdict.result === 'permitted')) continue
    const { router } = session.router.from
    const places = byPlace.get(router) ?? new Map<string, Arrival[]>()
    byPlace.set(router, places)
    const place = `${offer.family} ${formatCidr(offer.within)} ${offer.length}`
    places.set(place, [...(places.get(place) ?? []), arrival])
  }
  return [...byPlace].flatMap(([router, places]) =>
    families.flatMap(family => {
      const most = [...places.values()]
        .filter(([first]) => first!.offer.family === family)
        .map(same => [...new Set(same.map(({ session }) => session))])
        .sort((a, b) => b.length - a.length)[0]
      return most ? [{ router, family, sessions: most }] : []
    }),
  )
}
