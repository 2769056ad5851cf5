/** What nodes announce to their peers (Cilium: CiliumBGPAdvertisement). */
import type { AdvertisementEntry, Communities, ServiceAddress } from '../fabric/cluster.ts'
import type { Prefix } from '../net/prefix.ts'
import { everything } from '../net/selector.ts'
import { renamed, type Origin, type Sited } from '../text/origin.ts'
import { calledFrom } from './callsite.ts'
import { selectorOf, type Wanted } from './cluster.ts'
import { readNetworks, type Subnet } from './network.ts'
import type { Pool } from './pool.ts'
import { readCommunities, readNumber } from './problem.ts'

/** A community: standard `65001:100`, large `65001:1:2`, or a well-known name (RFC 1997, RFC 8092). */
export type Community =
  | `${number}:${number}`
  | `${number}:${number}:${number}`
  | 'no-export'
  | 'no-advertise'
  | 'no-export-subconfed'
  | 'no-peer'
  | 'blackhole'
  | 'internet'
  | 'planned-shut'
  | 'accept-own'
  | 'llgr-stale'
  | 'no-llgr'

export interface Attributes {
  /** Attached to each route. */
  communities?: readonly Community[]
  /** 0 to 4294967295, higher is better; sent to iBGP peers only (RFC 4271 section 5.1.5). 100 when left out. */
  localPreference?: number
}

export interface ServiceAttributes extends Attributes {
  /** Labels of the Services, or a selector; every Service when left out. */
  of?: Wanted
  /** Announces one prefix of this length in place of the addresses in it (Cilium: `aggregationLengthIPv4`, `…IPv6`). */
  aggregate?: { ipv4?: number; ipv6?: number }
}

/** Something that is announced. Made by `loadBalancerAddresses`, `podCidrs` and the like. */
export class Advertise implements Sited {
  readonly kind = 'advertisement'
  /** As Cilium is told. */
  readonly entry: AdvertisementEntry
  /** The pools whose addresses it announces; undefined: all enabled ones of the cluster. */
  readonly pools: readonly Pool[] | undefined
  /** Prefixes it may announce, where they can't be told from pools and nodes. */
  readonly prefixes: readonly Prefix[]
  readonly origin: Origin

  constructor(
    entry: Omit<
      AdvertisementEntry,
      'origin' | 'communities' | 'localPreference' | 'aggregationLengthIpv4' | 'aggregationLengthIpv6'
    >,
    attributes: Attributes & Partial<ServiceAttributes>,
    covers: { pools?: readonly Pool[]; prefixes?: readonly (string | Subnet)[] },
    origin: Origin,
  ) {
    this.origin = origin
    const { aggregate = {}, localPreference } = attributes
    this.entry = {
      ...entry,
      ...(aggregate.ipv4 !== undefined && {
        aggregationLengthIpv4: readNumber(aggregate.ipv4, this, 'aggregate.ipv4', [0, 31]),
      }),
      ...(aggregate.ipv6 !== undefined && {
        aggregationLengthIpv6: readNumber(aggregate.ipv6, this, 'aggregate.ipv6', [0, 127]),
      }),
      ...(attributes.communities && { communities: communitiesOf(attributes.communities, this) }),
      ...(localPreference !== undefined && {
        localPreference: readNumber(localPreference, this, 'localPreference', [0, 4294967295]),
      }),
      origin: renamed(origin, {
        aggregationLengthIpv4: 'aggregate.ipv4',
        aggregationLengthIpv6: 'aggregate.ipv6',
        selector: 'of',
      }),
    }
    this.pools = covers.pools
    this.prefixes = readNetworks(covers.prefixes ?? [], this, 'prefixes')
  }
}

function communitiesOf(written: readonly Community[], node: Sited): Communities {
  const sorted = Object.entries(readCommunities(written, node, 'communities'))
  return Object.fromEntries(sorted.filter(([, list]) => list.length > 0))
}

/**
 * Addresses of Services of type LoadBalancer, as /32 and /128 (Cilium: `Service`, `LoadBalancerIP`).
 *
 * @example loadBalancerAddresses({ from: vips, of: { expose: 'bgp' } })
 */
export function loadBalancerAddresses(
  options: ServiceAttributes & {
    /** The pools they come from; all of the cluster when left out. */ from?: Pool | readonly Pool[]
  },
): Advertise {
  return ofServices(
    'LoadBalancerIP',
    options,
    options.from && { pools: [options.from].flat() },
    calledFrom(loadBalancerAddresses),
  )
}

/** ClusterIPs of Services (Cilium: `Service`, `ClusterIP`). Needs `serviceCidrs` of the cluster. */
export function clusterAddresses(options: ServiceAttributes): Advertise {
  return ofServices('ClusterIP', options, {}, calledFrom(clusterAddresses))
}

/** ExternalIPs of Services (Cilium: `Service`, `ExternalIP`). */
export function externalAddresses(
  options: ServiceAttributes & {
    /** Where they lie, for the routers' filters. */ prefixes: readonly (string | Subnet)[]
  },
): Advertise {
  return ofServices('ExternalIP', options, { prefixes: options.prefixes }, calledFrom(externalAddresses))
}

function ofServices(
  address: ServiceAddress,
  options: ServiceAttributes,
  covers: { pools?: readonly Pool[]; prefixes?: readonly (string | Subnet)[] } | undefined,
  origin: Origin,
): Advertise {
  return new Advertise(
    { type: 'Service', addresses: [address], selector: options.of ? selectorOf(options.of) : everything },
    options,
    covers ?? {},
    origin,
  )
}

/** Each node's part of the pod network (Cilium: `PodCIDR`). Needs IPAM `kubernetes` or `cluster-pool`. */
export function podCidrs(options: Attributes = {}): Advertise {
  return new Advertise({ type: 'PodCIDR' }, options, {}, calledFrom(podCidrs))
}

/** Parts of CiliumPodIPPools that nodes hold (Cilium: `CiliumPodIPPool`). Needs IPAM `multi-pool`. */
export function podPools(
  options: Attributes & {
    /** Labels of the pools. */ of: Wanted
    /** Where they lie, for the routers' filters. */ prefixes: readonly (string | Subnet)[]
  },
): Advertise {
  return new Advertise(
    { type: 'CiliumPodIPPool', selector: selectorOf(options.of) },
    options,
    options,
    calledFrom(podPools),
  )
}

/** Addresses of an interface of the nodes, as /32 and /128 (Cilium: `Interface`, since 1.19). */
export function interfaceAddresses(
  options: Attributes & {
    /** Its name on the nodes. */ interface: string
    /** Where they lie, for the routers' filters. */ prefixes: readonly (string | Subnet)[]
  },
): Advertise {
  return new Advertise(
    { type: 'Interface', interface: options.interface },
    options,
    options,
    calledFrom(interfaceAddresses),
  )
}
