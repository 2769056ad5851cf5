/**
 * CiliumBGPPeeringPolicy, 1.12 to 1.18: a speaker with all its neighbors and what it tells them in one resource, and
 * what is different on one node in an annotation of that Node.
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
  PeerFamily,
} from '../fabric/cluster.ts'
import type { ClusterPart } from '../fabric/fabric.ts'
import type { Asn } from '../net/asn.ts'
import { families } from '../net/family.ts'
import { formatAddress, parseAddress, type Address } from '../net/prefix.ts'
import { selects } from '../net/selector.ts'
import { atLeast, type Version } from '../net/version.ts'
import { locate, type Origin, type Sited } from '../text/origin.ts'
import { spanOf } from '../yaml/document.ts'
import { advertisementOf, entriesFor, familiesOf, instanceName, neighborName, peerName } from './canonical.ts'
import {
  afi,
  boolean,
  communities,
  gracefulRestart,
  hostAddress,
  integer,
  selector,
  serviceAddresses,
  text,
} from './conversion.ts'
import type { Lose } from './loss.ts'
import {
  follow,
  isMap,
  node,
  optional,
  originOf,
  readNode,
  required,
  writeNode,
  type Place,
  type Shape,
} from './shape.ts'

/** What a virtual router tells all its neighbors, without the attributes, which are said of each neighbor. */
type Route = Pick<AdvertisementEntry, 'type' | 'addresses' | 'selector' | 'origin'>

/** Since when a virtual router can tell each kind of route. */
const routesSince: Readonly<Partial<Record<AdvertisementEntry['type'], Version>>> = {
  PodCIDR: '1.12',
  CiliumPodIPPool: '1.15',
  Service: '1.13',
}

/** What attributes are given to, by the kind of route. */
const selectorTypes = {
  PodCIDR: 'PodCIDR',
  CiliumPodIPPool: 'CiliumPodIPPool',
  Service: 'CiliumLoadBalancerIPPool',
} as const

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

