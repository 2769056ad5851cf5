/**
 * What filters make of a whole class of prefixes: an exact partition by elementary regions. A policy asks of a prefix
 * only whether it lies in one of finitely many prefixes, and whether its length lies in an interval, so all prefixes of
 * one region have one fate, and one example stands for all of them.
 */
import type { Family } from '../../net/family.ts'
import { contains, network, sameCidr, type Prefix } from '../../net/prefix.ts'
import type { Match, NeighborFamily, RouteMap } from '../router.ts'
import { lengthsOf } from './list.ts'
import type { Policy } from './policy.ts'
import type { Route, Verdict } from './route.ts'

/** All prefixes inside one, of some lengths, both ends included. */
export interface PrefixClass {
  readonly within: Prefix
  readonly least: number
  readonly most: number
}

/** The prefixes of a class that lie in none of `except`. */
export interface Region extends PrefixClass {
  readonly except: readonly Prefix[]
}

/** Prefixes with one fate, and why. */
export interface Part {
  readonly regions: readonly Region[]
  /** One prefix of it, as short as there is. */
  readonly example: Prefix
  /** The fate of the example, which is that of all of them but for the prefix. */
  readonly verdict: Verdict
}

/** The class in parts with one fate each, in the order in which they are met; `ask` gives the fate of one prefix. */
export function partition(
  chosen: PrefixClass,
  conditions: readonly PrefixClass[],
  ask: (prefix: Prefix) => Verdict,
): readonly Part[] {
  const parts = new Map<string, { readonly regions: Region[]; readonly example: Prefix; readonly verdict: Verdict }>()
  for (const region of regionsOf(chosen, conditions)) {
    const { example, ...rest } = region
    const verdict = ask(example)
    const key = identity(verdict)
    const part = parts.get(key)
    if (part) part.regions.push(rest)
    else parts.set(key, { regions: [rest], example, verdict })
  }
  return [...parts.values()]
}

/** The regions in which no condition holds for some prefixes and not for others. */
function regionsOf(
  { within, least, most }: PrefixClass,
  conditions: readonly PrefixClass[],
): readonly (Region & { readonly example: Prefix })[] {
  const near = conditions.filter(
    each => each.least <= each.most && (contains(within, each.within) || contains(each.within, within)),
  )
  const cuts = [least, ...near.flatMap(each => [each.least, each.most + 1])].filter(at => at >= least && at <= most)
  const starts = [...new Set(cuts)].sort((a, b) => a - b)
  return starts.flatMap((start, i) => {
    const end = (starts[i + 1] ?? most + 1) - 1
    const inside = distinct(
      near
        .filter(each => each.least <= start && each.most >= start && contains(within, each.within))
        .map(each => each.within),
    )
    const nodes = inside.some(each => sameCidr(each, within)) ? inside : [within, ...inside]
    return nodes.flatMap(node => {
      const below = inside.filter(each => !sameCidr(each, node) && contains(node, each))
      const except = below.filter(each => !below.some(other => !sameCidr(other, each) && contains(other, each)))
      const gap = gapIn(node, except)
      if (!gap) return []
      const example = network({ address: gap.address, length: start })
      return [{ within: node, least: start, most: end, except, example }]
    })
  })
}

/** The first prefix inside `outer` that shares nothing with the excepted ones, which lie inside it. */
function gapIn(outer: Prefix, except: readonly Prefix[]): Prefix | undefined {
  if (except.length === 0) return outer
  if (except.some(each => sameCidr(each, outer))) return undefined
  for (const half of halves(outer)) {
    const gap = gapIn(
      half,
      except.filter(each => contains(half, each)),
    )
    if (gap) return gap
  }
  return undefined
}

function halves({ address, length }: Prefix): readonly Prefix[] {
  const words = address.words.map((word, i) => (i === length >> 5 ? (word | (1 << (31 - (length & 31)))) >>> 0 : word))
  return [address, { ...address, words }].map(each => ({ address: each, length: length + 1 }))
}

function distinct(prefixes: readonly Prefix[]): readonly Prefix[] {
  const keys = new Map(prefixes.map(each => [`${each.address.words.join('.')}/${each.length}`, each]))
  return [...keys.values()].sort((a, b) => a.length - b.length)
}

/** Every question about a prefix that the filters of a neighbor in one direction may ask. */
export function conditionsOf(
  policy: Policy,
  family: Family,
  { prefixList, distributeList, routeMap }: PrefixFilters,
): readonly PrefixClass[] {
  const found: PrefixClass[] = []
  const ofPrefixList = (name: string, listFamily: Family) => {
    for (const entry of policy.prefixLists[listFamily].get(name)?.entries ?? [])
      found.push({ within: entry.prefix, ...lengthsOf(entry) })
  }
  if (prefixList !== undefined) ofPrefixList(prefixList, family)
  for (const { prefix, exact } of (distributeList === undefined
    ? undefined
    : policy.accessLists[family].get(distributeList)
  )?.entries ?? [])
    found.push({ within: prefix, least: prefix.length, most: exact ? prefix.length : 128 })
  const seen = new Set<RouteMap>()
  const visit = (name: string | undefined) => {
    const map = name === undefined ? undefined : policy.routeMaps.get(name)
    if (!map || seen.has(map)) return
    seen.add(map)
    for (const { matches, call } of map.entries) {
      for (const match of matches.filter(isPrefixMatch)) ofPrefixList(match.name, match.family)
      visit(call)
    }
  }
  visit(routeMap)
  return found
}

/** The filters of one direction that look at prefixes. */
export interface PrefixFilters {
  readonly prefixList?: NeighborFamily['prefixListIn'] | undefined
  readonly distributeList?: NeighborFamily['distributeListIn'] | undefined
  readonly routeMap?: NeighborFamily['routeMapIn'] | undefined
}

function isPrefixMatch(match: Match): match is Extract<Match, { type: 'prefix-list' }> {
  return match.type === 'prefix-list'
}

/** What two prefixes must have in common to be of one part: fate, deciding entry, and attributes. */
function identity(verdict: Verdict): string {
  const { by } = verdict
  const route: Partial<Route> = verdict.result === 'permitted' ? { ...verdict.route, prefix: undefined! } : {}
  const decided =
    by.step === 'route-map'
      ? [
          by.name,
          by.by,
          by.entry?.sequence,
          ...by.tried.map(each => [each.map.name, each.matched, each.list?.by, each.list?.entry?.sequence]),
        ]
      : 'list' in by
        ? [by.name, by.list.by, by.list.entry?.sequence]
        : 'field' in by
          ? [by.field]
          : []
  return JSON.stringify([verdict.result, by.step, decided, route])
}
