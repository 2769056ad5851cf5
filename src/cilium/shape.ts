/**
 * How a node of the model is written in a resource, said once and used both ways: a table from the node's fields to
 * paths in the resource. Must not know which resource.
 */
import type { Origin, Sited, Span } from '../text/origin.ts'
import { spanOf, type Path, type YamlDocument } from '../yaml/document.ts'
import { isMap, valueAt } from '../yaml/object.ts'

/** A value in a document, or the lack of one. */
export interface Place {
  readonly document: YamlDocument
  readonly path: Path
  readonly value: unknown
  /** Notes that the value can't be what it should be. */
  readonly report: (path: Path, message: string) => void
}

/** A kind of value, as the model and as the resource has it. */
export interface Conversion<T> {
  /** Undefined where there is none, or none that can be understood. */
  read(place: Place): T | undefined
  write(value: T): unknown
}

/** A field of a node: where it is written, as a path with points, and how. */
interface Field<T> extends Conversion<T> {
  readonly at: string
  /** Without it there is no node. */
  readonly isRequired: boolean
}

/** All fields of a node but its origin. */
export type Shape<N> = { readonly [K in keyof Omit<N, 'origin'>]-?: Field<NonNullable<N[K]>> }

/** A field without which there is no node. */
export function required<T>(at: string, conversion: Conversion<T>): Field<T> {
  return { ...conversion, at, isRequired: true }
}

/** A field that may be left out. */
export function optional<T>(at: string, conversion: Conversion<T>): Field<T> {
  return { ...conversion, at, isRequired: false }
}

/** A list; an empty one is not written. */
export function list<T>(at: string, item: Conversion<T>): Field<readonly T[]> {
  return { ...many(item), at, isRequired: false }
}

/** A list that is written even when it is empty. */
export function fullList<T>(at: string, item: Conversion<T>): Field<readonly T[]> {
  return { ...many(item), write: items => items.map(item.write), at, isRequired: false }
}

function many<T>(item: Conversion<T>): Conversion<readonly T[]> {
  return {
    read: place =>
      Array.isArray(place.value) ? place.value.flatMap((_, i) => present(item.read(follow(place, i)))) : [],
    write: items => (items.length === 0 ? undefined : items.map(item.write)),
  }
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value]
}

/** What stands one step, or a path with points, further in; null is as good as nothing, as for the API server. */
export function follow(place: Place, at: string | number): Place {
  const steps = typeof at === 'number' ? [at] : at === '' ? [] : at.split('.')
  return { ...place, path: [...place.path, ...steps], value: valueAt(place.value, steps) ?? undefined }
}

/** The node that a place describes; undefined where it lacks what it must have. */
export function readNode<N extends Sited>(shape: Shape<N>, place: Place): N | undefined {
  const fields = readFields<Omit<N, 'origin'>>(shape, place)
  return fields && ({ ...fields, origin: originOf(shape, place) } as unknown as N)
}

function readFields<T>(shape: Shape<T>, place: Place): T | undefined {
  const node: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(shape as Readonly<Record<string, Field<unknown>>>)) {
    const value = field.read(follow(place, field.at))
    if (value !== undefined) node[name] = value
    else if (field.isRequired) return undefined
  }
  return node as T
}

/** Where a node stands, and each of its fields that is written. */
export function originOf(shape: Readonly<Record<string, { readonly at: string }>>, place: Place): Origin {
  const fields: Record<string, Span> = {}
  for (const [name, { at }] of Object.entries(shape)) {
    const { path, value } = follow(place, at)
    if (value !== undefined) fields[name] = spanOf(place.document, path)
  }
  return { ...spanOf(place.document, place.path), fields }
}

/** Writes the fields of a node into a resource, making the maps on the way; keys stand in the order of the shape. */
export function writeNode<T extends object>(
  shape: Shape<T>,
  node: T,
  into: Record<string, unknown> = {},
): Record<string, unknown> {
  for (const [name, field] of Object.entries(shape as Readonly<Record<string, Field<unknown>>>)) {
    const value = (node as Readonly<Record<string, unknown>>)[name]
    const written = value === undefined ? undefined : field.write(value)
    if (written === undefined) continue
    const steps = field.at.split('.')
    const last = steps.pop()!
    let map = into
    for (const step of steps) map = (map[step] ??= {}) as Record<string, unknown>
    map[last] = written
  }
  return into
}

/** A node inside a node. */
export function node<N extends Sited>(shape: Shape<N>): Conversion<N> {
  return {
    read: place => (isMap(place.value) ? readNode(shape, place) : undefined),
    write: value => writeNode<object>(shape, value),
  }
}

/** A map of the model that has no place of its own. */
export function plain<T extends object>(shape: Shape<T>): Conversion<T> {
  return {
    read: place => (isMap(place.value) ? readFields(shape, place) : undefined),
    write: value => writeNode(shape, value),
  }
}
