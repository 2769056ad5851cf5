/** How a Service asks for the addresses it wants, by release of Cilium. */
import type { Address } from '../net/prefix.ts'
import { formatAddress } from '../net/prefix.ts'
import { compareVersion, type Version } from '../net/version.ts'

/** The annotations of LB-IPAM, newest first; each is still read by the releases after it. Source: Cilium, lb-ipam.rst. */
export const annotations: readonly (readonly [name: string, from: Version])[] = [
  ['lbipam.cilium.io/ips', '1.16'],
  ['io.cilium/lb-ipam-ips', '1.13'],
]

/** What goes into a Service: an annotation of LB-IPAM, or `spec.loadBalancerIP` where there is no LB-IPAM. */
export interface Request {
  readonly annotations?: Readonly<Record<string, string>>
  readonly loadBalancerIP?: string
}

/** The request for these addresses; undefined when the release has no way to ask for so many. */
export function request(addresses: readonly Address[], release: Version, lbIpam: boolean): Request | undefined {
  if (addresses.length === 0) return {}
  const texts = addresses.map(formatAddress)
  const name = lbIpam ? annotations.find(([, from]) => compareVersion(release, from) >= 0)?.[0] : undefined
  if (name !== undefined) return { annotations: { [name]: texts.join(',') } }
  return texts.length === 1 ? { loadBalancerIP: texts[0]! } : undefined
}
