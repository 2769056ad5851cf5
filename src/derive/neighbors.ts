/** What a router's neighbors have in common, be they nodes or routers. */
import type { Peering } from '../dsl/peering.ts'
import type { EndOptions, Router as Described } from '../dsl/router.ts'
import type { Neighbor, NeighborFamily, NeighborSettings } from '../fabric/router.ts'
import { compareAddress, type IpVersion } from '../net/prefix.ts'
import type { Notes } from './derivation.ts'
import { groupBy } from './group.ts'
import { shout } from './name.ts'
import type { Policies } from './policy.ts'
import type { RouterContext } from './router.ts'

/** A router whose neighbors are worked out, and what is added to on the way. */
export interface NeighborContext extends RouterContext {
  readonly policies: Policies
  readonly notes: Notes
}

/**
 * A router's sessions of one peering in one family of addresses. They have a peer-group of their own, as the two
 * families' neighbors are activated apart.
 */
export interface Bundle<S> {
  readonly peering: Peering
  readonly version: IpVersion
  /** Of all its sessions of this peering. */
  readonly versions: readonly IpVersion[]
  readonly sessions: readonly S[]
}

/** A router's sessions in bundles, in the order of the description. */
export function bundlesOf<S extends { readonly peering: Peering; readonly version: IpVersion }>(
  sessions: readonly S[],
): readonly Bundle<S>[] {
  return [...groupBy(sessions, ({ peering }) => peering)].flatMap(([peering, all]) => {
    const byVersion = groupBy(all, ({ version }) => version)
    const versions = [...byVersion.keys()]
    return [...byVersion].map(([version, own]) => ({ peering, version, versions, sessions: own }))
  })
}

/** The name of a bundle's peer-group, after that of its peering. */
export function groupName(peering: string, { version, versions }: Bundle<unknown>): string {
  return shout(peering) + (version === 6 && versions.length > 1 ? '-V6' : '')
}

/** What the description says of a router's own end. */
export function endOf(peering: Peering, router: Described): EndOptions {
  return peering.options.ends?.find(each => each.router === router)?.options ?? {}
}

/** What both ends of a session have to agree on. */
export function agreed({ options: { password }, keepaliveTime, holdTime }: Peering): NeighborSettings {
  return { ...(password && { password: { secret: password.name } }), keepaliveTime, holdTime }
}

/** After how many minutes a session closed by `maximum-prefix` is tried again. */
const restartMinutes = 5

/** What is said of neighbors in an address family whatever they are. */
export function familyOptions(
  { overrideAs, defaultOriginate, allowOwnAs }: EndOptions,
  softReconfiguration: boolean,
  limit: number | undefined,
): NeighborFamily {
  return {
    activate: true,
    ...(overrideAs && { asOverride: true }),
    ...(defaultOriginate && { defaultOriginate: {} }),
    ...(softReconfiguration && { softReconfiguration: true }),
    ...(limit !== undefined && { maximumPrefix: { limit, restartMinutes } }),
    ...(allowOwnAs !== undefined && { allowasIn: allowOwnAs }),
  }
}

/** FRR: `next-hop-self`, with `force` also for reflected routes. */
export function nextHopSelf(wanted: boolean | 'force' | undefined): NeighborFamily {
  return wanted ? { nextHopSelf: wanted === 'force' ? 'force' : 'plain' } : {}
}

/** Order of neighbors; those by interface keep theirs. */
export function byAddress(a: Neighbor, b: Neighbor): number {
  return 'address' in a.peer && 'address' in b.peer ? compareAddress(a.peer.address, b.peer.address) : 0
}
