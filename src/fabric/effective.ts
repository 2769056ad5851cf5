/** What is in force for a neighbor after inheritance and FRR's defaults, and where it was said. */
import { families, type Family } from '../net/family.ts'
import { isWritten, type Sited } from '../text/origin.ts'
import { defaultsOf, type Defaults } from './defaults.ts'
import type { Bgp, Neighbor, NeighborFamily, NeighborSettings, PeerGroup, Router } from './router.ts'

export interface EffectiveSettings extends NeighborSettings {
  readonly activeFamilies: readonly Family[]
}

/** A neighbor's own settings over those of its group. */
export function effectiveSettings(router: Router, neighbor: Neighbor): EffectiveSettings {
  const { settings } = neighbor
  const group = groupOf(router, neighbor)
  const inherited = group?.settings ?? {}
  const merged: Partial<Record<Family, NeighborFamily>> = {}
  for (const family of families) {
    const both = { ...inherited.families?.[family], ...settings.families?.[family] }
    if (Object.keys(both).length > 0) merged[family] = both
  }
  // A member is active where its group is; so it is the group's place in the file that counts.
  const byDefault = (group ?? neighbor).ipv4UnicastByDefault ?? router.bgp?.defaultIpv4Unicast !== false
  const activeFamilies = families.filter(
    family => merged[family]?.activate ?? (family === 'ipv4-unicast' ? byDefault : isDefaultIpv6(router.bgp)),
  )
  const remoteAsn = groupDecidesAsn(router, group) ? { remoteAsn: inherited.remoteAsn! } : {}
  return { ...inherited, ...settings, ...remoteAsn, families: merged, activeFamilies }
}

function groupOf({ bgp }: Router, { group }: Neighbor): PeerGroup | undefined {
  return group === undefined ? undefined : bgp?.groups.find(each => each.name === group)
}

/** FRR: `bgp default ipv6-unicast`, from 8.0 on. */
function isDefaultIpv6(bgp: Bgp | undefined): boolean {
  return bgp?.globals.includes('bgp default ipv6-unicast') ?? false
}

/** Before 10.7 the remote-as of a group stands, whatever its members say: FRR refuses or overwrites theirs. */
function groupDecidesAsn({ frr }: Router, group: PeerGroup | undefined): boolean {
  return frr !== undefined && group?.settings.remoteAsn !== undefined && !defaultsOf(undefined, frr).memberRemoteAsn
}

/** A setting by the name of its field, in `router bgp` or in an address family. */
type SettingName = keyof NeighborSettings | keyof NeighborFamily

/** Where the value of a setting was said: the node, its field, and whose it is. */
export interface SettingOrigin {
  readonly from: 'neighbor' | 'group' | 'instance'
  readonly node: Sited
  /** As `origin.fields` of the node calls it, such as `ipv4-unicast.routeMapIn`. */
  readonly field: string
}

/** Where `router bgp` says a setting for all neighbors, by the setting's name. */
const instanceFields: Partial<Record<SettingName, keyof Bgp>> = {
  keepaliveTime: 'timers',
  holdTime: 'timers',
  gracefulRestart: 'gracefulRestart',
  activate: 'defaultIpv4Unicast',
}

/** Where the value in force of a neighbor's setting was said, or is still to be filled in; undefined where nobody says it. */
export function settingOrigin(
  router: Router,
  neighbor: Neighbor,
  name: SettingName,
  family?: Family,
): SettingOrigin | undefined {
  const field = family === undefined ? name : `${family}.${name}`
  const group = groupOf(router, neighbor)
  const own = says(neighbor, name, family) && { from: 'neighbor' as const, node: neighbor, field }
  const theirs = group && says(group, name, family) && { from: 'group' as const, node: group, field }
  const found = name === 'remoteAsn' && groupDecidesAsn(router, group) ? theirs || own : own || theirs
  if (found) return found
  const instance = family === 'ipv6-unicast' ? undefined : instanceFields[name]
  return instance !== undefined && router.bgp && isWritten(router.bgp, instance)
    ? { from: 'instance', node: router.bgp, field: instance }
    : undefined
}

function says({ settings, origin }: Neighbor | PeerGroup, name: SettingName, family: Family | undefined): boolean {
  const said: object | undefined = family === undefined ? settings : settings.families?.[family]
  const field = family === undefined ? name : `${family}.${name}`
  return (said !== undefined && name in said) || origin.fields?.[field] !== undefined
}

/** Hold and keepalive time of a neighbor: its own, the instance's, the profile's. */
export function timersOf(
  { bgp, profile, frr }: Router,
  settings: NeighborSettings,
): { holdTime: number; keepaliveTime: number } {
  const { holdTime, keepaliveTime } = { ...defaultsOf(profile, frr).timers, ...bgp?.timers }
  return { holdTime: settings.holdTime ?? holdTime, keepaliveTime: settings.keepaliveTime ?? keepaliveTime }
}

/** What is in force for a speaker as a whole: what its file says, else the defaults of its profile and version. */
export interface EffectiveInstance extends Omit<Defaults, 'gracefulRestart' | 'maximumPaths'> {
  readonly gracefulRestart: 'restarter' | 'helper' | 'disabled'
  readonly multipathRelax: boolean
  /** FRR: `maximum-paths` of a family; `as built` where it says none. */
  readonly maximumPaths: (family: Family) => number | 'as built'
}

/** What is in force for the speaker of a router. */
export function effectiveInstance({ bgp, profile, frr, globals }: Router): EffectiveInstance {
  const silent = defaultsOf(profile, frr)
  const said = (text: string, list = bgp?.globals ?? []) =>
    list.includes(text) ? true : list.includes(`no ${text}`) ? false : undefined
  return {
    ...silent,
    ebgpRequiresPolicy: bgp?.ebgpRequiresPolicy ?? silent.ebgpRequiresPolicy,
    defaultIpv4Unicast: bgp?.defaultIpv4Unicast ?? silent.defaultIpv4Unicast,
    networkImportCheck: bgp?.networkImportCheck ?? silent.networkImportCheck,
    logNeighborChanges: bgp?.logNeighborChanges ?? silent.logNeighborChanges,
    enforceFirstAs: said('bgp enforce-first-as') ?? silent.enforceFirstAs,
    timers: bgp?.timers ?? silent.timers,
    listenLimit: bgp?.listenLimit ?? silent.listenLimit,
    restartTime: bgp?.gracefulRestart?.restartTime ?? silent.restartTime,
    stalepathTime: bgp?.gracefulRestart?.stalepathTime ?? silent.stalepathTime,
    gracefulRestart: said('bgp graceful-restart-disable')
      ? 'disabled'
      : bgp?.gracefulRestart
        ? 'restarter'
        : silent.gracefulRestart,
    multipathRelax: bgp?.multipathRelax ?? false,
    suppressFibPending: said('bgp suppress-fib-pending') ?? silent.suppressFibPending,
    resolveViaDefault: said('ip nht resolve-via-default', globals) ?? silent.resolveViaDefault,
    maximumPaths: family => bgp?.families.find(each => each.family === family)?.maximumPaths ?? silent.maximumPaths,
  }
}
