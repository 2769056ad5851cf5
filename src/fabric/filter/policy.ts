/** The lists and route-maps of one router, found by name. */
import type { Family } from '../../net/family.ts'
import type { Version } from '../../net/version.ts'
import type { AccessList, AsPathList, CommunityList, PrefixList, RouteMap, Router } from '../router.ts'
import { expression } from './expression.ts'

/** What filters refer to by name; each kind has names of its own, prefix-lists and access-lists by family. */
export interface Policy {
  readonly version: Version | undefined
  readonly prefixLists: Readonly<Record<Family, ReadonlyMap<string, PrefixList>>>
  readonly accessLists: Readonly<Record<Family, ReadonlyMap<string, AccessList>>>
  readonly asPathLists: ReadonlyMap<string, AsPathList>
  /** Standard and expanded entries of one name are one list (FRR: `community_list_lookup`). */
  readonly communityLists: ReadonlyMap<string, readonly CommunityList[]>
  readonly largeCommunityLists: ReadonlyMap<string, readonly CommunityList[]>
  readonly routeMaps: ReadonlyMap<string, RouteMap>
  /** Access-lists of which there are lines that netc keeps without reading them. */
  readonly keptAccessLists: ReadonlySet<string>
  /** An expression of FRR, compiled once; undefined where it cannot be. */
  readonly expression: (text: string) => RegExp | undefined
}

const policies = new WeakMap<Router, Policy>()

/** The policy of a router. */
export function policyOf(router: Router): Policy {
  const known = policies.get(router)
  if (known) return known
  const policy = index(router)
  policies.set(router, policy)
  return policy
}

function index(router: Router): Policy {
  const { prefixLists, accessLists = [], asPathLists, communityLists, routeMaps, globals } = router
  const compiled = new Map<string, RegExp | undefined>()
  return {
    version: router.frr,
    prefixLists: byFamily(prefixLists),
    accessLists: byFamily(accessLists),
    asPathLists: byName(asPathLists),
    communityLists: grouped(communityLists.filter(({ kind }) => kind === 'standard' || kind === 'expanded')),
    largeCommunityLists: grouped(
      communityLists.filter(({ kind }) => kind === 'large-standard' || kind === 'large-expanded'),
    ),
    routeMaps: byName(routeMaps),
    keptAccessLists: new Set(
      globals.map(line => /^(?:ipv6 )?access-list (\S+)/.exec(line)?.[1]).filter(name => name !== undefined),
    ),
    expression(text) {
      if (!compiled.has(text)) compiled.set(text, expression(text))
      return compiled.get(text)
    },
  }
}

function byName<T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map(item => [item.name, item]))
}

function byFamily<T extends { readonly name: string; readonly family: Family }>(
  items: readonly T[],
): Readonly<Record<Family, ReadonlyMap<string, T>>> {
  const of = (family: Family) => byName(items.filter(item => item.family === family))
  return { 'ipv4-unicast': of('ipv4-unicast'), 'ipv6-unicast': of('ipv6-unicast') }
}

function grouped<T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(item.name, [...(groups.get(item.name) ?? []), item])
  return groups
}
