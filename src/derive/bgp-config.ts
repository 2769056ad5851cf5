/**
 * Which nodes get which CiliumBGPClusterConfig. Cilium lets a node have one, so nodes are put together that dial the
 * same routers at the same addresses, whatever peerings that comes from.
 */
import type { Cluster } from '../dsl/cluster.ts'
import type { Peering } from '../dsl/peering.ts'
import type { BgpConfig, Instance, InstanceOverride, NodeOverride, Peer } from '../fabric/cluster.ts'
import { sameAddress, type Address } from '../net/prefix.ts'
import { formatSelector, type Selector } from '../net/selector.ts'
import { compareText } from '../text/diagnostic.ts'
import { renamed } from '../text/origin.ts'
import type { Notes } from './derivation.ts'
import { groupBy } from './group.ts'
import { Names, word } from './name.ts'
import type { NodeSession } from './session.ts'

/** Nodes with the same sessions, and those of the first of them to stand for all. */
export interface Group {
  readonly names: readonly string[]
  readonly sessions: readonly NodeSession[]
}

/** The nodes of one cluster by the routers they dial, in the order of the description. */
export function groupNodes(sessions: readonly NodeSession[], peerings: readonly Peering[]): readonly Group[] {
  const numbers = new Map(peerings.map((peering, i) => [peering, i]))
  const keyOf = ({ peering, version, routerAddress, router }: NodeSession) =>
    `${numbers.get(peering)}/${router.name}/${version}/${routerAddress.words.join('.')}`
  const byNode = groupBy(sessions, ({ name }) => name)
  const alike = groupBy(byNode, ([, own]) => own.map(keyOf).join(' ')).values()
  return [...alike].map(same => ({ names: same.map(([name]) => name), sessions: same[0]![1] }))
}

/** The BgpConfigs and overrides of a cluster, from its groups. */
export function bgpConfigs(
  cluster: Cluster,
  groups: readonly Group[],
  configOf: (session: NodeSession) => string,
  notes: Notes,
): { bgp: BgpConfig[]; nodeOverrides: NodeOverride[] } {
  const names = new Names()
  const bgp: BgpConfig[] = []
  const nodeOverrides: NodeOverride[] = []
  for (const group of groups) {
    const { peering } = group.sessions[0]!
    const nodeSelector = selectorFor(cluster, group, notes)
    const instances = instancesOf(cluster, group, configOf)
    const values = Object.values(nodeSelector?.matchLabels ?? {}).filter(value => value !== '')
    bgp.push({
      name: names.take(word([cluster.name, ...values].join('-'))),
      ...(nodeSelector && { nodeSelector }),
      instances,
      origin: peering.origin,
    })
    nodeOverrides.push(...group.names.flatMap(name => override(cluster, name, instances, group)))
  }
  return { bgp, nodeOverrides: nodeOverrides.sort((a, b) => compareText(a.node, b.node)) }
}

/** The selector of a peering that chooses just these nodes, else their names. */
function selectorFor(cluster: Cluster, { names, sessions }: Group, { derivations }: Notes): Selector | undefined {
  if (names.length === cluster.members.size) return undefined
  const set = sessions.map(({ peering }) => peering.nodes!).find(nodes => nodes.names().length === names.length)
  if (set) return set.selector
  const byName: Selector = {
    matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [...names].sort(compareText) }],
  }
  derivations.push({
    group: 'node selectors',
    what: `nodes of ${cluster.name} that share their sessions`,
    value: names.length > 4 ? `${names.length} nodes by name` : formatSelector(byName),
    because: 'a node may have one CiliumBGPClusterConfig, and no one selector chooses just these',
    origin: sessions[0]!.peering.origin,
  })
  return byName
}

function instancesOf(cluster: Cluster, { sessions }: Group, configOf: (session: NodeSession) => string): Instance[] {
  const bySystem = groupBy(sessions, ({ peering }) => (peering.options.as ?? cluster.as)?.asn)
  return [...bySystem].map(([asn, own]) => {
    const names = new Names()
    const peers = own.map((session): Peer => {
      const { peering, router, version, routerAddress } = session
      return {
        name: names.take(
          own.some(each => each.router === router && each.version < version) ? `${router.name}-v6` : router.name,
        ),
        ...(peering.options.discover ? { autoDiscovery: version } : { address: routerAddress }),
        remoteAsn: router.as.asn,
        config: configOf(session),
        origin: renamed(peering.origin, { autoDiscovery: 'discover' }),
      }
    })
    const { origin: at } = own[0]!.peering
    const origin = {
      ...at,
      fields: {
        ...renamed(at, { localAsn: 'as' }).fields,
        ...renamed(cluster.origin, { localPort: 'listenPort' }).fields,
      },
    }
    return {
      name: `as${asn ?? 'unknown'}`,
      ...(asn !== undefined && { localAsn: asn }),
      ...(cluster.listenPort !== undefined && { localPort: cluster.listenPort }),
      peers,
      origin,
    }
  })
}

function override(cluster: Cluster, name: string, instances: readonly Instance[], { sessions }: Group): NodeOverride[] {
  const node = cluster.members.get(name)!
  const { routerId, as: system, listenPort, localAddresses, origin } = node
  if (!routerId && !system && listenPort === undefined && localAddresses.length === 0) return []
  const sources = (peers: readonly Peer[]) =>
    peers.flatMap(peer => {
      const router = sessions.find(each => peer.address && sameAddress(each.routerAddress, peer.address))?.router
      const source = localAddresses.find(
        ({ to, address }) => to === router && address.version === peer.address?.version,
      )
      return source ? [{ name: peer.name, localAddress: source.address }] : []
    })
  const overrides = instances.map((instance): InstanceOverride => ({
    name: instance.name,
    ...(routerId && { routerId }),
    ...(system && { localAsn: system.asn }),
    ...(listenPort !== undefined && { localPort: listenPort }),
    peers: sources(instance.peers),
    origin: renamed(origin, { localAsn: 'as', localPort: 'listenPort' }),
  }))
  return [{ node: name, instances: overrides, origin }]
}

/** The address a router knows a node by: what its override says, else what the session was worked out to have. */
export function sourceAddress({ node, router, nodeAddress }: NodeSession): Address {
  return (
    node.localAddresses.find(({ to, address }) => to === router && address.version === nodeAddress.version)?.address ??
    nodeAddress
  )
}
