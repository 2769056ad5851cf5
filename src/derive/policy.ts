/** Filters as FRR has them: prefix-lists, community-lists and route-maps, made once each for one router. */
import type { Clause, Filter } from '../dsl/filter.ts'
import { communityKind } from '../net/community.ts'
import { families, familyOf, versionOf, type Family } from '../net/family.ts'
import type {
  Action,
  AsPathList,
  Assignment,
  CommunityList,
  Match,
  PrefixList,
  RouteMap,
  RouteMapEntry,
} from '../fabric/router.ts'
import type { Sited } from '../text/origin.ts'
import { diagnose } from '../dsl/problem.ts'
import type { Notes } from './derivation.ts'
import { poolWindows, unique, type PrefixRange } from './announced.ts'

/** The filters of one router, in the order they were asked for. */
export class Policies {
  readonly prefixLists: PrefixList[] = []
  readonly communityLists: CommunityList[] = []
  readonly asPathLists: AsPathList[] = []
  readonly routeMaps: RouteMap[] = []
  /** What each route-map was made of: a filter, or netc's own wish. */
  readonly #made = new Map<string, Filter | 'derived'>()
  readonly #notes: Notes

  constructor(notes: Notes) {
    this.#notes = notes
  }

  /** A route-map that takes these prefixes and nothing else; with none, it takes nothing. Gives its name. */
  only(name: string, windows: readonly PrefixRange[], { origin }: Sited): string {
    return this.#once(name, 'derived', () => {
      const entries = families.flatMap((family): RouteMapEntry[] => {
        const wanted = windows.filter(({ prefix }) => familyOf(prefix.address.version) === family)
        return wanted.length > 0
          ? [entry('permit', [this.#list(listName(name, family), family, wanted, { origin })], [], { origin })]
          : []
      })
      this.routeMaps.push({
        name,
        entries: number(entries.length > 0 ? entries : [entry('deny', [], [], { origin })]),
        origin,
      })
    })
  }

  /** The route-map of a filter of the description. Gives its name. */
  of(filter: Filter): string {
    return this.#once(filter.name, filter, () => {
      const entries = filter.clauses.flatMap((clause, i) => this.#clause(`${filter.name}-${(i + 1) * 10}`, clause))
      this.routeMaps.push({ name: filter.name, entries: number(entries), origin: filter.origin })
    })
  }

  #once(name: string, subject: Filter | 'derived', make: () => void): string {
    const known = this.#made.get(name)
    if (known === undefined) {
      this.#made.set(name, subject)
      make()
    } else if (known !== subject) this.#clash(name, known, subject)
    return name
  }

  #clash(name: string, first: Filter | 'derived', second: Filter | 'derived'): void {
    const filter = second === 'derived' ? (first as Filter) : second
    const other = filter === first ? second : first
    this.#notes.diagnostics.push(
      diagnose(filter, 'name', 'duplicate-name', `two filters of one router are called ${name}`, {
        help: 'give it another name',
        ...(other === 'derived'
          ? { why: 'netc gives this name to a filter that it derives' }
          : { related: [{ span: other.origin, message: 'the first one' }] }),
      }),
    )
  }

  #list(name: string, family: Family, windows: readonly PrefixRange[], { origin }: Sited): Match {
    if (!this.prefixLists.some(each => each.name === name && each.family === family)) {
      const entries = windows.map(({ prefix, ge, le }, i) => ({
        sequence: (i + 1) * 5,
        action: 'permit' as const,
        prefix,
        ...(ge !== undefined && { ge }),
        ...(le !== undefined && { le }),
        origin,
      }))
      this.prefixLists.push({ name, family, entries, origin })
    }
    return { type: 'prefix-list', family, name }
  }

  /** A clause that names prefixes of both families becomes an entry for each. */
  #clause(name: string, clause: Clause): RouteMapEntry[] {
    const shared = [...this.#communities(name, clause), ...this.#asPath(name, clause)]
    const changes = assignments(clause)
    if (!clause.prefixes) return [entry(clause.action, shared, changes, clause)]
    const all: readonly PrefixRange[] = [...clause.prefixes, ...clause.pools.flatMap(pool => poolWindows(pool))]
    return families.flatMap(family => {
      const wanted = unique(all.filter(({ prefix }) => prefix.address.version === versionOf(family)))
      if (wanted.length === 0) return []
      const matches = [this.#list(listName(name, family), family, wanted, clause), ...shared]
      return [entry(clause.action, matches, changes, clause)]
    })
  }

  #communities(name: string, clause: Clause): Match[] {
    return byType(clause.communities).map(({ type, communities }) => {
      this.communityLists.push({
        name,
        kind: type === 'community' ? 'standard' : 'large-standard',
        entries: [{ sequence: 5, action: 'permit', match: communities.join(' ') }],
        origin: clause.origin,
      })
      return { type, name }
    })
  }

  #asPath(name: string, { asPath, origin }: Clause): Match[] {
    if (asPath === undefined) return []
    this.asPathLists.push({ name, entries: [{ sequence: 5, action: 'permit', expression: asPath }], origin })
    return [{ type: 'as-path', name }]
  }
}

/** The two families have names of their own in FRR, but a person reads better what says its family. */
function listName(name: string, family: Family): string {
  return family === 'ipv6-unicast' ? `${name}-V6` : name
}

function entry(
  action: Action,
  matches: readonly Match[],
  sets: readonly Assignment[],
  { origin }: Sited,
): RouteMapEntry {
  return { sequence: 0, action, matches, sets, origin }
}

function number(entries: readonly RouteMapEntry[]): RouteMapEntry[] {
  return entries.map((each, i) => ({ ...each, sequence: (i + 1) * 10 }))
}

/** FRR speaks of large communities apart from all others. */
function byType(communities: readonly string[]) {
  return (['community', 'large-community'] as const)
    .map(type => {
      const own = communities.filter(each => (communityKind(each) === 'large') === (type === 'large-community'))
      return { type, communities: own }
    })
    .filter(({ communities: own }) => own.length > 0)
}

/** In the order FRR prints them. */
function assignments({ changes }: Clause): Assignment[] {
  const { prepend, addCommunities = [], localPreference, metric } = changes
  return [
    ...(prepend
      ? [{ type: 'as-path-prepend' as const, asns: Array.from({ length: prepend.times }, () => prepend.asn) }]
      : []),
    ...byType(addCommunities).map(each => ({ ...each, additive: true as const })),
    ...(localPreference === undefined ? [] : [{ type: 'local-preference' as const, value: localPreference }]),
    ...(metric === undefined ? [] : [{ type: 'metric' as const, value: metric }]),
  ]
}
