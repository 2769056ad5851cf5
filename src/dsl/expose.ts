/** Services and Gateways that are to be reached from outside. */
import type { Address } from '../net/prefix.ts'
import type { Labels } from '../net/selector.ts'
import type { Origin, Sited } from '../text/origin.ts'
import { calledFrom } from './callsite.ts'
import type { Cluster } from './cluster.ts'
import type { PoolAddress } from './pool.ts'
import { readLabels, readName } from './problem.ts'

export interface GatewayOptions {
  /** The cluster it runs in. */
  in: Cluster
  /** Its namespace; `default` when left out. */
  namespace?: string
  /** The labels that advertisements and pools select by. */
  labels: Labels
  /** Asks for these addresses, from `pool.address(…)` (Cilium: `lbipam.cilium.io/ips`). */
  address?: PoolAddress | readonly PoolAddress[]
}

export interface ServiceOptions extends GatewayOptions {
  /** Who may announce it; anyone when left out (Kubernetes: `spec.loadBalancerClass`). */
  announcedBy?: 'bgp' | 'l2'
  /** `Local`: only nodes that run a pod of it announce and serve it, and the client's address is kept (Kubernetes: `spec.externalTrafficPolicy`). */
  externalTrafficPolicy?: 'Cluster' | 'Local'
}

abstract class Exposed implements Sited {
  readonly name: string
  readonly namespace: string
  readonly cluster: Cluster
  readonly labels: Labels
  readonly addresses: readonly Address[]
  readonly asked: readonly PoolAddress[]
  readonly origin: Origin
  constructor(name: string, options: GatewayOptions, origin: Origin) {
    this.origin = origin
    this.name = readName(name, this)
    this.namespace = readName(options.namespace ?? 'default', this, 'namespace')
    this.cluster = options.in
    this.labels = readLabels(options.labels, this, 'labels')
    this.asked = [options.address ?? []].flat()
    this.addresses = this.asked.map(each => each.address)
  }
}

/** A Service of type LoadBalancer. Made by `service`. */
export class ExposedService extends Exposed {
  readonly kind = 'service'
  readonly announcedBy: 'bgp' | 'l2' | undefined
  readonly externalTrafficPolicy: 'Cluster' | 'Local' | undefined
  constructor(name: string, options: ServiceOptions, origin: Origin) {
    super(name, options, origin)
    this.announcedBy = options.announcedBy
    this.externalTrafficPolicy = options.externalTrafficPolicy
    options.in.services.push(this)
  }
}

/** A Gateway of the Gateway API. Made by `gateway`. */
export class ExposedGateway extends Exposed {
  readonly kind = 'gateway'
  constructor(name: string, options: GatewayOptions, origin: Origin) {
    super(name, options, origin)
    options.in.gateways.push(this)
  }
}

/**
 * A Service of type LoadBalancer that the application owns; netc writes the patch that adds what makes it reachable.
 *
 * @example service('web', { in: lab, namespace: 'prod', labels: { expose: 'bgp' } })
 */
export function service(name: string, options: ServiceOptions): ExposedService {
  return new ExposedService(name, options, calledFrom(service))
}

/**
 * A Gateway that the application owns. Its labels go to `spec.infrastructure.labels`, the only ones Cilium copies to
 * the Service it makes; labels of the Gateway itself are never copied.
 *
 * @example gateway('web', { in: lab, namespace: 'prod', labels: { expose: 'bgp' } })
 */
export function gateway(name: string, options: GatewayOptions): ExposedGateway {
  return new ExposedGateway(name, options, calledFrom(gateway))
}
