/** Changing a parsed document, every value of which keeps the place where a person wrote it. Knows no kustomization. */
import type { Path, YamlDocument } from '../../yaml/document.ts'
import type { Place, Places } from '../../yaml/value.ts'

/** A map as JSON has it. */
export type Fields = Record<string, unknown>

/** A value with where it and its parts stand; each `Place` of it without a path is in the file at `path`. */
export interface Written {
  readonly value: unknown
  readonly place: Place
  readonly places: Places
  readonly path: string
}

/** What stands at a path of a document; undefined when there is nothing. */
export function written(document: YamlDocument, path: Path): Written | undefined {
  const { places, span, source } = document
  let value = document.value
  let place: Place = { key: [span.start, span.end], value: [span.start, span.end], path: span.path }
  for (const step of path) {
    if (!isHolder(value) || !Object.hasOwn(value, step)) return undefined
    place = places.get(value)?.get(String(step)) ?? place
    value = value[step]
  }
  return { value, place, places, path: source.path }
}

/** The same place for another value: what is made of several values, or of no written one. */
export function inPlaceOf({ place, path }: Pick<Written, 'place' | 'path'>, value: unknown): Written {
  return { value, place, places: new Map(), path }
}

/** A copy of a document that may be changed. */
export class Draft {
  readonly #document: YamlDocument
  readonly #value: unknown
  readonly #places = new Map<object, Map<string, Place>>()

  constructor(document: YamlDocument) {
    this.#document = document
    this.#value = this.#copy(document.value, document.places, document.source.path)
  }

  /** The document as it is now; changes to come will show in it. */
  get document(): YamlDocument {
    return { ...this.#document, value: this.#value, places: this.#places }
  }

  /** The map at a path. */
  map(path: Path): Fields | undefined {
    const value = this.get(path)
    return isMap(value) ? value : undefined
  }

  get(path: Path): unknown {
    let value = this.#value
    for (const step of path) {
      if (!isHolder(value) || !Object.hasOwn(value, step)) return undefined
      value = value[step]
    }
    return value
  }

  /** Sets the value at a path; maps that are missing on the way stand where the value does. False where there is no way. */
  set(path: Path, from: Written): boolean {
    let holder = this.#value
    for (const [depth, step] of path.entries()) {
      if (!isHolder(holder)) return false
      if (depth === path.length - 1) {
        this.assign(holder, step, from)
        return true
      }
      const next: unknown = Object.hasOwn(holder, step) ? holder[step] : undefined
      if (next === undefined || next === null) this.assign(holder, step, inPlaceOf(from, {}))
      holder = holder[step]
    }
    return false
  }

  /** Another value in the place where the old one stands. */
  rewrite(path: Path, value: unknown): void {
    const holder = this.get(path.slice(0, -1))
    const last = path.at(-1)
    if (last !== undefined && isHolder(holder) && Object.hasOwn(holder, last)) put(holder, last, value)
  }

  /** Sets an entry of a map or list of this draft. */
  assign(holder: Fields | unknown[], key: string | number, from: Written): void {
    put(holder as Holder, key, this.#copy(from.value, from.places, from.path))
    this.#placesOf(holder).set(String(key), this.#placed(from.place, from.path))
  }

  /** Removes an entry of a map or list. */
  remove(holder: Fields | unknown[], key: string | number): void {
    if (Array.isArray(holder)) {
      const items = this.items(holder)
      items.splice(Number(key), 1)
      this.replaceItems(holder, items)
      return
    }
    Reflect.deleteProperty(holder, key)
    this.#placesOf(holder).delete(String(key))
  }

  /** The items of a list, each with its place. */
  items(list: readonly unknown[]): Written[] {
    return list.map((_, i) => this.entry(list, i))
  }

  /** An entry of a map or list of this draft, to be put elsewhere. */
  entry(holder: Fields | readonly unknown[], key: string | number): Written {
    const place = this.#places.get(holder)?.get(String(key)) ?? { key: [0, 0], value: [0, 0] }
    return { value: (holder as Holder)[key], place, places: this.#places, path: this.#document.source.path }
  }

  /** Gives a list other items. */
  replaceItems(list: unknown[], items: readonly Written[]): void {
    const copies = items.map(item => this.#copy(item.value, item.places, item.path))
    this.#places.set(list, new Map(items.map((item, i) => [String(i), this.#placed(item.place, item.path)])))
    list.splice(0, list.length, ...copies)
  }

  #placesOf(holder: object): Map<string, Place> {
    const places = this.#places.get(holder) ?? new Map<string, Place>()
    this.#places.set(holder, places)
    return places
  }

  /** A value of its own for this draft, so that an alias does not change with its anchor. */
  #copy(value: unknown, places: Places, path: string): unknown {
    if (!isHolder(value)) return value
    const copy: Holder = Array.isArray(value) ? ([] as unknown as Holder) : {}
    for (const key of Object.keys(value)) put(copy, key, this.#copy(value[key], places, path))
    const from = places.get(value)
    if (from) this.#places.set(copy, new Map([...from].map(([key, place]) => [key, this.#placed(place, path)])))
    return copy
  }

  #placed(place: Place, path: string): Place {
    const at = place.path ?? path
    return at === this.#document.source.path
      ? { key: place.key, value: place.value }
      : { key: place.key, value: place.value, path: at }
  }
}

type Holder = Record<string | number, unknown>

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null
}

/** Whether a value is a map. */
export function isMap(value: unknown): value is Fields {
  return isHolder(value) && !Array.isArray(value)
}

/** Assigns so that a key named `__proto__` is a key like any other. */
function put(holder: Holder, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}
