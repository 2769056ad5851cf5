/** What is wrong with the network as a whole, whatever it is compiled for. */
import type { Cluster } from '../dsl/cluster.ts'
import type { Description } from '../dsl/fabric.ts'
import { diagnose } from '../dsl/problem.ts'
import {
  compareAddress,
  formatAddress,
  formatCidr,
  overlap,
  rangeOf,
  sameAddress,
  type Address,
  type Range,
} from '../net/prefix.ts'
import { formatSelector, selects, type Labels } from '../net/selector.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Origin, Sited } from '../text/origin.ts'
import type { Notes } from './derivation.ts'
import { groupBy } from './group.ts'
import { addressesOf } from './router.ts'
import type { NodeSession, RouterSession } from './session.ts'
import type { Topology } from './topology.ts'

export interface Network {
  readonly description: Description
  readonly topology: Topology
  readonly nodeSessions: readonly NodeSession[]
  readonly routerSessions: readonly RouterSession[]
}

export function checkNetwork(network: Network, { diagnostics }: Notes): void {
  for (const check of [empty, names, subnets, addresses, routerIds, pools, pairs, exposed, chosenNodes])
    diagnostics.push(...check(network))
}

function empty({ description }: Network): Diagnostic[] {
  const { clusters, routers } = description
  const something =
    routers.length > 0 ||
    clusters.some(
      each => each.members.size > 0 || each.pools.length > 0 || each.l2.length > 0 || each.egress.length > 0,
    )
  return something
    ? []
    : [
        diagnose(
          description,
          undefined,
          'network-empty',
          'this fabric has no node, router, pool or policy: there is nothing to build',
          { help: 'name what it consists of: fabric({ peerings: [peering({ between: [lab.nodes, tor] })] })' },
        ),
      ]
}

/** Two things of one kind and name, the second of which is reported. */
function twice(things: readonly (Sited & { name: string })[], kind: string): Diagnostic[] {
  return [...groupBy(things, ({ name }) => name).values()].flatMap(([first, ...more]) =>
    more.map(each =>
      diagnose(each, 'name', 'duplicate-name', `two ${kind} are called ${each.name}`, {
        related: [{ span: first!.origin, message: 'the first one' }],
      }),
    ),
  )
}

function names({ description: { clusters, routers } }: Network): Diagnostic[] {
  return [
    ...twice(clusters, 'clusters'),
    ...twice(routers, 'routers'),
    ...clusters.flatMap(each => [
      ...twice(each.pools, 'pools'),
      ...twice(each.l2, 'L2 announcements'),
      ...twice(each.egress, 'egress gateways'),
    ]),
    ...clusters.flatMap(each =>
      [each.services, each.gateways].flatMap(list =>
        [
          ...groupBy<Sited & { name: string; namespace: string }, string>(list, ({ namespace }) => namespace).values(),
        ].flatMap(same => twice(same, 'objects')),
      ),
    ),
  ]
}

/** Two subnets that share addresses without being the same. */
function subnets({ topology }: Network): Diagnostic[] {
  const sorted = [...topology.segments].sort(
    (a, b) => compareAddress(a.prefix.address, b.prefix.address) || a.prefix.length - b.prefix.length,
  )
  return sorted.flatMap((segment, i) => {
    const next = sorted[i + 1]
    if (!next || !overlap(rangeOf(segment.prefix), rangeOf(next.prefix))) return []
    const [outer, inner] = [segment, next].map(each => ({
      text: formatCidr(each.prefix),
      origin: (each.nodes[0] ?? each.routers[0])!.at.subnet.origin,
    }))
    return [
      diagnose(
        { origin: inner!.origin },
        'prefix',
        'subnet-overlap',
        `subnet ${inner!.text} lies inside subnet ${outer!.text}: hosts of one take those of the other for neighbors`,
        { related: [{ span: outer!.origin, message: `${outer!.text} is described here` }] },
      ),
    ]
  })
}

interface Owned {
  readonly address: Address
  readonly owner: string
  readonly origin: Origin
}

