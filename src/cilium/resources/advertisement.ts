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
   * @items { "type": "string", "pattern": "^((0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5])|(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]):(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))$" }
   */
  standard?: string[]
  /**
   * RFC 8092: `65000:1:2`.
   * @items { "type": "string", "pattern": "^(0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5])(:(0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5])){2}$" }
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
