/** A router's neighbors that are nodes: the peer-groups, what they may send, and what they get. */
import { diagnose } from '../dsl/problem.ts'
import type { Peering } from '../dsl/peering.ts'
import type { ListenRange, Neighbor, NeighborFamily, NeighborSettings, PeerGroup } from '../fabric/router.ts'
import { familyOf, versionOf, type Family } from '../net/family.ts'
import { compareAddress, contains, formatAddress, formatCidr, sameCidr, type Prefix } from '../net/prefix.ts'
import { announced, limitFor, mostPrefixes, unique, type Window } from './announced.ts'
import { sourceAddress } from './bgp-config.ts'
import { carried } from './carried.ts'
import type { Notes } from './derivation.ts'
import { groupBy } from './group.ts'
import { shout } from './name.ts'
import type { Policies } from './policy.ts'
import type { Grouping, RouterContext } from './router.ts'
import { list, type NodeSession } from './session.ts'

/** After how many minutes a session closed by `maximum-prefix` is tried again. */
const restartMinutes = 5

/** One peer-group for each peering and family of addresses, as the two families' neighbors are activated apart. */
export function nodeGroups(context: RouterContext, policies: Policies, notes: Notes): Grouping[] {
  return [...groupBy(context.nodeSessions, ({ peering }) => peering)].flatMap(([peering, sessions]) => {
    const byVersion = groupBy(sessions, ({ version }) => version)
    return [...byVersion].map(([version, own]) => {
      const name = shout(context.peeringNames.get(peering)!) + (version === 6 && byVersion.size > 1 ? '-V6' : '')
      const active = carried(version, [...byVersion.keys()], peering.families)
      if (version === 4 && active.includes(6))
        notes.diagnostics.push(
          diagnose(
            peering,
            'families',
            'v6-over-v4-session',
            `IPv6 routes over an IPv4 session get the next hop ::ffff:${formatAddress(own[0]!.nodeAddress)} from Cilium, which no router can use`,
            {
              help: 'give nodes and routers IPv6 addresses and leave families out: each family then has a session of its own',
            },
          ),
        )
      return grouping(context, name, peering, own, active.map(familyOf), policies, notes)
    })
  })
}

function grouping(
  context: RouterContext,
  name: string,
  peering: Peering,
  sessions: readonly NodeSession[],
  active: readonly Family[],
  policies: Policies,
  notes: Notes,
): Grouping {
  const { router } = context
  const systems = new Set(sessions.map(({ nodeAs }) => nodeAs.asn))
  const [asn] = systems
  const listen = peering.options.listen === true || peering.options.discover !== undefined
  const internal = systems.size === 1 && asn === router.as.asn
  const source = sessions[0]!.over === 'loopback' ? sessions[0]!.routerAddress : undefined
  const nodesListen = sessions.some(
    ({ node, peering: { nodes } }) => node.listenPort !== undefined || nodes!.cluster.listenPort !== undefined,
  )
  const multihop = peering.options.multihop ?? Math.max(...sessions.map(({ hops }) => hops))
  const settings: NeighborSettings = {
    ...(systems.size === 1 ? { remoteAsn: asn! } : listen ? { remoteAsn: 'external' as const } : {}),
    ...(peering.options.password && { password: { secret: peering.options.password.name } }),
    ...(!nodesListen && !listen && { passive: true as const }),
    ...(multihop > 1 && !internal && { ebgpMultihop: multihop }),
    ...(source && { updateSource: formatAddress(source) }),
    keepaliveTime: peering.keepaliveTime,
    holdTime: peering.holdTime,
    ...(sessions[0]!.version === 6 && active.includes('ipv4-unicast') && { extendedNexthop: true as const }),
    families: Object.fromEntries(
      active.map(family => [family, familySettings(context, name, peering, family, internal, policies, notes)]),
    ),
  }
  const group: PeerGroup = { name, settings, origin: peering.origin }
  if (listen) {
    const ranges = listenRanges(name, peering, sessions)
    notes.derivations.push({
      group: 'listen ranges',
      what: `networks from which ${router.name} takes any node`,
      value: list(ranges.map(({ prefix }) => formatCidr(prefix))),
      because: `the subnets of the ${sessions.length} nodes`,
      origin: peering.origin,
    })
    return { group, neighbors: [], ranges, expected: 2 ** Math.ceil(Math.log2(sessions.length * 2)) }
  }
  const neighbors = sessions.map((session): Neighbor => {
    // Not of the group: FRR 7.5 takes it only with an address.
    const port = session.node.listenPort ?? peering.nodes!.cluster.listenPort
    return {
      peer: { address: sourceAddress(session) },
      group: name,
      settings: {
        ...(systems.size > 1 && { remoteAsn: session.nodeAs.asn }),
        description: session.name,
        ...(port !== undefined && port !== 179 && { port }),
      },
      origin: session.node.origin,
    }
  })
  return { group, neighbors: neighbors.sort(byAddress), ranges: [], expected: sessions.length }
}

