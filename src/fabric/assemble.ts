/**
 * Fragments to one fabric: parts of the same name are joined, and the two ends of each session are found.
 * The only place that pairs ends.
 */
import { contains, formatAddress, type Address } from '../net/prefix.ts'
import { Labelled } from '../net/selector.ts'
import type { Cluster, Instance, InstanceOverride, Node, Peer } from './cluster.ts'
import { effectiveSettings, timersOf } from './effective.ts'
import type { ClusterPart, End, Fabric, Fragment, RouterPart, Session } from './fabric.ts'
import type { Neighbor, Router } from './router.ts'

export function assemble(fragments: readonly Fragment[]): Fabric {
  const clusters = join(fragments.flatMap(each => each.clusters)).map(completeCluster)
  const routers = join(fragments.flatMap(each => each.routers)).map(completeRouter)
  return { clusters, routers, ...pair(clusters, routers) }
}

/** Parts of the same name as one: lists joined, the first value kept of all else. */
function join<T extends { name: string }>(parts: readonly T[]): T[] {
  const whole = new Map<string, Record<string, unknown>>()
  for (const part of parts) {
    const known = whole.get(part.name)
    if (!known) whole.set(part.name, { ...part })
    else
      for (const [field, value] of Object.entries(part)) {
        const before = known[field]
        if (before === undefined) known[field] = value
        else if (Array.isArray(before) && Array.isArray(value))
          known[field] = [...(before as unknown[]), ...(value as unknown[])]
      }
  }
  return [...whole.values()] as T[]
}

function completeCluster(part: ClusterPart): Cluster {
  return {
    nodes: [],
    bgp: [],
    peerConfigs: [],
    advertisements: [],
    nodeOverrides: [],
    pools: [],
    l2Policies: [],
    egressPolicies: [],
    services: [],
    gateways: [],
    secrets: [],
    ...part,
    ...(part.nodes && { nodes: mergeNodes(part.nodes) }),
  }
}

/** A node may be spoken of in several places, such as a patch that only annotates it. */
function mergeNodes(nodes: readonly Node[]): readonly Node[] {
  const merged = new Map<string, Node>()
  for (const node of nodes) {
    const known = merged.get(node.name)
    const [whole, other] = known && known.addresses.length > 0 ? [known, node] : [node, known]
    merged.set(
      node.name,
      other
        ? {
            ...whole,
            labels: { ...other.labels, ...whole.labels },
            podCidrs: whole.podCidrs.length > 0 ? whole.podCidrs : other.podCidrs,
          }
        : whole,
    )
  }
  return [...merged.values()]
}

function completeRouter(part: RouterPart): Router {
  return {
    interfaces: [],
    staticRoutes: [],
    prefixLists: [],
    asPathLists: [],
    communityLists: [],
    routeMaps: [],
    globals: [],
    ...part,
  }
}

/** An end while its counterpart is looked for. */
interface Candidate {
  readonly neighbor: Neighbor
  readonly end: End
  /** Names of the two addresses, so that the other end can be looked up; undefined where one is not known. */
  readonly key: string | undefined
}

function pair(clusters: readonly Cluster[], routers: readonly Router[]): Pick<Fabric, 'sessions' | 'loneEnds'> {
  const index = new RouterIndex(routers)
  const sessions: Session[] = []
  const loneEnds: End[] = []
  for (const cluster of clusters)
    for (const dial of dials(cluster, index)) {
      const answer = dial.router && index.answer(dial.router, dial.source)
      if (answer) sessions.push(sessionOf(dial.end, answer))
      else loneEnds.push(dial.end)
    }
  const between = routers.flatMap(router => index.ends(router))
  const byKey = new Map(between.flatMap(({ end, key }) => (key === undefined ? [] : [[key, end] as const])))
  const paired = new Set<End>()
  for (const { neighbor, end, key } of between) {
    if (paired.has(end) || index.answered.has(neighbor)) continue
    const other = key === undefined ? undefined : byKey.get(key.split(' | ').reverse().join(' | '))
    if (other && other !== end) {
      paired.add(end).add(other)
      sessions.push(sessionOf(end, other))
    } else loneEnds.push(end)
  }
  return { sessions, loneEnds }
}

function sessionOf(a: End, b: End): Session {
  return { ends: [a, b], type: a.asn === b.asn ? 'iBGP' : 'eBGP' }
}

