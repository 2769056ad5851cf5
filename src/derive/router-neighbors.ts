/** A router's neighbors that are routers: eBGP passes on what the description knows, iBGP everything. */
import type { Peering } from '../dsl/peering.ts'
import type { Router as Described } from '../dsl/router.ts'
import type { Neighbor, NeighborFamily, NeighborSettings } from '../fabric/router.ts'
import type { Asn } from '../net/asn.ts'
import { families, familyOf, type Family } from '../net/family.ts'
import { compareAddress, contains, formatAddress, hostPrefix, parsePrefix } from '../net/prefix.ts'
import { announced, merge, type Window } from './announced.ts'
import { carried } from './cluster.ts'
import type { Notes } from './derivation.ts'
import { groupBy } from './group.ts'
import { baseName, Names, shout } from './name.ts'
import type { Policies } from './policy.ts'
import type { Grouping, RouterContext } from './router.ts'
import type { RouterSession } from './session.ts'

/** Neighbors of one peering and family of addresses, and what is said of all of them but their AS. */
interface Draft {
  readonly base: string
  readonly settings: NeighborSettings
  readonly members: readonly { readonly neighbor: Neighbor; readonly remoteAsn: Asn }[]
  readonly peering: Peering
}

/** Peer-groups: peerings of one kind that say the same share one, so that a spine has one for all its leaves. */
export function routerGroups(
  context: RouterContext,
  taken: readonly string[],
  policies: Policies,
  notes: Notes,
): Grouping[] {
  const names = new Names(taken)
  const drafts = [...groupBy(context.routerSessions, ({ peering }) => peering)].flatMap(([peering, sessions]) => {
    const byVersion = groupBy(sessions, ({ version }) => version)
    return [...byVersion].flatMap(([version, own]) => {
      const base = shout(baseName(peering)) + (version === 6 && byVersion.size > 1 ? '-V6' : '')
      const active = activeIn(peering, own, [...byVersion.keys()])
      // Policy differs by the kind of session, and the source address by what it runs over.
      const kinds = groupBy(
        own,
        ({ remote, source }) => `${remote.as.asn === context.router.as.asn} ${source !== undefined}`,
      )
      return [...kinds.values()].map(each => draft(context, base, peering, each, active, policies, notes))
    })
  })
  const alike = groupBy(drafts, ({ base, settings }) => `${base} ${JSON.stringify(settings)}`)
  return [...alike.values()].map(same => grouping(names.take(same[0]!.base), same))
}

function grouping(name: string, drafts: readonly Draft[]): Grouping {
  const members = drafts.flatMap(each => each.members)
  const systems = new Set(members.map(({ remoteAsn }) => remoteAsn))
  const { settings, peering } = drafts[0]!
  const neighbors = members.map(({ neighbor, remoteAsn }) => ({
    ...neighbor,
    group: name,
    settings: { ...(systems.size > 1 && { remoteAsn }), ...neighbor.settings },
  }))
  return {
    group: {
      name,
      settings: { ...(systems.size === 1 && { remoteAsn: members[0]!.remoteAsn }), ...settings },
      origin: peering.origin,
    },
    neighbors: neighbors.sort((a, b) =>
      'address' in a.peer && 'address' in b.peer ? compareAddress(a.peer.address, b.peer.address) : 0,
    ),
    ranges: [],
    expected: 0,
  }
}

/** An unnumbered session carries every family that either end has addresses or routes of. */
function activeIn(
  peering: Peering,
  sessions: readonly RouterSession[],
  versions: readonly (4 | 6)[],
): readonly Family[] {
  const [first] = sessions
  if ('address' in first!.peer) return carried(first!.version, versions, peering.families).map(familyOf)
  if (peering.families) return peering.families.map(familyOf)
  const used = new Set(
    sessions.flatMap(({ router, remote }) =>
      [router, remote].flatMap(networksOf).map(({ prefix }) => familyOf(prefix.address.version)),
    ),
  )
  return families.filter(family => used.has(family) || family === 'ipv4-unicast')
}

function draft(
  context: RouterContext,
  base: string,
  peering: Peering,
  sessions: readonly RouterSession[],
  active: readonly Family[],
  policies: Policies,
  notes: Notes,
): Draft {
  const { router } = context
  const [first] = sessions
  const hops = peering.options.multihop ?? Math.max(...sessions.map(each => each.hops))
  const external = sessions.every(({ remote }) => remote.as.asn !== router.as.asn)
  const byLoopback = first!.source !== undefined
  const settings: NeighborSettings = {
    ...(peering.options.bfd && { bfd: {} }),
    ...(peering.options.password && { password: { secret: peering.options.password.name } }),
    ...(external && peering.options.ttlSecurity === undefined && byLoopback && hops > 1 && { ebgpMultihop: hops }),
    ...(peering.options.ttlSecurity !== undefined && { ttlSecurityHops: peering.options.ttlSecurity }),
    ...(external &&
      byLoopback &&
      hops === 1 &&
      peering.options.ttlSecurity === undefined && { disableConnectedCheck: true as const }),
    ...(first!.source && { updateSource: formatAddress(first!.source) }),
    keepaliveTime: peering.keepaliveTime,
    holdTime: peering.holdTime,
    ...(peering.connectRetryTime !== undefined && { connectRetryTime: peering.connectRetryTime }),
    ...('address' in first!.peer &&
      first!.version === 6 &&
      active.includes('ipv4-unicast') && { extendedNexthop: true as const }),
    ...(peering.restartTime !== undefined && { gracefulRestart: 'restarter' as const }),
    families: Object.fromEntries(
      active.map(family => [family, familySettings(context, peering, sessions, external, policies, notes)]),
    ),
  }
  const description = endOf(peering, router)?.options.description
  const members = sessions.map(({ peer, remote }) => ({
    neighbor: { peer, settings: { description: description ?? remote.name }, origin: peering.origin },
    remoteAsn: remote.as.asn,
  }))
  return { base, settings, members, peering }
}

