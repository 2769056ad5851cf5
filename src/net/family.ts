/** The address families that Cilium and FRR exchange: AFI and SAFI (RFC 4760), unicast only. */
import type { IpVersion } from './prefix.ts'

export type Family = 'ipv4-unicast' | 'ipv6-unicast'

/** In the order FRR prints them. */
export const families: readonly Family[] = ['ipv4-unicast', 'ipv6-unicast']

export function familyOf(version: IpVersion): Family {
  return version === 4 ? 'ipv4-unicast' : 'ipv6-unicast'
}

export function versionOf(family: Family): IpVersion {
  return family === 'ipv4-unicast' ? 4 : 6
}
