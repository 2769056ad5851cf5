/** CiliumBGPPeeringPolicy. */
import type { Communities, ServiceAddress } from './advertisement.ts'
import type { AsnOrAny, LabelSelector, Port, Resource } from './object.ts'
import type { ConnectRetryTime, Family, GracefulRestart, HoldTime, KeepaliveTime, MultihopTtl } from './session.ts'

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
