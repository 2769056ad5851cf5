/**
 * CiliumBGPPeeringPolicy, 1.12 to 1.18: a speaker with all its neighbors and what it tells them in one resource. Each
 * neighbor becomes a peer, a PeerConfig and an Advertisement of the model.
 */
import type {
  Advertisement,
  AdvertisementEntry,
  Cluster,
  Instance,
  Peer,
  PeerConfig,
  PeerFamily,
} from '../fabric/cluster.ts'
import type { ClusterPart } from '../fabric/fabric.ts'
import { families } from '../net/family.ts'
import type { Origin, Sited } from '../text/origin.ts'
import { spanOf } from '../yaml/document.ts'
import { isMap } from '../yaml/object.ts'
import { advertisementOf, attributesOf, familiesOf, instanceName, neighborName, peerName } from './canonical.ts'
import {
  afi,
  boolean,
  communities,
  gracefulRestart,
  hostAddress,
  integer,
  name,
  selector,
  serviceAddresses,
} from './conversion.ts'
import { follow, node, optional, originOf, readNode, required, writeNode, type Place, type Shape } from './shape.ts'

/** What a virtual router tells all its neighbors, without the attributes, which are said of each neighbor. */
type Route = Pick<AdvertisementEntry, 'type' | 'addresses' | 'selector' | 'origin'>

/** What attributes are given to, by the kind of route. */
const selectorTypes = {
  PodCIDR: 'PodCIDR',
  CiliumPodIPPool: 'CiliumPodIPPool',
  Service: 'CiliumLoadBalancerIPPool',
} as const

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
  authSecret: optional('authSecretRef', name),
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
  const policy = name.read(follow(place, 'metadata.name'))
  const routers = follow(place, 'spec.virtualRouters')
  if (policy === undefined || !Array.isArray(routers.value)) return {}
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
      const config = neighborName(policy, localAsn, peer.address)
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
      nodeSelector: { at: 'spec.nodeSelector', ...selector },
      instances: { at: 'spec.virtualRouters' },
    },
    place,
  )
  return {
    bgp: [{ name: policy, ...(nodeSelector && { nodeSelector }), instances, origin }],
    peerConfigs,
    advertisements,
  }
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
          { selector: { ...selector, at }, ...(type === 'Service' && { addresses: { at: 'serviceAdvertisements' } }) },
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
