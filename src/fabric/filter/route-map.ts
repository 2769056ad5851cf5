/** What a route-map makes of a route (FRR: `route_map_apply_ext` in `lib/routemap.c`). */
import type { Match, RouteMap, RouteMapEntry } from '../router.ts'
import { assign } from './assign.ts'
import { judge, type Applied, type Asked, type MatchVerdict } from './match.ts'
import type { Decision, Route, Tried, Verdict } from './route.ts'

/** The deepest `call` that FRR follows (`RMAP_RECURSION_LIMIT`); below it everything is denied. */
const deepest = 10

/**
 * The fate of a route in the route-map of that name; one that does not exist, or has no entry, denies everything.
 * `callers` is what was tried in each of the route-maps that called it, the outermost first.
 */
export function askRouteMap(
  name: string,
  route: Route,
  applied: Applied,
  callers: readonly (readonly Tried[])[] = [],
): Verdict {
  const tried: Tried[] = []
  const map = applied.policy.routeMaps.get(name)
  const decided = (by: 'entry' | 'no-entry' | 'undefined' | 'recursion', entry?: RouteMapEntry): Decision => ({
    step: 'route-map',
    name,
    by,
    ...(map ? { map } : {}),
    ...(entry ? { entry } : {}),
    tried,
    ...(callers.length > 0 ? { callers } : {}),
  })
  if (callers.length > deepest) return { result: 'denied', by: decided('recursion') }
  if (!map || map.entries.length === 0) return { result: 'denied', by: decided('undefined') }

  let at = 0
  // Up to the first match FRR finds the entry by a table of all entries of prefix-lists, in which an empty list has none.
  let indexed = true
  while (at < map.entries.length) {
    const entry = map.entries[at]!
    const outcome = applies(map, entry, route, { ...applied, indexed })
    tried.push(outcome)
    if (outcome.matched === 'unknown') return { result: 'unknown', by: decided('entry', entry) }
    if (outcome.matched === 'no') {
      at++
      continue
    }
    indexed = false
    if (entry.action === 'deny') return { result: 'denied', by: decided('entry', entry) }
    route = entry.sets.reduce((before, set) => assign(before, set, applied), route)
    if (entry.call !== undefined && applied.policy.routeMaps.has(entry.call)) {
      const called = askRouteMap(entry.call, route, applied, [...callers, [...tried]])
      if (called.result !== 'permitted') return called
      tried[tried.length - 1] = { ...outcome, called: called.by }
      route = called.route
    }
    const next = after(map, at, entry.onMatch)
    if (next === undefined) return { result: 'permitted', route, by: decided('entry', entry) }
    at = next
  }
  // After `on-match next` the last entry that was tried has the last word.
  const last = tried.at(-1)!
  return last.matched === 'yes'
    ? { result: 'permitted', route, by: decided('entry', last.entry) }
    : { result: 'denied', by: decided('no-entry') }
}

/** The entry to go on with; none, where the map ends here, or the `goto` leads past its last entry. */
function after({ entries }: RouteMap, at: number, onMatch: RouteMapEntry['onMatch']): number | undefined {
  if (onMatch === undefined) return undefined
  if (onMatch === 'next') return at + 1
  const target = entries.findIndex((entry, i) => i > at && entry.sequence >= onMatch.goto)
  return target === -1 ? undefined : target
}

/** Whether all conditions of an entry hold. FRR asks them until one fails. */
function applies(map: RouteMap, entry: RouteMapEntry, route: Route, applied: Asked): Tried {
  let open: { readonly match: Match; readonly verdict: MatchVerdict } | undefined
  for (const match of lastOfEachKind(entry.matches)) {
    const verdict = judge(match, route, applied)
    if (verdict.truth === 'no') return tried(map, entry, 'no', match, verdict)
    if (verdict.truth === 'unknown') open ??= { match, verdict }
  }
  return open ? tried(map, entry, 'unknown', open.match, open.verdict) : { map, entry, matched: 'yes' }
}

function tried(
  map: RouteMap,
  entry: RouteMapEntry,
  matched: 'no' | 'unknown',
  match: Match,
  { list }: MatchVerdict,
): Tried {
  return { map, entry, matched, match, ...(list ? { list } : {}) }
}

/** An entry has one condition of a kind: a second one takes the place of the first. */
function lastOfEachKind(matches: readonly Match[]): Iterable<Match> {
  return new Map(matches.map(match => [kindOf(match), match])).values()
}

function kindOf(match: Match): string {
  if (match.type === 'other') return match.text
  return 'family' in match ? `${match.type} ${match.family}` : match.type
}
