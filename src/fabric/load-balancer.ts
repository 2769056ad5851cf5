/** Services that are reached from outside: who gives them addresses, and who announces these. */
import { selects } from '../net/selector.ts'
import type { Advertisement, AdvertisementEntry, Cluster, L2Policy, Pool, ServiceAddress } from './cluster.ts'
import { exposedServices, serviceTypeOf, type ExposedService } from './exposed.ts'

/** `spec.loadBalancerClass` of the Services that Cilium serves (Cilium: operator/pkg/lbipam, bgp-control-plane, l2-announcements). */
export const classes = {
  bgp: 'io.cilium/bgp-control-plane',
  l2: 'io.cilium/l2-announcer',
  node: 'io.cilium/node',
} as const

/** The Services of type LoadBalancer, those that Cilium makes among them. */
export function loadBalancers(cluster: Cluster): readonly ExposedService[] {
  return exposedServices(cluster).filter(service => serviceTypeOf(service) === 'LoadBalancer')
}

/** A Service as messages name it. */
export function nameOf({ namespace, name }: Pick<ExposedService, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`
}

/** Whether LB-IPAM gives a Service its address; unknown where another controller may, or its class is filled in later. */
export function isOfLbIpam(service: ExposedService, { helm, metalLbPools = [] }: Cluster): boolean | undefined {
  if (helm?.['enableLbIpam'] === false) return false
  const { loadBalancerClass, origin } = service
  if (loadBalancerClass !== undefined) return loadBalancerClass === classes.bgp || loadBalancerClass === classes.l2
  if (origin.fields?.['loadBalancerClass'] || metalLbPools.length > 0) return undefined
  return (helm?.['defaultLbServiceIpam'] ?? 'lbipam') === 'lbipam'
}

/** Whether BGP announces the LoadBalancer addresses of a Service if an advertisement selects it; unknown where its class is. */
export function isOfBgp({ loadBalancerClass, origin }: ExposedService): boolean | undefined {
  if (loadBalancerClass === undefined) return origin.fields?.['loadBalancerClass'] ? undefined : true
  return loadBalancerClass === classes.bgp
}

/** Whether L2 announcements answer for the addresses of a Service if a policy selects it; unknown where its class is. */
export function isOfLan({ loadBalancerClass, origin }: ExposedService): boolean | undefined {
  if (loadBalancerClass === undefined) return origin.fields?.['loadBalancerClass'] ? undefined : true
  return loadBalancerClass === classes.l2
}

/** The pools in force that a Service may get an address from; undefined where the selector of one is not known. */
export function poolsFor({ labels }: ExposedService, pools: readonly Pool[]): readonly Pool[] | undefined {
  const enabled = pools.filter(({ disabled }) => disabled !== true)
  if (enabled.some(pool => !pool.serviceSelector && pool.origin.fields?.['serviceSelector'])) return undefined
  return enabled.filter(({ serviceSelector }) => !serviceSelector || selects(serviceSelector, labels))
}

/** The entries that announce Services, with their advertisements; all addresses unless one kind is asked for. */
export function serviceEntries(
  { advertisements }: Cluster,
  address?: ServiceAddress,
): readonly { readonly advertisement: Advertisement; readonly entry: AdvertisementEntry }[] {
  return advertisements.flatMap(advertisement =>
    advertisement.entries
      .filter(({ type, addresses }) => type === 'Service' && (address === undefined || addresses?.includes(address)))
      .map(entry => ({ advertisement, entry })),
  )
}

/** Whether an entry, or a policy of L2 announcements, selects a Service; an entry without a selector selects none, a policy all. */
export function announces(by: AdvertisementEntry | L2Policy, { labels }: ExposedService): boolean {
  if ('type' in by) return by.selector !== undefined && selects(by.selector, labels)
  return by.serviceSelector === undefined || selects(by.serviceSelector, labels)
}
