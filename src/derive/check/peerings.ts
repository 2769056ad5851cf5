import type { Advertise } from '../../dsl/advertise.ts'
import type { Cluster } from '../../dsl/cluster.ts'
import type { Peering } from '../../dsl/peering.ts'
import { diagnose } from '../../dsl/problem.ts'
import { Port } from '../../dsl/router.ts'
import type { IpamMode } from '../../fabric/target.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import { windowsOf } from '../announced.ts'
import { groupBy } from '../group.ts'
import { list } from '../derivation.ts'
import type { Network } from './network.ts'

/** Two ends have one session, not another by a second peering. */
export function pairs({ nodeSessions, routerSessions }: Network): Diagnostic[] {
  const all = [
    ...nodeSessions.map(({ peering, name, router, version }) => ({
      peering,
      key: `${peering.nodes!.cluster.name}/${name} ${router.name} ${version}`,
      pair: `node ${name} and ${router.name}`,
    })),
    ...routerSessions.map(({ peering, router, remote, version, peer }) => ({
      peering,
      key: `${[router.name, remote.name].sort().join(' ')} ${'interface' in peer ? `${router.name} ${peer.interface}` : version}`,
      pair: `${router.name} and ${remote.name}`,
    })),
  ]
  // A peering of many sessions is told of once.
  const told = new Set<Peering>()
  return [...groupBy(all, ({ key }) => key).values()].flatMap(same => {
    const other = same.find(({ peering }) => peering !== same[0]!.peering)
    if (!other || told.has(other.peering)) return []
    told.add(other.peering)
    return [
      diagnose(other.peering, 'between', 'duplicate-peer', `${other.pair} already have a session by another peering`, {
        why: 'one address can be a neighbor once: the second session closes the first, again and again',
        related: [{ span: same[0]!.peering.origin, message: 'the other peering' }],
      }),
    ]
  })
}

/** Settings of one end are those of a router that the peering names, and a router does not speak with itself. */
export function ends({ description }: Network): Diagnostic[] {
  return description.peerings.flatMap(peering => {
    const [left, right] = peering.sides.map(side => side.map(end => (end instanceof Port ? end.router : end)))
    const members = [...left!, ...right!]
    const strangers = (peering.options.ends ?? []).filter(({ router }) => !members.includes(router))
    const alone = !peering.nodes && members.length > 0 && members.every(router => router === members[0])
    return [
      ...strangers.map(end =>
        diagnose(end, 'end', 'end-not-in-peering', `${end.router.name} is no end of this peering`, {
          help: `name one of ${[...new Set(members)].map(({ name }) => name).join(', ')}`,
          related: [{ span: peering.origin, message: 'the peering' }],
        }),
      ),
      ...(alone
        ? [diagnose(peering, 'between', 'peering-with-itself', `${members[0]!.name} is on both sides of this peering`)]
        : []),
    ]
  })
}

/** What a peering asks of the nodes is known, and something that Cilium has. */
export function nodePeerings({ description }: Network): Diagnostic[] {
  return description.peerings
    .filter(({ nodes }) => nodes)
    .flatMap(peering =>
      [unknownPrefixes, foreignPools, otherIpam, localPreference, bfd, missingSystem].flatMap(check => check(peering)),
    )
}

/** What is advertised becomes the routers' filters, so it must be told which prefixes that is. */
function unknownPrefixes(peering: Peering): Diagnostic[] {
  const { cluster } = peering.nodes!
  return (peering.options.advertise ?? [])
    .filter(each => windowsOf(each, peering).length === 0)
    .map(each => {
      const [what, help] = toSay(each, cluster)
      return diagnose(
        each,
        undefined,
        'advertised-prefixes-unknown',
        `cluster ${cluster.name} announces ${what}, but nothing says which they are, so no filter can let them in`,
        { help, related: [{ span: cluster.origin, message: 'the cluster is described here' }] },
      )
    })
}

