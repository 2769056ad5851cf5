/** What can be said of a session, in a CiliumBGPPeerConfig or in a neighbor of a CiliumBGPPeeringPolicy. */

/**
 * The TTL of packets to eBGP peers; default 1, directly connected.
 * @minimum 1
 * @maximum 255
 */
export type MultihopTtl = number

/**
 * Seconds, default 120 (RFC 4271 section 8).
 * @minimum 1
 * @maximum 2147483647
 */
export type ConnectRetryTime = number

/**
 * Seconds, default 90 (RFC 4271 section 4.2); 0, never, is not allowed.
 * @minimum 3
 * @maximum 65535
 */
export type HoldTime = number

/**
 * Seconds, default 30 (RFC 4271 section 8). Not more than the hold time since 1.18, defaults counted.
 * @minimum 1
 * @maximum 65535
 */
export type KeepaliveTime = number

export interface GracefulRestart {
  enabled: boolean
  /**
   * Seconds, default 120 (RFC 4724 section 4.2).
   * @minimum 1
   * @maximum 4095
   */
  restartTimeSeconds?: number
}

export interface Family {
  /** Only ipv4 and ipv6 work. */
  afi: 'ipv4' | 'ipv6' | 'l2vpn' | 'ls' | 'opaque'
  /** Only unicast works. */
  safi:
    | 'unicast'
    | 'multicast'
    | 'mpls_label'
    | 'encapsulation'
    | 'vpls'
    | 'evpn'
    | 'ls'
    | 'sr_policy'
    | 'mup'
    | 'mpls_vpn'
    | 'mpls_vpn_multicast'
    | 'route_target_constraints'
    | 'flowspec_unicast'
    | 'flowspec_vpn'
    | 'key_value'
}
