/**
 * MetalLB inside Cilium, 1.10 to 1.16: one ConfigMap with the peers of all nodes and the pools. What is told to the peers
 * is said in the Helm values `bgp.announce`, so here it is what that mode is for: the addresses of all Services.
 */
import type {
  AdvertisementEntry,
  BgpConfig,
  Block,
  Cluster,
  Instance,
  Peer,
  PeerConfig,
  Pool,
} from '../fabric/cluster.ts'
import type { ClusterPart } from '../fabric/fabric.ts'
import type { Asn } from '../net/asn.ts'
import { formatAddress, formatCidr, parseAddress, parseCidr, type Address } from '../net/prefix.ts'
import { choosesEverything } from '../net/selector.ts'
import type { Origin, Sited } from '../text/origin.ts'
import { printDocuments } from '../yaml/print.ts'
import { advertisementOf, entriesFor, familiesOf, instanceName, peerName } from './canonical.ts'
import { address, integer, name } from './conversion.ts'
import type { Lose } from './loss.ts'
import {
  follow,
  fullList,
  node,
  originOf,
  readNode,
  required,
  writeNode,
  type Conversion,
  type Place,
  type Shape,
} from './shape.ts'

/** The name and namespace of the ConfigMap, and the key that holds MetalLB's configuration. */
export const configMap = { name: 'bgp-config', namespace: 'kube-system', key: 'config.yaml' } as const

/** The cluster with the names, and within the limits, of the ConfigMap. */
export function lowerToMetalLb(cluster: Cluster, lose: Lose): Cluster {
  for (const config of cluster.bgp)
    if (config.nodeSelector && !choosesEverything(config.nodeSelector))
      lose(config, 'nodeSelector', "MetalLB's ConfigMap has the same peers for all nodes")
  for (const config of cluster.bgp.slice(1))
    lose(config, undefined, "MetalLB's ConfigMap has the same peers for all nodes, so there can't be a second set")
  for (const override of cluster.nodeOverrides)
    lose(override, undefined, "MetalLB's ConfigMap has nothing for one node alone")
  const instances = (cluster.bgp[0]?.instances ?? []).flatMap(instance => lowerInstance(cluster, instance, lose))
  return {
    ...cluster,
    ...speaking(instances, cluster.bgp[0]?.origin ?? cluster.origin),
    nodeOverrides: [],
    pools: cluster.pools.map(({ name, blocks, origin }) => ({ name, blocks: blocks.map(lowerBlock), origin })),
  }
}

function lowerInstance(cluster: Cluster, instance: Instance, lose: Lose): Instance[] {
  const { localAsn, localPort, origin } = instance
  if (localPort !== undefined) lose(instance, 'localPort', "MetalLB's speaker does not listen")
  if (localAsn === undefined) {
    lose(instance, 'localAsn', "MetalLB's ConfigMap names the AS number of the speaker")
    return []
  }
  const peers = instance.peers.flatMap((peer): Peer[] => {
    if (!peer.address) return []
    if (!peer.remoteAsn) {
      lose(peer, 'remoteAsn', "MetalLB's ConfigMap names the AS number of each peer")
      return []
    }
    for (const family of cluster.peerConfigs.find(({ name }) => name === peer.config)?.families ?? []) {
      if (family.family !== 'ipv4-unicast') lose(family, 'family', "MetalLB's speaker advertises IPv4 only")
      for (const entry of entriesFor(cluster.advertisements, family)) checkEntry(entry, lose)
    }
    return [
      {
        name: peerName(peer.address),
        address: peer.address,
        remoteAsn: peer.remoteAsn,
        config: configMap.name,
        origin: peer.origin,
      },
    ]
  })
  return peers.length === 0 ? [] : [{ name: instanceName(localAsn), localAsn, peers, origin }]
}

/** Pod networks are Helm's to announce; of Services it is all or none. */
function checkEntry(entry: AdvertisementEntry, lose: Lose): void {
  if (entry.type === 'CiliumPodIPPool') lose(entry, 'type', "MetalLB's speaker does not advertise pod IP pools")
  if (entry.type !== 'Service') return
  if (entry.addresses?.some(each => each !== 'LoadBalancerIP'))
    lose(entry, 'addresses', "MetalLB's speaker advertises no addresses but LoadBalancerIP")
  if (entry.selector && !choosesEverything(entry.selector))
    lose(entry, 'selector', "MetalLB's speaker advertises all Services of type LoadBalancer", 'leave out the selector')
}

