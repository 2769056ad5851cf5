/** Addresses that somebody has, and networks that are in use: what a pool must stay clear of. */
import { contains, hostPrefix, network, parseCidr, type Address, type Prefix } from '../net/prefix.ts'
import type { Sited } from '../text/origin.ts'
import type { Cluster } from './cluster.ts'
import type { Fabric } from './fabric.ts'
import type { Router } from './router.ts'

/** An address that belongs to a node or a router. */
export interface Taken {
  readonly address: Address
  /** `node kube1`, `router tor0`, `peer tor0`. */
  readonly owner: string
  /** Where it says so. */
  readonly on: Sited
  readonly field?: string
}

/** A network of pods or Services. */
export interface UsedNetwork {
  readonly prefix: Prefix
  /** `the pod network of kube1`. */
  readonly what: string
  readonly on: Sited
  readonly field?: string
}

/** The routers that a cluster has sessions with. */
export function routersOf(cluster: Cluster, { sessions }: Pick<Fabric, 'sessions'>): readonly Router[] {
  const met = sessions.flatMap(({ ends: [node, router] }) =>
    node.kind === 'node' && router.kind === 'router' && node.from.cluster === cluster ? [router.from.router] : [],
  )
  return [...new Set(met)]
}

/** The addresses of a cluster's nodes, of the peers it dials, and of the routers it has sessions with. */
export function takenAddresses(cluster: Cluster, fabric: Pick<Fabric, 'sessions'>): readonly Taken[] {
  return [
    ...cluster.nodes.flatMap(node =>
      [
        ...node.addresses.map(address => ({ address, field: 'addresses' })),
        ...(node.externalAddresses ?? []).map(address => ({ address, field: 'externalAddresses' })),
      ].map(each => ({ ...each, owner: `node ${node.name}`, on: node })),
    ),
    ...routersOf(cluster, fabric).flatMap(router =>
      router.interfaces.flatMap(each =>
        each.addresses.map(({ address }) => ({ address, owner: `router ${router.name}`, on: each })),
      ),
    ),
    ...cluster.bgp
      .flatMap(({ instances }) => instances.flatMap(({ peers }) => peers))
      .flatMap(peer =>
        peer.address ? [{ address: peer.address, owner: `peer ${peer.name}`, on: peer, field: 'address' }] : [],
      ),
  ]
}

/** The networks that pods get their addresses from, as Nodes, Helm values and CiliumPodIPPools say. */
export function podNetworks({ nodes, helm, podPools = [], origin }: Cluster): readonly UsedNetwork[] {
  const ofNodes = helm?.['ipamMode'] === undefined || helm['ipamMode'] === 'kubernetes'
  const ofHelm = (['clusterPoolIpv4PodCidrs', 'clusterPoolIpv6PodCidrs'] as const).flatMap(feature => {
    const value = helm?.[feature]
    const texts = Array.isArray(value) ? (value as readonly string[]) : []
    return texts.flatMap((text): UsedNetwork[] => {
      const cidr = parseCidr(text)
      const what = 'a network that nodes get their pod networks from'
      return cidr ? [{ prefix: network(cidr), what, on: { origin }, field: `helm.${feature}` }] : []
    })
  })
  return [
    ...ofHelm,
    ...podPools.flatMap(pool =>
      pool.cidrs.map(prefix => ({ prefix, what: `CiliumPodIPPool ${pool.name}`, on: pool, field: 'cidrs' })),
    ),
    ...(ofNodes ? nodes : []).flatMap(node =>
      node.podCidrs.map(prefix => ({ prefix, what: `the pod network of ${node.name}`, on: node, field: 'podCidrs' })),
    ),
  ]
}

/** The subnets that a cluster shares with its routers: a router's interface, with an address of a node on it. */
export function nodeSubnets(cluster: Cluster, fabric: Pick<Fabric, 'sessions'>): readonly UsedNetwork[] {
  const nodes = fabric.sessions.flatMap(({ ends: [node] }) =>
    node.kind === 'node' && node.from.cluster === cluster && node.address ? [node.address] : [],
  )
  return routersOf(cluster, fabric).flatMap(router =>
    router.interfaces.flatMap(each =>
      each.addresses.flatMap((cidr): UsedNetwork[] => {
        const prefix = network(cidr)
        return nodes.some(address => contains(prefix, address))
          ? [{ prefix, what: `${each.name} of ${router.name}`, on: each }]
          : []
      }),
    ),
  )
}

/** The networks that Services get their ClusterIPs from; a guess where they are told from the ClusterIPs there are. */
export function serviceNetworks({
  serviceCidrs = [],
  services,
}: Cluster): readonly (UsedNetwork & { guess?: string })[] {
  if (serviceCidrs.length > 0)
    return serviceCidrs.map(each => ({ prefix: each.prefix, what: 'the Service network', on: each }))
  return ([4, 6] as const).flatMap(version => {
    const given = services.flatMap(service =>
      (service.clusterIps ?? [])
        .filter(address => address.version === version)
        .map(address => ({ address, on: service, field: 'clusterIps' })),
    )
    const prefix = given.length < 3 ? undefined : covering(given.map(({ address }) => address))
    if (!prefix || prefix.length < (version === 4 ? 12 : 64)) return []
    const guess = `the Service network is taken to hold the ${given.length} ClusterIPs that are in the files`
    return [{ ...given[0]!, prefix, what: 'what the ClusterIPs there are come from', guess }]
  })
}

/** The smallest network with all of some addresses. */
function covering(addresses: readonly Address[]): Prefix {
  let prefix = hostPrefix(addresses[0]!)
  while (!addresses.every(address => contains(prefix, address)))
    prefix = network({ address: prefix.address, length: prefix.length - 1 })
  return prefix
}
