/**
 * Cilium's resources as its API server takes them: names, units, defaults and limits of every field, said once. The
 * validators are made from these types (`scripts/validators.js`), so a tag such as `@minimum` is checked, not
 * only read; every number is an integer. Must not know the model.
 */

/** Every resource that netc reads, by API version and kind. */
export interface Resources {
  'cilium.io/v2 CiliumBGPClusterConfig': BgpClusterConfig
  'cilium.io/v2 CiliumBGPPeerConfig': BgpPeerConfig
  'cilium.io/v2 CiliumBGPAdvertisement': BgpAdvertisement
  'cilium.io/v2 CiliumBGPNodeConfigOverride': BgpNodeConfigOverride
  'cilium.io/v2 CiliumLoadBalancerIPPool': LoadBalancerIpPool
  'cilium.io/v2 CiliumEgressGatewayPolicy': EgressGatewayPolicy
  'cilium.io/v2alpha1 CiliumBGPClusterConfig': BgpClusterConfigAlpha
  'cilium.io/v2alpha1 CiliumBGPPeerConfig': BgpPeerConfigAlpha
  'cilium.io/v2alpha1 CiliumBGPAdvertisement': BgpAdvertisementAlpha
  'cilium.io/v2alpha1 CiliumBGPNodeConfigOverride': BgpNodeConfigOverride
  'cilium.io/v2alpha1 CiliumBGPPeeringPolicy': BgpPeeringPolicy
  'cilium.io/v2alpha1 CiliumLoadBalancerIPPool': LoadBalancerIpPoolAlpha
  'cilium.io/v2alpha1 CiliumL2AnnouncementPolicy': L2AnnouncementPolicy
  /** Not a resource: what `config.yaml` of the ConfigMap `kube-system/bgp-config` holds. */
  'MetalLB config': MetalLbConfig
}

/** A resource by API version and kind, such as `cilium.io/v2 CiliumBGPPeerConfig`. */
export type ResourceType = keyof Resources

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** What all Kubernetes objects have. */
interface Resource {
  apiVersion: string
  kind: string
  metadata: Metadata
  /** Written by Cilium, never by a person. */
  status?: Json
}

interface Metadata {
  /** @minLength 1 */
  name: string
  labels?: Labels
  annotations?: { [key: string]: string }
  /** What the API server adds: uid, creationTimestamp, … */
  [key: string]: Json
}

/** @patternProperties { "": { "type": "string", "maxLength": 63, "pattern": "^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$" } } */
interface Labels {
  [key: string]: string
}

/** Selects objects by their labels; all parts must hold, and with no part it selects everything. */
interface LabelSelector {
  matchLabels?: Labels
  matchExpressions?: LabelRequirement[]
}

interface LabelRequirement {
  key: string
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'
  /** For In and NotIn, at least one; for the others, none. */
  values?: string[]
}

/**
 * The number of an autonomous system.
 * @minimum 1
 * @maximum 4294967295
 */
type Asn = number

/**
 * The number of an autonomous system; 0: whatever the other side says.
 * @minimum 0
 * @maximum 4294967295
 */
type AsnOrAny = number

/**
 * A TCP port.
 * @minimum 1
 * @maximum 65535
 */
type Port = number

/**
 * A number without bounds of its own.
 * @minimum -2147483648
 * @maximum 2147483647
 */
type Int32 = number

/**
 * A name that is unique in its list.
 * @minLength 1
 * @maxLength 255
 */
type ListName = string

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

/** What sessions with a kind of peer have in common. */
export interface BgpPeerConfig extends Resource {
  spec: PeerConfigSpec
}

interface PeerConfigSpec extends PeerSettings {
  transport?: {
    /** The port Cilium dials; default 179. */
    peerPort?: Port
    /** Whose address is the source; it must have exactly one of the peer's family. Since 1.19. */
    sourceInterface?: string
  }
}

/** `v2` with a local port for each peer, and without the source interface. */
export interface BgpPeerConfigAlpha extends Resource {
  spec: PeerConfigSpecAlpha
}

interface PeerConfigSpecAlpha extends PeerSettings {
  transport?: { peerPort?: Port; localPort?: Port }
}

interface PeerSettings {
  /** The Secret whose key `password` is the TCP MD5 password. */
  authSecretRef?: string
  ebgpMultihop?: MultihopTtl
  timers?: {
    connectRetryTimeSeconds?: ConnectRetryTime
    holdTimeSeconds?: HoldTime
    keepAliveTimeSeconds?: KeepaliveTime
  }
  gracefulRestart?: GracefulRestart
  /** Absent: IPv4 and IPv6 unicast, and nothing is advertised. */
  families?: PeerFamily[]
}

