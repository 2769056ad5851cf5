/**
 * Cilium's resources as its API server takes them: names, units, defaults and limits of every field, said once. The
 * validators are made from these types (`scripts/validators.js`), so a tag such as `@minimum` is checked, not
 * only read; every number is an integer. Must not know the model.
 */
import type { BgpAdvertisement, BgpAdvertisementAlpha } from './resources/advertisement.ts'
import type { BgpClusterConfig, BgpClusterConfigAlpha, BgpNodeConfigOverride } from './resources/cluster-config.ts'
import type { EgressGatewayPolicy } from './resources/egress-gateway.ts'
import type { LoadBalancerIpPool, LoadBalancerIpPoolAlpha } from './resources/ip-pool.ts'
import type { L2AnnouncementPolicy } from './resources/l2-announcement.ts'
import type { MetalLbConfig } from './resources/metallb.ts'
import type { BgpPeerConfig, BgpPeerConfigAlpha } from './resources/peer-config.ts'
import type { BgpPeeringPolicy } from './resources/peering-policy.ts'

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