function addresses({ description, topology }: Network): Diagnostic[] {
  const owned: Owned[] = [
    ...description.routers.flatMap(router =>
      router.loopbacks.map(address => ({ address, owner: `loopback of ${router.name}`, origin: router.origin })),
    ),
    ...topology.segments.flatMap(({ routers, nodes }) => [
      ...routers.map(({ router, port, at }) => ({
        address: at.cidr.address,
        owner: `${port} of ${router.name}`,
        origin: at.origin,
      })),
      ...nodes.map(({ name, at }) => ({ address: at.cidr.address, owner: `node ${name}`, origin: at.origin })),
    ]),
  ]
  return [...groupBy(owned, ({ address }) => address.words.join('.')).values()].flatMap(([first, ...more]) =>
    more.map(each =>
      diagnose(
        each,
        undefined,
        'address-duplicate',
        `${formatAddress(each.address)} is the address of ${first!.owner} and of ${each.owner}`,
        { related: [{ span: first!.origin, message: `given to ${first!.owner} here` }] },
      ),
    ),
  )
}

function routerIds({ description, nodeSessions }: Network): Diagnostic[] {
  const nodes = new Map(
    nodeSessions.map(({ name, node, peering }) => [node, `node ${name} of ${peering.nodes!.cluster.name}`]),
  )
  const ids = [
    ...description.routers.map(router => ({
      id: router.routerId ?? addressesOf(router).find(({ version }) => version === 4),
      owner: router.name,
      property: router.routerId ? 'routerId' : undefined,
      origin: router.origin,
    })),
    ...[...nodes].map(([node, owner]) => ({
      id: node.routerId ?? node.addresses.map(at => at.cidr.address).find(({ version }) => version === 4),
      owner,
      property: node.routerId ? 'routerId' : undefined,
      origin: node.origin,
    })),
  ].filter(({ id }) => id !== undefined)
  return [...groupBy(ids, ({ id }) => formatAddress(id!)).values()].flatMap(([first, ...more]) =>
    more
      // The same address twice is reported as such; only ids that somebody chose are.
      .filter(each => each.property ?? first!.property)
      .map(each =>
        diagnose(
          each,
          each.property,
          'router-id-duplicate',
          `${formatAddress(each.id!)} is the router id of ${first!.owner} and of ${each.owner}`,
          {
            why: 'iBGP peers with one id refuse each other (RFC 4271 section 6.2), and routes of one are taken for the other’s',
            related: [{ span: first!.origin, message: `${first!.owner} is described here` }],
          },
        ),
      ),
  )
}

interface Claim {
  readonly range: Range
  readonly text: string
  readonly owner: string
  readonly node: Sited
  readonly property: string | undefined
}

/** Pools against each other, everywhere, and against what their own network is made of. */
function pools({ description, topology }: Network): Diagnostic[] {
  const claims = description.clusters.flatMap(cluster =>
    cluster.pools.map(pool => ({ pool, claims: claimsOf(pool, cluster) })),
  )
  const all = claims
    .flatMap(each => each.claims.map(claim => ({ ...claim, pool: each.pool })))
    .sort((a, b) => compareAddress(a.range.first, b.range.first))
  const clashes = all.flatMap((claim, i) =>
    all
      .slice(i + 1)
      .filter(other => overlap(claim.range, other.range))
      .map(other =>
        overlapping(
          'pool-overlap',
          other,
          claim,
          'Cilium marks the newer of two such pools as conflicting and hands out nothing more from it',
        ),
      ),
  )
  const byBgp = (cluster: Cluster) =>
    description.peerings.some(
      ({ nodes, options }) => nodes?.cluster === cluster && (options.advertise ?? []).length > 0,
    )
  return [
    ...clashes,
    ...description.clusters.flatMap(cluster => {
      const own = claims.filter(({ pool }) => pool.cluster === cluster).flatMap(each => each.claims)
      const networks = (
        list: readonly { address: Address; length: number }[],
        what: string,
        property: string,
      ): Claim[] =>
        list.map(prefix => ({
          range: rangeOf(prefix),
          text: formatCidr(prefix),
          owner: `${what} of cluster ${cluster.name}`,
          node: cluster,
          property,
        }))
      const services = networks(cluster.serviceCidrs, 'the service network', 'serviceCidrs')
      const pods = networks(cluster.podCidrs, 'the pod network', 'podCidrs')
      const taken = topology.segments.map(({ prefix, nodes, routers }): Claim => ({
        range: rangeOf(prefix),
        text: formatCidr(prefix),
        owner: nodes.length > 0 ? 'the subnet of nodes' : 'the subnet of routers',
        node: (nodes[0] ?? routers[0])!.at.subnet,
        property: 'prefix',
      }))
      const meets = (code: string, others: readonly Claim[], why: string) =>
        own.flatMap(claim =>
          others.filter(other => overlap(claim.range, other.range)).map(other => overlapping(code, claim, other, why)),
        )
      return [
        ...meets(
          'pool-overlaps-service-cidr',
          services,
          'an address may be handed out twice, as a ClusterIP and as a LoadBalancer address',
        ),
        ...meets('pool-overlaps-pod-cidr', pods, 'an address may be handed out twice, to a pod and to a Service'),
        ...(byBgp(cluster)
          ? meets(
              'pool-overlaps-node-subnet',
              taken,
              'hosts there ask for the address by ARP instead of sending to the router, and nobody answers',
            )
          : []),
      ]
    }),
  ]
}

