/** Who is joined to whom: the cables and shared subnets of a network, as its addresses and descriptions tell. Pure. */
import type { Fabric } from '../fabric/fabric.ts'
import type { Interface } from '../fabric/router.ts'
import { formatCidr, network, type Address, type Cidr } from '../net/prefix.ts'

/** One interface of a router or of a cluster's node. */
export interface Port {
  readonly device: { readonly router: string } | { readonly cluster: string; readonly node: string }
  readonly interface: string
  readonly addresses: readonly Cidr[]
}

/** A cable, or a switch where more than two ports meet. */
export interface Segment {
  readonly ports: readonly Port[]
}

/**
 * All segments, in the order in which the routers name them. Interfaces are joined when they have addresses in one
 * network, or when the description of one names the other (`tor0 net1`). A Node's interfaces are not known: they are
 * called `net0`, `net1` and so on, one for each segment it has an address in.
 */
export function segmentsOf({ routers, clusters }: Fabric): Segment[] {
  const wiring = new Wiring()
  for (const { name, interfaces } of routers)
    for (const each of interfaces) if (!isLoopback(each)) wiring.addInterface(name, each)
  for (const { name, nodes } of clusters) for (const node of nodes) wiring.addNode(name, node.name, node.addresses)
  return wiring.segments.filter(({ ports }) => ports.length > 1)
}

/** Whether an interface is the host's own: joined to nobody. */
function isLoopback({ name }: Pick<Interface, 'name'>): boolean {
  return /^(?:lo|dummy)\d*$/.test(name)
}

interface Growing {
  readonly ports: Port[]
}

class Wiring {
  readonly segments: Growing[] = []
  readonly #byNetwork = new Map<string, Growing>()
  /** By the port that a description speaks of. */
  readonly #byFarEnd = new Map<string, Growing>()
  /** The lengths of all networks, longest first. */
  readonly #lengths: number[] = []

  addInterface(router: string, { name, addresses, description }: Interface): void {
    const networks = addresses.map(each => formatCidr(network(each)))
    const segment =
      networks.map(each => this.#byNetwork.get(each)).find(each => each) ??
      this.#byFarEnd.get(`${router} ${name}`) ??
      this.#new()
    segment.ports.push({ device: { router }, interface: name, addresses })
    for (const each of networks) if (!this.#byNetwork.has(each)) this.#byNetwork.set(each, segment)
    for (const { length } of addresses) if (!this.#lengths.includes(length)) this.#lengths.push(length)
    this.#lengths.sort((a, b) => b - a)
    if (description !== undefined && networks.length === 0) this.#byFarEnd.set(description, segment)
  }

  addNode(cluster: string, node: string, addresses: readonly Address[]): void {
    const here = new Map<Growing, Cidr[]>()
    for (const address of addresses) {
      const [found] = this.#lengths.flatMap(length => {
        const segment = this.#byNetwork.get(formatCidr(network({ address, length })))
        return segment ? [{ segment, at: { address, length } }] : []
      })
      if (found) here.set(found.segment, [...(here.get(found.segment) ?? []), found.at])
    }
    for (const [i, [segment, own]] of [...here].entries())
      segment.ports.push({ device: { cluster, node }, interface: `net${i}`, addresses: own })
  }

  #new(): Growing {
    const segment: Growing = { ports: [] }
    this.segments.push(segment)
    return segment
  }
}
