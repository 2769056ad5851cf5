/** CiliumBGPClusterConfig, and what a CiliumBGPNodeConfigOverride changes in it. */
import type { Asn, AsnOrAny, Int32, LabelSelector, ListName, Port, Resource } from './object.ts'

/** Which nodes speak BGP, as whom, and to whom. */
export interface BgpClusterConfig extends Resource {
  spec: {
    /** Absent or empty: every node. */
    nodeSelector?: LabelSelector
    /**
     * @minItems 1
     * @maxItems 16
     */
    bgpInstances: BgpInstance[]
  }
}

interface BgpInstance {
  name: ListName
  /** Absent: a CiliumBGPNodeConfigOverride says it. */
  localASN?: Asn
  /** Where Cilium listens; absent: nowhere, it only dials. Since 1.18. */
  localPort?: Port
  peers?: BgpPeer[]
}

interface BgpPeer {
  name: ListName
  /** An IPv4 or IPv6 address without a length. A peer with neither this nor autoDiscovery is passed over in silence. */
  peerAddress?: string
  /** Default 0. */
  peerASN?: AsnOrAny
  /** Absent: Cilium's defaults, and nothing is advertised. */
  peerConfigRef?: { name: string }
  /** Since 1.18. */
  autoDiscovery?: {
    mode: 'DefaultGateway'
    defaultGateway?: { addressFamily: 'ipv4' | 'ipv6' }
  }
}

/** `v2` without what came later, and with what it lost. */
export interface BgpClusterConfigAlpha extends Resource {
  spec: {
    nodeSelector?: LabelSelector
    /**
     * @minItems 1
     * @maxItems 16
     */
    bgpInstances: {
      name: ListName
      localASN?: Asn
      localPort?: Port
      peers?: {
        name: ListName
        peerAddress?: string
        peerASN?: AsnOrAny
        peerConfigRef?: { name: string; group?: string; kind?: string }
      }[]
    }[]
  }
}

/** What is different on one node; its name is the node's. */
export interface BgpNodeConfigOverride extends Resource {
  spec: {
    /** @minItems 1 */
    bgpInstances: {
      /** The instance's name in the CiliumBGPClusterConfig; another name changes nothing. */
      name: ListName
      /** The BGP Identifier: an IPv4 address, also where all else is IPv6. */
      routerID?: string
      localASN?: Asn
      localPort?: Int32
      peers?: {
        name: ListName
        /** The source address towards the peer. */
        localAddress?: string
        /** Taken and not used. */
        localPort?: Int32
      }[]
    }[]
  }
}
