/** What bgpd announces to its neighbors of what it has, held against the evaluator. */
import { effectiveSettings } from '../../../src/fabric/effective.ts'
import { inbound, outbound, type Session } from '../../../src/fabric/filter/chain.ts'
import { sortedCommunities, sortedLargeCommunities } from '../../../src/fabric/filter/community.ts'
import type { Route, Verdict } from '../../../src/fabric/filter/route.ts'
import type { Neighbor, Router } from '../../../src/fabric/router.ts'
import { emit } from '../../../src/frr/emit.ts'
import { read } from '../../../src/frr/read.ts'
import { familyOf } from '../../../src/net/family.ts'
import { formatAddress, formatCidr, hostPrefix, parseAddress, type Address } from '../../../src/net/prefix.ts'
import type { Installation } from '../frr.ts'
import { address, startBgpd } from './bgpd.ts'
import { handwritten, type Case } from './inbound.ts'
import { announced, open, update, type Announced } from './message.ts'
import { addressOf, router as randomRouter } from './policy.ts'
import { Random } from './random.ts'
import { route as randomRoute } from './route.ts'
import { inWords } from './words.ts'

/** Lets two neighbors, one of another AS and one of the same, announce random routes, and looks at what all others get. */
export async function compareOutbound(
  frr: Installation,
  seed: number,
  size: { readonly neighbors: number; readonly routes: number },
): Promise<{ readonly cases: readonly Case[]; readonly complaints: readonly string[]; readonly conf: string }> {
  const random = new Random(seed)
  const conf = handwritten(random, emit(withFeeders(randomRouter(random, size.neighbors, frr.version, 'Out'))))
  const router = read({ path: 'frr.conf', text: conf }, 'r1').part as Router
  const neighbors = router.bgp!.neighbors.slice(0, size.neighbors)
  const feeders = router.bgp!.neighbors.slice(size.neighbors)
  // Each prefix from one neighbor only, so that its route is the best one.
  const routes = new Map(
    random
      .times(size.routes, size.routes, i => {
        const from = feeders[i % 3 ? 0 : 1]!
        return { from, route: randomRoute(random, i % 2 ? 4 : 6, asnOf(from)) }
      })
      // A route to its own next hop is never the best one.
      .filter(({ route }) => formatCidr(route.prefix) !== formatCidr(hostPrefix(route.nextHop!)))
      .map(each => [formatCidr(each.route.prefix), each]),
  )
  const bgpd = await startBgpd(
    frr,
    conf,
    router.bgp!.neighbors.map(neighbor => ({
      local: formatAddress(addressIn(neighbor)),
      messages: [
        open(asnOf(neighbor), addressIn(neighbor)),
        ...[...routes.values()].filter(({ from }) => from === neighbor).map(({ route }) => update(route)),
      ],
    })),
  )
  try {
    const received = await bgpd.received()
    const cases = neighbors.flatMap((neighbor, i) => {
      const got = new Map(received[i]!.flatMap(announced).map(route => [formatCidr(route.prefix), route]))
      return [...routes.values()].flatMap(({ from, route }): Case[] => {
        const family = familyOf(route.prefix.address.version)
        const kept = inbound({ router, neighbor: from, family }, route)
        // What comes from the own AS is not announced to it (RFC 4271 section 9.2).
        if (kept.result !== 'permitted' || (asnOf(from) === 65000 && asnOf(neighbor) === 65000)) return []
        const session = { router, neighbor, family }
        const verdict = outbound(session, kept.route)
        const actual = got.get(formatCidr(route.prefix))
        return [
          {
            session,
            route: kept.route,
            verdict,
            expected: verdict.result === 'permitted' ? leaving(session, kept.route, verdict.route) : verdict.result,
            actual: actual ? describe(actual, kept.route, verdict) : 'denied',
          },
        ]
      })
    })
    return { cases, complaints: bgpd.complaints, conf }
  } finally {
    await bgpd.stop()
  }
}

