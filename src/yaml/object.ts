/** Looking into values out of YAML, which may be anything. */
import type { Path, YamlDocument } from './document.ts'

export type YamlMap = Readonly<Record<string, unknown>>

export function isMap(value: unknown): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value at a path; undefined when there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (each, step) =>
      typeof each === 'object' && each !== null && Object.hasOwn(each, step)
        ? (each as Record<string | number, unknown>)[step]
        : undefined,
    value,
  )
}

/** The items of a list with their places; none when it is no list. */
export function entries(value: unknown): [index: number, item: unknown][] {
  return Array.isArray(value) ? value.map((item: unknown, i) => [i, item]) : []
}

/** The words of a list. */
export function words(value: unknown): string[] {
  return entries(value).flatMap(([, each]) => (typeof each === 'string' ? [each] : []))
}

/** A map's entries that are text. */
export function textMap(value: unknown): Record<string, string> {
  if (!isMap(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/**
 * The objects of a document with their places, those in a `List` one by one, however deep (Kubernetes: `kind: List`;
 * `ServiceList` and its like, whose items may leave out their kind, are what the API itself answers).
 */
export function objectsIn({ value }: YamlDocument): { readonly path: Path; readonly value: YamlMap }[] {
  return objectsAt(value, [])
}

function objectsAt(value: unknown, path: Path): { readonly path: Path; readonly value: YamlMap }[] {
  if (!isMap(value)) return []
  if (!/^\w*List$/.test(String(value['kind'])) || !Array.isArray(value['items'])) return [{ path, value }]
  return entries(value['items']).flatMap(([i, item]) => objectsAt(item, [...path, 'items', i]))
}
