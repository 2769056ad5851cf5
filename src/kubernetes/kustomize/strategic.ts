/**
 * Strategic merge patches, as kustomize applies them (kyaml `merge2`): maps are merged, null and `$patch: delete`
 * remove, a list of a kind of Kubernetes' own is merged by key, every other list is replaced.
 */
import type { Path, YamlDocument } from '../../yaml/document.ts'
import { isMap, written, type Draft, type Fields, type Written } from './draft.ts'
import { idOf } from './resource.ts'

/**
 * The lists that are merged, for kinds that matter to netc, and by which keys. Source: Kubernetes' OpenAPI,
 * `x-kubernetes-list-map-keys` and `x-kubernetes-patch-merge-key`. Custom resources, Gateway API too, have none.
 */
const mergedBy: Readonly<Record<string, readonly string[]>> = {
  'v1/Service spec.ports': ['port', 'protocol'],
  'v1/Service status.conditions': ['type'],
  'v1/Node status.addresses': ['type'],
  'v1/Node status.conditions': ['type'],
}

/** Merges the map at `from` of a patch into a resource; returns false when the patch deletes the resource. */
export function mergeStrategic(draft: Draft, patch: YamlDocument, from: Path, without: ReadonlySet<string>): boolean {
  const changes = written(patch, from)
  const target = draft.map([])
  if (!changes || !isMap(changes.value) || !target) return true
  if (changes.value.$patch === 'delete') return false
  const { group, version, kind } = idOf(target)
  const type = `${group === '' ? '' : `${group}/`}${version}/${kind}`
  new Merge(draft, type, without).map(target, changes, [])
  return true
}

class Merge {
  readonly #draft: Draft
  readonly #type: string
  /** Dotted paths that tell the target rather than change it. */
  readonly #without: ReadonlySet<string>

  constructor(draft: Draft, type: string, without: ReadonlySet<string>) {
    this.#draft = draft
    this.#type = type
    this.#without = without
  }

  map(target: Fields, changes: Written, at: readonly string[]): void {
    const value = changes.value as Fields
    if (value.$patch === 'replace') for (const key of Object.keys(target)) this.#draft.remove(target, key)
    for (const key of Object.keys(value)) {
      const path = [...at, key]
      if (!key.startsWith('$') && !this.#without.has(path.join('.')))
        this.#field(target, key, entryOf(changes, key), path)
    }
  }

  #field(target: Fields, key: string, change: Written, at: readonly string[]): void {
    const old: unknown = Object.hasOwn(target, key) ? target[key] : undefined
    if (change.value === null || (isMap(change.value) && change.value.$patch === 'delete')) {
      if (old !== undefined) this.#draft.remove(target, key)
    } else if (isMap(change.value) && isMap(old)) this.map(old, change, at)
    else if (Array.isArray(change.value) && Array.isArray(old) && change.value.every(isMap) && old.every(isMap))
      this.#list(target, key, old, change, at)
    else {
      this.#draft.assign(target, key, change)
      this.#clean(target[key])
    }
  }

  /** The items that a patch names come first, merged or new, in its order; then the others. */
  #list(target: Fields, key: string, old: unknown[], change: Written, at: readonly string[]): void {
    const changes = (change.value as Fields[]).map((_, i) => entryOf(change, i))
    const keys = (mergedBy[`${this.#type} ${at.join('.')}`] ?? []).filter(name =>
      [...old, ...changes.map(({ value }) => value)].some(item => (item as Fields)[name] !== undefined),
    )
    const replaces = changes.some(({ value }) => (value as Fields).$patch === 'replace')
    if (keys.length === 0 || replaces) {
      const items = changes.filter(({ value }) => (value as Fields).$patch !== 'replace')
      this.#draft.assign(target, key, { ...change, value: [] })
      this.#draft.replaceItems(target[key] as unknown[], items)
      this.#clean(target[key])
      return
    }
    const front: Written[] = []
    const taken = new Set<number>()
    for (const item of changes) {
      const value = item.value as Fields
      const i = old.findIndex(each => keys.every(name => (each as Fields)[name] === value[name]))
      if (isLost(value, old as Fields[], keys, i)) continue
      if (value.$patch === 'delete') taken.add(i)
      else if (i < 0) front.push(item)
      else {
        this.map(old[i] as Fields, item, at)
        taken.add(i)
        front.push(this.#draft.entry(old, i))
      }
    }
    const rest = this.#draft.items(old).filter((_, i) => !taken.has(i))
    this.#draft.replaceItems(old, [...front, ...rest])
    this.#clean(old)
  }

  /** What a patch adds is put in without its directives and nulls. */
  #clean(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.#clean(item)
    if (!isMap(value)) return
    for (const [key, each] of Object.entries(value))
      if (each === null || key === '$patch' || (isMap(each) && each.$patch === 'delete')) this.#draft.remove(value, key)
      else this.#clean(each)
  }
}

/**
 * Where ports are told apart by protocol, kustomize undoes what a patch says of one without, or to one without, when it
 * comes to the resource's own of that number. Seen in v5.5.0.
 */
function isLost(item: Fields, old: readonly Fields[], keys: readonly string[], found: number): boolean {
  const [first, ...others] = keys
  if (item[first!] === undefined) return true
  const same = old.filter(each => each[first!] === item[first!])
  const lacks = (each: Fields): boolean => others.some(key => each[key] === undefined)
  return same.length > 0 && (lacks(item) || (found < 0 && same.some(lacks)))
}

/** An entry of a map or list that belongs to a patch. */
function entryOf({ value, place, places, path }: Written, key: string | number): Written {
  const holder = value as Record<string | number, unknown>
  const own = places.get(holder)?.get(String(key)) ?? place
  return { value: holder[key], place: own, places, path }
}
