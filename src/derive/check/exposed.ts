/** Services and Gateways that are to be reached from outside: whether they get an address, and whether anybody announces it. */
import type { Advertise } from '../../dsl/advertise.ts'
import type { Cluster } from '../../dsl/cluster.ts'
import type { ExposedGateway, ExposedService } from '../../dsl/expose.ts'
import type { Description } from '../../dsl/fabric.ts'
import type { Pool } from '../../dsl/pool.ts'
import { diagnose } from '../../dsl/problem.ts'
import { formatAddress } from '../../net/prefix.ts'
import { formatSelector, selects, type Labels, type Selector } from '../../net/selector.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Network } from './network.ts'

/** What is exposed matches what is advertised, announced and handed out. */
export function exposed({ description }: Network): Diagnostic[] {
  return description.clusters
    .map(cluster => exposureOf(cluster, description))
    .filter(({ things }) => things.length > 0)
    .flatMap(each => [idle, mute, homeless, askedInVain, askedTwice].flatMap(check => check(each)))
}

type Exposed = ExposedService | ExposedGateway

/** What one cluster exposes, and by what. */
interface Exposure {
  readonly cluster: Cluster
  readonly things: readonly Exposed[]
  /** What its nodes advertise of Services. */
  readonly advertised: readonly Advertise[]
  readonly chooses: (selector: Selector | undefined, thing: Exposed) => boolean
}

function exposureOf(cluster: Cluster, { peerings }: Description): Exposure {
  const things = [...cluster.services, ...cluster.gateways]
  const labels = new Map(things.map(each => [each, serviceLabels(each)]))
  const own = peerings.filter(({ nodes }) => nodes?.cluster === cluster)
  const advertised = new Set(own.flatMap(({ options }) => options.advertise ?? []))
  return {
    cluster,
    things,
    advertised: [...advertised].filter(({ entry }) => entry.type === 'Service'),
    chooses: (selector, thing) => !selector || selects(selector, labels.get(thing)!),
  }
}

/** The labels a Service carries when Cilium matches selectors: its own and those of its name. */
function serviceLabels({ kind, name, namespace, labels }: Exposed): Labels {
  const service = (own: string): Labels => ({
    'io.kubernetes.service.name': own,
    'io.kubernetes.service.namespace': namespace,
  })
  if (kind === 'service') return { ...labels, ...service(name) }
  return {
    'gateway.networking.k8s.io/gateway-name': name,
    'io.cilium.gateway/owning-gateway': name,
    ...labels,
    ...service(`cilium-gateway-${name}`),
  }
}

/** Advertisements of nothing. */
function idle({ cluster, things, advertised, chooses }: Exposure): Diagnostic[] {
  const pairs = things.flatMap(({ labels }) => Object.entries(labels).map(([key, value]) => `${key}=${value}`))
  const carried = [...new Set(pairs)].join(', ')
  return advertised.flatMap(each => {
    const { selector } = each.entry
    if (!selector || things.some(thing => chooses(selector, thing))) return []
    const message = `no exposed Service or Gateway of ${cluster.name} carries ${formatSelector(selector)}`
    return [
      diagnose(each, 'of', 'advert-selector-matches-no-service', message, {
        help: `they carry ${carried || 'no labels'}`,
        related: [{ span: things[0]!.origin, message: 'one of them is exposed here' }],
      }),
    ]
  })
}

/** Things that nothing announces. */
function mute({ cluster, things, advertised, chooses }: Exposure): Diagnostic[] {
  const [first] = advertised
  const help = first ? `give it ${formatSelector(first.entry.selector!)}` : 'advertise it in a peering, or by L2'
  return things
    .filter(
      thing =>
        !advertised.some(({ entry }) => entry.selector && chooses(entry.selector, thing)) &&
        !cluster.l2.some(({ selector }) => chooses(selector, thing)),
    )
    .map(thing => {
      const kind = thing.kind === 'gateway' ? 'Gateway' : 'Service'
      const message = `${kind} ${nameOf(thing)} is exposed, but nothing announces it`
      return diagnose(thing, 'labels', 'lb-service-not-advertised', message, { severity: 'warning', help })
    })
}

/** Things that no pool has an address for. A cluster without pools gets its addresses from elsewhere. */
function homeless({ cluster, things, chooses }: Exposure): Diagnostic[] {
  const [first] = cluster.pools
  if (!first) return []
  const enabled = cluster.pools.filter(({ disabled }) => !disabled)
  return things
    .filter(thing => !enabled.some(({ selector }) => chooses(selector, thing)))
    .map(thing => {
      const message = `no enabled pool of ${cluster.name} takes ${nameOf(thing)}: it never gets an address`
      const related = [{ span: first.origin, message: 'a pool is described here' }]
      return diagnose(thing, 'labels', 'service-matches-no-pool', message, { related })
    })
}

/** Addresses asked for of a pool that does not give them. */
function askedInVain({ cluster, things, chooses }: Exposure): Diagnostic[] {
  const obstacle = (pool: Pool, thing: Exposed) => {
    if (pool.cluster !== cluster) return `belongs to cluster ${pool.cluster.name}`
    if (pool.disabled) return 'is disabled'
    return chooses(pool.selector, thing) ? undefined : 'does not take it'
  }
  return things.flatMap(thing =>
    thing.asked.flatMap(({ pool, address }) => {
      const because = obstacle(pool, thing)
      if (because === undefined) return []
      const message = `${nameOf(thing)} asks for ${formatAddress(address)} of pool ${pool.name}, which ${because}`
      const related = [{ span: pool.origin, message: 'the pool is described here' }]
      return [diagnose(thing, 'address', 'requested-ip-not-in-pool', message, { related })]
    }),
  )
}

/** Addresses that two ask for. */
function askedTwice({ things }: Exposure): Diagnostic[] {
  const first = new Map<string, Exposed>()
  return things.flatMap(thing =>
    thing.addresses.map(formatAddress).flatMap(address => {
      const other = first.get(address) ?? thing
      first.set(address, other)
      if (other === thing) return []
      const message = `${nameOf(other)} and ${nameOf(thing)} both ask for ${address}`
      const related = [{ span: other.origin, message: 'the other one' }]
      return [diagnose(thing, 'address', 'requested-ip-conflict', message, { related })]
    }),
  )
}

function nameOf({ namespace, name }: Exposed): string {
  return `${namespace}/${name}`
}
