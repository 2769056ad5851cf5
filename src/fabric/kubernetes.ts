/**
 * The objects of a cluster that are not Cilium's: nodes, what is exposed, and what makes it so. Types only; an absent
 * optional field was not written.
 *
 * The origin of each says where its fields stand; of a map or a list also its parts, as `labels.app` (the value),
 * `labels.app#key` (the key) and `addresses.0`. What a tool fills in later has its place there and no value.
 */
import type { Address, IpVersion, Prefix } from '../net/prefix.ts'
import type { Labels } from '../net/selector.ts'
import type { Sited } from '../text/origin.ts'
import type { PasswordTraits } from '../text/password.ts'

/** A Kubernetes Node. */
export interface Node extends Sited {
  readonly name: string
  /** InternalIP addresses, in the Node's order. */
  readonly addresses: readonly Address[]
  /** ExternalIP addresses. */
  readonly externalAddresses?: readonly Address[]
  readonly labels: Labels
  /** All but those of deployment tools and `cilium.io/bgp-virtual-router.<asn>`, which are NodeOverrides. */
  readonly annotations?: Labels
  readonly podCidrs: readonly Prefix[]
  readonly taints?: readonly Taint[]
}

export interface Taint extends Sited {
  readonly key: string
  readonly value?: string
  readonly effect?: string
}

export interface Namespace extends Sited {
  readonly name: string
  readonly labels: Labels
}

export type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'

/** A Service. Of one that netc writes it says only what makes it reachable; the application owns the rest. */
export interface Service extends Sited {
  readonly namespace: string
  readonly name: string
  readonly labels: Labels
  /** All but the one that asks for `addresses`, and those of deployment tools. */
  readonly annotations?: Labels
  /** Asked for with `lbipam.cilium.io/ips` (before 1.16 `io.cilium/lb-ipam-ips`), or with `spec.loadBalancerIP`. */
  readonly addresses: readonly Address[]
  /** `spec.loadBalancerIP` where an annotation asks too: Cilium then tries to give both. */
  readonly loadBalancerIp?: Address
  readonly loadBalancerClass?: string
  readonly externalTrafficPolicy?: 'Cluster' | 'Local'
  readonly internalTrafficPolicy?: 'Cluster' | 'Local'
  readonly type?: ServiceType
  readonly ports?: readonly ServicePort[]
  /** Which pods serve it, by their labels. */
  readonly selector?: Labels
  readonly clusterIps?: readonly Address[]
  /** `clusterIP: None`. */
  readonly isHeadless?: true
  readonly externalIps?: readonly Address[]
  readonly ipFamilies?: readonly IpVersion[]
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack'
  /** What it was given: `status.loadBalancer.ingress`. */
  readonly givenAddresses?: readonly Address[]
}

export interface ServicePort extends Sited {
  readonly port: number
  readonly name?: string
  /** Absent: TCP. */
  readonly protocol?: string
  /** A port of the pods, or its name; absent: the same as `port`. */
  readonly targetPort?: number | string
}

/** A Gateway. Its Service gets the labels and annotations of `spec.infrastructure`, and none of its own. */
export interface Gateway extends Sited {
  readonly namespace: string
  readonly name: string
  /** `spec.infrastructure.labels`. */
  readonly labels: Labels
  /** `spec.infrastructure.annotations`, all but the one that asks for `addresses`. */
  readonly annotations?: Labels
  /** Asked for with `lbipam.cilium.io/ips` in `spec.infrastructure.annotations`. */
  readonly addresses: readonly Address[]
  readonly className?: string
  /** `metadata.labels`. */
  readonly ownLabels?: Labels
  /** `metadata.annotations`, all but those of deployment tools. */
  readonly ownAnnotations?: Labels
  /** `spec.addresses` of type IPAddress; Cilium puts them in the annotation of the Service. */
  readonly specAddresses?: readonly Address[]
  readonly listeners?: readonly Listener[]
}

export interface Listener extends Sited {
  readonly name: string
  readonly port?: number
  readonly protocol?: string
  readonly hostname?: string
  /** `tls.certificateRefs`. */
  readonly certificates?: readonly ObjectReference[]
}

/** What a field such as `backendRefs` names; without a namespace it is that of the object which names it. */
export interface ObjectReference extends Sited {
  readonly group?: string
  readonly kind?: string
  readonly namespace?: string
  readonly name: string
  readonly port?: number
}

export interface GatewayClass extends Sited {
  readonly name: string
  readonly controller?: string
  /** `spec.parametersRef`: for Cilium a CiliumGatewayClassConfig. */
  readonly parameters?: ObjectReference
}

/** CiliumGatewayClassConfig: what the Services of its Gateways have in common. */
export interface GatewayClassConfig extends Sited {
  readonly namespace: string
  readonly name: string
  readonly serviceType?: string
  readonly externalTrafficPolicy?: 'Cluster' | 'Local'
  readonly loadBalancerClass?: string
}

/** HTTPRoute and its like. */
export interface Route extends Sited {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly parents: readonly ObjectReference[]
  /** Of all rules. */
  readonly backends: readonly ObjectReference[]
}

export interface ReferenceGrant extends Sited {
  readonly namespace: string
  readonly name: string
  readonly from: readonly { readonly group: string; readonly kind: string; readonly namespace: string }[]
  /** Without a name it is all objects of the kind. */
  readonly to: readonly { readonly group: string; readonly kind: string; readonly name?: string }[]
}

export interface Ingress extends Sited {
  readonly namespace: string
  readonly name: string
  readonly labels: Labels
  /** All but the one that asks for `addresses`, and those of deployment tools. */
  readonly annotations?: Labels
  /** Asked for with `lbipam.cilium.io/ips`, for a Service of its own. */
  readonly addresses?: readonly Address[]
  /** `spec.ingressClassName`, else the annotation `kubernetes.io/ingress.class`. */
  readonly className?: string
  /** Annotation `ingress.cilium.io/loadbalancer-mode`; absent: as Helm's `ingressController.loadbalancerMode` says. */
  readonly loadBalancerMode?: 'dedicated' | 'shared'
  /** The Services behind it, the default one among them. */
  readonly backends: readonly ObjectReference[]
}

/** A Secret, or what makes one; a value is never held. */
export interface Secret extends Sited {
  readonly namespace: string
  readonly name: string
  readonly type?: string
  /** Absent where they are not known. */
  readonly keys?: readonly string[]
  /** What can be said of the key `password`, which holds a BGP password. */
  readonly password?: PasswordTraits
  /** The kind that makes it, such as SealedSecret: its values are not in the files. */
  readonly madeBy?: string
}

/** A network of a ServiceCIDR, from which Services get their ClusterIPs. */
export interface ServiceCidr extends Sited {
  readonly prefix: Prefix
}

/** A CustomResourceDefinition of the Gateway API: which release and channel of it the cluster has. */
export interface GatewayApiDefinition extends Sited {
  readonly name: string
  /** Annotation `gateway.networking.k8s.io/bundle-version`. */
  readonly bundleVersion?: string
  /** Annotation `gateway.networking.k8s.io/channel`. */
  readonly channel?: string
}

/** Any object at all, whatever its kind and whether anybody serves it. */
export interface AnyObject extends Sited {
  readonly apiVersion: string
  readonly kind: string
  /** As written: not of every kind, and absent where it is implied. */
  readonly namespace?: string
  readonly name?: string
}