function claimsOf(pool: Cluster['pools'][number], cluster: Cluster): Claim[] {
  return pool.ranges().map((range, i) => ({
    range,
    text: `${formatAddress(range.first)} to ${formatAddress(range.last)}`,
    owner: `pool ${pool.name} of cluster ${cluster.name}`,
    node: pool,
    property: `blocks.${i}`,
  }))
}

function overlapping(code: string, claim: Claim, other: Claim, why: string): Diagnostic {
  return diagnose(
    claim.node,
    claim.property,
    code,
    `${claim.text} of ${claim.owner} overlaps ${other.text}, ${other.owner}`,
    {
      why,
      related: [
        { span: diagnose(other.node, other.property, code, '').span, message: `${other.owner} is described here` },
      ],
    },
  )
}

/** Two sessions between the same ends, out of two peerings. */
function pairs({ nodeSessions, routerSessions }: Network): Diagnostic[] {
  const all = [
    ...nodeSessions.map(({ peering, name, router, version }) => ({
      peering,
      key: `${peering.nodes!.cluster.name}/${name} ${router.name} ${version}`,
      pair: `node ${name} and ${router.name}`,
    })),
    ...routerSessions.map(({ peering, router, remote, version, peer }) => ({
      peering,
      key: `${[router.name, remote.name].sort().join(' ')} ${'interface' in peer ? [router.name, peer.interface].join(' ') : version}`,
      pair: `${router.name} and ${remote.name}`,
    })),
  ]
  const seen = new Set<unknown>()
  return [...groupBy(all, ({ key }) => key).values()].flatMap(same => {
    const other = same.find(({ peering }) => peering !== same[0]!.peering)
    if (!other || seen.has(other.peering)) return []
    seen.add(other.peering)
    return [
      diagnose(other.peering, 'between', 'duplicate-peer', `${other.pair} already have a session by another peering`, {
        why: 'one address can be a neighbor once: the second session closes the first, again and again',
        related: [{ span: same[0]!.peering.origin, message: 'the other peering' }],
      }),
    ]
  })
}

/** The labels a Service carries when Cilium matches selectors: its own and those of its name. */
function serviceLabels(kind: 'service' | 'gateway', name: string, namespace: string, labels: Labels): Labels {
  const own = kind === 'gateway' ? `cilium-gateway-${name}` : name
  const gateway =
    kind === 'gateway'
      ? { 'gateway.networking.k8s.io/gateway-name': name, 'io.cilium.gateway/owning-gateway': name }
      : {}
  return { ...gateway, ...labels, 'io.kubernetes.service.name': own, 'io.kubernetes.service.namespace': namespace }
}

