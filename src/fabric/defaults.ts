/**
 * What a router of FRR does where its configuration is silent, by profile (`frr defaults`) and version (`frr version`):
 * one table. FRR matches the version that the file names, not the one that runs (lib/defaults.c).
 */
import { compareVersion, type Version } from '../net/version.ts'
import type { Profile } from './router.ts'

/** What a speaker has where its configuration is silent. FRR prints no line that equals it. Times are seconds. */
export interface Defaults {
  readonly ebgpRequiresPolicy: boolean
  readonly defaultIpv4Unicast: boolean
  readonly networkImportCheck: boolean
  readonly logNeighborChanges: boolean
  readonly enforceFirstAs: boolean
  readonly timers: { readonly keepaliveTime: number; readonly holdTime: number }
  readonly connectRetryTime: number
  /** It keeps routes for a peer that restarts, and does not ask to have its own kept (RFC 4724). */
  readonly gracefulRestart: 'helper'
  readonly restartTime: number
  readonly stalepathTime: number
  readonly listenLimit: number
  /** FRR: `bgp suppress-fib-pending`: announces only what is installed. */
  readonly suppressFibPending: boolean
  /** FRR: `ip nht resolve-via-default`: a next hop may be reached by the default route. */
  readonly resolveViaDefault: boolean
  /** FRR: `maximum-paths`: as many as the program was built for, 16 to 256 in packages. */
  readonly maximumPaths: 'as built'
  /** A member of a peer-group may have another remote-as than its group. */
  readonly memberRemoteAsn: boolean
}

/** Each field: its value, or the first that fits profile and version (`below` is FRR's `match_version "< N"`). */
type Table = { readonly [F in keyof Defaults]: readonly Choice<Defaults[F]>[] }
interface Choice<T> {
  readonly value: T
  readonly profile?: Profile
  readonly below?: Version
}

// bgpd/bgp_vty.c, FRR_CFG_DEFAULT_*; bgpd/bgpd.h, BGP_DEFAULT_*; zebra/zebra_vrf.h. What netc's lab saw is in test/lab.
const table: Table = {
  ebgpRequiresPolicy: [{ value: false, profile: 'datacenter' }, { value: false, below: '7.4' }, { value: true }],
  defaultIpv4Unicast: [{ value: true }],
  networkImportCheck: [{ value: false, profile: 'traditional', below: '7.4' }, { value: true }],
  logNeighborChanges: [{ value: true, profile: 'datacenter' }, { value: false }],
  enforceFirstAs: [{ value: false, below: '9.1' }, { value: true }],
  timers: [
    { value: { keepaliveTime: 3, holdTime: 9 }, profile: 'datacenter' },
    { value: { keepaliveTime: 60, holdTime: 180 } },
  ],
  // 30 s was seen in 10.3; no tested release between it and 8.4.4 says where it changed.
  connectRetryTime: [{ value: 10, profile: 'datacenter' }, { value: 120, below: '10.0' }, { value: 30 }],
  gracefulRestart: [{ value: 'helper' }],
  restartTime: [{ value: 120 }],
  stalepathTime: [{ value: 360 }],
  listenLimit: [{ value: 100 }],
  suppressFibPending: [{ value: false }],
  // 8.4.4 and 7.5.1 print the line when it is set, 10.3 when it is taken back.
  resolveViaDefault: [{ value: false, below: '8.5' }, { value: true, profile: 'traditional' }, { value: false }],
  maximumPaths: [{ value: 'as built' }],
  memberRemoteAsn: [{ value: false, below: '10.7' }, { value: true }],
}

/** The defaults of a profile and version; without `frr defaults` FRR runs with `traditional`, without `frr version` as the newest. */
export function defaultsOf(profile: Profile = 'traditional', version?: Version): Defaults {
  const key = `${profile} ${version}`
  const known = found.get(key)
  if (known) return known
  const defaults = lookUp(profile, version)
  found.set(key, defaults)
  return defaults
}

/** Every neighbor of every router asks, and there are few releases. */
const found = new Map<string, Defaults>()

function lookUp(profile: Profile, version: Version | undefined): Defaults {
  const fits = (choice: Choice<unknown>) =>
    (choice.profile === undefined || choice.profile === profile) &&
    (choice.below === undefined || (version !== undefined && compareVersion(version, choice.below) < 0))
  return Object.fromEntries(
    Object.entries(table).map(([field, choices]) => [field, (choices as readonly Choice<unknown>[]).find(fits)!.value]),
  ) as unknown as Defaults
}

/** Whether a default hangs on the version, so that a router whose file does not name one may have another. */
export function dependsOnVersion(field: keyof Defaults): boolean {
  return (table[field] as readonly Choice<unknown>[]).some(({ below }) => below !== undefined)
}