/** A range of one address is written as such. */
function lowerBlock(block: Block): Block {
  return 'cidr' in block ? block : { start: block.start, stop: block.stop ?? block.start, origin: block.origin }
}

/** The speakers, the settings all their peers share, and what these are told. */
function speaking(
  instances: readonly Instance[],
  origin: Origin,
): Required<Pick<ClusterPart, 'bgp' | 'peerConfigs' | 'advertisements'>> {
  if (instances.length === 0) return { bgp: [], peerConfigs: [], advertisements: [] }
  const { name } = configMap
  const bgp: BgpConfig = { name, instances, origin }
  const config: PeerConfig = {
    name,
    families: familiesOf(name, [{ family: 'ipv4-unicast', origin }], true, origin),
    origin,
  }
  const services: AdvertisementEntry = { type: 'Service', addresses: ['LoadBalancerIP'], selector: {}, origin }
  return { bgp: [bgp], peerConfigs: [config], advertisements: advertisementOf(name, [services], origin) }
}

interface MetalLbPeer extends Sited {
  readonly address: Address
  readonly remoteAsn: Asn
  readonly localAsn: Asn
}

const metalLbPeer: Shape<MetalLbPeer> = {
  address: required('peer-address', address),
  remoteAsn: required('peer-asn', integer),
  localAsn: required('my-asn', integer),
}

/** A network, or a range `first-last`. */
const block: Conversion<Block> = {
  read: place => {
    const { value } = place
    if (typeof value !== 'string') return undefined
    const origin = originOf({}, place)
    const cidr = parseCidr(value.trim())
    if (cidr) return { cidr, origin }
    const [start, stop] = value.split('-').map(each => parseAddress(each.trim()))
    if (start && stop) return { start, stop, origin }
    place.report(place.path, `${JSON.stringify(value)} is neither a CIDR nor a range such as 192.0.2.1-192.0.2.9`)
    return undefined
  },
  write: value =>
    'cidr' in value
      ? formatCidr(value.cidr)
      : `${formatAddress(value.start)}-${formatAddress(value.stop ?? value.start)}`,
}

const metalLbPool: Shape<Pick<Pool, 'name' | 'blocks' | 'origin'>> = {
  name: required('name', name),
  blocks: fullList('addresses', block),
}

/** The ConfigMap of a lowered cluster; none when there is nothing to say. */
export function writeConfigMap({ bgp, pools }: Cluster): object[] {
  const peers = bgp
    .flatMap(({ instances }) => instances)
    .flatMap(({ localAsn, peers }) => peers.map(peer => writeNode<object>(metalLbPeer, { ...peer, localAsn })))
  if (peers.length === 0 && pools.length === 0) return []
  const { name, namespace, key } = configMap
  const config = {
    ...(peers.length > 0 && { peers }),
    ...(pools.length > 0 && {
      'address-pools': pools.map(({ name, blocks }) => ({ name, protocol: 'bgp', addresses: blocks.map(block.write) })),
    }),
  }
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: { [key]: printDocuments([config]) } },
  ]
}

/** What MetalLB's configuration says; `place` is the configuration, not the ConfigMap. */
export function readConfig(place: Place): Pick<ClusterPart, 'bgp' | 'peerConfigs' | 'advertisements' | 'pools'> {
  const peers = listOf(follow(place, 'peers'), each => readNode(metalLbPeer, each))
  const instances = [...new Set(peers.map(({ localAsn }) => localAsn))].map((localAsn): Instance => {
    const own = peers.filter(peer => peer.localAsn === localAsn)
    return {
      name: instanceName(localAsn),
      localAsn,
      peers: own.map(({ localAsn: _, ...peer }) => ({ name: peerName(peer.address), ...peer, config: configMap.name })),
      origin: own[0]!.origin,
    }
  })
  const pools = listOf(follow(place, 'address-pools'), each =>
    (each.value as { protocol?: unknown } | null)?.protocol === 'bgp' ? node(metalLbPool).read(each) : undefined,
  )
  return { ...speaking(instances, originOf({}, place)), pools }
}

function listOf<T>(place: Place, read: (place: Place) => T | undefined): T[] {
  return Array.isArray(place.value) ? place.value.flatMap((_, i) => read(follow(place, i)) ?? []) : []
}
