/** The questions that policies about peerings ask of the network besides those of every policy. */
import type { BgpConfig, Cluster, Node } from '../../fabric/cluster.ts'
import type { LoneEnd, NodeEnd } from '../../fabric/fabric.ts'
import { addressesOf, routerIdOf } from '../../fabric/router-index.ts'
import type { Interface, Neighbor, Router } from '../../fabric/router.ts'
import { contains, formatAddress, sameAddress, type Address } from '../../net/prefix.ts'
import { selects } from '../../net/selector.ts'
import type { NodeSession } from '../../fabric/reach.ts'
import { isWritten } from '../../text/origin.ts'
import type { Network } from './network.ts'

/** The ends of all nodes, also of those whose counterpart was not found. */
export function nodeEnds({ sessions, loneEnds }: Network): readonly NodeEnd[] {
  return [...sessions.flatMap(({ ends }) => ends), ...loneEnds.map(({ end }) => end)].filter(
    each => each.kind === 'node',
  )
}

/** The ends of nodes that dial a router which has nothing for them. */
export function unexpected({ loneEnds }: Network): readonly Extract<LoneEnd, { reason: 'not expected' }>[] {
  return loneEnds.filter(each => each.reason === 'not expected')
}

/** Whether the AS numbers of a session differ; undefined where one is not known. */
export function isEbgp({ node, router }: NodeSession): boolean | undefined {
  return node.asn === undefined || router.asn === undefined ? undefined : node.asn !== router.asn
}

/** The nodes of a cluster whose addresses are in the files. Of others, such as one that a patch labels, little is known. */
export function knownNodes({ nodes }: Cluster): readonly Node[] {
  return nodes.filter(({ addresses }) => addresses.length > 0)
}

/** Whether a config selects a node; without a selector it selects all. */
export function isSelected({ nodeSelector }: BgpConfig, { labels }: Node): boolean {
  return nodeSelector === undefined || selects(nodeSelector, labels)
}

/** Whether a peer's settings are known: it has none, or the PeerConfig with them is in the files. */
export function hasKnownSettings({ from: { peer, peerConfig } }: NodeEnd): boolean {
  return peerConfig !== undefined || !isWritten(peer, 'config')
}

/** Every address a router is known to have, the router id last, which may be none of them. */
export function addressesKnownOf(router: Router): readonly Address[] {
  return [...addressesOf(router), ...routerIdOf(router)]
}

/** Whether a router surely has an address, and not just a router id that looks like it. */
export function surelyHas(router: Router, address: Address): boolean {
  return addressesOf(router).some(each => sameAddress(each, address))
}

/** The interface of a router that has an address, or one in a subnet of it. */
export function interfaceTowards({ interfaces }: Router, address: Address): Interface | undefined {
  return interfaces.find(({ addresses }) => addresses.some(cidr => contains(cidr, address)))
}

/** Whether the files say which networks a router is in: one of its interfaces has an address that is not alone in its subnet. */
export function hasKnownSubnets({ interfaces, isPartial }: Router, version: 4 | 6): boolean {
  const least = version === 4 ? 31 : 127
  const isSubnet = ({ address, length }: Interface['addresses'][number]) =>
    address.version === version && length < least
  return !isPartial && interfaces.some(({ addresses }) => addresses.some(isSubnet))
}

/** A neighbor as FRR's lines name it. */
export function nameOf({ peer }: Neighbor): string {
  return 'address' in peer ? formatAddress(peer.address) : peer.interface
}
