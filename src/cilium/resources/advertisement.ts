/** CiliumBGPAdvertisement. */
import type { LabelSelector, Resource } from './object.ts'

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

export type ServiceAddress = 'LoadBalancerIP' | 'ClusterIP' | 'ExternalIP'

export interface Communities {
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
