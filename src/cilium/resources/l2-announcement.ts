/** CiliumL2AnnouncementPolicy. */
import type { LabelSelector, Resource } from './object.ts'

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
