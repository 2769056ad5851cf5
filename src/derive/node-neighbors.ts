/** A router's neighbors that are nodes: the peer-groups, what they may send, and what they get. */
import { diagnose } from '../dsl/problem.ts'
import type { ListenRange, Neighbor, NeighborFamily, NeighborSettings } from '../fabric/router.ts'
import type { Asn } from '../net/asn.ts'
import { familyOf, type Family } from '../net/family.ts'
import { contains, formatAddress, formatCidr, type Prefix } from '../net/prefix.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { formatWindow, limitFor, mostPrefixes, type Window } from './announced.ts'
import { sourceAddress } from './bgp-config.ts'
import { carried } from './carried.ts'
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
import type { Grouping, RouterContext } from './router.ts'
import { list } from './derivation.ts'
import type { NodeSession } from './session.ts'

/** One peer-group for each peering and family of addresses. */
export function nodeGroups(context: NeighborContext): Grouping[] {
  return bundlesOf(context.nodeSessions).map(bundle => grouping(context, groupOf(context, bundle)))
}

/** Nodes that share a peer-group, and what decides how it is written. */
interface NodeGroup extends Bundle<NodeSession> {
  readonly name: string
  readonly families: readonly Family[]
  /** The AS numbers of the nodes. */
  readonly systems: readonly Asn[]
  /** Whether they all belong to the router's own AS. */
  readonly internal: boolean
  /** Whether the router takes any node out of their subnets, in place of these by their addresses. */
  readonly listens: boolean
}

function groupOf({ router, peeringNames }: RouterContext, bundle: Bundle<NodeSession>): NodeGroup {
  const { peering, version, versions, sessions } = bundle
  const systems = [...new Set(sessions.map(({ nodeAs }) => nodeAs.asn))]
  return {
    ...bundle,
    name: groupName(peeringNames.get(peering)!, bundle),
    families: carried(version, versions, peering.families).map(familyOf),
    systems,
    internal: systems.length === 1 && systems[0] === router.as.asn,
    listens: peering.options.listen === true || peering.options.discover !== undefined,
  }
}

function grouping(context: NeighborContext, group: NodeGroup): Grouping {
  const { name, peering, version, sessions, families, listens } = group
  if (version === 4 && families.includes('ipv6-unicast')) context.notes.diagnostics.push(v6OverV4(group))
  const settings = {
    ...settingsOf(group),
    families: Object.fromEntries(families.map(family => [family, familySettings(context, group, family)])),
  }
  return {
    group: { name, settings, origin: peering.origin },
    neighbors: listens ? [] : sessions.map(session => neighborOf(session, group)).sort(byAddress),
    ranges: listens ? rangesOf(context, group) : [],
    // Room for as many nodes again, which is why the router listens.
    expected: listens ? 2 ** Math.ceil(Math.log2(sessions.length * 2)) : sessions.length,
  }
}

function v6OverV4({ peering, sessions }: NodeGroup): Diagnostic {
  return diagnose(
    peering,
    'families',
    'v6-over-v4-session',
    `IPv6 routes over an IPv4 session get the next hop ::ffff:${formatAddress(sessions[0]!.nodeAddress)} from Cilium, which no router can use`,
    {
      help: 'give nodes and routers IPv6 addresses and leave families out: each family then has a session of its own',
    },
  )
}

function settingsOf({ peering, version, sessions, families, systems, internal, listens }: NodeGroup): NeighborSettings {
  const [first] = sessions
  const multihop = peering.options.multihop ?? Math.max(...sessions.map(({ hops }) => hops))
  const dialled = sessions.some(session => portOf(session) !== undefined)
  return {
    ...(systems.length === 1 ? { remoteAsn: systems[0]! } : listens ? { remoteAsn: 'external' } : {}),
    // Cilium only dials, unless it is told a port to listen on.
    ...(!dialled && !listens && { passive: true }),
    ...(multihop > 1 && !internal && { ebgpMultihop: multihop }),
    ...(first!.over === 'loopback' && { updateSource: formatAddress(first!.routerAddress) }),
    ...agreed(peering),
    ...(version === 6 && families.includes('ipv4-unicast') && { extendedNexthop: true }),
  }
}

