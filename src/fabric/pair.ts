/** The two ends of each session: nodes dial routers, and routers face each other. The only place that pairs ends. */
import { contains, formatAddress, type Address } from '../net/prefix.ts'
import { Labelled } from '../net/selector.ts'
import type { Cluster } from './cluster.ts'
import type { Dial, End, Fabric, NodeEnd, RouterEnd, Session } from './fabric.ts'
import type { Router } from './router.ts'
import { RouterIndex } from './router-index.ts'

/** Who speaks with whom: nodes with the routers they dial, then routers with each other. */
export function pair(clusters: readonly Cluster[], routers: readonly Router[]): Pick<Fabric, 'sessions' | 'loneEnds'> {
  const index = new RouterIndex(routers)
  const sessions: Session[] = []
  const loneEnds: End[] = []
  for (const dial of clusters.flatMap(cluster => [...dials(cluster)])) {
    const met = meet(dial, index)
    sessions.push(...met)
    if (met.length === 0) loneEnds.push(nodeEnd(dial, sourceOf(dial, undefined)))
  }
  const between = routers.flatMap(router => index.ends(router))
  const byNames = new Map(between.flatMap(({ end, names }) => (names ? [[names.join(' | '), end] as const] : [])))
  const paired = new Set<End>()
  for (const { neighbor, end, names } of between) {
    if (paired.has(end) || index.answered.has(neighbor)) continue
    const other = names && byNames.get([names[1], names[0]].join(' | '))
    if (other && other !== end) {
      paired.add(end).add(other)
      sessions.push(sessionOf(end, other))
    } else loneEnds.push(end)
  }
  return { sessions, loneEnds }
}

function sessionOf(a: End, b: End, guess?: string): Session {
  return { ends: [a, b], type: a.asn === b.asn ? 'iBGP' : 'eBGP', ...(guess !== undefined && { guess }) }
}

/** The sessions that a peer of a node, or of nodes that are not known, comes to. */
function meet(dial: Dial, index: RouterIndex): readonly Session[] {
  const { router, guess } = index.dialled(dial)
  if (!router) return []
  const source = sourceOf(dial, router)
  if (source) {
    const answer = index.answer(router, source)
    return answer ? [sessionOf(nodeEnd(dial, source), answer, guess)] : []
  }
  // Which nodes there are is not known: they are those that the router waits for.
  const waiting = index.waiting(router, dial)
  return waiting.ends.map(end => sessionOf(nodeEnd(dial, nodeBehind(end)), end, guess ?? waiting.guess))
}

/** The address of the one node that a router's end waits for; a range stands for many. */
function nodeBehind({ from, remoteAddress }: RouterEnd): Address | undefined {
  return from.range ? undefined : remoteAddress
}

/** Every session that the nodes of a cluster open, in the order of its configs, nodes and peers. */
function* dials(cluster: Cluster): Generator<Dial> {
  const overrides = new Map(cluster.nodeOverrides.map(each => [each.node, each]))
  const configs = new Map(cluster.peerConfigs.map(each => [each.name, each]))
  const known = cluster.nodes.filter(({ addresses }) => addresses.length > 0)
  const nodes = new Labelled(known, ({ labels }) => labels)
  for (const config of cluster.bgp)
    for (const node of known.length === 0 ? [undefined] : nodes.select(config.nodeSelector))
      for (const instance of config.instances) {
        const override = node && overrides.get(node.name)?.instances.find(({ name }) => name === instance.name)
        for (const peer of instance.peers) {
          const peerConfig = peer.config === undefined ? undefined : configs.get(peer.config)
          yield {
            cluster,
            config,
            instance,
            peer,
            ...(node && { node }),
            ...(override && { override }),
            ...(peerConfig && { peerConfig }),
          }
        }
      }
}

function nodeEnd(dial: Dial, source: Address | undefined): NodeEnd {
  const { cluster, node, instance, override, peer, peerConfig } = dial
  const asn = override?.localAsn ?? instance.localAsn
  return {
    kind: 'node',
    speaker: {
      kind: 'node',
      cluster: cluster.name,
      node: node?.name ?? (source ? formatAddress(source) : 'every node'),
      instance: instance.name,
    },
    from: dial,
    ...(asn !== undefined && { asn }),
    ...(peer.remoteAsn ? { remoteAsn: peer.remoteAsn } : {}),
    ...(source && { address: source }),
    ...(peer.address && { remoteAddress: peer.address }),
    holdTime: peerConfig?.holdTime ?? 90,
    keepaliveTime: peerConfig?.keepaliveTime ?? 30,
    families: peerConfig ? peerConfig.families.map(({ family }) => family) : ['ipv4-unicast', 'ipv6-unicast'],
    password: peerConfig?.authSecret !== undefined,
    origin: peer.origin,
  }
}

/** The address a node has in a session: what its override says, the one in a subnet of the router, else its first. */
function sourceOf({ node, peer, override }: Dial, router: Router | undefined): Address | undefined {
  const said = override?.peers.find(({ name }) => name === peer.name)?.localAddress
  if (said) return said
  const version = peer.address?.version ?? peer.autoDiscovery
  const own = node?.addresses.filter(address => address.version === version) ?? []
  const onLink = own.find(address =>
    router?.interfaces.some(({ addresses }) => addresses.some(cidr => contains(cidr, address))),
  )
  return onLink ?? own[0]
}