function attributesOf(
  entry: AdvertisementEntry | undefined,
): Pick<AdvertisementEntry, 'communities' | 'localPreference'> {
  return {
    ...(entry?.communities && { communities: entry.communities }),
    ...(entry?.localPreference !== undefined && { localPreference: entry.localPreference }),
  }
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

const neighborAddress: Shape<Required<Pick<Peer, 'address' | 'remoteAsn'>>> = {
  address: required('peerAddress', hostAddress),
  remoteAsn: required('peerASN', integer),
}

type Settings = Omit<PeerConfig, 'name' | 'families' | 'sourceInterface'>

const neighborSettings: Shape<Settings> = {
  peerPort: optional('peerPort', integer),
  ebgpMultihop: optional('eBGPMultihopTTL', integer),
  connectRetryTime: optional('connectRetryTimeSeconds', integer),
  holdTime: optional('holdTimeSeconds', integer),
  keepaliveTime: optional('keepAliveTimeSeconds', integer),
  authSecret: optional('authSecretRef', text),
  gracefulRestart: optional('gracefulRestart', gracefulRestart),
}

const attributes: Shape<Required<Pick<AdvertisementEntry, 'communities' | 'localPreference'>>> = {
  communities: optional('communities', communities),
  localPreference: optional('localPreference', integer),
}

/** The policies of a lowered cluster. */
export function writePeeringPolicies({ bgp, peerConfigs, advertisements }: Cluster): object[] {
  const configs = new Map(peerConfigs.map(config => [config.name, config]))
  const told = new Map(advertisements.map(({ name, entries }) => [name, entries]))
  return bgp.map(({ name, nodeSelector, instances }) => ({
    apiVersion: 'cilium.io/v2alpha1',
    kind: 'CiliumBGPPeeringPolicy',
    metadata: { name },
    spec: {
      ...(nodeSelector && { nodeSelector }),
      virtualRouters: instances.map(({ localAsn, peers }) => ({
        localASN: localAsn,
        ...writeRoutes(told.get(peers[0]?.config ?? '') ?? []),
        neighbors: peers.map(peer => writeNeighbor(peer, configs.get(peer.config!)!, told.get(peer.config!) ?? [])),
      })),
    },
  }))
}

function writeRoutes(entries: readonly AdvertisementEntry[]): object {
  const of = (wanted: AdvertisementEntry['type']) => entries.find(({ type }) => type === wanted)
  const [services, pools] = [of('Service'), of('CiliumPodIPPool')]
  const usual = services?.addresses?.length === 1 && services.addresses[0] === 'LoadBalancerIP'
  return {
    ...(of('PodCIDR') && { exportPodCIDR: true }),
    ...(pools && { podIPPoolSelector: pools.selector }),
    ...(services && { serviceSelector: services.selector }),
    ...(services && !usual && { serviceAdvertisements: services.addresses }),
  }
}

function writeNeighbor(peer: Peer, config: PeerConfig, entries: readonly AdvertisementEntry[]): object {
  const neighbor = writeNode(neighborAddress, peer as Required<Peer>)
  writeNode<object>(neighborSettings, config, neighbor)
  const spoken = config.families.map(({ family }) => family)
  if (spoken.join() !== families.join())
    neighbor['families'] = spoken.map(family => ({ afi: afi.write(family), safi: 'unicast' }))
  const given = entries.flatMap(({ type, ...entry }) =>
    type === 'Interface' || Object.keys(attributesOf({ type, ...entry })).length === 0
      ? []
      : [writeNode<object>(attributes, entry, { selectorType: selectorTypes[type] })],
  )
  if (given.length > 0) neighbor['advertisedPathAttributes'] = given
  return neighbor
}

/** What a policy says, with a PeerConfig and an Advertisement for each neighbor. */
export function readPeeringPolicy(place: Place): Pick<ClusterPart, 'bgp' | 'peerConfigs' | 'advertisements'> {
  const name = text.read(follow(place, 'metadata.name'))
  const routers = follow(place, 'spec.virtualRouters')
  if (name === undefined || !Array.isArray(routers.value)) return {}
  const peerConfigs: PeerConfig[] = []
  const advertisements: Advertisement[] = []
  const instances = routers.value.flatMap((_, i): Instance[] => {
    const router = follow(routers, i)
    const localAsn = integer.read(follow(router, 'localASN'))
    const neighbors = follow(router, 'neighbors')
    if (localAsn === undefined || !Array.isArray(neighbors.value)) return []
    const routes = readRoutes(router)
    const peers = neighbors.value.flatMap((_, j): Peer[] => {
      const neighbor = follow(neighbors, j)
      const peer = readNode<Required<Pick<Peer, 'address' | 'remoteAsn'>> & Sited>(neighborAddress, neighbor)
      if (!peer) return []
      const config = neighborName(name, localAsn, peer.address)
      const settings = readNode<Settings>(neighborSettings, neighbor)!
      peerConfigs.push({
        name: config,
        ...settings,
        families: familiesOf(config, readFamilies(neighbor), routes.length > 0, peer.origin),
      })
      advertisements.push(
        ...advertisementOf(
          config,
          routes.map(route => withAttributes(route, neighbor)),
          peer.origin,
        ),
      )
      return [{ name: peerName(peer.address), ...peer, config }]
    })
    return [
      {
        name: instanceName(localAsn),
        localAsn,
        peers,
        origin: originOf({ localAsn: { at: 'localASN' }, peers: { at: 'neighbors' } }, router),
      },
    ]
  })
  const nodeSelector = selector.read(follow(place, 'spec.nodeSelector'))
  const origin = originOf(
    {
      name: { at: 'metadata.name' },
      nodeSelector: { at: 'spec.nodeSelector' },
      instances: { at: 'spec.virtualRouters' },
    },
    place,
  )
  return { bgp: [{ name, ...(nodeSelector && { nodeSelector }), instances, origin }], peerConfigs, advertisements }
}

function readRoutes(router: Place): Route[] {
  const routes: Route[] = []
  const pods = follow(router, 'exportPodCIDR')
  if (boolean.read(pods) === true) routes.push({ type: 'PodCIDR', origin: originOf({ type: { at: '' } }, pods) })
  for (const [type, at] of [
    ['CiliumPodIPPool', 'podIPPoolSelector'],
    ['Service', 'serviceSelector'],
  ] as const) {
    const place = follow(router, at)
    const selected = selector.read(place)
    if (!selected) continue
    const addresses = follow(router, 'serviceAdvertisements')
    const origin: Origin = {
      ...spanOf(place.document, place.path),
      fields:
        originOf(
          { selector: { at }, ...(type === 'Service' && { addresses: { at: 'serviceAdvertisements' } }) },
          router,
        ).fields ?? {},
    }
    routes.push({
      type,
      ...(type === 'Service' && { addresses: serviceAddresses.read(addresses) ?? ['LoadBalancerIP'] }),
      selector: selected,
      origin,
    })
  }
  return routes
}

/** Attributes for some pools or nodes only, by a selector, have no place in the model. */
function withAttributes(route: Route, neighbor: Place): AdvertisementEntry {
  const list = follow(neighbor, 'advertisedPathAttributes')
  if (route.type === 'Interface' || !Array.isArray(list.value)) return route
  const wanted = selectorTypes[route.type]
  const at = list.value.findIndex(
    each =>
      isMap(each) && each['selectorType'] === wanted && (each['selector'] === undefined || each['selector'] === null),
  )
  if (at === -1) return route
  const place = follow(list, at)
  const { origin, ...given } = node<Pick<AdvertisementEntry, 'communities' | 'localPreference'> & Sited>(
    attributes,
  ).read(place) ?? { origin: route.origin }
  return { ...route, ...given, origin: { ...route.origin, fields: { ...route.origin.fields, ...origin.fields } } }
}

function readFamilies(neighbor: Place): Pick<PeerFamily, 'family' | 'origin'>[] {
  const list = follow(neighbor, 'families')
  if (!Array.isArray(list.value)) return []
  return list.value.flatMap((each: unknown, i) => {
    const place = follow(list, i)
    const family = isMap(each) && each['safi'] === 'unicast' ? afi.read(follow(place, 'afi')) : undefined
    return family ? [{ family, origin: originOf({ family: { at: 'afi' } }, place) }] : []
  })
}

/** The annotation of a Node that is about the virtual router with that AS number. */
const annotation = /^cilium\.io\/bgp-virtual-router\.(\d{1,10})$/

/** Node objects which have nothing but the annotations. */
export function writeAnnotations({ nodeOverrides }: Cluster): object[] {
  return nodeOverrides.map(({ node, instances }) => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: node,
      annotations: Object.fromEntries(
        instances.map(({ name, routerId, localPort }) => [
          `cilium.io/bgp-virtual-router.${name.slice(instanceName(0).length - 1)}`,
          [
            ...(routerId ? [`router-id=${formatAddress(routerId)}`] : []),
            ...(localPort === undefined ? [] : [`local-port=${localPort}`]),
          ].join(','),
        ]),
      ),
    },
  }))
}

