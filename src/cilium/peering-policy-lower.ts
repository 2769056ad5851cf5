/**
 * A cluster as CiliumBGPPeeringPolicy can say it: a speaker tells all its neighbors the same routes, and what is
 * different on one node goes by the speaker's AS number.
 */
import type {
  Advertisement,
  AdvertisementEntry,
  BgpConfig,
  Cluster,
  Instance,
  InstanceOverride,
  NodeOverride,
  Peer,
  PeerConfig,
} from '../fabric/cluster.ts'
import type { Asn } from '../net/asn.ts'
import type { Address } from '../net/prefix.ts'
import { selects } from '../net/selector.ts'
import { atLeast, type Version } from '../net/version.ts'
import {
  advertisementOf,
  attributesOf,
  entriesFor,
  familiesOf,
  instanceName,
  neighborName,
  peerName,
} from './canonical.ts'
import type { Lose } from './loss.ts'

/** Since when a virtual router can tell each kind of route. */
const routesSince: Readonly<Partial<Record<AdvertisementEntry['type'], Version>>> = {
  PodCIDR: '1.12',
  CiliumPodIPPool: '1.15',
  Service: '1.13',
}

/** The cluster with the names, and within the limits, of peering policies. */
export function lowerToPeeringPolicy(cluster: Cluster, release: Version, lose: Lose): Cluster {
  const peerConfigs: PeerConfig[] = []
  const advertisements: Advertisement[] = []
  const bgp = cluster.bgp.flatMap((config): BgpConfig[] => {
    const instances = config.instances.flatMap((instance): Instance[] => {
      const { localAsn, origin } = instance
      if (localAsn === undefined) {
        lose(instance, 'localAsn', 'CiliumBGPPeeringPolicy names the AS number of each speaker')
        return []
      }
      for (const peer of instance.peers)
        if (peer.address && !peer.remoteAsn)
          lose(peer, 'remoteAsn', 'CiliumBGPPeeringPolicy names the AS number of each peer')
      // Without an address there is no peer: with autoDiscovery that is a loss, noted already; else Cilium passes it over.
      const peers = instance.peers.filter(
        (peer): peer is Peer & { address: Address; remoteAsn: Asn } => peer.address !== undefined && !!peer.remoteAsn,
      )
      const told = peers.map(peer => entriesOf(cluster, peer, release, lose))
      const routes = told[0] ?? []
      const lowered = peers.map((peer, i): Peer => {
        if (routeKey(told[i]!) !== routeKey(routes))
          lose(
            peer,
            'config',
            `CiliumBGPPeeringPolicy tells all peers of a speaker the same routes, but ${peer.name} is to be told others than ${peers[0]!.name}`,
          )
        const name = neighborName(config.name, localAsn, peer.address)
        const original = configOf(cluster, peer)
        const entries = routes.map(route => ({
          ...route,
          ...attributesOf(told[i]!.find(({ type }) => type === route.type)),
        }))
        const own = atLeast(release, '1.15') ? (original?.families ?? []) : []
        peerConfigs.push({
          ...original,
          name,
          families: familiesOf(name, own, entries.length > 0, peer.origin),
          origin: original?.origin ?? peer.origin,
        })
        advertisements.push(...advertisementOf(name, entries, peer.origin))
        return {
          name: peerName(peer.address),
          address: peer.address,
          remoteAsn: peer.remoteAsn,
          config: name,
          origin: peer.origin,
        }
      })
      return lowered.length === 0 ? [] : [{ name: instanceName(localAsn), localAsn, peers: lowered, origin }]
    })
    return instances.length === 0 ? [] : [{ ...config, instances }]
  })
  return {
    ...cluster,
    bgp,
    peerConfigs,
    advertisements,
    nodeOverrides: cluster.nodeOverrides.flatMap(override => lowerOverride(cluster, bgp, override, lose)),
  }
}

function configOf({ peerConfigs }: Cluster, { config }: Peer): PeerConfig | undefined {
  return peerConfigs.find(({ name }) => name === config)
}

