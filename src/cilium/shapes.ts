/** Where each field of the model stands in the resources of `cilium.io/v2`, and of `v2alpha1` as far as it has it. */
import type {
  Advertisement,
  AdvertisementEntry,
  BgpConfig,
  Block,
  EgressGateway,
  EgressPolicy,
  Instance,
  InstanceOverride,
  L2Policy,
  NodeOverride,
  Peer,
  PeerConfig,
  PeerFamily,
  Pool,
} from '../fabric/cluster.ts'
import type { Address, Cidr } from '../net/prefix.ts'
import type { Sited } from '../text/origin.ts'
import { isMap } from '../yaml/object.ts'
import {
  address,
  afi,
  autoDiscovery,
  bareAddress,
  boolean,
  cidr,
  communities,
  entryType,
  gracefulRestart,
  integer,
  ipv4Address,
  labels,
  name,
  peerAddress,
  prefix,
  rangeEnd,
  selector,
  serviceAddresses,
  text,
  yesOrNo,
} from './conversion.ts'
import {
  follow,
  fullList,
  list,
  node,
  optional,
  plain,
  readNode,
  required,
  some,
  writeNode,
  type Conversion,
  type Shape,
} from './shape.ts'

const peer: Shape<Peer> = {
  name: required('name', name),
  address: optional('peerAddress', peerAddress),
  autoDiscovery: optional('autoDiscovery', autoDiscovery),
  remoteAsn: optional('peerASN', integer),
  config: optional('peerConfigRef.name', name),
}

const instance: Shape<Instance> = {
  name: required('name', name),
  localAsn: optional('localASN', integer),
  localPort: optional('localPort', integer),
  peers: list('peers', node(peer)),
}

export const bgpConfig: Shape<BgpConfig> = {
  name: required('metadata.name', name),
  nodeSelector: optional('spec.nodeSelector', selector),
  instances: fullList('spec.bgpInstances', node(instance)),
}

const peerFamily: Shape<PeerFamily> = {
  family: required('afi', afi),
  advertisements: optional('advertisements', selector),
}

/** Families of which Cilium speaks none are left out. */
const unicastFamily: Conversion<PeerFamily> = {
  read: place =>
    (place.value as { safi?: unknown } | null)?.safi === 'unicast' ? readNode(peerFamily, place) : undefined,
  write: value => ({
    afi: afi.write(value.family),
    safi: 'unicast',
    ...(value.advertisements && { advertisements: value.advertisements }),
  }),
}

export const peerConfig: Shape<PeerConfig> = {
  name: required('metadata.name', name),
  authSecret: optional('spec.authSecretRef', name),
  ebgpMultihop: optional('spec.ebgpMultihop', integer),
  connectRetryTime: optional('spec.timers.connectRetryTimeSeconds', integer),
  holdTime: optional('spec.timers.holdTimeSeconds', integer),
  keepaliveTime: optional('spec.timers.keepAliveTimeSeconds', integer),
  gracefulRestart: optional('spec.gracefulRestart', gracefulRestart),
  peerPort: optional('spec.transport.peerPort', integer),
  sourceInterface: optional('spec.transport.sourceInterface', text),
  families: list('spec.families', unicastFamily),
}

const entry: Shape<AdvertisementEntry> = {
  type: required('advertisementType', entryType),
  addresses: optional('service.addresses', serviceAddresses),
  aggregationLengthIpv4: optional('service.aggregationLengthIPv4', integer),
  aggregationLengthIpv6: optional('service.aggregationLengthIPv6', integer),
  interface: optional('interface.name', text),
  selector: optional('selector', selector),
  communities: optional('attributes.communities', communities),
  localPreference: optional('attributes.localPreference', integer),
}

export const advertisement: Shape<Advertisement> = {
  name: required('metadata.name', name),
  labels: required('metadata.labels', labels),
  entries: fullList('spec.advertisements', node(entry)),
}

const peerOverride: Shape<InstanceOverride['peers'][number]> = {
  name: required('name', name),
  localAddress: optional('localAddress', address),
}

const instanceOverride: Shape<InstanceOverride> = {
  name: required('name', name),
  routerId: optional('routerID', ipv4Address),
  localAsn: optional('localASN', integer),
  localPort: optional('localPort', integer),
  peers: list('peers', plain(peerOverride)),
}

export const nodeOverride: Shape<NodeOverride> = {
  node: required('metadata.name', name),
  instances: fullList('spec.bgpInstances', node(instanceOverride)),
}

const blockFields: Shape<Sited & { cidr?: Cidr; start?: Address; stop?: Address }> = {
  cidr: optional('cidr', cidr),
  start: optional('start', rangeEnd),
  stop: optional('stop', rangeEnd),
}

/** A block with neither a network nor a first address holds nothing. */
const block: Conversion<Block> = {
  read: place => {
    const read = readNode(blockFields, place)
    if (isMap(place.value) && ['cidr', 'start'].every(each => follow(place, each).value === undefined))
      place.report(place.path, 'holds no address: it needs cidr, or start and stop', { code: 'pool-range-invalid' })
    if (read?.cidr) return { cidr: read.cidr, origin: read.origin }
    return read?.start && { start: read.start, ...(read.stop && { stop: read.stop }), origin: read.origin }
  },
  write: value => writeNode<object>(blockFields, value),
}

/** A pool whose blocks are called `blocks`, or `cidrs` as they were before 1.15. */
export function pool(blocks: 'blocks' | 'cidrs'): Shape<Omit<Pool, 'isPartial'>> {
  return {
    name: required('metadata.name', name),
    blocks: list(`spec.${blocks}`, block),
    allowFirstLastIps: optional('spec.allowFirstLastIPs', yesOrNo),
    disabled: optional('spec.disabled', boolean),
    serviceSelector: optional('spec.serviceSelector', selector),
  }
}

export const l2Policy: Shape<L2Policy> = {
  name: required('metadata.name', name),
  serviceSelector: optional('spec.serviceSelector', selector),
  nodeSelector: optional('spec.nodeSelector', selector),
  interfaces: list('spec.interfaces', text),
  externalIps: optional('spec.externalIPs', boolean),
  loadBalancerIps: optional('spec.loadBalancerIPs', boolean),
}

const podsOf: Shape<EgressPolicy['selectors'][number]> = {
  podSelector: optional('podSelector', selector),
  namespaceSelector: optional('namespaceSelector', selector),
  nodeSelector: optional('nodeSelector', selector),
}

const egressGateway: Shape<EgressGateway> = {
  nodeSelector: required('nodeSelector', selector),
  egressIp: optional('egressIP', bareAddress),
  interface: optional('interface', text),
}

export const egressPolicy: Shape<EgressPolicy> = {
  name: required('metadata.name', name),
  selectors: fullList('spec.selectors', plain(podsOf)),
  destinationCidrs: fullList('spec.destinationCIDRs', prefix),
  excludedCidrs: list('spec.excludedCIDRs', prefix),
  egressGateway: required('spec.egressGateway', plain(egressGateway)),
  egressGateways: optional('spec.egressGateways', some(plain(egressGateway))),
}