function toSay({ entry }: Advertise, { name }: Cluster): readonly [what: string, help: string] {
  if (entry.type === 'PodCIDR') return ['pod networks', `say podCidrs of cluster ${name}, or of its nodes`]
  if (entry.addresses?.includes('ClusterIP')) return ['ClusterIPs', `say serviceCidrs of cluster ${name}`]
  return ['LoadBalancer addresses', `add a pool: pool('vips', { in: ${name}, blocks: […] })`]
}

/** Nodes announce addresses of their own cluster's pools. */
function foreignPools(peering: Peering): Diagnostic[] {
  const { cluster } = peering.nodes!
  return (peering.options.advertise ?? []).flatMap(each =>
    (each.pools ?? [])
      .filter(pool => pool.cluster !== cluster)
      .map(pool =>
        diagnose(
          each,
          'from',
          'pool-of-other-cluster',
          `nodes of cluster ${cluster.name} can't announce pool ${pool.name}: cluster ${pool.cluster.name} hands it out`,
          { related: [{ span: pool.origin, message: `pool ${pool.name} is in ${pool.cluster.name}` }] },
        ),
      ),
  )
}

/** What hands out pod addresses, for those advertisements that need a certain one. */
const ipamOf: Partial<Record<Advertise['entry']['type'], readonly IpamMode[]>> = {
  PodCIDR: ['kubernetes', 'cluster-pool'],
  CiliumPodIPPool: ['multi-pool'],
}

function otherIpam(peering: Peering): Diagnostic[] {
  const { cluster } = peering.nodes!
  const { ipam } = cluster
  return (peering.options.advertise ?? []).flatMap(each => {
    const needed = ipamOf[each.entry.type]
    if (ipam === undefined || !needed || needed.includes(ipam)) return []
    const message = `${each.entry.type} routes need IPAM ${needed.join(' or ')}, but cluster ${cluster.name} has ${ipam}`
    return [
      diagnose(each, undefined, 'advert-needs-other-ipam', message, {
        why: 'Cilium announces nothing for such an advertisement, and says so nowhere',
        related: [{ span: diagnose(cluster, 'ipam', '', '').span, message: `ipam is ${ipam}` }],
      }),
    ]
  })
}

/** A local preference stays inside an AS (RFC 4271 section 5.1.5). */
function localPreference(peering: Peering): Diagnostic[] {
  const { cluster } = peering.nodes!
  const own = (peering.options.as ?? cluster.as)?.asn
  const routers = peering.sides[1].map(end => (end instanceof Port ? end.router : end))
  if (own === undefined || routers.some(router => router.as.asn === own)) return []
  return (peering.options.advertise ?? [])
    .filter(({ entry }) => entry.localPreference !== undefined)
    .map(each =>
      diagnose(
        each,
        'localPreference',
        'local-preference-over-ebgp',
        `a local preference is not sent to ${list(routers.map(({ name }) => name))}: they are in another AS`,
        {
          severity: 'warning',
          why: 'it is part of iBGP only (RFC 4271 section 5.1.5)',
          help: 'attach a community, and set the preference by it on the routers: permit({ communities }, { localPreference })',
        },
      ),
    )
}

function bfd(peering: Peering): Diagnostic[] {
  if (!peering.options.bfd) return []
  const message = `Cilium ${peering.nodes!.cluster.cilium} has no BFD for its BGP sessions`
  return [
    diagnose(peering, 'bfd', 'bfd-not-supported-by-cilium', message, {
      why: 'FRR 10.3 never opens a session whose BFD peer does not answer, and other releases open it without the protection',
      help: 'shorten the hold time instead: timers: { hold: 9 }',
    }),
  ]
}

function missingSystem(peering: Peering): Diagnostic[] {
  const { cluster } = peering.nodes!
  const said = peering.options.as ?? cluster.as
  if (said || peering.nodes!.names().every(name => cluster.members.get(name)!.as)) return []
  const message = `neither this peering nor cluster ${cluster.name} says the AS of the nodes`
  return [
    diagnose(peering, 'as', 'instance-asn-missing', message, {
      help: `cluster('${cluster.name}', { as: autonomousSystem(65001), … })`,
      related: [{ span: cluster.origin, message: 'the cluster is described here' }],
    }),
  ]
}