function endOf(peering: Peering, router: Described) {
  return peering.options.ends?.find(each => each.router === router)
}

function familySettings(
  context: RouterContext,
  peering: Peering,
  sessions: readonly RouterSession[],
  external: boolean,
  policies: Policies,
  notes: Notes,
): NeighborFamily {
  const { router } = context
  const own = endOf(peering, router)?.options ?? {}
  const hears = sessions.some(({ remote }) => endOf(peering, remote)?.options.defaultOriginate)
  const known = external ? knownNetworks(context) : []
  const nextHop = own.nextHopSelf ?? (external ? false : nextHopFor(context, sessions, notes))
  const { maximumPrefix, softReconfiguration = false } = peering.options
  return {
    activate: true,
    ...(own.reflectTo && { routeReflectorClient: true as const }),
    ...(nextHop && { nextHopSelf: nextHop === 'force' ? ('force' as const) : ('plain' as const) }),
    ...(own.overrideAs && { asOverride: true as const }),
    ...(own.defaultOriginate && { defaultOriginate: {} }),
    ...(softReconfiguration && { softReconfiguration: true as const }),
    ...(typeof maximumPrefix === 'number' && { maximumPrefix: { limit: maximumPrefix, restartMinutes: 5 } }),
    ...(own.allowOwnAs !== undefined && { allowasIn: own.allowOwnAs }),
    ...(own.accept
      ? { routeMapIn: policies.of(own.accept) }
      : external && {
          routeMapIn: hears
            ? policies.only('KNOWN-OR-DEFAULT', withDefault(known), peering)
            : policies.only('KNOWN', known, peering),
        }),
    ...(own.announce
      ? { routeMapOut: policies.of(own.announce) }
      : external && { routeMapOut: policies.only('KNOWN', known, peering) }),
  }
}

function withDefault(known: readonly Window[]): readonly Window[] {
  const defaults = ['0.0.0.0/0', '::/0'].map(text => ({ prefix: parsePrefix(text)!, count: 1 }))
  return [...defaults, ...known]
}

/** Everything that routers may tell each other: what they have and originate, and what nodes announce to any of them. */
function knownNetworks({ description }: RouterContext): readonly Window[] {
  const cached = known.get(description)
  if (cached) return cached
  const fromNodes = description.peerings
    .filter(({ nodes }) => nodes)
    .flatMap(peering => [...announced(peering, 4), ...announced(peering, 6)])
  const windows = merge([...description.routers.flatMap(networksOf), ...fromNodes])
  known.set(description, windows)
  return windows
}

const known = new WeakMap<object, readonly Window[]>()

function networksOf(router: Described): readonly Window[] {
  const subnets = router.interfaces.flatMap(({ addresses }) => addresses.map(at => at.subnet.prefix))
  return [...router.loopbacks.map(hostPrefix), ...subnets, ...router.originate].map(prefix => ({ prefix, count: 1 }))
}

/**
 * An iBGP peer that is not in the nodes' subnets can't use their addresses as next hops; `force` where the nodes are
 * iBGP peers themselves, whose routes are reflected (FRR: `next-hop-self force`).
 */
function nextHopFor(
  { router, nodeSessions, routerSessions }: RouterContext,
  sessions: readonly RouterSession[],
  { derivations }: Notes,
): false | true | 'force' {
  const outside = (remote: Described) =>
    nodeSessions.some(
      ({ subnet }) =>
        subnet && !remote.interfaces.some(({ addresses }) => addresses.some(at => contains(at.subnet.prefix, subnet))),
    )
  const learnsElsewhere = routerSessions.some(({ remote }) => remote.as.asn !== router.as.asn)
  if (!sessions.some(({ remote }) => outside(remote)) && !learnsElsewhere) return false
  const force = nodeSessions.some(({ nodeAs }) => nodeAs.asn === router.as.asn)
  derivations.push({
    group: 'next hops',
    what: `next-hop-self of ${router.name} towards ${sessions.map(({ remote }) => remote.name).join(', ')}`,
    value: force ? 'force' : 'on',
    because: 'they share no subnet with what its routes point at',
    origin: sessions[0]!.peering.origin,
  })
  return force ? 'force' : true
}