function exposed({ description }: Network): Diagnostic[] {
  return description.clusters.flatMap(cluster => {
    const things = [...cluster.services, ...cluster.gateways]
    if (things.length === 0) return []
    const labels = new Map(things.map(each => [each, serviceLabels(each.kind, each.name, each.namespace, each.labels)]))
    const adverts = [
      ...new Set(
        description.peerings
          .filter(({ nodes }) => nodes?.cluster === cluster)
          .flatMap(({ options }) => options.advertise ?? []),
      ),
    ].filter(({ entry }) => entry.type === 'Service')
    const selected = (selector: Parameters<typeof selects>[0] | undefined) =>
      things.filter(each => !selector || selects(selector, labels.get(each)!))
    const carry = [
      ...new Set(things.flatMap(each => Object.entries(each.labels).map(([key, value]) => `${key}=${value}`))),
    ].join(', ')
    const idle = adverts
      .filter(({ entry }) => entry.selector && selected(entry.selector).length === 0)
      .map(each =>
        diagnose(
          each,
          'of',
          'advert-selector-matches-no-service',
          `no exposed Service or Gateway of ${cluster.name} carries ${formatSelector(each.entry.selector!)}`,
          {
            help: `they carry ${carry || 'no labels'}`,
            related: [{ span: things[0]!.origin, message: 'one of them is exposed here' }],
          },
        ),
      )
    const mute = things
      .filter(
        each =>
          !adverts.some(({ entry }) => entry.selector && selected(entry.selector).includes(each)) &&
          !cluster.l2.some(({ selector }) => selected(selector).includes(each)),
      )
      .map(each =>
        diagnose(
          each,
          'labels',
          'lb-service-not-advertised',
          `${each.kind === 'gateway' ? 'Gateway' : 'Service'} ${each.namespace}/${each.name} is exposed, but nothing announces it`,
          {
            severity: 'warning',
            help: adverts[0]
              ? `give it ${formatSelector(adverts[0].entry.selector!)}`
              : 'advertise it in a peering, or by L2',
          },
        ),
      )
    const homeless = things
      .filter(
        each =>
          cluster.pools.length > 0 &&
          !cluster.pools.some(pool => !pool.disabled && selected(pool.selector).includes(each)),
      )
      .map(each =>
        diagnose(
          each,
          'labels',
          'service-matches-no-pool',
          `no enabled pool of ${cluster.name} takes ${each.namespace}/${each.name}: it never gets an address`,
          { related: [{ span: cluster.pools[0]!.origin, message: 'a pool is described here' }] },
        ),
      )
    const asked = things.flatMap(each =>
      each.asked
        .filter(({ pool }) => pool.cluster !== cluster || pool.disabled || !selected(pool.selector).includes(each))
        .map(({ pool, address }) =>
          diagnose(
            each,
            'address',
            'requested-ip-not-in-pool',
            `${each.namespace}/${each.name} asks for ${formatAddress(address)} of pool ${pool.name}, which ${pool.cluster === cluster ? (pool.disabled ? 'is disabled' : 'does not take it') : `belongs to cluster ${pool.cluster.name}`}`,
            { related: [{ span: pool.origin, message: 'the pool is described here' }] },
          ),
        ),
    )
    return [...idle, ...mute, ...homeless, ...asked, ...askedTwice(things)]
  })
}

function askedTwice(
  things: readonly (Sited & { name: string; namespace: string; addresses: readonly Address[] })[],
): Diagnostic[] {
  return things.flatMap((each, i) =>
    each.addresses.flatMap(address => {
      const other = things
        .slice(0, i)
        .find(({ addresses: others }) => others.some(taken => sameAddress(taken, address)))
      return other
        ? [
            diagnose(
              each,
              'address',
              'requested-ip-conflict',
              `${other.namespace}/${other.name} and ${each.namespace}/${each.name} both ask for ${formatAddress(address)}`,
              { related: [{ span: other.origin, message: 'the other one' }] },
            ),
          ]
        : []
    }),
  )
}

function chosenNodes({ description }: Network): Diagnostic[] {
  return description.clusters.flatMap(({ l2, egress }) => [
    ...l2
      .filter(({ nodes }) => nodes.names().length === 0)
      .map(each =>
        diagnose(
          each,
          'nodes',
          'l2-node-selector-empty-set',
          `no node answers for ${each.name}: ${formatSelector(each.nodes.selector ?? {})} selects none`,
        ),
      ),
    ...egress
      .filter(({ through }) => through.names().length === 0)
      .map(each =>
        diagnose(
          each,
          'through',
          'egress-gateway-selector-empty',
          `no node is a gateway of ${each.name}: ${formatSelector(each.through.selector ?? {})} selects none`,
          { why: 'traffic that matches the policy is dropped' },
        ),
      ),
  ])
}