interface PeerFamily extends Family {
  /** Which CiliumBGPAdvertisements, by their labels; absent: none. */
  advertisements?: LabelSelector
}

/**
 * The TTL of packets to eBGP peers; default 1, directly connected.
 * @minimum 1
 * @maximum 255
 */
type MultihopTtl = number

/**
 * Seconds, default 120 (RFC 4271 section 8).
 * @minimum 1
 * @maximum 2147483647
 */
type ConnectRetryTime = number

/**
 * Seconds, default 90 (RFC 4271 section 4.2); 0, never, is not allowed.
 * @minimum 3
 * @maximum 65535
 */
type HoldTime = number

/**
 * Seconds, default 30 (RFC 4271 section 8). Not more than the hold time since 1.18, defaults counted.
 * @minimum 1
 * @maximum 65535
 */
type KeepaliveTime = number

interface GracefulRestart {
  enabled: boolean
  /**
   * Seconds, default 120 (RFC 4724 section 4.2).
   * @minimum 1
   * @maximum 4095
   */
  restartTimeSeconds?: number
}

interface Family {
  /** Only ipv4 and ipv6 work. */
  afi: 'ipv4' | 'ipv6' | 'l2vpn' | 'ls' | 'opaque'
  /** Only unicast works. */
  safi:
    | 'unicast'
    | 'multicast'
    | 'mpls_label'
    | 'encapsulation'
    | 'vpls'
    | 'evpn'
    | 'ls'
    | 'sr_policy'
    | 'mup'
    | 'mpls_vpn'
    | 'mpls_vpn_multicast'
    | 'route_target_constraints'
    | 'flowspec_unicast'
    | 'flowspec_vpn'
    | 'key_value'
}

/** What may be told to peers; chosen by its labels. */
export interface BgpAdvertisement extends Resource {
  spec: { advertisements: AdvertisementEntry[] }
}

interface AdvertisementEntry extends AdvertisementSettings {
  /** Interface since 1.19. */
  advertisementType: 'PodCIDR' | 'CiliumPodIPPool' | 'Service' | 'Interface'
  /** For type Interface: whose addresses. */
  interface?: { name: string }
}

export interface BgpAdvertisementAlpha extends Resource {
  spec: { advertisements: AdvertisementEntryAlpha[] }
}

interface AdvertisementEntryAlpha extends AdvertisementSettings {
  advertisementType: 'PodCIDR' | 'CiliumPodIPPool' | 'Service'
}

interface AdvertisementSettings {
  /** For type Service. */
  service?: {
    /** @minItems 1 */
    addresses: ServiceAddress[]
    /**
     * Advertise networks of this length in place of host routes.
     * @minimum 0
     * @maximum 31
     */
    aggregationLengthIPv4?: number
    /**
     * Advertise networks of this length in place of host routes.
     * @minimum 0
     * @maximum 127
     */
    aggregationLengthIPv6?: number
  }
  /** For types Service and CiliumPodIPPool: which of them; absent: none. */
  selector?: LabelSelector
  attributes?: {
    communities?: Communities
    /** Sent to iBGP peers only; 0 to 4294967295. */
    localPreference?: number
  }
}

type ServiceAddress = 'LoadBalancerIP' | 'ClusterIP' | 'ExternalIP'

interface Communities {
  /**
   * RFC 1997: `65000:100`, or as one number.
   * @items { "type": "string", "pattern": "^(0|[1-9][0-9]{0,9}|(0|[1-9][0-9]{0,4}):(0|[1-9][0-9]{0,4}))$" }
   */
  standard?: string[]
  /**
   * RFC 8092: `65000:1:2`.
   * @items { "type": "string", "pattern": "^(0|[1-9][0-9]{0,9})(:(0|[1-9][0-9]{0,9})){2}$" }
   */
  large?: string[]
  wellKnown?: WellKnownCommunity[]
}

type WellKnownCommunity =
  | 'internet'
  | 'planned-shut'
  | 'accept-own'
  | 'route-filter-translated-v4'
  | 'route-filter-v4'
  | 'route-filter-translated-v6'
  | 'route-filter-v6'
  | 'llgr-stale'
  | 'no-llgr'
  | 'blackhole'
  | 'no-export'
  | 'no-advertise'
  | 'no-export-subconfed'
  | 'no-peer'

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

