/** What routers answer: by their addresses, their neighbors, and the networks they listen to. */
import type { Asn } from '../net/asn.ts'
import { contains, formatAddress, parseAddress, type Address } from '../net/prefix.ts'
import { effectiveSettings, timersOf, type EffectiveSettings } from './effective.ts'
import type { Dial, RouterEnd } from './fabric.ts'
import type { Bgp, ListenRange, Neighbor, Router } from './router.ts'

/** A router's end while its counterpart is looked for. */
export interface Candidate {
  readonly neighbor: Neighbor
  readonly end: RouterEnd
  /** What the two ends are called, here and there, by which the other is looked up; undefined where one is not known. */
  readonly names: readonly [own: string, other: string] | undefined
}

/** Routers by the addresses they have, and what they say of addresses that dial them. */
export class RouterIndex {
  /** The neighbors and ranges that a node was found for. */
  readonly answered = new Set<Neighbor | ListenRange>()
  readonly #routers: readonly Router[]
  readonly #owners = new Map<string, Router[]>()
  readonly #neighbors = new Map<Router, Map<string, Neighbor>>()

  constructor(routers: readonly Router[]) {
    this.#routers = routers
    // Whose interface has the address comes before who has it as its name.
    for (const addresses of [addressesOf, routerIdOf])
      for (const router of routers)
        for (const address of addresses(router)) {
          const owners = this.owners(address)
          if (!owners.includes(router)) this.#owners.set(formatAddress(address), [...owners, router])
        }
    for (const router of routers) {
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

  /** The routers that are known to have an address. */
  owners(address: Address): readonly Router[] {
    return this.#owners.get(formatAddress(address)) ?? []
  }

  /** The routers that a peer may be: those with its address, or where none has it the one that is most like it. */
  dialled(dial: Dial, sources: readonly Address[]): { readonly routers: readonly Router[]; readonly guess?: string } {
    const { address, autoDiscovery } = dial.peer
    if (!address) return autoDiscovery ? this.#gatewaysOf(dial, sources) : { routers: [] }
    const owners = this.owners(address)
    if (owners.length > 0) return { routers: closest(owners, dial.peer.origin.path) }
    const like = this.#like(address, dial)
    return like
      ? {
          routers: [like],
          guess: `no router is known to have ${formatAddress(address)}; ${like.name} is the one that expects such a peer`,
        }
      : { routers: [] }
  }

  /** The routers that take any node out of a subnet of this one, which is where it must find its default gateway; else those in its subnet. */
  #gatewaysOf(
    { peer: { autoDiscovery: version } }: Dial,
    sources: readonly Address[],
  ): { readonly routers: readonly Router[]; readonly guess?: string } {
    const listening = this.#routers.filter(({ bgp }) =>
      bgp?.listenRanges.some(
        ({ prefix }) =>
          prefix.address.version === version &&
          (sources.length === 0 || sources.some(source => contains(prefix, source))),
      ),
    )
    if (listening.length > 0) return { routers: listening.slice(0, 1) }
    const near = this.#routers.filter(
      ({ bgp, interfaces }) =>
        bgp && interfaces.some(({ addresses }) => addresses.some(cidr => sources.some(each => contains(cidr, each)))),
    )
    return near.length === 1
      ? {
          routers: near,
          guess: `${near[0]!.name} is the only router in the subnet of the node, so it is taken for its default gateway`,
        }
      : { routers: [] }
  }

  /**
   * The router that a peer with an address of nobody is probably meant to be: of those with its AS number that wait
   * for its nodes, the only one, or the one with its name, or with the last part of its address.
   */
  #like(address: Address, dial: Dial): Router | undefined {
    const alike = this.#routers.filter(
      router => router.bgp && router.bgp.asn === dial.peer.remoteAsn && this.waiting(router, dial).guess === undefined,
    )
    const waiting = alike.filter(router => this.waiting(router, dial).ends.length > 0)
    if (waiting.length < 2) return waiting[0]
    const last = address.words.at(-1)! & 0xff
    return (
      waiting.find(({ name }) => dial.peer.name.includes(name)) ??
      waiting.find(router =>
        [...addressesOf(router), ...routerIdOf(router)].some(({ words }) => (words.at(-1)! & 0xff) === last),
      )
    )
  }

  /** The end that answers a node which opens a session from one of its addresses; of several, one that expects its AS. */
  answer(
    routers: readonly Router[],
    sources: readonly Address[],
    { instance, override, peer }: Dial,
  ): RouterEnd | undefined {
    const asn = override?.localAsn ?? instance.localAsn
    const ends = routers.flatMap(router => sources.flatMap(source => this.#answer(router, source) ?? []))
    const end = ends.find(each => expects(each, asn) && each.asn === (peer.remoteAsn || each.asn)) ?? ends[0]
    if (end) this.answered.add(end.from.range ?? end.from.neighbor)
    return end
  }

  #answer(router: Router, source: Address): RouterEnd | undefined {
    const neighbor = this.#neighbors.get(router)?.get(formatAddress(source))
    if (neighbor) return this.#end(router, neighbor)
    const range = router.bgp?.listenRanges.find(({ prefix }) => contains(prefix, source))
    return range && this.#end(router, peerOf(range, source), range)
  }

  /**
   * The ends at which a router waits for nodes that no file names: its neighbors and ranges that are no router's and
   * expect their AS number; where none does, all of them, if they are of one kind.
   */
  waiting(router: Router, { instance, peer }: Dial): { readonly ends: readonly RouterEnd[]; readonly guess?: string } {
    const version = peer.address?.version ?? peer.autoDiscovery
    const neighbors = (router.bgp?.neighbors ?? []).filter(
      each =>
        'address' in each.peer && each.peer.address.version === version && this.owners(each.peer.address).length === 0,
    )
    const ranges = (router.bgp?.listenRanges ?? []).filter(({ prefix }) => prefix.address.version === version)
    const ends = [
      ...neighbors.map(neighbor => this.#end(router, neighbor)),
      ...ranges.map(range => this.#end(router, peerOf(range, range.prefix.address), range)),
    ]
    const expected = ends.filter(end => expects(end, instance.localAsn))
    if (expected.length > 0 || ends.length === 0) return { ends: expected }
    const [asn, ...others] = new Set(ends.map(({ remoteAsn }) => remoteAsn))
    return others.length > 0
      ? { ends: [] }
      : {
          ends,
          guess: `no neighbor of ${router.name} expects AS ${instance.localAsn}; those with remote-as ${asn} are taken for the nodes`,
        }
  }

  /** The router's ends of all its static sessions. */
  ends(router: Router): Candidate[] {
    return (router.bgp?.neighbors ?? []).map(neighbor => {
      const end = this.#end(router, neighbor)
      return { neighbor, end, names: this.#names(router, neighbor, end.address) }
    })
  }

  #end(router: Router, neighbor: Neighbor, range?: ListenRange): RouterEnd {
    const settings = effectiveSettings(router, neighbor)
    const group = router.bgp!.groups.find(({ name }) => name === neighbor.group)
    return {
      kind: 'router',
      from: { router, neighbor, settings, ...(group && { group }), ...(range && { range }) },
      speaker: { kind: 'router', router: router.name },
      ...asnOf(router.bgp!, settings),
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

/** The AS number that a router shows to a peer; none where it is filled in later, or may be one of two. */
function asnOf({ asn, globals }: Bgp, { localAsn, globals: more = [] }: EffectiveSettings): { asn?: Asn } {
  const shown = localAsn?.asn ?? asn
  // In a confederation it depends on the peer (RFC 5065); with dual-as FRR shows whichever the peer expects.
  const isAmbiguous =
    globals.some(each => each.startsWith('bgp confederation')) || more.some(each => /^local-as .*dual-as/.test(each))
  return shown === 0 || isAmbiguous ? {} : { asn: shown }
}

/** The addresses a router surely has: those of its interfaces, and what it says it sends from. */
export function addressesOf({ interfaces, bgp }: Router): readonly Address[] {
  const sources = [...(bgp?.groups ?? []), ...(bgp?.neighbors ?? [])].flatMap(({ settings: { updateSource } }) => {
    const address = updateSource === undefined ? undefined : parseAddress(updateSource)
    return address ? [address] : []
  })
  return [...interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address)), ...sources]
}

/** The router id, which by custom is an address of the router and need not be one (RFC 4271 section 4.2). */
export function routerIdOf({ bgp }: Router): readonly Address[] {
  return bgp?.routerId ? [bgp.routerId] : []
}

/**
 * Of several routers with one address, those whose files lie nearest to a file: a repository may hold the same network
 * more than once, such as one for each site or release.
 */
function closest(routers: readonly Router[], path: string): readonly Router[] {
  if (routers.length < 2) return routers
  const folders = path.split('/').slice(0, -1)
  const shared = ({ origin }: Router) => {
    const others = origin.path.split('/')
    const end = folders.findIndex((each, i) => each !== others[i])
    return end === -1 ? folders.length : end
  }
  const most = Math.max(...routers.map(shared))
  return routers.filter(each => shared(each) === most)
}

/** The neighbor that FRR makes for a peer out of a range. */
function peerOf({ group, origin }: ListenRange, address: Address): Neighbor {
  return { peer: { address }, group, settings: {}, origin }
}

/** Whether an end takes a peer of this AS; of an unknown one it may. */
function expects({ asn, remoteAsn }: RouterEnd, peerAsn: Asn | undefined): boolean {
  if (peerAsn === undefined || remoteAsn === 'auto') return true
  if (remoteAsn === 'internal') return asn === peerAsn
  if (remoteAsn === 'external') return asn !== peerAsn
  return remoteAsn === peerAsn
}