function byAddress(a: Neighbor, b: Neighbor): number {
  return 'address' in a.peer && 'address' in b.peer ? compareAddress(a.peer.address, b.peer.address) : 0
}

function listenRanges(group: string, peering: Peering, sessions: readonly NodeSession[]): ListenRange[] {
  const subnets = sessions.flatMap(({ subnet }) => subnet ?? [])
  const own: Prefix[] = []
  for (const subnet of subnets)
    if (!own.some(each => sameCidr(each, subnet) || contains(each, subnet))) own.push(subnet)
  return own.map(prefix => ({ prefix, group, origin: peering.origin }))
}

function familySettings(
  context: RouterContext,
  name: string,
  peering: Peering,
  family: Family,
  internal: boolean,
  policies: Policies,
  notes: Notes,
): NeighborFamily {
  const { router } = context
  const end = peering.options.ends?.find(each => each.router === router)
  const windows = announced(peering, versionOf(family))
  const accept = end?.options.accept ?? peering.options.accept
  const announce = end?.options.announce ?? peering.options.announce
  const passesOn = context.routerSessions.some(({ remote }) => remote.as.asn === router.as.asn)
  const limit = maximumPrefix(router.name, peering, family, windows, notes)
  const { softReconfiguration = true } = peering.options
  if (!accept) explainFilter(router.name, `${name}-IN`, peering, family, windows, notes)
  return {
    activate: true,
    // Without this, iBGP routes of the nodes would stop here (RFC 4456).
    ...(internal && passesOn && { routeReflectorClient: true as const }),
    ...(end?.options.nextHopSelf && {
      nextHopSelf: end.options.nextHopSelf === 'force' ? ('force' as const) : ('plain' as const),
    }),
    ...(end?.options.overrideAs && { asOverride: true as const }),
    ...(end?.options.defaultOriginate && { defaultOriginate: {} }),
    ...(softReconfiguration && { softReconfiguration: true as const }),
    ...(limit !== undefined && { maximumPrefix: { limit, restartMinutes } }),
    ...(end?.options.allowOwnAs !== undefined && { allowasIn: end.options.allowOwnAs }),
    routeMapIn: accept ? policies.of(accept) : policies.only(`${name}-IN`, allFamilies(peering), peering),
    routeMapOut: announce ? policies.of(announce) : policies.only(`${name}-OUT`, [], peering),
  }
}

/** A route-map serves both families. */
function allFamilies(peering: Peering): readonly Window[] {
  return unique([...announced(peering, 4), ...announced(peering, 6)])
}

function maximumPrefix(
  router: string,
  peering: Peering,
  family: Family,
  windows: readonly Window[],
  { derivations }: Notes,
): number | undefined {
  const { maximumPrefix: said } = peering.options
  if (said === false) return undefined
  if (said !== undefined) return said
  const most = mostPrefixes(windows, peering)
  const value = limitFor(most)
  derivations.push({
    group: 'maximum-prefix',
    what: `prefixes that ${router} takes from one node in ${family}`,
    value: String(value),
    because: `the next power of two for ${most}, all that may be announced`,
    origin: peering.origin,
  })
  return value
}

function explainFilter(
  router: string,
  name: string,
  peering: Peering,
  family: Family,
  windows: readonly Window[],
  { derivations }: Notes,
): void {
  derivations.push({
    group: 'inbound filters',
    what: `${name} on ${router} in ${family}`,
    value:
      windows.length === 0
        ? 'nothing'
        : list(
            windows.map(
              ({ prefix, ge, le }) =>
                `${formatCidr(prefix)}${ge === undefined ? '' : ` ge ${ge}`}${le === undefined ? '' : ` le ${le}`}`,
            ),
          ),
    because: 'what the nodes advertise, and nothing else (RFC 8212)',
    origin: peering.origin,
  })
}
