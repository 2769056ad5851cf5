/**
 * One Kubernetes cluster as its resources describe it, free of the generation of Cilium's API they are written in.
 * Types only. Times are seconds; an absent optional field means Cilium's default.
 */
import type { Asn } from '../net/asn.ts'
import type { Family } from '../net/family.ts'
import type { Address, Cidr, IpVersion, Prefix } from '../net/prefix.ts'
import type { Labels, Selector } from '../net/selector.ts'
import type { Version } from '../net/version.ts'
import type { Sited } from '../text/origin.ts'
import type {
  AnyObject,
  Gateway,
  GatewayApiDefinition,
  GatewayClass,
  GatewayClassConfig,
  Ingress,
  Namespace,
  Node,
  ReferenceGrant,
  Route,
  Secret,
  Service,
  ServiceCidr,
} from './kubernetes.ts'

export type { Gateway, Node, Secret, Service } from './kubernetes.ts'

export interface Cluster extends Sited {
  readonly name: string
  /** The release of Cilium that reads these resources. */
  readonly cilium?: Version
  readonly nodes: readonly Node[]
  readonly bgp: readonly BgpConfig[]
  readonly peerConfigs: readonly PeerConfig[]
  readonly advertisements: readonly Advertisement[]
  readonly nodeOverrides: readonly NodeOverride[]
  readonly pools: readonly Pool[]
  readonly l2Policies: readonly L2Policy[]
  readonly egressPolicies: readonly EgressPolicy[]
  readonly services: readonly Service[]
  readonly gateways: readonly Gateway[]
  readonly secrets: readonly Secret[]
  /** What the Helm values switch on; absent when no values were read. */
  readonly helm?: Helm
  /** Something that tells objects apart is filled in later, such as a name or a label: what is missing may be there. */
  readonly isPartial?: true
  /** Every object that was read, of whatever kind. */
  readonly objects?: readonly AnyObject[]
  readonly namespaces?: readonly Namespace[]
  readonly gatewayClasses?: readonly GatewayClass[]
  readonly gatewayClassConfigs?: readonly GatewayClassConfig[]
  readonly routes?: readonly Route[]
  readonly referenceGrants?: readonly ReferenceGrant[]
  readonly ingresses?: readonly Ingress[]
  readonly gatewayApiDefinitions?: readonly GatewayApiDefinition[]
  readonly podPools?: readonly PodPool[]
  /** Networks of ServiceCIDR objects. */
  readonly serviceCidrs?: readonly ServiceCidr[]
  /** Pools of MetalLB's own, IPAddressPool: another owner of addresses. */
  readonly metalLbPools?: readonly Pool[]
}

/** CiliumBGPClusterConfig; one per CiliumBGPPeeringPolicy before, and one in all for MetalLB's ConfigMap. */
export interface BgpConfig extends Sited {
  readonly name: string
  /** Absent: every node. */
  readonly nodeSelector?: Selector
  readonly instances: readonly Instance[]
}

/** One BGP speaker on each selected node: `bgpInstances[]`, `virtualRouters[]`. */
export interface Instance extends Sited {
  readonly name: string
  readonly localAsn?: Asn
  /** Cilium listens only where this is set. */
  readonly localPort?: number
  readonly peers: readonly Peer[]
}

export interface Peer extends Sited {
  readonly name: string
  readonly address?: Address
  /** Finds the peer as the node's default gateway of that family (`autoDiscovery.mode: DefaultGateway`). */
  readonly autoDiscovery?: IpVersion
  /** Absent or 0: any. */
  readonly remoteAsn?: Asn
  /** Name of its PeerConfig; absent: Cilium's defaults, and nothing is advertised. */
  readonly config?: string
}

/** CiliumBGPPeerConfig. Inline in a neighbor of a CiliumBGPPeeringPolicy. */
export interface PeerConfig extends Sited {
  readonly name: string
  /** Name of the Secret that holds the TCP MD5 password. */
  readonly authSecret?: string
  readonly ebgpMultihop?: number
  readonly holdTime?: number
  readonly keepaliveTime?: number
  readonly connectRetryTime?: number
  /** Present: enabled. */
  readonly gracefulRestart?: { readonly restartTime?: number }
  /** The port Cilium dials. */
  readonly peerPort?: number
  readonly sourceInterface?: string
  readonly families: readonly PeerFamily[]
}

