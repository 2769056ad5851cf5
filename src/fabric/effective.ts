/** What is in force for a neighbor after inheritance and FRR's defaults, for the router's version and profile. */
import { families, type Family } from '../net/family.ts'
import type { Neighbor, NeighborFamily, NeighborSettings, Router } from './router.ts'

export interface EffectiveSettings extends NeighborSettings {
  readonly activeFamilies: readonly Family[]
}

/** A neighbor's own settings over those of its group. */
export function effectiveSettings({ bgp }: Router, { group, settings }: Neighbor): EffectiveSettings {
  const inherited = group === undefined ? {} : (bgp?.groups.find(each => each.name === group)?.settings ?? {})
  const merged: Partial<Record<Family, NeighborFamily>> = {}
  for (const family of families) {
    const both = { ...inherited.families?.[family], ...settings.families?.[family] }
    if (Object.keys(both).length > 0) merged[family] = both
  }
  const activeFamilies = families.filter(
    family => merged[family]?.activate ?? (family === 'ipv4-unicast' && bgp?.defaultIpv4Unicast !== false),
  )
  return { ...inherited, ...settings, families: merged, activeFamilies }
}

/** FRR's `timers bgp` by profile, seconds. */
const defaultTimers = {
  traditional: { keepaliveTime: 60, holdTime: 180 },
  datacenter: { keepaliveTime: 3, holdTime: 9 },
} as const

/** Hold and keepalive time of a neighbor: its own, the instance's, the profile's. */
export function timersOf(
  { bgp, profile = 'traditional' }: Router,
  settings: NeighborSettings,
): { holdTime: number; keepaliveTime: number } {
  const { holdTime, keepaliveTime } = { ...defaultTimers[profile], ...bgp?.timers }
  return { holdTime: settings.holdTime ?? holdTime, keepaliveTime: settings.keepaliveTime ?? keepaliveTime }
}
