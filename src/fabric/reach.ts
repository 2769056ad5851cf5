/**
 * What arrives: each class of prefixes that a node offers, followed to the router. The one route model: whoever asks
 * which prefixes a router receives and accepts, asks here.
 */
import { familyOf } from '../net/family.ts'
import { formatAddress, type Address } from '../net/prefix.ts'
import type { Fabric, NodeEnd, RouterEnd, Session } from './fabric.ts'
import { inbound, inboundClass } from './filter/chain.ts'
import type { Part } from './filter/partition.ts'
import type { Attribute, Route, Verdict } from './filter/route.ts'
import { offers, type Offer } from './offer.ts'

/** A session between a node and a router. */
export interface NodeSession extends Pick<Session, 'type' | 'guess'> {
  readonly node: NodeEnd
  readonly router: RouterEnd
}

/** What is asked of the same sessions by dozens of rules. */
const known = {
  sessions: new WeakMap<Fabric['sessions'], readonly NodeSession[]>(),
  arrivals: new WeakMap<Fabric['sessions'], readonly Arrival[]>(),
}

/** The sessions between nodes and routers, in order of cluster, node and peer. */
export function nodeSessions({ sessions }: Pick<Fabric, 'sessions'>): readonly NodeSession[] {
  const found =
    known.sessions.get(sessions) ??
    sessions.flatMap(({ ends: [node, router], ...rest }) =>
      node.kind === 'node' && router.kind === 'router' ? [{ ...rest, node, router }] : [],
    )
  known.sessions.set(sessions, found)
  return found
}

/** Why a session does not come up, as far as the files tell. */
export type Obstacle = 'remote AS of the router' | 'remote AS of the node' | 'password' | 'shut down'

/** What keeps two ends from each other; nothing where they would come up, or where the files do not tell. */
export function obstacles({ node, router }: NodeSession): readonly Obstacle[] {
  const found: Obstacle[] = []
  if (typeof node.remoteAsn === 'number' && router.asn !== undefined && node.remoteAsn !== router.asn)
    found.push('remote AS of the router')
  if (node.asn !== undefined && !takes(router, node.asn)) found.push('remote AS of the node')
  if (node.password !== router.password) found.push('password')
  if (router.from.settings.shutdown) found.push('shut down')
  return found
}

function takes({ asn, remoteAsn }: RouterEnd, peer: number): boolean {
  if (remoteAsn === undefined || remoteAsn === 'auto' || asn === undefined) return true
  if (remoteAsn === 'internal') return peer === asn
  if (remoteAsn === 'external') return peer !== asn
  return remoteAsn === peer
}

/** An offer at the end of a session. */
export interface Arrival {
  readonly session: NodeSession
  readonly offer: Offer
  /** Whether both ends have activated the offer's family: without that nothing of it is sent. */
  readonly isCarried: boolean
  /** What the router's inbound filters make of the prefixes, were they sent: all of the class, in parts of one fate. */
  readonly parts: readonly Part[]
}

/** Every offer of every node at every router it speaks with. */
export function arrivals({ sessions }: Pick<Fabric, 'sessions'>): readonly Arrival[] {
  const found = known.arrivals.get(sessions) ?? allArrivals({ sessions })
  known.arrivals.set(sessions, found)
  return found
}

function allArrivals(fabric: Pick<Fabric, 'sessions'>): readonly Arrival[] {
  return nodeSessions(fabric).flatMap(session =>
    offers(session.node).map((offer): Arrival => {
      const { within, length, family } = offer
      const at = filterSession(session, offer)
      const guess = session.guess ?? offer.guess
      return {
        session: { ...session, ...(guess !== undefined && { guess }) },
        offer,
        isCarried: session.router.families.includes(family) && session.node.families.includes(family),
        parts: inboundClass(at, routeOf(session, offer), { within, least: length, most: length }),
      }
    }),
  )
}

/** What the router's filters make of one prefix of an offer. */
export function verdictOn(session: NodeSession, offer: Offer, prefix: Route['prefix']): Verdict {
  return inbound(filterSession(session, offer), { ...routeOf(session, offer), prefix })
}

function filterSession({ node, router }: NodeSession, { family }: Offer) {
  return {
    router: router.from.router,
    neighbor: router.from.neighbor,
    family,
    ...(node.asn !== undefined && { remoteAsn: node.asn }),
    ...(node.address && { peer: node.address }),
  }
}

/** The route as the node sends it (Cilium: pkg/bgp; RFC 4271 section 5). */
function routeOf({ node, type }: NodeSession, { within, entry, family }: Offer): Route {
  const { communities = {}, localPreference } = entry
  const unknown: Attribute[] = node.asn === undefined ? ['asPath'] : []
  return {
    prefix: within,
    asPath: type === 'eBGP' && node.asn !== undefined ? [node.asn] : [],
    origin: 'igp',
    ...nextHop(node.address, family),
    communities: [...(communities.standard ?? []), ...(communities.wellKnown ?? [])],
    largeCommunities: communities.large ?? [],
    ...(type === 'iBGP' && { localPreference: localPreference ?? 100 }),
    ...(unknown.length > 0 && { unknown }),
  }
}

/** The node's own address, where it is one of the route's family. */
function nextHop(address: Address | undefined, family: Offer['family']): { nextHop?: Address } {
  return address && familyOf(address.version) === family ? { nextHop: address } : {}
}

/** Nodes that offer the same, by the router that receives it: what becomes of one prefix there. */
export function nextHops(all: readonly Arrival[]): readonly string[] {
  return [...new Set(all.flatMap(({ session: { node } }) => (node.address ? [formatAddress(node.address)] : [])))]
}
