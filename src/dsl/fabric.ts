/** The whole of a description. */
import type { Origin, Sited } from '../text/origin.ts'
import type { EgressGateway, L2Announcement } from './announce.ts'
import { calledFrom } from './callsite.ts'
import type { Cluster } from './cluster.ts'
import type { ExposedGateway, ExposedService } from './expose.ts'
import type { Peering } from './peering.ts'
import type { Pool } from './pool.ts'
import { readName } from './problem.ts'
import { Port, type Router } from './router.ts'

export interface FabricOptions {
  /** Names the lab. `fabric` when left out. */
  name?: string
  /** Who speaks with whom; brings in the clusters and routers that it names. */
  peerings?: readonly Peering[]
  /** Services and Gateways that are to be reached from outside. */
  expose?: readonly (ExposedService | ExposedGateway)[]
  /** L2 announcements and egress gateways. */
  announce?: readonly (L2Announcement | EgressGateway)[]
  /** Clusters that no peering names. */
  clusters?: readonly Cluster[]
  /** Routers that no peering names. */
  routers?: readonly Router[]
  /** Pools of clusters that nothing else names. */
  pools?: readonly Pool[]
  /** Writes a kind cluster file and a containerlab topology for the same network. */
  lab?: boolean
}

/** The whole of a description. Made by `fabric`, and the default export of the entry. */
export class Description implements Sited {
  readonly kind = 'fabric'
  readonly name: string
  readonly peerings: readonly Peering[]
  readonly clusters: readonly Cluster[]
  readonly routers: readonly Router[]
  readonly lab: boolean
  readonly origin: Origin
  constructor(options: FabricOptions, origin: Origin) {
    this.origin = origin
    this.name = options.name === undefined ? 'fabric' : readName(options.name, this)
    this.peerings = options.peerings ?? []
    const sides = this.peerings.flatMap(({ sides: [left, right] }) => [...left, ...right])
    this.clusters = [
      ...new Set([
        ...(options.clusters ?? []),
        ...this.peerings.flatMap(({ nodes }) => nodes?.cluster ?? []),
        ...[...(options.expose ?? []), ...(options.announce ?? []), ...(options.pools ?? [])].map(each => each.cluster),
      ]),
    ]
    this.routers = [
      ...new Set([...(options.routers ?? []), ...sides.map(side => (side instanceof Port ? side.router : side))]),
    ]
    this.lab = options.lab ?? false
  }
}

/**
 * The whole network. Export it as the default of the entry file.
 *
 * @example export default fabric({ peerings: [peering({ between: [lab.nodes, tor] })] })
 */
export function fabric(options: FabricOptions): Description {
  return new Description(options, calledFrom(fabric))
}
