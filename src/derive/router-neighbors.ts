/** A router's neighbors that are routers: eBGP passes on what the description knows, iBGP everything. */
import type { Peering } from '../dsl/peering.ts'
import type { Router as Described } from '../dsl/router.ts'
import type { Neighbor, NeighborFamily, NeighborSettings } from '../fabric/router.ts'
import type { Asn } from '../net/asn.ts'
import { families, familyOf, type Family } from '../net/family.ts'
import { contains, formatAddress, parsePrefix } from '../net/prefix.ts'
import { formatWindow, type Window } from './announced.ts'
import { carried } from './carried.ts'
import { list } from './derivation.ts'
import { groupBy } from './group.ts'
import { baseName, Names } from './name.ts'
import {
  agreed,
  bundlesOf,
  byAddress,
  endOf,
  familyOptions,
  groupName,
  nextHopSelf,
  type Bundle,
  type NeighborContext,
} from './neighbors.ts'
import { connected, exactly, networksOf } from './networks.ts'
import type { Grouping } from './router.ts'
import type { RouterSession } from './session.ts'

/**
 * Peer-groups: peerings of one kind that say the same share one, so that a spine has one for all its leaves.
 *
 * @param taken names that other peer-groups of the router have.
 */
export function routerGroups(context: NeighborContext, taken: readonly string[]): Grouping[] {
  const names = new Names(taken)
  const drafts = bundlesOf(context.routerSessions)
    .flatMap(bundle => kindsOf(context.router, bundle))
    .map(kind => draft(context, kind))
  const alike = groupBy(drafts, ({ base, settings }) => `${base} ${JSON.stringify(settings)}`)
  return [...alike.values()].map(same => grouping(names.take(same[0]!.base), same))
}

/** Sessions of one peering that are written alike, and what decides how. */
interface Kind extends Bundle<RouterSession> {
  readonly external: boolean
  /** The own loopback that they start from. */
  readonly source: RouterSession['source']
  readonly families: readonly Family[]
}

/** Policy differs by the kind of session, and the source address by what it runs over. */
function kindsOf(router: Described, bundle: Bundle<RouterSession>): readonly Kind[] {
  const isExternal = ({ remote }: RouterSession) => remote.as.asn !== router.as.asn
  const alike = groupBy(bundle.sessions, each => `${isExternal(each)} ${each.source !== undefined}`)
  return [...alike.values()].map(sessions => ({
    ...bundle,
    sessions,
    external: isExternal(sessions[0]!),
    source: sessions[0]!.source,
    families: familiesOf(bundle),
  }))
}

/** An unnumbered session carries every family that either end has addresses or routes of. */
function familiesOf({ peering, version, versions, sessions }: Bundle<RouterSession>): readonly Family[] {
  if ('address' in sessions[0]!.peer) return carried(version, versions, peering.families).map(familyOf)
  if (peering.families) return peering.families.map(familyOf)
  const networks = sessions.flatMap(({ router, remote }) => [router, remote].flatMap(networksOf))
  const used = new Set(networks.map(({ address }) => familyOf(address.version)))
  return families.filter(family => used.has(family) || family === 'ipv4-unicast')
}

/** Neighbors of one kind, and what is said of all of them but their AS. */
interface Draft {
  readonly base: string
  readonly settings: NeighborSettings
  readonly members: readonly { readonly neighbor: Neighbor; readonly remoteAsn: Asn }[]
  readonly peering: Peering
}

function draft(context: NeighborContext, kind: Kind): Draft {
  const { peering, sessions } = kind
  const { description } = endOf(peering, context.router)
  const inEach = familySettings(context, kind)
  return {
    base: groupName(baseName(peering), kind),
    settings: {
      ...settingsOf(kind),
      families: Object.fromEntries(kind.families.map(family => [family, inEach])),
    },
    members: sessions.map(({ peer, remote }) => ({
      neighbor: { peer, settings: { description: description ?? remote.name }, origin: peering.origin },
      remoteAsn: remote.as.asn,
    })),
    peering,
  }
}

function grouping(name: string, drafts: readonly Draft[]): Grouping {
  const members = drafts.flatMap(each => each.members)
  const systems = [...new Set(members.map(({ remoteAsn }) => remoteAsn))]
  const { settings, peering } = drafts[0]!
  const neighbors = members.map(({ neighbor, remoteAsn }) => ({
    ...neighbor,
    group: name,
    settings: { ...(systems.length > 1 && { remoteAsn }), ...neighbor.settings },
  }))
  return {
    group: {
      name,
      settings: { ...(systems.length === 1 && { remoteAsn: systems[0]! }), ...settings },
      origin: peering.origin,
    },
    neighbors: neighbors.sort(byAddress),
    ranges: [],
    expected: 0,
  }
}