/** What the annotations of a Node say. */
export function readAnnotations(place: Place): NodeOverride[] {
  const name = text.read(follow(place, 'metadata.name'))
  const annotations = follow(place, 'metadata.annotations')
  if (name === undefined || !isMap(annotations.value)) return []
  const instances = Object.entries(annotations.value).flatMap(([key, value]): InstanceOverride[] => {
    const asn = annotation.exec(key)?.[1]
    if (asn === undefined || typeof value !== 'string') return []
    const path = [...annotations.path, key]
    const said = new Map(
      value
        .split(',')
        .map((pair): [string, string] => [pair.split('=')[0]!.trim(), pair.split('=').slice(1).join('=').trim()]),
    )
    const routerId = parseAddress(said.get('router-id') ?? '')
    const localPort = /^\d{1,5}$/.test(said.get('local-port') ?? '') ? Number(said.get('local-port')) : undefined
    if (said.has('router-id') && routerId?.version !== 4)
      place.report(path, `router-id=${said.get('router-id')!} is not an IPv4 address`)
    if (said.has('local-port') && localPort === undefined)
      place.report(path, `local-port=${said.get('local-port')!} is not a port`)
    const span = spanOf(place.document, path)
    const origin: Origin = {
      ...span,
      fields: { ...(routerId && { routerId: span }), ...(localPort !== undefined && { localPort: span }) },
    }
    return [
      {
        name: instanceName(Number(asn)),
        ...(routerId?.version === 4 && { routerId }),
        ...(localPort !== undefined && { localPort }),
        peers: [],
        origin,
      },
    ]
  })
  const origin = originOf({ node: { at: 'metadata.name' }, instances: { at: 'metadata.annotations' } }, place)
  return instances.length === 0
    ? []
    : [{ node: name, instances, origin: { ...origin, ...locate({ origin }, undefined) } }]
}