/** All of a BGP speaker in one resource; 1.12 to 1.18. */
export interface BgpPeeringPolicy extends Resource {
  spec?: {
    /** Absent or empty: every node. Two policies on one node take down all its sessions. */
    nodeSelector?: LabelSelector
    /** @minItems 1 */
    virtualRouters: {
      localASN: AsnOrAny
      /** Default false. */
      exportPodCIDR?: boolean
      /** Which Services, by their labels; absent: none. Since 1.13. */
      serviceSelector?: LabelSelector
      /** Which of their addresses; default LoadBalancerIP. Since 1.16. */
      serviceAdvertisements?: ServiceAddress[]
      /** Which CiliumPodIPPools, by their labels; absent: none. Since 1.15. */
      podIPPoolSelector?: LabelSelector
      /** @minItems 1 */
      neighbors: BgpNeighbor[]
    }[]
  }
}

interface BgpNeighbor {
  /** An address with `/32` or `/128`. */
  peerAddress: string
  peerASN: AsnOrAny
  /** Default 179. */
  peerPort?: Port
  eBGPMultihopTTL?: MultihopTtl
  connectRetryTimeSeconds?: ConnectRetryTime
  holdTimeSeconds?: HoldTime
  keepAliveTimeSeconds?: KeepaliveTime
  /** The Secret whose key `password` is the TCP MD5 password. */
  authSecretRef?: string
  gracefulRestart?: GracefulRestart
  /** Absent: IPv4 and IPv6 unicast. */
  families?: Family[]
  advertisedPathAttributes?: {
    selectorType: 'PodCIDR' | 'CiliumLoadBalancerIPPool' | 'CiliumPodIPPool'
    /** Whose routes get them, by the labels of what is named by selectorType; absent: all. */
    selector?: LabelSelector
    communities?: Communities
    /**
     * @minimum 0
     * @maximum 4294967295
     */
    localPreference?: number
  }[]
}

/** Addresses for Services of type LoadBalancer. */
export interface LoadBalancerIpPool extends Resource {
  spec: PoolSettings
}

/** `v2` with the name the blocks had before 1.16. */
export interface LoadBalancerIpPoolAlpha extends Resource {
  spec: PoolSettingsAlpha
}

interface PoolSettingsAlpha extends PoolSettings {
  cidrs?: PoolBlock[]
}

interface PoolSettings {
  /** Since 1.15; `cidrs` before. */
  blocks?: PoolBlock[]
  /** Whether the first and last address of each CIDR are given out: default Yes since 1.16, No in 1.15. */
  allowFirstLastIPs?: 'Yes' | 'No'
  /** Gives out no more addresses, and keeps those given; default false. */
  disabled?: boolean
  /** Absent: every Service. */
  serviceSelector?: LabelSelector
}

/** A network, or a first and last address; a first one alone is one address. */
interface PoolBlock {
  cidr?: string
  start?: string
  stop?: string
}

/** Which nodes answer ARP and neighbour discovery for the addresses of which Services. */
export interface L2AnnouncementPolicy extends Resource {
  spec?: {
    /** Absent: every Service. */
    serviceSelector?: LabelSelector
    /** Absent: every node. */
    nodeSelector?: LabelSelector
    /** Go regular expressions, one of which must match; absent or empty: all interfaces. */
    interfaces?: string[]
    /** Default false. */
    externalIPs?: boolean
    /** Default false. */
    loadBalancerIPs?: boolean
  }
}

/** Through which node, and from which address, pods leave the cluster. */
export interface EgressGatewayPolicy extends Resource {
  spec?: {
    selectors: {
      podSelector?: LabelSelector
      namespaceSelector?: LabelSelector
      nodeSelector?: LabelSelector
    }[]
    destinationCIDRs: string[]
    excludedCIDRs?: string[]
    egressGateway: EgressGateway
    /** @maxItems 64 */
    egressGateways?: EgressGateway[]
  }
}

interface EgressGateway {
  nodeSelector: LabelSelector
  /**
   * Not together with interface.
   * @maxLength 39
   */
  egressIP?: string
  /** Its first address is used. */
  interface?: string
}

/** MetalLB's own configuration, which Cilium took from 1.10 to 1.16. What else MetalLB knows is let pass. */
export interface MetalLbConfig {
  peers?: {
    'peer-address': string
    'peer-asn': Asn
    'my-asn': Asn
    [key: string]: Json
  }[]
  'address-pools'?: {
    name: string
    protocol: 'bgp' | 'layer2'
    /** Networks, or ranges `first-last`. */
    addresses: string[]
    [key: string]: Json
  }[]
  [key: string]: Json
}
