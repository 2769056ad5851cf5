/** Who shares a subnet with whom, and how many hops lie between: worked out from addresses and cables. */
import { Cluster, Node } from '../dsl/cluster.ts'
import type { SubnetAddress } from '../dsl/network.ts'
import type { Peering } from '../dsl/peering.ts'
import { Port, type Router } from '../dsl/router.ts'
import { formatCidr, type Address, type IpVersion, type Prefix } from '../net/prefix.ts'

/** The versions in which two ends may have a path, in the order their sessions come. */
export const bothVersions: readonly IpVersion[] = [4, 6]

/** A subnet with everything that has an address in it. */
export interface Segment {
  readonly prefix: Prefix
  readonly routers: { readonly router: Router; readonly port: string; readonly at: SubnetAddress }[]
  readonly nodes: {
    readonly cluster: Cluster
    readonly name: string
    readonly node: Node
    readonly at: SubnetAddress
  }[]
}

export class Topology {
  readonly segments: readonly Segment[]
  readonly #byPrefix = new Map<string, Segment>()
  readonly #next = new Map<Router, Set<Router>>()

  constructor(clusters: readonly Cluster[], routers: readonly Router[], peerings: readonly Peering[]) {
    for (const each of routers)
      for (const { name: port, addresses } of each.interfaces)
        for (const at of addresses) this.#segment(at).routers.push({ router: each, port, at })
    for (const each of clusters)
      for (const [name, node] of each.members)
        for (const at of node.addresses) this.#segment(at).nodes.push({ cluster: each, name, node, at })
    this.segments = [...this.#byPrefix.values()]
    for (const { routers: members } of this.segments)
      for (const a of members) for (const b of members) this.#join(a.router, b.router)
    for (const [a, b] of peerings.flatMap(cablesOf)) this.#join(a.router, b.router)
  }

  #segment(at: SubnetAddress): Segment {
    const key = formatCidr(at.subnet.prefix)
    const known = this.#byPrefix.get(key) ?? { prefix: at.subnet.prefix, routers: [], nodes: [] }
    this.#byPrefix.set(key, known)
    return known
  }

  #join(a: Router, b: Router): void {
    if (a === b) return
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      this.#next.set(from, (this.#next.get(from) ?? new Set()).add(to))
  }

  /** The segment an address lies in. */
  segmentOf(at: SubnetAddress): Segment | undefined {
    return this.#byPrefix.get(formatCidr(at.subnet.prefix))
  }

  /** The addresses by which a node and a router see each other on one segment, the node's first such. */
  shared(
    node: Node,
    router: Router,
    version: IpVersion,
  ): { readonly node: SubnetAddress; readonly router: SubnetAddress; readonly port: string } | undefined {
    for (const at of node.addresses) {
      if (at.cidr.address.version !== version) continue
      const there = this.segmentOf(at)?.routers.find(each => each.router === router)
      if (there) return { node: at, router: there.at, port: there.port }
    }
    return undefined
  }

  /** The addresses by which two routers see each other, on each segment that they share. */
  between(a: Router, b: Router, version: IpVersion): readonly (readonly [SubnetAddress, SubnetAddress])[] {
    return this.segments.flatMap(({ prefix, routers }) => {
      if (prefix.address.version !== version) return []
      const [left, right] = [a, b].map(end => routers.find(each => each.router === end))
      return left && right ? [[left.at, right.at] as const] : []
    })
  }

  /** The fewest hops from a node to a router, 1 where they share a segment; with the address the node sets out from. */
  fromNode(node: Node, to: Router, version: IpVersion): { readonly hops: number; readonly from: Address } | undefined {
    let best: { hops: number; from: Address } | undefined
    for (const at of node.addresses) {
      if (at.cidr.address.version !== version) continue
      for (const { router } of this.segmentOf(at)?.routers ?? []) {
        const hops = this.hops(router, to)
        if (hops !== undefined && hops + 1 < (best?.hops ?? Infinity)) best = { hops: hops + 1, from: at.cidr.address }
      }
    }
    return best
  }

  /** The fewest hops between two routers, 0 to itself; undefined where nothing joins them. */
  hops(from: Router, to: Router): number | undefined {
    const seen = new Set([from])
    let edge: readonly Router[] = [from]
    for (let hops = 0; edge.length > 0; hops++) {
      if (edge.includes(to)) return hops
      edge = edge.flatMap(each => [...(this.#next.get(each) ?? [])]).filter(each => !seen.has(each) && seen.add(each))
    }
    return undefined
  }
}

/** The cables that a peering between ports implies: one for each pair of ports in the same place of the two sides. */
function cablesOf({ sides: [left, right] }: Peering): readonly (readonly [Port, Port])[] {
  const ports = [left, right].map(side => side.filter(end => end instanceof Port)) as [Port[], Port[]]
  return ports[0].flatMap((port, i) => (ports[1][i] ? [[port, ports[1][i]] as const] : []))
}
