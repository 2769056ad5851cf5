/** What netc compiles for: the ways Cilium is told of BGP, and how it hands out pod addresses. Types only. */

/**
 * The ways Cilium has been told of BGP: MetalLB's ConfigMap (1.10 to 1.16), CiliumBGPPeeringPolicy (1.12 to 1.18),
 * the BGP kinds of `cilium.io/v2alpha1` (1.16, 1.17) and of `cilium.io/v2` (since 1.18).
 */
export type Generation = 'metallb' | 'peering-policy' | 'v2alpha1' | 'v2'

/** Helm: `ipam.mode`. */
export type IpamMode = 'kubernetes' | 'cluster-pool' | 'multi-pool' | 'eni' | 'azure' | 'crd'