/** What a peer is to be told, as far as a virtual router can: one entry of each kind, the same in all families. */
function entriesOf(cluster: Cluster, peer: Peer, release: Version, lose: Lose): AdvertisementEntry[] {
  const byFamily = (configOf(cluster, peer)?.families ?? []).map(family => ({
    family,
    entries: entriesFor(cluster.advertisements, family),
  }))
  const first = byFamily[0]?.entries ?? []
  for (const { family, entries } of byFamily)
    if (JSON.stringify(entries.map(bare)) !== JSON.stringify(first.map(bare)))
      lose(family, 'advertisements', 'CiliumBGPPeeringPolicy tells a peer the same routes in each family')
  const entries = new Map<string, AdvertisementEntry>()
  for (const entry of first) {
    const allowed = lowerEntry(entry, release, lose)
    if (!allowed) continue
    const known = entries.get(allowed.type)
    if (!known) entries.set(allowed.type, allowed)
    else if (JSON.stringify(bare(known)) !== JSON.stringify(bare(allowed)))
      lose(
        entry,
        'selector',
        `CiliumBGPPeeringPolicy has one selector and one set of attributes for all routes of type ${entry.type}`,
      )
  }
  return (['PodCIDR', 'CiliumPodIPPool', 'Service'] as const).flatMap(type => entries.get(type) ?? [])
}

/** An entry that a virtual router can say; undefined where it can't, or where nothing is selected. */
function lowerEntry(entry: AdvertisementEntry, release: Version, lose: Lose): AdvertisementEntry | undefined {
  const since = routesSince[entry.type]
  if (since === undefined || !atLeast(release, since)) {
    if (since !== undefined)
      lose(
        entry,
        'type',
        `CiliumBGPPeeringPolicy of Cilium ${release} does not advertise ${entry.type}`,
        `it needs Cilium ${since} or later`,
      )
    return undefined
  }
  if (entry.type === 'PodCIDR') return { type: entry.type, ...attributesOf(entry), origin: entry.origin }
  if (!entry.selector) return undefined
  if (entry.type !== 'Service')
    return { type: entry.type, selector: entry.selector, ...attributesOf(entry), origin: entry.origin }
  let addresses = entry.addresses ?? []
  if (addresses.some(each => each !== 'LoadBalancerIP') && !atLeast(release, '1.16')) {
    lose(
      entry,
      'addresses',
      `CiliumBGPPeeringPolicy of Cilium ${release} advertises no addresses but LoadBalancerIP`,
      'it needs Cilium 1.16 or later',
    )
    addresses = addresses.filter(each => each === 'LoadBalancerIP')
  }
  let attributes = attributesOf(entry)
  if (Object.keys(attributes).length > 0 && addresses.some(each => each !== 'LoadBalancerIP')) {
    attributes = {}
    lose(
      entry,
      'addresses',
      'CiliumBGPPeeringPolicy gives attributes to routes of LoadBalancerIP only',
      'advertise the other addresses without communities and localPreference',
    )
  }
  return addresses.length === 0
    ? undefined
    : { type: entry.type, addresses, selector: entry.selector, ...attributes, origin: entry.origin }
}

function bare({ origin: _, ...entry }: AdvertisementEntry): object {
  return entry
}

function routeKey(entries: readonly AdvertisementEntry[]): string {
  return JSON.stringify(entries.map(({ type, addresses, selector }) => [type, addresses, selector]))
}

/** An override by the AS number of its instance, which is what the annotation goes by; `lowered` are the policies there will be. */
function lowerOverride(
  { nodes, bgp }: Cluster,
  lowered: readonly BgpConfig[],
  override: NodeOverride,
  lose: Lose,
): NodeOverride[] {
  const labels = nodes.find(({ name }) => name === override.node)?.labels
  const policy = lowered.find(({ nodeSelector }) => labels === undefined || selects(nodeSelector ?? {}, labels))
  const speakers = bgp.find(({ name }) => name === policy?.name)?.instances ?? []
  const instances = override.instances.flatMap((instance): InstanceOverride[] => {
    const { routerId, localPort, origin } = instance
    for (const { localAddress } of instance.peers)
      if (localAddress) lose(instance, 'peers', 'CiliumBGPPeeringPolicy has no source address of a peer')
    const asn = speakers.find(({ name }) => name === instance.name)?.localAsn
    const speaker = policy?.instances.find(({ localAsn }) => localAsn === asn)
    if (!speaker || (!routerId && localPort === undefined)) return []
    return [
      {
        name: speaker.name,
        ...(routerId && { routerId }),
        ...(localPort !== undefined && { localPort }),
        peers: [],
        origin,
      },
    ]
  })
  return instances.length === 0 ? [] : [{ ...override, instances }]
}
