/** The routers' half: what frr.conf and the host's files say. */
import type { Router as Described } from '../dsl/router.ts'
import type {
  Bgp,
  BgpFamily,
  Interface,
  ListenRange,
  Neighbor,
  Network,
  PeerGroup,
  Redistribute,
  Router,
} from '../fabric/router.ts'
import { diagnose } from '../dsl/problem.ts'
import { families, familyOf, type Family } from '../net/family.ts'
import { compareCidr, formatAddress, hostPrefix, type Address, type Prefix } from '../net/prefix.ts'
import type { Notes } from './derivation.ts'
import type { Announcements, Window } from './announced.ts'
import type { NeighborContext } from './neighbors.ts'
import { connected, exactly } from './networks.ts'
import { nodeGroups } from './node-neighbors.ts'
import { Policies } from './policy.ts'
import { routerGroups } from './router-neighbors.ts'
import { staticRoutesOf } from './static-routes.ts'
import type { NodeSession, RouterSession } from './session.ts'
import type { Peering } from '../dsl/peering.ts'

/** One router, the release to compile it for, and what was worked out for it. */
export interface RouterContext {
  readonly router: Described
  readonly release: string
  readonly nodeSessions: readonly NodeSession[]
  readonly routerSessions: readonly RouterSession[]
  readonly peeringNames: ReadonlyMap<Peering, string>
  /** What nodes may tell routers. */
  readonly announcements: Announcements
  /** What routers may tell each other. */
  readonly known: readonly Window[]
}

/** A peer-group with its members, as the peerings of one router give them. */
export interface Grouping {
  readonly group: PeerGroup
  readonly neighbors: readonly Neighbor[]
  readonly ranges: readonly ListenRange[]
  /** How many members the ranges may bring. */
  readonly expected: number
}

/** The router's model, out of its description and its sessions. */
export function routerPart(context: RouterContext, notes: Notes): Router {
  const { router, release } = context
  const policies = new Policies(notes)
  const neighbors: NeighborContext = { ...context, policies, notes }
  const nodes = nodeGroups(neighbors)
  const taken = nodes.map(({ group }) => group.name)
  const groupings = [...nodes, ...routerGroups(neighbors, taken)]
  const staticRoutes = staticRoutesOf(context, notes)
  const bgp = bgpOf(context, groupings, policies, notes)
  return {
    name: router.name,
    frr: release,
    profile: router.profile,
    interfaces: interfacesOf(context),
    staticRoutes,
    prefixLists: policies.prefixLists,
    asPathLists: policies.asPathLists,
    communityLists: policies.communityLists,
    routeMaps: policies.routeMaps,
    bgp,
    globals: router.lines,
    daemons: ['bgpd', ...(usesBfd(bgp) ? (['bfdd'] as const) : [])],
    forwarding: families.filter(
      family =>
        [...addressesOf(router)].some(address => familyOf(address.version) === family) ||
        bgp.families.some(each => each.family === family),
    ),
    origin: router.origin,
  }
}

function usesBfd({ groups, neighbors }: Bgp): boolean {
  return [...groups, ...neighbors].some(({ settings }) => settings.bfd)
}

/** All addresses a router has, loopbacks first. */
export function addressesOf({ loopbacks, interfaces }: Described): readonly Address[] {
  return [...loopbacks, ...interfaces.flatMap(({ addresses }) => addresses.map(at => at.cidr.address))]
}

function interfacesOf({ router, routerSessions }: RouterContext): Interface[] {
  const cables = new Map(
    routerSessions.flatMap(({ peer, remote, remotePort }) =>
      'interface' in peer ? [[peer.interface, `${remote.name} ${remotePort}`] as const] : [],
    ),
  )
  const described = router.interfaces.map(({ name, addresses }) => ({ name, addresses: addresses.map(at => at.cidr) }))
  const loopback = router.loopbacks.length > 0 ? [{ name: 'lo', addresses: router.loopbacks.map(hostPrefix) }] : []
  const bare = [...cables.keys()]
    .filter(name => !described.some(each => each.name === name))
    .map(name => ({ name, addresses: [] }))
  return [...described, ...loopback, ...bare].map(each => {
    const description = cables.get(each.name)
    return { ...each, ...(description !== undefined && { description }), origin: router.origin }
  })
}