/** The port a node listens on, where it does. */
function portOf({ node, peering }: NodeSession): number | undefined {
  return node.listenPort ?? peering.nodes!.cluster.listenPort
}

function neighborOf(session: NodeSession, { name, systems }: NodeGroup): Neighbor {
  // Not of the group: FRR 7.5 takes it only with an address.
  const port = portOf(session)
  return {
    peer: { address: sourceAddress(session) },
    group: name,
    settings: {
      ...(systems.length > 1 && { remoteAsn: session.nodeAs.asn }),
      description: session.name,
      ...(port !== undefined && port !== 179 && { port }),
    },
    origin: session.node.origin,
  }
}

function rangesOf({ router, notes }: NeighborContext, { name, peering, sessions }: NodeGroup): ListenRange[] {
  const own: Prefix[] = []
  for (const { subnet } of sessions) if (subnet && !own.some(each => contains(each, subnet))) own.push(subnet)
  notes.derivations.push({
    group: 'listen ranges',
    what: `networks from which ${router.name} takes any node`,
    value: list(own.map(formatCidr)),
    because: `the subnets of the ${sessions.length} nodes`,
    origin: peering.origin,
  })
  return own.map(prefix => ({ prefix, group: name, origin: peering.origin }))
}

function familySettings(context: NeighborContext, group: NodeGroup, family: Family): NeighborFamily {
  const { router, routerSessions, announcements, policies } = context
  const { name, peering, internal } = group
  const end = endOf(peering, router)
  const accept = end.accept ?? peering.options.accept
  const announce = end.announce ?? peering.options.announce
  const passesOn = routerSessions.some(({ remote }) => remote.as.asn === router.as.asn)
  const all = announcements.get(peering)!
  const windows = all.filter(({ prefix }) => familyOf(prefix.address.version) === family)
  const limit = maximumPrefix(context, group, family, windows)
  if (!accept) explainFilter(context, group, family, windows)
  if (!announce) explainSilence(context, group, family)
  return {
    ...familyOptions(end, peering.options.softReconfiguration ?? true, limit),
    // Without this, iBGP routes of the nodes would stop here (RFC 4456).
    ...(internal && passesOn && { routeReflectorClient: true }),
    ...nextHopSelf(end.nextHopSelf),
    // One route-map serves both families.
    routeMapIn: accept ? policies.of(accept) : policies.only(`${name}-IN`, all, peering),
    routeMapOut: announce ? policies.of(announce) : policies.only(`${name}-OUT`, [], peering),
  }
}

function maximumPrefix(
  { router, notes }: NeighborContext,
  { peering }: NodeGroup,
  family: Family,
  windows: readonly Window[],
): number | undefined {
  const { maximumPrefix: said } = peering.options
  if (said === false) return undefined
  if (said !== undefined) return said
  const most = mostPrefixes(windows, peering)
  const value = limitFor(most)
  notes.derivations.push({
    group: 'maximum-prefix',
    what: `prefixes that ${router.name} takes from one node in ${family}`,
    value: String(value),
    because: `the next power of two for ${most}, all that may be announced`,
    origin: peering.origin,
  })
  return value
}

function explainFilter(
  { router, notes }: NeighborContext,
  { name, peering }: NodeGroup,
  family: Family,
  windows: readonly Window[],
): void {
  notes.derivations.push({
    group: 'inbound filters',
    what: `${name}-IN on ${router.name} in ${family}`,
    value: windows.length === 0 ? 'nothing' : list(windows.map(formatWindow)),
    because: 'what the nodes advertise, and nothing else (RFC 8212)',
    origin: peering.origin,
  })
}

function explainSilence({ router, notes }: NeighborContext, { name, peering }: NodeGroup, family: Family): void {
  notes.derivations.push({
    group: 'outbound filters',
    what: `${name}-OUT on ${router.name} in ${family}`,
    value: 'nothing',
    because: 'Cilium does not install what it is told',
    origin: peering.origin,
  })
}
