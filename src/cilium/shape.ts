/**
 * How a node of the model is written in a resource, said once and used both ways: a table from the node's fields to
 * paths in the resource. Must not know which resource.
 */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Origin, Sited, Span } from '../text/origin.ts'
import { spanOf, type Path, type YamlDocument } from '../yaml/document.ts'
import { entries, isMap, valueAt } from '../yaml/object.ts'

/** A value in a document, or the lack of one. */
export interface Place {
  readonly document: YamlDocument
  readonly path: Path
  readonly value: unknown
  /** Notes that the value can't be what it should be. */
  readonly report: (path: Path, message: string, as?: Partial<Pick<Diagnostic, 'code' | 'severity'>>) => void
  /** Notes that a name, label or selector is filled in later, so that not all is known of the cluster. */
  readonly markPartial: () => void
}

/** A part of a value that has a place of its own, by its name: `matchLabels.app`, `0`; a key has `#key` behind it. */
type Part = readonly [name: string, path: Path, part?: 'key']

/** A kind of value, as the model and as the resource has it. */
export interface Conversion<T> {
  /** Whether the value knows its own place. */
  readonly isNode?: true
  /** Undefined where there is none, or none that can be understood. */
  read(place: Place): T | undefined
  write(value: T): unknown
  /** The parts of the value to which a message may point. */
  parts?(place: Place): readonly Part[]
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

/** A list that is not there is not the same as an empty one. */
export function some<T>(item: Conversion<T>): Conversion<readonly T[]> {
  const { read, ...rest } = many(item)
  return {
    ...rest,
    read: place => (Array.isArray(place.value) ? read(place) : undefined),
    write: items => items.map(item.write),
  }
}

function many<T>(item: Conversion<T>): Conversion<readonly T[]> {
  return {
    read: place =>
      Array.isArray(place.value) ? place.value.flatMap((_, i) => present(item.read(follow(place, i)))) : [],
    write: items => (items.length === 0 ? undefined : items.map(item.write)),
    ...(!item.isNode && { parts: place => partsOfList(place, item) }),
  }
}

/** The items of a list, and what is inside them. */
export function partsOfList(place: Place, item?: Pick<Conversion<unknown>, 'parts'>): Part[] {
  return entries(place.value).flatMap(([i]) => {
    const each = follow(place, i)
    return [[String(i), each.path] as const, ...within(String(i), item?.parts?.(each))]
  })
}

/** The entries of a map, keys and values. */
export function partsOfMap(place: Place): Part[] {
  return Object.keys(isMap(place.value) ? place.value : {}).flatMap((key): Part[] => {
    const path = [...place.path, key]
    return [
      [key, path],
      [`${key}#key`, path, 'key'],
    ]
  })
}

/** Parts of a part. */
export function within(name: string, parts: readonly Part[] = []): Part[] {
  return parts.map(([inner, path, part]) => (part ? [`${name}.${inner}`, path, part] : [`${name}.${inner}`, path]))
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value]
}

/** What stands one step, or a path with points, further in; null is as good as nothing, as for the API server. */
export function follow({ document, path, value, report, markPartial }: Place, at: string | number): Place {
  const steps = typeof at === 'number' ? [at] : stepsOf(at)
  return { document, path: [...path, ...steps], value: valueAt(value, steps) ?? undefined, report, markPartial }
}

/** The tables have few paths, and each is followed for every resource. */
const split = new Map<string, readonly string[]>([['', []]])

function stepsOf(at: string): readonly string[] {
  const known = split.get(at)
  if (known) return known
  const steps = at.split('.')
  split.set(at, steps)
  return steps
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
export function originOf(
  shape: Readonly<Record<string, { readonly at: string } & Pick<Conversion<unknown>, 'parts'>>>,
  place: Place,
): Origin {
  const fields: Record<string, Span> = {}
  for (const [name, { at, parts }] of Object.entries(shape)) {
    const field = follow(place, at)
    if (field.value === undefined) continue
    fields[name] = spanOf(place.document, field.path)
    for (const [inner, path, part] of within(name, parts?.(field))) fields[inner] = spanOf(place.document, path, part)
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
    isNode: true,
    read: place => (isMap(place.value) ? readNode(shape, place) : undefined),
    write: value => writeNode<object>(shape, value),
  }
}

/** A map of the model that has no place of its own. */
export function plain<T extends object>(shape: Shape<T>): Conversion<T> {
  return {
    read: place => (isMap(place.value) ? readFields(shape, place) : undefined),
    write: value => writeNode(shape, value),
    parts: place =>
      Object.entries(shape as Readonly<Record<string, Field<unknown>>>).flatMap(([name, { at, parts }]): Part[] => {
        const field = follow(place, at)
        return field.value === undefined ? [] : [[name, field.path], ...within(name, parts?.(field))]
      }),
  }
}
