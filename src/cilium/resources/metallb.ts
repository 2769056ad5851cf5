/** What `config.yaml` of the ConfigMap `kube-system/bgp-config` holds. */
import type { Asn, Json } from './object.ts'

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
