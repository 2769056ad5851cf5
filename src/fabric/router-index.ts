/** What routers answer: by their addresses, their neighbors, and the networks they listen to. */
import { contains, formatAddress, type Address } from '../net/prefix.ts'
import type { Node } from './cluster.ts'
import { effectiveSettings, timersOf } from './effective.ts'
import type { End } from './fabric.ts'
import type { Neighbor, Router } from './router.ts'

/** A router's end while its counterpart is looked for. */
interface Candidate {
  readonly neighbor: Neighbor
  readonly end: End
  /** What the two ends are called, here and there, by which the other is looked up; undefined where one is not known. */
  readonly names: readonly [own: string, other: string] | undefined
}

/** Routers by the addresses they have, and what they say of addresses that dial them. */
export class RouterIndex {
  /** The neighbors that a node was found for. */
  readonly answered = new Set<Neighbor>()
  readonly #routers: readonly Router[]
  readonly #owners = new Map<string, Router>()
  readonly #neighbors = new Map<Router, Map<string, Neighbor>>()

  constructor(routers: readonly Router[]) {
    this.#routers = routers
    for (const router of routers) {
      for (const { addresses } of router.interfaces)
        for (const { address } of addresses) this.#owners.set(formatAddress(address), router)
      this.#neighbors.set(
        router,
        new Map(
          router.bgp?.neighbors.flatMap(each =>
            'address' in each.peer ? [[formatAddress(each.peer.address), each] as const] : [],
          ),
        ),
      )
    }
  }

  /** The router that has an address. */
  owner(address: Address): Router | undefined {
    return this.#owners.get(formatAddress(address))
  }

  /** The router that takes any node out of a subnet of this one, which is where it must find its default gateway. */
  gatewayOf(node: Node, version: 4 | 6 | undefined): Router | undefined {
    const own = node.addresses.filter(address => address.version === version)
    return this.#routers.find(({ bgp }) =>
      bgp?.listenRanges.some(({ prefix }) => own.some(address => contains(prefix, address))),
    )
  }

  /** The router's end of a session that `source` opens. */
  answer(router: Router, source: Address): End | undefined {
    const neighbor = this.#neighbors.get(router)?.get(formatAddress(source))
    if (neighbor) {
      this.answered.add(neighbor)
      return this.#end(router, neighbor)
    }
    const range = router.bgp?.listenRanges.find(({ prefix }) => contains(prefix, source))
    return (
      range && this.#end(router, { peer: { address: source }, group: range.group, settings: {}, origin: range.origin })
    )
  }

  /** The router's ends of all its static sessions. */
  ends(router: Router): Candidate[] {
    return (router.bgp?.neighbors ?? []).map(neighbor => {
      const end = this.#end(router, neighbor)
      return { neighbor, end, names: this.#names(router, neighbor, end.address) }
    })
  }

  #end(router: Router, neighbor: Neighbor): End {
    const settings = effectiveSettings(router, neighbor)
    return {
      speaker: { kind: 'router', router: router.name },
      asn: settings.localAsn?.asn ?? router.bgp!.asn,
      ...(settings.remoteAsn !== undefined && { remoteAsn: settings.remoteAsn }),
      ...('address' in neighbor.peer
        ? {
            remoteAddress: neighbor.peer.address,
            ...this.#source(router, neighbor.peer.address, settings.updateSource),
          }
        : { interface: neighbor.peer.interface }),
      ...timersOf(router, settings),
      families: settings.activeFamilies,
      password: settings.password !== undefined,
      origin: neighbor.origin,
    }
  }

  #source(router: Router, towards: Address, updateSource: string | undefined): { address?: Address } {
    const all = router.interfaces.flatMap(({ name, addresses }) => addresses.map(cidr => ({ name, cidr })))
    const found =
      updateSource === undefined
        ? all.find(({ cidr }) => contains(cidr, towards))
        : all.find(
            ({ name, cidr }) =>
              cidr.address.version === towards.version &&
              (name === updateSource || formatAddress(cidr.address) === updateSource),
          )
    return found ? { address: found.cidr.address } : {}
  }

  /** The same two names that the other end has the other way round. */
  #names(router: Router, neighbor: Neighbor, address: Address | undefined): Candidate['names'] {
    if ('interface' in neighbor.peer) {
      const port = neighbor.peer.interface
      const cable = router.interfaces.find(({ name }) => name === port)?.description
      return cable === undefined ? undefined : [`${router.name} ${port}`, cable]
    }
    return address && [formatAddress(address), formatAddress(neighbor.peer.address)]
  }
}
