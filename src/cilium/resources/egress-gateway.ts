/** CiliumEgressGatewayPolicy. */
import type { LabelSelector, Resource } from './object.ts'

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
