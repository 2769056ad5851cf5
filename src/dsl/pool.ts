/** Pools that LoadBalancer addresses come from (Cilium: LB-IPAM, CiliumLoadBalancerIPPool). */
import {
  addressAt,
  formatCidr,
  formatAddress,
  plus,
  rangeOf,
  compareAddress,
  type Address,
  type Prefix,
  type Range,
} from '../net/prefix.ts'
import type { Selector } from '../net/selector.ts'
import type { Origin, Sited } from '../text/origin.ts'
import { calledFrom } from './callsite.ts'
import { selectorOf, type Cluster, type Wanted } from './cluster.ts'
import { readNetwork, type Subnet } from './network.ts'
import { complain, readAddress, readName } from './problem.ts'

export interface PoolOptions {
  /** The cluster that hands out its addresses. */
  in: Cluster
  /** Networks, subnets, or first and last address from `range`. */
  blocks: readonly (string | Subnet | PoolRange)[]
  /** Whether the first and last address of a network are handed out (Cilium: `allowFirstLastIPs`). When left out: the release's default, no before 1.16 and yes since. */
  firstAndLast?: boolean
  /** Which Services may have its addresses (Cilium: `serviceSelector`); every one when left out. */
  of?: Wanted
  /** Hands out nothing more; what is handed out stays (Cilium: `disabled`). */
  disabled?: boolean
}

/** A first and a last address. Made by `range`. */
export class PoolRange implements Sited {
  readonly kind = 'range'
  readonly first: Address
  readonly last: Address
  readonly origin: Origin
  constructor(first: string, last: string, origin: Origin) {
    this.origin = origin
    this.first = readAddress(first, this, 'first')
    this.last = readAddress(last, this, 'last')
    if (this.first.version !== this.last.version || compareAddress(this.first, this.last) > 0)
      complain(this, 'last', 'pool-range-invalid', `${last} does not come after ${first}`)
  }
}

/** The addresses from `first` to `last`, both included. */
export function range(first: string, last: string): PoolRange {
  return new PoolRange(first, last, calledFrom(range))
}

/** A pool of addresses. Made by `pool`. */
export class Pool implements Sited {
  readonly kind = 'pool'
  readonly name: string
  readonly cluster: Cluster
  readonly blocks: readonly (Prefix | PoolRange)[]
  readonly firstAndLast: boolean | undefined
  readonly selector: Selector | undefined
  readonly disabled: boolean
  readonly origin: Origin

  constructor(name: string, options: PoolOptions, origin: Origin) {
    this.origin = origin
    this.name = readName(name, this)
    this.cluster = options.in
    this.blocks = options.blocks.map((block, i) =>
      block instanceof PoolRange ? block : readNetwork(block, this, `blocks.${i}`),
    )
    if (this.blocks.length === 0)
      complain(this, 'blocks', 'pool-range-invalid', `pool ${name} has no block: no Service can get an address`)
    this.firstAndLast = options.firstAndLast
    this.selector = options.of && selectorOf(options.of)
    this.disabled = options.disabled ?? false
    options.in.pools.push(this)
  }

  /**
   * One address of the pool's first block, to be asked for by a Service or Gateway.
   *
   * @param host its number, counted from the block's first address.
   */
  address(host: number): PoolAddress {
    return new PoolAddress(this, host, calledFrom(this.address))
  }

  /** The ranges of its blocks. */
  ranges(): readonly Range[] {
    return this.blocks.map(block => (block instanceof PoolRange ? block : rangeOf(block)))
  }
}

/** One address of a pool. Made by `Pool.address`. */
export class PoolAddress implements Sited {
  readonly kind = 'pool address'
  readonly pool: Pool
  readonly address: Address
  readonly origin: Origin
  constructor(owner: Pool, host: number, origin: Origin) {
    this.pool = owner
    this.origin = origin
    const block = owner.blocks[0]
    const whole = Number.isInteger(host) && host >= 0
    const found = !whole
      ? undefined
      : block instanceof PoolRange
        ? plus(block.first, host)
        : block && addressAt(block, host)
    const outside = !found || (block instanceof PoolRange && compareAddress(found, block.last) > 0)
    if (outside && block)
      complain(
        this,
        'host',
        'requested-ip-not-in-pool',
        `${host} is no number of an address in ${block instanceof PoolRange ? `${formatAddress(block.first)} to ${formatAddress(block.last)}` : formatCidr(block)}`,
      )
    this.address = found ?? { version: 4, words: [0] }
  }
}

/**
 * A pool of addresses for Services of type LoadBalancer (Cilium: CiliumLoadBalancerIPPool).
 *
 * @example const vips = pool('vips', { in: lab, blocks: ['192.168.77.0/24'] })
 */
export function pool(name: string, options: PoolOptions): Pool {
  return new Pool(name, options, calledFrom(pool))
}