function settingsOf({ peering, version, sessions, families: active, external, source }: Kind): NeighborSettings {
  const { bfd, multihop, ttlSecurity } = peering.options
  const hops = multihop ?? Math.max(...sessions.map(each => each.hops))
  // An eBGP peer at an address of no shared subnet, which FRR would not dial.
  const distant = external && source !== undefined && ttlSecurity === undefined
  const numbered = 'address' in sessions[0]!.peer
  return {
    ...(bfd && { bfd: {} }),
    ...(distant && hops > 1 && { ebgpMultihop: hops }),
    ...(distant && hops === 1 && { disableConnectedCheck: true }),
    ...(ttlSecurity !== undefined && { ttlSecurityHops: ttlSecurity }),
    ...(source && { updateSource: formatAddress(source) }),
    ...agreed(peering),
    ...(peering.connectRetryTime !== undefined && { connectRetryTime: peering.connectRetryTime }),
    ...(numbered && version === 6 && active.includes('ipv4-unicast') && { extendedNexthop: true }),
    ...(peering.restartTime !== undefined && { gracefulRestart: 'restarter' }),
  }
}

function familySettings(context: NeighborContext, kind: Kind): NeighborFamily {
  const { router } = context
  const { peering, external } = kind
  const own = endOf(peering, router)
  const { maximumPrefix, softReconfiguration = false } = peering.options
  const limit = typeof maximumPrefix === 'number' ? maximumPrefix : undefined
  return {
    ...familyOptions(own, softReconfiguration, limit),
    ...(own.reflectTo && { routeReflectorClient: true }),
    ...nextHopSelf(own.nextHopSelf ?? (external ? false : nextHopFor(context, kind))),
    ...routeMaps(context, kind),
  }
}

/** The description's filters; else eBGP takes and sends what is known, and iBGP everything. */
function routeMaps(context: NeighborContext, kind: Kind): NeighborFamily {
  const { router, known, policies } = context
  const { peering, sessions, external } = kind
  const { accept, announce } = endOf(peering, router)
  const hearsDefault = sessions.some(({ remote }) => endOf(peering, remote).defaultOriginate)
  const derived = (name: string, windows: readonly Window[], verb: string) => {
    explainFilter(context, kind, verb, name, windows)
    return policies.only(name, windows, peering)
  }
  const taken = () =>
    hearsDefault
      ? derived('KNOWN-OR-DEFAULT', [...defaultsFor(known), ...known], 'takes from')
      : derived('KNOWN', known, 'takes from')
  return {
    ...(accept ? { routeMapIn: policies.of(accept) } : external && { routeMapIn: taken() }),
    ...(announce
      ? { routeMapOut: policies.of(announce) }
      : external && { routeMapOut: derived('KNOWN', known, 'sends to') }),
  }
}

function explainFilter(
  { router, notes }: NeighborContext,
  { sessions }: Kind,
  verb: string,
  name: string,
  windows: readonly Window[],
): void {
  notes.derivations.push({
    group: 'filters between routers',
    what: `${name}: what ${router.name} ${verb} ${list(sessions.map(({ remote }) => remote.name))}`,
    value: list(windows.map(formatWindow)),
    because: 'the networks, loopbacks, pools and pod networks of this description, and nothing else (RFC 8212)',
    origin: sessions[0]!.peering.origin,
  })
}

const defaults: readonly Window[] = exactly([parsePrefix('0.0.0.0/0')!, parsePrefix('::/0')!])

/** The default routes of the families that the network has. */
function defaultsFor(known: readonly Window[]): readonly Window[] {
  const versions = new Set(known.map(({ prefix }) => prefix.address.version))
  return defaults.filter(({ prefix }) => versions.has(prefix.address.version))
}

/**
 * An iBGP peer that is not in the nodes' subnets can't use their addresses as next hops; `force` where the nodes are
 * iBGP peers themselves, whose routes are reflected (FRR: `next-hop-self force`).
 */
function nextHopFor(
  { router, nodeSessions, routerSessions, notes }: NeighborContext,
  { sessions }: Kind,
): boolean | 'force' {
  const outside = ({ remote }: RouterSession) => {
    const reached = connected(remote)
    return nodeSessions.some(({ subnet }) => subnet && !reached.some(each => contains(each, subnet)))
  }
  const learnsElsewhere = routerSessions.some(({ remote }) => remote.as.asn !== router.as.asn)
  if (!sessions.some(outside) && !learnsElsewhere) return false
  const force = nodeSessions.some(({ nodeAs }) => nodeAs.asn === router.as.asn)
  notes.derivations.push({
    group: 'next hops',
    what: `next-hop-self of ${router.name} towards ${sessions.map(({ remote }) => remote.name).join(', ')}`,
    value: force ? 'force' : 'on',
    because: 'they share no subnet with what its routes point at',
    origin: sessions[0]!.peering.origin,
  })
  return force ? 'force' : true
}
