/** Addresses that somebody has, and networks that are in use: what a pool must stay clear of. */
import { contains, network, parseCidr, type Address, type Prefix } from '../net/prefix.ts'
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