function bgpOf(context: RouterContext, groupings: readonly Grouping[], policies: Policies, notes: Notes): Bgp {
  const { router, nodeSessions, routerSessions } = context
  const routerId = routerIdOf(router, notes)
  const systems = new Set(
    [...nodeSessions.map(each => each.nodeAs.asn), ...routerSessions.map(each => each.remote.as.asn)].filter(
      asn => asn !== router.as.asn,
    ),
  )
  const expected = groupings.reduce((sum, each) => sum + (each.ranges.length > 0 ? each.expected : 0), 0)
  return {
    asn: router.as.asn,
    ...(routerId && { routerId }),
    defaultIpv4Unicast: false,
    ...(systems.size > 1 && { multipathRelax: true as const }),
    globals: [],
    groups: groupings.map(({ group }) => group),
    neighbors: groupings.flatMap(({ neighbors }) => neighbors),
    ...(expected > 100 && { listenLimit: expected }),
    listenRanges: groupings.flatMap(({ ranges }) => ranges),
    families: families.flatMap(family => familyPart(context, family, groupings, policies)),
    origin: router.origin,
  }
}

function routerIdOf(router: Described, { derivations, diagnostics }: Notes): Address | undefined {
  if (router.routerId) {
    if (router.routerId.version === 6)
      diagnostics.push(
        diagnose(
          router,
          'routerId',
          'router-id-invalid',
          `${formatAddress(router.routerId)} can't be a router id: it has the form of an IPv4 address (RFC 6286)`,
        ),
      )
    return router.routerId
  }
  const found = addressesOf(router).find(({ version }) => version === 4)
  if (!found) {
    diagnostics.push(
      diagnose(
        router,
        undefined,
        'router-id-missing',
        `${router.name} has no IPv4 address to take its router id from`,
        { help: `say it: routerId: '192.0.2.1'; it need not be an address of the router, only its own` },
      ),
    )
    return undefined
  }
  const loopback = router.loopbacks.includes(found)
  derivations.push({
    group: 'router ids',
    what: `router id of ${router.name}`,
    value: formatAddress(found),
    because: loopback ? 'its IPv4 loopback' : 'its first IPv4 address',
    origin: router.origin,
  })
  return found
}

/** An address family with what it originates; absent where nothing is said in it. */
function familyPart(
  { router }: RouterContext,
  family: Family,
  groupings: readonly Grouping[],
  policies: Policies,
): BgpFamily[] {
  const own = (prefix: Prefix) => familyOf(prefix.address.version) === family
  const networks = router.originate
    .filter(own)
    .map((prefix): Network => ({ prefix, origin: router.origin }))
    .sort((a, b) => compareCidr(a.prefix, b.prefix))
  const redistribute = [...router.redistribute].sort().flatMap((protocol): Redistribute[] => {
    if (protocol !== 'connected') return [{ protocol, origin: router.origin }]
    if (!connected(router).some(own)) return []
    return [
      {
        protocol,
        routeMap: policies.only('CONNECTED', exactly(connected(router)), router),
        origin: router.origin,
      },
    ]
  })
  const active = groupings.some(({ group }) => group.settings.families?.[family])
  if (!active && networks.length === 0 && redistribute.length === 0) return []
  return [
    {
      family,
      networks,
      aggregates: [],
      redistribute,
      ...(router.maximumPaths !== undefined && {
        maximumPaths: router.maximumPaths,
        maximumPathsIbgp: router.maximumPaths,
      }),
      globals: [],
      origin: router.origin,
    },
  ]
}
