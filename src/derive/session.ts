/** Peerings spelt out: which node dials which router at which address, and which routers face each other. Types only. */
import type { Node } from '../dsl/cluster.ts'
import type { AutonomousSystem } from '../dsl/network.ts'
import type { Peering } from '../dsl/peering.ts'
import type { Router } from '../dsl/router.ts'
import type { Address, IpVersion, Prefix } from '../net/prefix.ts'

/** One node's session with one router. */
export interface NodeSession {
  readonly peering: Peering
  readonly name: string
  readonly node: Node
  readonly router: Router
  readonly version: IpVersion
  readonly nodeAs: AutonomousSystem
  readonly nodeAddress: Address
  readonly routerAddress: Address
  /** The subnet the node sets out from. */
  readonly subnet: Prefix | undefined
  readonly over: 'subnet' | 'loopback'
  readonly hops: number
}

/** One router's view of its session with another. */
export interface RouterSession {
  readonly peering: Peering
  readonly router: Router
  readonly remote: Router
  readonly version: IpVersion
  /** Where the other is reached: an address, or the own interface of an unnumbered peer. */
  readonly peer: { readonly address: Address } | { readonly interface: string }
  /** The own loopback that the session starts from. */
  readonly source: Address | undefined
  /** Addresses of the other in shared subnets, by which its loopback is reached. */
  readonly gateways: readonly Address[]
  readonly hops: number
  /** The other end's port, for the description of the interface. */
  readonly remotePort?: string
}
