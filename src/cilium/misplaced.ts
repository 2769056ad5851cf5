/** Fields that are not where they were written: of another generation of the API, of another level, or by another name. */
import type { Path } from '../yaml/document.ts'
import type { ResourceType } from './resources.ts'

/** Why a field is not known where it stands: what to do, and the rule that is about just this, if there is one. */
export interface Misplaced {
  readonly help: string
  readonly code?: string
}

/** What a field that is not known is probably meant to be. */
export function misplaced(type: ResourceType, path: Path, field: string): Misplaced | undefined {
  if (path[0] === 'spec' && path.length === 1 && (field === 'spec' || field === 'metadata'))
    return { code: 'nested-spec', help: `move what is in it ${field === 'spec' ? 'one level up' : 'to the top'}` }
  const kind = type.slice(type.indexOf(' ') + 1)
  const place = [kind, ...path.filter(step => !/^\d+$/.test(String(step)))].join('.')
  return table.get(`${place}.${field}`)
}

const peerConfig = 'CiliumBGPPeerConfig.spec'
const clusterConfig = 'CiliumBGPClusterConfig.spec'
const instance = `${clusterConfig}.bgpInstances`
const peer = `${instance}.peers`
const entry = 'CiliumBGPAdvertisement.spec.advertisements'
const neighbor = 'CiliumBGPPeeringPolicy.spec.virtualRouters.neighbors'
const theirConfig = 'of the CiliumBGPPeerConfig that peerConfigRef names'
const advertised = (what: string) => `write a CiliumBGPAdvertisement with ${what}`

/** By the place where people write them, and what they write there: what to do. */
const rows: readonly (readonly [place: string, fields: string, help: string, code?: string])[] = [
  // Names that are near in meaning, not in letters.
  [`${peerConfig}.timers`, 'holdTime holdtime hold', 'did you mean holdTimeSeconds?'],
  [`${peerConfig}.timers`, 'keepAliveTime keepaliveTime keepalive keepAlive', 'did you mean keepAliveTimeSeconds?'],
  [`${peerConfig}.timers`, 'connectRetryTime connectRetry', 'did you mean connectRetryTimeSeconds?'],
  [peerConfig, 'multihop eBGPMultihopTTL ebgpMultihopTTL eBGPMultihop', 'did you mean ebgpMultihop?'],
  [peerConfig, 'password authSecret passwordSecret passwordRef', 'write authSecretRef: the name of a Secret'],
  [`${peerConfig}.gracefulRestart`, 'restartTime', 'did you mean restartTimeSeconds?'],
  [peer, 'address neighbor ip', 'did you mean peerAddress?'],
  [peer, 'asn remoteASN remoteAs remoteAsn', 'did you mean peerASN?'],
  [peer, 'peerConfig configRef', 'write peerConfigRef: {name: …}'],
  [instance, 'asn', 'did you mean localASN?'],
  [neighbor, 'ebgpMultihop multihop', 'did you mean eBGPMultihopTTL?'],
  [neighbor, 'address', 'did you mean peerAddress?'],
  // Another level of the same resource.
  [peerConfig, 'holdTimeSeconds keepAliveTimeSeconds connectRetryTimeSeconds', 'it belongs into timers'],
  [peerConfig, 'peerPort sourceInterface', 'it belongs into transport'],
  [peerConfig, 'restartTimeSeconds', 'it belongs into gracefulRestart'],
  [peerConfig, 'advertisements', 'it belongs into each of families'],
  [peerConfig, 'afi safi', 'it belongs into an item of families'],
  [entry, 'addresses aggregationLengthIPv4 aggregationLengthIPv6', 'it belongs into service'],
  [entry, 'communities localPreference', 'it belongs into attributes'],
  [`${entry}.attributes`, 'standard large wellKnown', 'it belongs into communities'],
  [entry, 'matchLabels matchExpressions', 'it belongs into selector'],
  [`${entry}.service`, 'selector', 'it belongs beside service'],
  [
    'CiliumBGPAdvertisement.spec',
    'advertisementType service selector attributes',
    'it belongs into an item of advertisements',
  ],
  [clusterConfig, 'localASN localPort peers name', 'it belongs into an item of bgpInstances'],
  [clusterConfig, 'matchLabels matchExpressions', 'it belongs into nodeSelector'],
  [instance, 'peerAddress peerASN peerConfigRef', 'it belongs into an item of peers'],
  [instance, 'nodeSelector', 'it belongs beside bgpInstances'],
  ['CiliumLoadBalancerIPPool.spec', 'cidr start stop', 'it belongs into an item of blocks'],
  // CiliumBGPPeeringPolicy had one resource for all.
  [clusterConfig, 'virtualRouters', 'it is called bgpInstances here'],
  [instance, 'neighbors', 'it is called peers here'],
  [instance, 'exportPodCIDR', advertised('advertisementType: PodCIDR')],
  [instance, 'serviceSelector serviceAdvertisements', advertised('advertisementType: Service and that selector')],
  [instance, 'podIPPoolSelector', advertised('advertisementType: CiliumPodIPPool and that selector')],
  [peer, 'advertisedPathAttributes', advertised('attributes')],
  [peer, 'peerPort', `it is transport.peerPort ${theirConfig}`],
  [peer, 'eBGPMultihopTTL ebgpMultihop multihop', `it is ebgpMultihop ${theirConfig}`],
  [peer, 'holdTimeSeconds keepAliveTimeSeconds connectRetryTimeSeconds', `it belongs into timers ${theirConfig}`],
  [peer, 'authSecretRef gracefulRestart families timers transport', `it is a field ${theirConfig}`],
  [peer, 'password', `it is the key password of a Secret, named by authSecretRef ${theirConfig}`],
  [peer, 'localAddress localPort', 'a CiliumBGPNodeConfigOverride says it, for each node'],
  [instance, 'routerID', 'a CiliumBGPNodeConfigOverride says it, for each node'],
  ['CiliumBGPPeeringPolicy.spec', 'bgpInstances', 'it is called virtualRouters here'],
  ['CiliumBGPPeeringPolicy.spec.virtualRouters', 'peers', 'it is called neighbors here'],
  // cilium.io/v2 dropped these.
  [`${peer}.peerConfigRef`, 'group kind', 'leave it out: it can only be a CiliumBGPPeerConfig'],
  [
    `${peerConfig}.transport`,
    'localPort',
    'it is localPort of the instance in the CiliumBGPClusterConfig',
    'transport-local-port',
  ],
  ['CiliumLoadBalancerIPPool.spec', 'cidrs', 'it is called blocks since Cilium 1.15', 'pool-cidrs-field'],
]

const table = new Map(
  rows.flatMap(([place, fields, help, code]) =>
    fields
      .split(' ')
      .map((field): [string, Misplaced] => [`${place}.${field}`, { help, ...(code !== undefined && { code }) }]),
  ),
)