/** The router with two more neighbors, from which it takes everything. */
function withFeeders(router: Router): Router {
  const bgp = router.bgp!
  const feeder = (asn: number, i: number): Neighbor => ({
    peer: { address: parseAddress(addressOf(bgp.neighbors.length + i))! },
    settings: {
      remoteAsn: asn,
      passive: true,
      families: {
        'ipv4-unicast': { activate: true, routeMapIn: 'ALL', routeMapOut: 'NOPE' },
        'ipv6-unicast': { activate: true, routeMapIn: 'ALL', routeMapOut: 'NOPE' },
      },
    },
    origin: router.origin,
  })
  const all = { sequence: 10, action: 'permit', matches: [], sets: [], origin: router.origin } as const
  return {
    ...router,
    routeMaps: [...router.routeMaps, { name: 'ALL', entries: [all], origin: router.origin }],
    // Otherwise bgpd waits longer before its first updates the more neighbors it has.
    bgp: {
      ...bgp,
      globals: [...bgp.globals, 'coalesce-time 500'],
      neighbors: [...bgp.neighbors.map(alone), feeder(65001, 0), feeder(65000, 1)],
    },
  }
}

/** FRR makes one announcement for all neighbors with the same filters, also where it then takes the AS of one for that of another. */
function alone({ settings, ...neighbor }: Neighbor): Neighbor {
  const byAs = Object.values(settings.families ?? {}).some(each => each.asOverride || each.removePrivateAs)
  return { ...neighbor, settings: { ...settings, ...(byAs ? { globals: ['solo'] } : {}) } }
}

function addressIn({ peer }: Neighbor) {
  return 'address' in peer ? peer.address : parseAddress('0.0.0.0')!
}

function asnOf({ settings }: Neighbor): number {
  return settings.remoteAsn as number
}

/** What the evaluator leaves to the router: its own AS numbers in front, its own next hop, and nothing of its own AS's. */
function leaving({ router, neighbor }: Session, before: Route, after: Route): string {
  const { localAsn, remoteAsn } = effectiveSettings(router, neighbor)
  const ibgp = remoteAsn === router.bgp!.asn
  const own = localAsn ? [localAsn.asn, ...(localAsn.replaceAs ? [] : [router.bgp!.asn])] : [router.bgp!.asn]
  return inWords({
    path: ibgp ? after.asPath : [...own, ...after.asPath],
    origin: after.origin,
    metric: after.metric,
    localPreference: ibgp ? after.localPreference : undefined,
    communities: after.communities,
    largeCommunities: after.largeCommunities,
    nextHop: nextHopIn(after, before),
  })
}

function describe(route: Announced, before: Route, verdict: Verdict): string {
  // Now and then bgpd is the next hop of an IPv6 route itself although a policy set another one; nobody knows yet when.
  const aside = verdict.result === 'permitted' && verdict.route.nextHop?.version === 6 && isSelf(route.nextHop!)
  return inWords({
    path: route.asPath,
    origin: route.origin,
    metric: route.metric,
    localPreference: route.localPreference,
    communities: sortedCommunities(route.communities),
    largeCommunities: sortedLargeCommunities(route.largeCommunities),
    nextHop: nextHopIn(aside ? verdict.route : route, before),
  })
}

/** The next hop, if it is not the one that the route had, or the router itself. */
function nextHopIn({ nextHop, nextHopSelf }: Pick<Route, 'nextHop' | 'nextHopSelf'>, before: Route): string {
  if (nextHopSelf) return 'as ever'
  const text = formatAddress(nextHop!)
  return isSelf(nextHop!) || text === formatAddress(before.nextHop!) ? 'as ever' : text
}

/** The router as a next hop: its address as IPv4 and as IPv6 have it (RFC 4291 section 2.5.5.2), and before it is known. */
const self = [address, `::ffff:${address}`, '0.0.0.0', '::'].map(each => formatAddress(parseAddress(each)!))

function isSelf(nextHop: Address): boolean {
  return self.includes(formatAddress(nextHop))
}
