/**
 * Which units are for which cluster. One cluster, unless something shows that there are several: folders that are
 * called so, or the same object made by two.
 */
import { compareText } from '../../text/diagnostic.ts'
import { tellingObjects, type Unit } from './unit.ts'

/** The names that lead to a unit's cluster; none for the one cluster, or where no name tells clusters apart. */
export type Key = readonly string[]

/** Folders whose folders are clusters. Not `cluster`, which usually holds all of one. */
const ofClusters = /^(?:clusters|overlays|environments|envs|sites|regions|datacenters|stages)$/

/** Folders that hold something beside the network itself. */
const beside = /^(?:examples?|samples?|demos?|docs?|tests?|e2e|testdata|fixtures?)$/

/** The keys of each unit: its own, or those of all that deliver it. `contexts` are names of clusters. */
export function keysOf(units: readonly Unit[], contexts: ReadonlySet<string>): Map<Unit, readonly Key[]> {
  const origins = [...new Set(units.flatMap(originsOf))].sort((a, b) => compareText(a.path, b.path))
  const keys = new Map(origins.map(unit => [unit, namedBy(unit, contexts)]))
  const asides = new Map(origins.map(unit => [unit, asideOf(unit)]))
  if (![...asides.values()].includes(undefined)) asides.clear()
  adoptOnlyName(origins, keys, asides)
  for (const unit of origins) {
    const aside = asides.get(unit)
    if (aside !== undefined) keys.set(unit, [aside, ...keys.get(unit)!])
  }
  const splits = new Set(
    conflicts(origins, unit => keys.get(unit)!.join('/')).map(([a, b]) => commonFolder(a.path, b.path)),
  )
  for (const unit of origins)
    if (unit.cluster === undefined)
      keys.set(unit, [...keys.get(unit)!, ...childrenAt(unit.path, splits, keys.get(unit)!)])
  return new Map(units.map(unit => [unit, inherited(unit, keys, new Set())]))
}

/** What a person applies so that a unit is delivered; of units that deliver each other, the one nearest to the top. */
function originsOf(unit: Unit): Unit[] {
  const found = new Set(unit.deliveredBy)
  for (const each of found) for (const by of each.deliveredBy) found.add(by)
  if (found.size === 0) return [unit]
  const origins = [...found].filter(({ deliveredBy }) => deliveredBy.size === 0)
  const [nearest] = [...found].sort((a, b) => a.path.length - b.path.length || compareText(a.path, b.path))
  return origins.length > 0 ? origins : [nearest!]
}

function inherited(unit: Unit, keys: ReadonlyMap<Unit, Key>, seen: Set<Unit>): Key[] {
  if (seen.has(unit)) return []
  seen.add(unit)
  const own = unit.cluster === undefined ? keys.get(unit) : [unit.cluster]
  const all = own ? [own] : [...unit.deliveredBy].flatMap(each => inherited(each, keys, seen))
  // `values-prod.yaml` is not for every cluster that its folder is for.
  const fitting = all.filter(key => unit.variant === undefined || key.includes(unit.variant))
  return [...new Map((fitting.length > 0 ? fitting : all).map(key => [key.join('/'), key])).values()]
}

/** The names in a unit's path which say what cluster it is for. */
function namedBy({ path, cluster, variant }: Unit, contexts: ReadonlySet<string>): Key {
  if (cluster !== undefined) return [cluster]
  const parts = path.split('/')
  const names = parts.filter((part, i) => (i > 0 && ofClusters.test(parts[i - 1]!)) || contexts.has(part))
  return variant === undefined || names.includes(variant) ? names : [...names, variant]
}

/** Where there is one name only, it is that of everything which makes nothing the named units make. */
function adoptOnlyName(
  origins: readonly Unit[],
  keys: Map<Unit, Key>,
  asides: ReadonlyMap<Unit, string | undefined>,
): void {
  const inside = origins.filter(unit => asides.get(unit) === undefined)
  const names = new Map(
    inside.flatMap(unit => (keys.get(unit)!.length > 0 ? [[keys.get(unit)!.join('/'), keys.get(unit)!]] : [])),
  )
  const [only] = [...names.values()]
  if (names.size !== 1 || only === undefined) return
  const isApart = conflicts(inside, () => '').some(([a, b]) => keys.get(a)!.length !== keys.get(b)!.length)
  if (!isApart) for (const unit of inside) keys.set(unit, only)
}

/** The path down to a folder of examples or tests. */
function asideOf({ path }: Unit): string | undefined {
  const parts = path.split('/')
  const i = parts.findIndex(part => beside.test(part))
  return i < 0 ? undefined : parts.slice(0, i + 1).join('/')
}

/** The pairs of units that would be one cluster and make the same object. */
function conflicts(units: readonly Unit[], clusterOf: (unit: Unit) => string): [Unit, Unit][] {
  const makers = new Map<string, Unit[]>()
  return units.flatMap(unit =>
    [...new Set(tellingObjects(unit.documents))].flatMap((object): [Unit, Unit][] => {
      const key = `${clusterOf(unit)} ${object}`
      const others = makers.get(key) ?? []
      makers.set(key, [...others, unit])
      return others.filter(({ path }) => path !== unit.path).map(other => [other, unit])
    }),
  )
}

function commonFolder(a: string, b: string): string {
  const [left, right] = [a.split('/'), b.split('/')]
  const i = left.findIndex((part, i) => part !== right[i])
  return left.slice(0, i < 0 ? left.length : i).join('/')
}

/** The folders that a path goes through just below each split, without those that its key names already. */
function childrenAt(path: string, splits: ReadonlySet<string>, key: Key): string[] {
  const parts = path === '' ? [] : path.split('/')
  return parts.filter((part, i) => splits.has(parts.slice(0, i).join('/')) && !key.includes(part))
}
