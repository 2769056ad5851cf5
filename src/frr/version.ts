/** What differs between the releases of FRR that netc knows, in how they write and what they can say. */
import { compareVersion, type Version } from '../net/version.ts'

/** The releases whose output was compared with real daemons, oldest first. */
export const testedVersions = ['7.5.1', '8.4.4', '10.3', '10.7.1'] as const

export type TestedVersion = (typeof testedVersions)[number]

/** How a release writes, and what it can say. */
export interface Dialect {
  /** A block ends with `exit`; otherwise with the next line that does not fit in it. */
  readonly exit: boolean
  /** `bgp as-path access-list NAME seq N …`. */
  readonly asPathSequence: boolean
  /** `neighbor X bfd` stands beside `neighbor X bfd profile P`, and in a member beside its group's. */
  readonly bfdBesideProfile: boolean
  /** `neighbor X ebgp-multihop` without a number for 255. */
  readonly barestMultihop: boolean
  /** `neighbor X enforce-first-as` is the default. */
  readonly enforceFirstAs: boolean
  /** Members get the graceful-restart line of their group as their own. */
  readonly copiesGracefulRestart: boolean
  /** The `peer-group` line of a member stands before its `remote-as`, and may have another one than its group. */
  readonly groupFirst: boolean
  /** `port` of a peer-group, or of a neighbor on an interface. */
  readonly portByName: boolean
  /** `neighbor X remote-as auto`. */
  readonly remoteAsAuto: boolean
  /** `match ipv6 next-hop prefix-list`. */
  readonly matchIpv6NextHop: boolean
  /** `bgp listen limit`. */
  readonly largestListenLimit: number
  /** Lines of `router bgp` that the release writes down with `frr defaults datacenter`, although they are its default. */
  readonly datacenterLines: readonly string[]
  /** The community 0:0 is called `internet`. */
  readonly internet: boolean
  /** `aggregate-address … as-set` has an effect (`bgp reject-as-sets` is not the default). */
  readonly asSet: boolean
}

const frr7: Dialect = {
  exit: false,
  asPathSequence: false,
  bfdBesideProfile: false,
  barestMultihop: false,
  enforceFirstAs: false,
  copiesGracefulRestart: false,
  groupFirst: false,
  portByName: false,
  remoteAsAuto: false,
  matchIpv6NextHop: false,
  largestListenLimit: 5000,
  datacenterLines: [],
  internet: true,
  asSet: true,
}
const frr8: Dialect = {
  ...frr7,
  asPathSequence: true,
  bfdBesideProfile: true,
  exit: true,
  largestListenLimit: 65535,
  portByName: true,
  matchIpv6NextHop: true,
}
const frr10: Dialect = {
  ...frr8,
  barestMultihop: true,
  enforceFirstAs: true,
  copiesGracefulRestart: true,
  remoteAsAuto: true,
  internet: false,
}

const dialects: Record<TestedVersion, Dialect> = {
  '7.5.1': frr7,
  '8.4.4': frr8,
  '10.3': frr10,
  '10.7.1': { ...frr10, groupFirst: true, asSet: false, datacenterLines: ['use-underlays-nexthop-weight'] },
}

/** The tested release whose ways a release is taken to have: of its own series, else the nearest below, else the oldest. */
export function nearestTested(version: Version): TestedVersion {
  return testedVersions.findLast(tested => compareVersion(series(tested), series(version)) <= 0) ?? testedVersions[0]
}

/** `10.7` of 10.7.1: patch releases do not change the configuration. */
function series(version: Version): Version {
  return version.split('.').slice(0, 2).join('.')
}

/** How that release writes; the newest where the release is not known. */
export function dialectOf(version: Version | undefined): Dialect {
  return dialects[version === undefined ? testedVersions.at(-1)! : nearestTested(version)]
}
