/** Filters of routes on routers, which become prefix-lists and a route-map (FRR: `route-map`). */
import type { Asn } from '../net/asn.ts'
import { bits, type Prefix } from '../net/prefix.ts'
import type { Origin, Sited } from '../text/origin.ts'
import type { Community } from './advertise.ts'
import { calledFrom } from './callsite.ts'
import { AutonomousSystem, readNetwork, type Subnet } from './network.ts'
import { Pool } from './pool.ts'
import { complain, readCommunities, readNumber } from './problem.ts'

/** Prefixes inside a network, by their length. Made by `within`. */
export class Within implements Sited {
  readonly kind = 'within'
  readonly prefix: Prefix
  readonly from: number
  readonly to: number
  readonly origin: Origin
  constructor(prefix: string | Subnet, { from, to }: { from?: number; to?: number }, origin: Origin) {
    this.origin = origin
    this.prefix = readNetwork(prefix, this, 'prefix')
    const limits = [this.prefix.length, bits(this.prefix.address.version)] as const
    this.from = from === undefined ? limits[0] : readNumber(from, this, 'from', limits)
    this.to = to === undefined ? limits[1] : readNumber(to, this, 'to', limits)
    if (this.from > this.to)
      complain(this, 'to', 'prefix-list-window-invalid', `no length is at least ${this.from} and at most ${this.to}`)
  }
}

/**
 * A network and what lies in it, from one length to another (FRR: `ge`, `le`).
 *
 * @example within('10.0.0.0/8', { from: 24, to: 28 })
 */
export function within(prefix: string | Subnet, lengths: { from?: number; to?: number } = {}): Within {
  return new Within(prefix, lengths, calledFrom(within))
}

export interface Conditions {
  /** The route is one of these: a network exactly, what is `within` one, or the addresses of a pool. */
  prefixes?: readonly (string | Subnet | Within | Pool)[]
  /** It carries all of these. */
  communities?: readonly Community[]
  /** Its AS path matches this regular expression (FRR: `bgp as-path access-list`), such as `_65010$`. */
  asPath?: string
}

export interface Changes {
  /** Higher is better inside the AS. */
  localPreference?: number
  /** Multi-exit discriminator, lower is better. */
  metric?: number
  /** Adds these to those it has. */
  addCommunities?: readonly Community[]
  /** Puts the AS in front of the path that many times more. */
  prepend?: { as: AutonomousSystem; times: number }
}

/** One step of a filter. Made by `permit` and `deny`. */
export class Clause implements Sited {
  readonly kind = 'clause'
  readonly action: 'permit' | 'deny'
  readonly prefixes: readonly { readonly prefix: Prefix; readonly ge?: number; readonly le?: number }[] | undefined
  readonly pools: readonly Pool[]
  readonly communities: readonly Community[]
  readonly asPath: string | undefined
  readonly changes: Omit<Changes, 'prepend'> & { readonly prepend?: { readonly asn: Asn; readonly times: number } }
  readonly origin: Origin
  constructor(action: 'permit' | 'deny', conditions: Conditions, { prepend, ...changes }: Changes, origin: Origin) {
    this.origin = origin
    this.action = action
    this.prefixes = conditions.prefixes
      ?.map((each, i) => {
        if (each instanceof Pool) return undefined
        if (!(each instanceof Within)) return { prefix: readNetwork(each, this, `prefixes.${i}`) }
        const whole = bits(each.prefix.address.version)
        return {
          prefix: each.prefix,
          ...(each.from > each.prefix.length && { ge: each.from }),
          ...((each.to > each.prefix.length || each.from > each.prefix.length) && { le: Math.min(each.to, whole) }),
        }
      })
      .filter(each => each !== undefined)
    this.pools = (conditions.prefixes ?? []).filter(each => each instanceof Pool)
    this.communities = conditions.communities ?? []
    readCommunities(this.communities, this, 'communities')
    this.asPath = conditions.asPath
    readCommunities(changes.addCommunities ?? [], this, 'addCommunities')
    for (const property of ['localPreference', 'metric'] as const)
      if (changes[property] !== undefined) readNumber(changes[property], this, property, [0, 4294967295])
    this.changes = {
      ...changes,
      ...(prepend && {
        prepend: { asn: prepend.as.asn, times: readNumber(prepend.times, this, 'prepend.times', [1, 10]) },
      }),
    }
  }
}

/** Takes the routes that meet all conditions, changed as said; every route when there is none. */
export function permit(conditions: Conditions = {}, changes: Changes = {}): Clause {
  return new Clause('permit', conditions, changes, calledFrom(permit))
}

/** Refuses the routes that meet all conditions. */
export function deny(conditions: Conditions = {}): Clause {
  return new Clause('deny', conditions, {}, calledFrom(deny))
}

/** A list of clauses, the first that fits decides, and what fits none is refused. Made by `filter`. */
export class Filter implements Sited {
  readonly kind = 'filter'
  readonly name: string
  readonly clauses: readonly Clause[]
  readonly origin: Origin
  constructor(name: string, clauses: readonly Clause[], origin: Origin) {
    this.origin = origin
    this.name = name
    this.clauses = clauses
    if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name))
      complain(
        this,
        'name',
        'name-invalid',
        `'${name}' can't be the name of a filter: letters, digits, '-' and '_', a letter first`,
      )
  }
}

/**
 * A filter of routes: the first clause that fits decides, and what fits none is refused.
 *
 * @param name the name of its route-map in frr.conf.
 * @example filter('FROM-EDGE', [deny({ prefixes: ['0.0.0.0/0'] }), permit()])
 */
export function filter(name: string, clauses: readonly Clause[]): Filter {
  return new Filter(name, clauses, calledFrom(filter))
}
