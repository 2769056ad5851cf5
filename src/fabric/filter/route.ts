/** A route as filters see it, and what one list, one route-map or a neighbor's whole chain of them makes of it. */
import type { Asn } from '../../net/asn.ts'
import type { Address, Prefix } from '../../net/prefix.ts'
import type { Origin, Sited } from '../../text/origin.ts'
import type { Action, Match, NeighborFamily, RouteMap, RouteMapEntry } from '../router.ts'

/** A route of one family with its path attributes (RFC 4271 section 5), plain data. */
export interface Route {
  readonly prefix: Prefix
  /** AS_SEQUENCE, neighbor first; an inner list is an AS_SET. */
  readonly asPath: AsPath
  readonly origin: 'igp' | 'egp' | 'incomplete'
  /** IPv4 as NEXT_HOP, IPv6 as the global address of MP_REACH_NLRI. */
  readonly nextHop?: Address
  /** What `set ipv6 next-hop` gives an IPv4 route, which is forwarded by it from then on (RFC 8950). */
  readonly ipv6NextHop?: Address
  /** A policy gave an IPv4 route its IPv4 next hop: a later `set ipv6 next-hop` is without effect. */
  readonly nextHopSet?: true
  /** A policy towards a neighbor said `peer-address`: the router itself will be the next hop, whatever else is set. */
  readonly nextHopSelf?: true
  /** In netc's notation; FRR keeps them sorted by number, each once. */
  readonly communities: readonly string[]
  readonly largeCommunities: readonly string[]
  readonly localPreference?: number
  /** MULTI_EXIT_DISC. */
  readonly metric?: number
  /** The MED that an eBGP neighbor is not told; FRR takes it off the route, but `match metric` still sees it. */
  readonly removedMetric?: number
  readonly tag?: number
  /** FRR's own, on one router only. */
  readonly weight?: number
  /** The interface by which the route leaves, where FRR knows it when it filters: of redistributed routes. */
  readonly interface?: string
  /** Attributes whose value is not known: a match on one of them neither holds nor fails. */
  readonly unknown?: readonly Attribute[]
}

export type AsPath = readonly (Asn | readonly Asn[])[]

/** What a policy may look at or change, by the field of `Route`. */
export type Attribute = Exclude<keyof Route, 'prefix' | 'unknown'>

/** Whether a condition holds. */
export type Truth = 'yes' | 'no' | 'unknown'

/** What one list says of a route, and why. */
export interface ListVerdict {
  readonly action: 'permit' | 'deny' | 'unknown'
  /**
   * `entry`: one of its entries; `no-entry`: none, which denies; `empty`: a prefix-list without any, which permits;
   * `undefined`: there is no such list; `not-understood`: a line or expression that netc cannot evaluate.
   */
  readonly by: 'entry' | 'no-entry' | 'empty' | 'undefined' | 'not-understood'
  /** The entry that decided. */
  readonly entry?: ListEntry
  /** Where it stands: the entry, or the list where the entry does not say. */
  readonly node?: Sited
}

/** An entry of any list. */
export interface ListEntry {
  readonly sequence?: number
  readonly action: Action
  readonly origin?: Origin
}

/** An entry of a route-map that was tried: did it match, and if not, which condition failed. */
export interface Tried {
  readonly map: RouteMap
  readonly entry: RouteMapEntry
  readonly matched: Truth
  /** The condition that failed or could not be told. */
  readonly match?: Match
  /** What the list of that condition said. */
  readonly list?: ListVerdict
  /** What decided in the route-map that the entry calls, where that permits. */
  readonly called?: Decision
}

/** What decided on a route. */
export type Decision =
  /** A setting of the neighbor or of `router bgp`, or its absence. */
  | {
      readonly step: 'as-path-loop' | 'enforce-first-as' | 'policy-required' | 'community'
      readonly node: Sited
      readonly field?: string
    }
  /** A list of the neighbor. */
  | {
      readonly step: 'distribute-list' | 'prefix-list' | 'filter-list'
      readonly name: string
      readonly setting: Setting
      readonly list: ListVerdict
    }
  /** The route-map of the neighbor, or one that it calls: an entry, or that none matched, or that there is none. */
  | {
      readonly step: 'route-map'
      readonly name: string
      readonly setting?: Setting
      readonly by: 'entry' | 'no-entry' | 'undefined' | 'recursion'
      readonly map?: RouteMap
      readonly entry?: RouteMapEntry
      readonly tried: readonly Tried[]
      /** What was tried before in the route-maps that call this one, the outermost first. */
      readonly callers?: readonly (readonly Tried[])[]
    }
  /** Nothing stood in the way. */
  | { readonly step: 'no-filter' }

/** The line which puts a filter in a neighbor's chain: `locate(node, field)`. */
export interface Setting {
  readonly node: Sited
  readonly field: `${'ipv4-unicast' | 'ipv6-unicast'}.${keyof NeighborFamily}`
}

/** The fate of a route. Unknown only where the policy, or the route, holds what netc does not know. */
export type Verdict =
  | { readonly result: 'permitted'; readonly route: Route; readonly by: Decision }
  | { readonly result: 'denied' | 'unknown'; readonly by: Decision }