export interface PeerFamily extends Sited {
  readonly family: Family
  /** Which Advertisements go to the peer; absent: none. */
  readonly advertisements?: Selector
}

/** CiliumBGPAdvertisement. */
export interface Advertisement extends Sited {
  readonly name: string
  readonly labels: Labels
  readonly entries: readonly AdvertisementEntry[]
}

export type ServiceAddress = 'LoadBalancerIP' | 'ClusterIP' | 'ExternalIP'

export interface AdvertisementEntry extends Sited {
  readonly type: 'PodCIDR' | 'CiliumPodIPPool' | 'Service' | 'Interface'
  /** Type Service: which of a Service's addresses. */
  readonly addresses?: readonly ServiceAddress[]
  /** Types Service and CiliumPodIPPool: which objects; absent: none. */
  readonly selector?: Selector
  /** Type Interface: whose addresses. */
  readonly interface?: string
  readonly aggregationLengthIpv4?: number
  readonly aggregationLengthIpv6?: number
  readonly communities?: Communities
  readonly localPreference?: number
}

/** Communities as text, each kind in its order. */
export interface Communities {
  readonly standard?: readonly string[]
  readonly large?: readonly string[]
  readonly wellKnown?: readonly string[]
}

/** CiliumBGPNodeConfigOverride; its name is the node's. A Node annotation in the PeeringPolicy generation. */
export interface NodeOverride extends Sited {
  readonly node: string
  readonly instances: readonly InstanceOverride[]
}

export interface InstanceOverride extends Sited {
  readonly name: string
  readonly routerId?: Address
  readonly localAsn?: Asn
  readonly localPort?: number
  readonly peers: readonly { readonly name: string; readonly localAddress?: Address }[]
}

/** CiliumLoadBalancerIPPool; an address pool of MetalLB's ConfigMap. */
export interface Pool extends Sited {
  readonly name: string
  readonly blocks: readonly Block[]
  /** `allowFirstLastIPs`; absent: the release's default. */
  readonly allowFirstLastIps?: boolean
  readonly disabled?: boolean
  /** Absent: every Service. */
  readonly serviceSelector?: Selector
  /** A block is filled in later, so that not all addresses are known. */
  readonly isPartial?: true
}

/** A block of a pool: a network, or a first and last address. */
export type Block = Sited & ({ readonly cidr: Cidr } | { readonly start: Address; readonly stop?: Address })

/** CiliumL2AnnouncementPolicy. */
export interface L2Policy extends Sited {
  readonly name: string
  readonly serviceSelector?: Selector
  readonly nodeSelector?: Selector
  /** Go regular expressions; empty: all interfaces. */
  readonly interfaces: readonly string[]
  readonly externalIps?: boolean
  readonly loadBalancerIps?: boolean
}

/** CiliumEgressGatewayPolicy. */
export interface EgressPolicy extends Sited {
  readonly name: string
  readonly selectors: readonly {
    readonly podSelector?: Selector
    readonly namespaceSelector?: Selector
    readonly nodeSelector?: Selector
  }[]
  readonly destinationCidrs: readonly Prefix[]
  readonly excludedCidrs: readonly Prefix[]
  readonly egressGateway: EgressGateway
  /** Pods are spread over these, besides; since 1.18. */
  readonly egressGateways?: readonly EgressGateway[]
}

export interface EgressGateway {
  readonly nodeSelector: Selector
  readonly egressIp?: Address
  readonly interface?: string
}

/** CiliumPodIPPool. */
export interface PodPool extends Sited {
  readonly name: string
  readonly labels: Labels
  readonly cidrs: readonly Prefix[]
}

/** What Helm values say to the features netc knows, by the feature's name in `helm/values.ts`. */
export type Helm = Readonly<Record<string, string | number | boolean | readonly string[]>>