interface Dial {
  readonly end: End
  readonly router: Router | undefined
  readonly source: Address
}

/** Every session that the nodes of a cluster open, in the order of its configs, nodes and peers. */
function* dials(cluster: Cluster, index: RouterIndex): Generator<Dial> {
  const overrides = new Map(cluster.nodeOverrides.map(each => [each.node, each]))
  const configs = new Map(cluster.peerConfigs.map(each => [each.name, each]))
  const nodes = new Labelled(cluster.nodes, ({ labels }) => labels)
  for (const { nodeSelector, instances } of cluster.bgp)
    for (const node of nodes.select(nodeSelector)) {
      for (const instance of instances) {
        const override = overrides.get(node.name)?.instances.find(({ name }) => name === instance.name)
        for (const peer of instance.peers) {
          const config = peer.config === undefined ? undefined : configs.get(peer.config)
          const router = peer.address ? index.owner(peer.address) : index.gatewayOf(node, peer.autoDiscovery)
          const source = sourceOf(node, peer, override, router)
          if (!source) continue
          const end: End = {
            speaker: { kind: 'node', cluster: cluster.name, node: node.name, instance: instance.name },
            ...numbers(instance, override, peer),
            address: source,
            ...(peer.address && { remoteAddress: peer.address }),
            holdTime: config?.holdTime ?? 90,
            keepaliveTime: config?.keepaliveTime ?? 30,
            families: config ? config.families.map(({ family }) => family) : ['ipv4-unicast', 'ipv6-unicast'],
            password: config?.authSecret !== undefined,
            origin: peer.origin,
          }
          yield { end, router, source }
        }
      }
    }
}

function numbers(
  instance: Instance,
  override: InstanceOverride | undefined,
  peer: Peer,
): Pick<End, 'asn' | 'remoteAsn'> {
  const asn = override?.localAsn ?? instance.localAsn
  return { ...(asn !== undefined && { asn }), ...(peer.remoteAsn ? { remoteAsn: peer.remoteAsn } : {}) }
}

/** The address a node has in a session: what its override says, the one in a subnet of the router, else its first. */
function sourceOf(
  node: Node,
  peer: Peer,
  override: InstanceOverride | undefined,
  router: Router | undefined,
): Address | undefined {
  const said = override?.peers.find(({ name }) => name === peer.name)?.localAddress
  if (said) return said
  const version = peer.address?.version ?? peer.autoDiscovery
  const own = node.addresses.filter(address => address.version === version)
  const onLink = own.find(address =>
    router?.interfaces.some(({ addresses }) => addresses.some(cidr => contains(cidr, address))),
  )
  return onLink ?? own[0]
}

/** Routers by the addresses they have, and what they say of addresses that dial them. */
class RouterIndex {
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
    const { bgp } = router
    const neighbor = this.#neighbors.get(router)?.get(formatAddress(source))
    if (neighbor) this.answered.add(neighbor)
    const range = neighbor ? undefined : bgp?.listenRanges.find(({ prefix }) => contains(prefix, source))
    return (neighbor ?? range)
      ? this.#end(
          router,
          neighbor ?? { peer: { address: source }, group: range!.group, settings: {}, origin: range!.origin },
        )
      : undefined
  }

  /** The router's ends of all its static sessions. */
  ends(router: Router): Candidate[] {
    return (router.bgp?.neighbors ?? []).map(neighbor => {
      const end = this.#end(router, neighbor)
      return { neighbor, end, key: this.#key(router, neighbor, end.address) }
    })
  }

  #end(router: Router, neighbor: Neighbor): End {
    const settings = effectiveSettings(router, neighbor)
    const own = router.bgp!
    return {
      speaker: { kind: 'router', router: router.name },
      asn: settings.localAsn?.asn ?? own.asn,
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

  /** `own | other`, the same two names that the other end has the other way round. */
  #key(router: Router, neighbor: Neighbor, address: Address | undefined): string | undefined {
    if ('interface' in neighbor.peer) {
      const port = neighbor.peer.interface
      const cable = router.interfaces.find(({ name }) => name === port)?.description
      return cable === undefined ? undefined : `${router.name} ${port} | ${cable}`
    }
    return address && `${formatAddress(address)} | ${formatAddress(neighbor.peer.address)}`
  }
}
