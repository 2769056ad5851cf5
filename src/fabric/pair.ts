/** The two ends of each session: nodes dial routers, and routers face each other. The only place that pairs ends. */
import { contains, formatAddress, sameAddress, type Address } from '../net/prefix.ts'
import { Labelled } from '../net/selector.ts'
import type { Cluster } from './cluster.ts'
import type { Dial, End, Fabric, LoneEnd, NodeEnd, RouterEnd, Session } from './fabric.ts'
import type { Router } from './router.ts'
import { RouterIndex, type Candidate } from './router-index.ts'

/** Who speaks with whom: nodes with the routers they dial, then routers with each other. */
export function pair(clusters: readonly Cluster[], routers: readonly Router[]): Pick<Fabric, 'sessions' | 'loneEnds'> {
  const index = new RouterIndex(routers)
  const meetings = clusters.flatMap(cluster => [...dials(cluster)]).map(dial => meet(dial, index))
  const unclear = unclearMeetings(meetings)
  const sessions: Session[] = []
  const loneEnds: LoneEnd[] = []
  for (const meeting of meetings) {
    if (unclear.has(meeting)) loneEnds.push({ end: nodeEnd(meeting.dial, undefined), reason: 'nodes unknown' })
    else if ('lone' in meeting) loneEnds.push(meeting.lone)
    else sessions.push(...meeting.sessions)
  }
  const between = betweenRouters(routers, index)
  return { sessions: [...sessions, ...between.sessions], loneEnds: [...loneEnds, ...between.loneEnds] }
}

function sessionOf(a: End, b: End, guess?: string): Session {
  return { ends: [a, b], type: a.asn === b.asn ? 'iBGP' : 'eBGP', ...(guess !== undefined && { guess }) }
}

/** What comes of a peer of a node, or of nodes that are not known: one session or several, or none. */
type Meeting = { readonly dial: Dial } & ({ readonly sessions: readonly Session[] } | { readonly lone: LoneEnd })

function meet(dial: Dial, index: RouterIndex): Meeting {
  const sources = sourcesOf(dial)
  const alone = (reason: Exclude<LoneEnd['reason'], 'not expected' | 'not dialled'>): Meeting => ({
    dial,
    lone: { end: nodeEnd(dial, sources[0]), reason },
  })
  const { routers, guess } = index.dialled(dial, sources)
  const [router] = routers
  if (!router) return alone(dial.peer.address ? 'no such router' : 'no address')
  if (dial.node) {
    const own = inOrder(sources, router)
    const answer = index.answer(routers, own, dial)
    if (answer) return { dial, sessions: [sessionOf(nodeEnd(dial, answer.remoteAddress), answer, guess)] }
    if (own.length === 0 || dial.peerConfig?.sourceInterface !== undefined) return alone('source unknown')
    const end = nodeEnd(dial, own[0])
    return { dial, lone: { end, reason: 'not expected', router, ...(guess !== undefined && { guess }) } }
  }
  // Which nodes there are is not known: they are those that the router waits for.
  const waiting = index.waiting(router, dial)
  for (const { from } of waiting.ends) index.answered.add(from.range ?? from.neighbor)
  return waiting.ends.length === 0
    ? alone('nodes unknown')
    : {
        dial,
        sessions: waiting.ends.map(end => sessionOf(nodeEnd(dial, nodeBehind(end)), end, guess ?? waiting.guess)),
      }
}

/** The address of the one node that a router's end waits for; a range stands for many. */
function nodeBehind({ from, remoteAddress }: RouterEnd): Address | undefined {
  return from.range ? undefined : remoteAddress
}

/** Meetings of nodes that no file names in which configs that say different things would have the same nodes. */
function unclearMeetings(meetings: readonly Meeting[]): ReadonlySet<Meeting> {
  const byPlace = new Map<string, Meeting[]>()
  for (const meeting of meetings) {
    if (!('sessions' in meeting) || meeting.dial.node) continue
    for (const place of new Set(meeting.sessions.map(({ ends: [, { origin }] }) => `${origin.path} ${origin.start}`)))
      byPlace.set(place, [...(byPlace.get(place) ?? []), meeting])
  }
  const unclear = [...byPlace.values()].filter(
    same =>
      new Set(same.map(({ dial }) => dial.config)).size > 1 &&
      new Set(same.map(({ dial: { instance, peer } }) => `${instance.localAsn} ${peer.remoteAsn} ${peer.config}`))
        .size > 1,
  )
  return new Set(unclear.flat())
}

/** The sessions of routers with each other, and their ends that nobody is known to dial. */
function betweenRouters(routers: readonly Router[], index: RouterIndex): Pick<Fabric, 'sessions' | 'loneEnds'> {
  const sessions: Session[] = []
  const loneEnds: LoneEnd[] = []
  const ends = routers.flatMap(router => index.ends(router))
  const byNames = new Map(ends.flatMap(each => (each.names ? [[each.names.join(' | '), each.end] as const] : [])))
  const paired = new Set<End>()
  for (const candidate of ends) {
    const { neighbor, end, names } = candidate
    if (paired.has(end) || index.answered.has(neighbor)) continue
    const named = names && byNames.get([names[1], names[0]].join(' | '))
    const other = named && named !== end ? named : facing(candidate, ends, index)
    if (other && !paired.has(other)) {
      paired.add(end).add(other)
      sessions.push(sessionOf(end, other))
    } else loneEnds.push({ end, reason: 'not dialled' })
  }
  return { sessions, loneEnds }
}

/** The one end of another router that has the neighbor's address, where it has a neighbor that is this router. */
function facing({ end, neighbor }: Candidate, ends: readonly Candidate[], index: RouterIndex): End | undefined {
  if (!('address' in neighbor.peer)) return undefined
  const { router } = end.from
  const others = index.owners(neighbor.peer.address).filter(each => each !== router)
  const back = ends.filter(
    each =>
      others.includes(each.end.from.router) &&
      'address' in each.neighbor.peer &&
      index.owners(each.neighbor.peer.address).includes(router),
  )
  return back.length === 1 ? back[0]!.end : undefined
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
  const { cluster, node, instance, peer, peerConfig } = dial
  const asn = asnOf(dial)
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

/** The AS number of a node; of nodes that no file names it is not known where some of them have another. */
function asnOf({ cluster, instance, override, node }: Dial): number | undefined {
  const others = node
    ? []
    : cluster.nodeOverrides.flatMap(({ instances }) =>
        instances.filter(({ name, localAsn }) => name === instance.name && localAsn !== undefined),
      )
  return others.length > 0 ? undefined : (override?.localAsn ?? instance.localAsn)
}

/** The addresses a node may have in a session: what its override says, else its own ones of that family. */
function sourcesOf({ node, peer, override }: Dial): readonly Address[] {
  const said = override?.peers.find(({ name }) => name === peer.name)?.localAddress
  if (said) return [said]
  const version = peer.address?.version ?? peer.autoDiscovery
  return node?.addresses.filter(address => address.version === version) ?? []
}

/** The addresses of a node, first the one in a subnet of the router. */
function inOrder(sources: readonly Address[], router: Router): readonly Address[] {
  const onLink = sources.find(address =>
    router.interfaces.some(({ addresses }) => addresses.some(cidr => contains(cidr, address))),
  )
  return onLink ? [onLink, ...sources.filter(each => !sameAddress(each, onLink))] : sources
}
