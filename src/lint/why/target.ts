/** What a question is about: prefixes and Services that may be announced. */
import type { Cluster, Pool } from '../../fabric/cluster.ts'
import { exposedServices, type ExposedService } from '../../fabric/exposed.ts'
import type { Fabric } from '../../fabric/fabric.ts'
import { loadBalancers, nameOf, poolsFor } from '../../fabric/load-balancer.ts'
import { blockRange, isIn } from '../../fabric/pool.ts'
import { contains, formatCidr, hostPrefix, parseAddress, parsePrefix, type Prefix } from '../../net/prefix.ts'
import type { Sited } from '../../text/origin.ts'

/** Something that may be announced: a prefix, or a Service that gets its address from a pool. */
export interface Target {
  readonly cluster: Cluster
  readonly prefix: Prefix
  readonly shown: string
  readonly service?: ExposedService
  readonly pool?: Pool
  readonly origin: Sited
}

/** What an address, a prefix or the name of a Service stands for, in each cluster. */
export function targetsOf({ clusters }: Fabric, about: string): readonly Target[] {
  const address = parseAddress(about)
  const prefix = address ? hostPrefix(address) : parsePrefix(about)
  return clusters.flatMap(cluster => (prefix ? prefixTargets(cluster, prefix) : serviceTargets(cluster, about)))
}

function prefixTargets(cluster: Cluster, prefix: Prefix): readonly Target[] {
  const shown = formatCidr(prefix)
  const pods = cluster.nodes.filter(({ podCidrs }) => podCidrs.some(each => contains(each, prefix)))
  const pools = cluster.pools.filter(pool => holds(pool, prefix))
  const owner = loadBalancers(cluster).find(each =>
    [...each.addresses, ...(each.givenAddresses ?? [])].some(
      one => contains(prefix, one) && contains(hostPrefix(one), prefix),
    ),
  )
  return [
    ...pods.map(node => ({ cluster, prefix, shown, origin: node })),
    ...pools.map(pool => ({ cluster, prefix, shown, pool, origin: pool, ...(owner && { service: owner }) })),
  ]
}

function holds({ blocks }: Pool, prefix: Prefix): boolean {
  return blocks.some(block => {
    const range = blockRange(block)
    return range !== undefined && isIn(range, prefix.address)
  })
}

function serviceTargets(cluster: Cluster, name: string): readonly Target[] {
  return exposedServices(cluster)
    .filter(service => name === service.name || name === nameOf(service))
    .map(service => {
      const pool = poolsFor(service, cluster.pools)?.[0]
      const block = pool?.blocks[0]
      const known = [...service.addresses, ...(service.givenAddresses ?? [])][0]
      const first = block && blockRange(block)?.first
      const prefix = (known ?? first) ? hostPrefix((known ?? first)!) : undefined
      return prefix
        ? { cluster, prefix, shown: nameOf(service), service, ...(pool && { pool }), origin: service }
        : undefined
    })
    .filter(each => each !== undefined)
}
