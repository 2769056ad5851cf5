/** The two ends of each session: nodes dial routers, and routers face each other. The only place that pairs ends. */
import { contains, type Address } from '../net/prefix.ts'
import { Labelled } from '../net/selector.ts'
import type { Cluster, Instance, InstanceOverride, Node, Peer } from './cluster.ts'
import type { End, Fabric, Session } from './fabric.ts'
import type { Router } from './router.ts'
import { RouterIndex } from './router-index.ts'

/** Who speaks with whom: nodes with the routers they dial, then routers with each other. */
export function pair(clusters: readonly Cluster[], routers: readonly Router[]): Pick<Fabric, 'sessions' | 'loneEnds'> {
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

function sessionOf(a: End, b: End): Session {
  return { ends: [a, b], type: a.asn === b.asn ? 'iBGP' : 'eBGP' }
}

/** A session that a node opens: its own end, and whom it dials from where. */
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
