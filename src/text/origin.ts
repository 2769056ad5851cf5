/**
 * Where a node of the model was written. Positions stand beside the values, so values stay plain.
 */

/**
 * A stretch of one file: UTF-16 offsets, half open.
 *
 * A span out of the DSL is only the start of the call which made the node (`start === end`), and may name the
 * `property` of that call which is meant; `dsl/refine` turns it into a real stretch when a finding is printed.
 */
export interface Span {
  readonly path: string
  readonly start: number
  readonly end: number
  readonly property?: string
}

/** Where a node was written, and, where the reader knows it, where each of its fields was. */
export interface Origin extends Span {
  readonly fields?: Readonly<Record<string, Span>>
}

/** A node that knows where it was written. */
export interface Sited {
  readonly origin: Origin
}

/** The span of `field` where it was written, else of the node which implies it. */
export function locate<N extends Sited>(node: N, field?: keyof N & string): Span {
  const { path, start, end, fields } = node.origin
  if (field === undefined) return { path, start, end }
  return fields?.[field] ?? (start === end ? { path, start, end, property: field } : { path, start, end })
}
