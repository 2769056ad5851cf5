/** What needs no BGP: L2 announcements, and addresses that pods leave the cluster with. */
import type { Address, Prefix } from '../net/prefix.ts'
import type { Selector } from '../net/selector.ts'
import type { Origin, Sited } from '../text/origin.ts'
import { calledFrom } from './callsite.ts'
import { selectorOf, type Cluster, type NodeSet, type Wanted } from './cluster.ts'
import { readNetworks, type Subnet } from './network.ts'
import { complain, readAddress, readDuration, readName, type Duration } from './problem.ts'

export interface L2Options {
  /** Labels of the Services, or a selector; every one when left out. */
  of?: Wanted
  /** The nodes that may answer; all when left out. */
  nodes: NodeSet
  /** Regular expressions of the interfaces that answer, `^eth[0-9]+$`; all when left out. */
  interfaces?: readonly string[]
  /** Answers for the Services' LoadBalancer addresses. Yes when left out. */
  loadBalancerAddresses?: boolean
  /** Answers for the Services' external addresses. No when left out. */
  externalAddresses?: boolean
  /** How soon another node takes over: the lease's length, the time to renew it, the time between tries (Helm: `l2announcements.lease…`). */
  lease?: { duration: Duration; renew: Duration; retry: number }
}

/** Nodes that answer ARP and NDP for Services. Made by `l2Announcement`. */
export class L2Announcement implements Sited {
  readonly kind = 'l2 announcement'
  readonly name: string
  readonly cluster: Cluster
  readonly selector: Selector | undefined
  readonly nodes: NodeSet
  readonly interfaces: readonly string[]
  readonly loadBalancerAddresses: boolean
  readonly externalAddresses: boolean
  /** Seconds. */
  readonly lease: { readonly duration: number; readonly renew: number; readonly retry: number } | undefined
  readonly origin: Origin
  constructor(name: string, options: L2Options, origin: Origin) {
    this.origin = origin
    this.name = readName(name, this)
    this.cluster = options.nodes.cluster
    this.nodes = options.nodes
    this.selector = options.of && selectorOf(options.of)
    this.interfaces = options.interfaces ?? []
    this.loadBalancerAddresses = options.loadBalancerAddresses ?? true
    this.externalAddresses = options.externalAddresses ?? false
    if (!this.loadBalancerAddresses && !this.externalAddresses)
      complain(
        this,
        'loadBalancerAddresses',
        'l2-policy-announces-nothing',
        `${name} answers neither for LoadBalancer nor for external addresses`,
      )
    this.lease = options.lease && this.#lease(options.lease)
    this.cluster.l2.push(this)
  }

  /** Cilium refuses leases that can't be renewed in time: duration > renew > 1.2 × retry. */
  #lease({ duration, renew, retry }: NonNullable<L2Options['lease']>): {
    duration: number
    renew: number
    retry: number
  } {
    const lease = {
      duration: readDuration(duration, this, 'lease.duration', [1, 3600]),
      renew: readDuration(renew, this, 'lease.renew', [1, 3600]),
      retry,
    }
    if (!(retry > 0))
      complain(this, 'lease.retry', 'number-out-of-range', `lease.retry is ${retry}, not a number of seconds above 0`)
    if (lease.duration <= lease.renew || lease.renew < 1.2 * retry)
      complain(
        this,
        'lease',
        'l2-lease-timings',
        `a lease of ${lease.duration} s, renewed within ${lease.renew} s, tried every ${retry} s can't be kept`,
        {
          help: 'the lease is longer than the time to renew it, and that is at least 1.2 times the time between tries: 15, 5, 2',
        },
      )
    return lease
  }
}

/** Nodes that answer ARP and NDP for Services' addresses, for networks without BGP (Cilium: CiliumL2AnnouncementPolicy). */
export function l2Announcement(name: string, options: L2Options): L2Announcement {
  return new L2Announcement(name, options, calledFrom(l2Announcement))
}

export interface EgressOptions {
  /** Labels of the pods, or a selector. */
  pods: Wanted
  /** Their namespaces; all when left out. */
  namespaces?: string | readonly string[]
  /** Where they go. */
  to: readonly (string | Subnet)[]
  /** Not when they go here. */
  except?: readonly (string | Subnet)[]
  /** The nodes that they leave through; Cilium takes the first by name. */
  through: NodeSet
  /** The address they leave with, which one of those nodes must have on an interface. */
  address?: string
  /** Or the interface whose first address they leave with. */
  interface?: string
}

/** Pods that leave the cluster through one node. Made by `egressGateway`. */
export class EgressGateway implements Sited {
  readonly kind = 'egress gateway'
  readonly name: string
  readonly cluster: Cluster
  readonly pods: Selector
  readonly namespaces: readonly string[]
  readonly to: readonly Prefix[]
  readonly except: readonly Prefix[]
  readonly through: NodeSet
  readonly address: Address | undefined
  readonly interface: string | undefined
  readonly origin: Origin
  constructor(name: string, options: EgressOptions, origin: Origin) {
    this.origin = origin
    this.name = readName(name, this)
    this.cluster = options.through.cluster
    this.pods = selectorOf(options.pods)
    this.namespaces = [options.namespaces ?? []].flat()
    this.to = readNetworks(options.to, this, 'to')
    this.except = readNetworks(options.except ?? [], this, 'except')
    this.through = options.through
    this.address = options.address === undefined ? undefined : readAddress(options.address, this, 'address')
    this.interface = options.interface
    if (options.address !== undefined && options.interface !== undefined)
      complain(
        this,
        'interface',
        'egress-ip-and-interface',
        `${name} names an address and an interface: Cilium ignores such a policy`,
      )
    this.cluster.egress.push(this)
  }
}

/** Pods that leave the cluster through chosen nodes, with a chosen address (Cilium: CiliumEgressGatewayPolicy). */
export function egressGateway(name: string, options: EgressOptions): EgressGateway {
  return new EgressGateway(name, options, calledFrom(egressGateway))
}
