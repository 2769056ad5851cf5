/** What bgpd accepts of what its neighbors send, held against the evaluator. */
import { inbound, type Session } from '../../../src/fabric/filter/chain.ts'
import { sortedCommunities } from '../../../src/fabric/filter/community.ts'
import type { Route, Verdict } from '../../../src/fabric/filter/route.ts'
import type { Router } from '../../../src/fabric/router.ts'
import { emit } from '../../../src/frr/emit.ts'
import { read } from '../../../src/frr/read.ts'
import { families, versionOf } from '../../../src/net/family.ts'
import { formatAddress, formatCidr, parseAddress } from '../../../src/net/prefix.ts'
import type { Installation } from '../frr.ts'
import { startBgpd } from './bgpd.ts'
import { open, update } from './message.ts'
import { addressOf, router as randomRouter } from './policy.ts'
import { Random } from './random.ts'
import { route as randomRoute } from './route.ts'
import { inWords } from './words.ts'

/** A route and the neighbor that sent it, with what each of the two says. */
export interface Case {
  readonly session: Session
  readonly route: Route
  readonly verdict: Verdict
  readonly expected: string
  readonly actual: string
}

/** Sends random routes through random policies of one bgpd. */
export async function compareInbound(
  frr: Installation,
  seed: number,
  size: { readonly neighbors: number; readonly routes: number },
): Promise<{ readonly cases: readonly Case[]; readonly complaints: readonly string[]; readonly conf: string }> {
  const random = new Random(seed)
  const conf = handwritten(random, emit(randomRouter(random, size.neighbors, frr.version, 'In')))
  const router = read({ path: 'frr.conf', text: conf }, 'r1').part as Router
  const sent = router.bgp!.neighbors.map(neighbor => {
    const remoteAsn = neighbor.settings.remoteAsn as number
    // Half of them of each family; of two routes to one prefix only the last would be seen.
    const routes = random.times(size.routes, size.routes, i => randomRoute(random, i % 2 ? 4 : 6, remoteAsn))
    return { neighbor, remoteAsn, routes: [...new Map(routes.map(each => [formatCidr(each.prefix), each])).values()] }
  })
  const bgpd = await startBgpd(
    frr,
    conf,
    sent.map(({ neighbor, remoteAsn, routes }) => ({
      local: 'address' in neighbor.peer ? formatAddress(neighbor.peer.address) : '',
      messages: [
        open(remoteAsn, 'address' in neighbor.peer ? neighbor.peer.address : parseAddress('0.0.0.0')!),
        ...routes.map(update),
      ],
    })),
  )
  try {
    const accepted = new Map<string, string>()
    // Only asked for a single prefix does FRR 8 tell all attributes.
    const prefixes = [...new Set(sent.flatMap(({ routes }) => routes.map(({ prefix }) => formatCidr(prefix))))]
    const tables = await bgpd.vtysh(
      ...prefixes.map(prefix => `show bgp ${prefix.includes(':') ? 'ipv6' : 'ipv4'} unicast ${prefix} json`),
    )
    for (const { prefix, paths = [] } of tables.split(/^(?=\{$)/m).map(text => JSON.parse(text) as Table))
      for (const path of paths) accepted.set(`${path.peer.peerId} ${prefix}`, describePath(path))
    const cases = sent.flatMap(({ neighbor, routes }, i) =>
      routes.map(route => {
        const session = {
          router,
          neighbor,
          family: families.find(each => versionOf(each) === route.prefix.address.version)!,
        }
        const verdict = inbound(session, route)
        return {
          session,
          route,
          verdict,
          expected: verdict.result === 'permitted' ? describe(verdict.route) : verdict.result,
          actual: accepted.get(`${addressOf(i)} ${formatCidr(route.prefix)}`) ?? 'denied',
        }
      }),
    )
    return { cases, complaints: bgpd.complaints, conf }
  } finally {
    await bgpd.stop()
  }
}

interface Table {
  readonly prefix?: string
  readonly paths?: readonly Path[]
}

/** A path of `show bgp … PREFIX json`, as far as it is compared. */
interface Path {
  readonly aspath: { readonly string: string }
  readonly origin: string
  readonly med?: number
  readonly metric?: number
  readonly locPrf?: number
  readonly localPref?: number
  readonly weight?: number
  readonly tag?: number
  readonly community?: { readonly string: string }
  readonly largeCommunity?: { readonly string: string }
  readonly nexthops: readonly { readonly ip: string; readonly scope?: string }[]
  readonly peer: { readonly peerId: string }
}

/** A path in words that both sides have. */
function describePath(path: Path): string {
  return inWords({
    path: path.aspath.string === 'Local' ? '' : path.aspath.string,
    origin: path.origin.toLowerCase(),
    metric: path.med ?? path.metric,
    localPreference: path.locPrf ?? path.localPref,
    weight: path.weight,
    tag: path.tag,
    communities: sortedCommunities(path.community?.string.split(' ') ?? []),
    largeCommunities: path.largeCommunity?.string.split(' ') ?? [],
    nextHop: path.nexthops.find(each => each.scope !== 'link-local')?.ip,
  })
}

function describe(route: Route): string {
  return inWords({
    path: route.asPath,
    origin: route.origin,
    metric: route.metric,
    localPreference: route.localPreference,
    weight: route.weight,
    tag: route.tag,
    communities: route.communities,
    largeCommunities: route.largeCommunities,
    nextHop: formatAddress(route.ipv6NextHop ?? route.nextHop!),
  })
}

/** The file as a person might have it: bodies of route-maps in any order, and Cisco's words for `on-match`. */
export function handwritten(random: Random, conf: string): string {
  return conf.replace(/^(route-map .*\n)((?: .*\n)*)/gm, (_, head: string, body: string) => {
    const lines = random.shuffled(body.split('\n').filter(line => line !== ''))
    const cisco = lines.map(line => (random.chance(0.5) ? line.replace('on-match goto', 'continue') : line))
    return head + cisco.map(line => `${line}\n`).join('')
  })
}
