/** A router's static routes: those described, and those that its BGP can't do without. */
import type { StaticRoute } from '../fabric/router.ts'
import { compareCidr, contains, formatAddress, formatCidr, hostPrefix, sameCidr, type Prefix } from '../net/prefix.ts'
import type { Notes } from './derivation.ts'
import { connected } from './networks.ts'
import type { RouterContext } from './router.ts'
import type { NodeSession } from './session.ts'

/**
 * Static routes as described, one that drops for each originated network that nothing else puts into the table, and
 * those that lead to the loopbacks of peers.
 */
export function staticRoutesOf(context: RouterContext, notes: Notes): StaticRoute[] {
  const { router, nodeSessions } = context
  const described = router.routes.map(({ prefix, via, origin }): StaticRoute => ({
    prefix,
    via: via === 'blackhole' ? via : typeof via === 'string' ? { interface: via } : { address: via },
    origin,
  }))
  const known = [...described.map(({ prefix }) => prefix), ...connected(router)]
  const missing = router.originate.filter(prefix => !known.some(each => sameCidr(each, prefix)))
  const drop = (prefix: Prefix, because: string): StaticRoute => {
    notes.derivations.push({
      group: 'discard routes',
      what: `route of ${router.name} that drops ${formatCidr(prefix)}`,
      value: 'blackhole',
      because,
      origin: router.origin,
    })
    return { prefix, via: 'blackhole', origin: router.origin }
  }
  const joined = joinedBlocks(nodeSessions).filter(
    prefix => ![...known, ...missing].some(each => sameCidr(each, prefix)),
  )
  return [
    ...described,
    ...missing.map(prefix => drop(prefix, 'FRR announces a network only while it has a route for it')),
    ...joined.map(prefix => ({
      ...drop(prefix, 'nodes announce it joined, and loop what belongs to no Service'),
      distance: 254,
    })),
    ...loopbackRoutes(context, notes),
  ].sort((a, b) => compareCidr(a.prefix, b.prefix))
}

/**
 * Routes to the loopbacks that sessions with routers in shared subnets are made to, by each of those subnets: BGP itself
 * can't bring the routes that its sessions need. None where the description has one.
 */
function loopbackRoutes({ router, routerSessions }: RouterContext, { derivations }: Notes): StaticRoute[] {
  const described = router.routes.filter(({ via }) => via !== 'blackhole')
  return routerSessions.flatMap(({ peering, remote, peer, gateways }) => {
    if ('interface' in peer || described.some(({ prefix }) => contains(prefix, peer.address))) return []
    const prefix = hostPrefix(peer.address)
    if (gateways.length > 0)
      derivations.push({
        group: 'loopback routes',
        what: `route of ${router.name} to ${formatCidr(prefix)}`,
        value: gateways.map(formatAddress).join(', '),
        because: `${remote.name} has these addresses in shared subnets, and is dialled at its loopback`,
        origin: peering.origin,
      })
    return gateways.map(address => ({ prefix, via: { address }, origin: peering.origin }))
  })
}

/** Pools that nodes announce as longer prefixes than a host's. */
function joinedBlocks(sessions: readonly NodeSession[]): readonly Prefix[] {
  const peerings = [...new Set(sessions.map(({ peering }) => peering))]
  const blocks = peerings.flatMap(({ nodes, options }) =>
    (options.advertise ?? []).flatMap(({ entry, pools }) =>
      (pools ?? nodes!.cluster.pools).flatMap(pool =>
        pool.blocks.flatMap(block =>
          'length' in block &&
          (block.address.version === 4 ? entry.aggregationLengthIpv4 : entry.aggregationLengthIpv6) !== undefined
            ? [block]
            : [],
        ),
      ),
    ),
  )
  return blocks.filter((block, i) => blocks.findIndex(each => sameCidr(each, block)) === i)
}
