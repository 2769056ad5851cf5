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
export function locate<N extends Sited>({ origin }: N, field?: keyof N & string): Span {
  const { path, start, end, property, fields } = origin
  const whole = { path, start, end, ...(property !== undefined && { property }) }
  if (field === undefined) return whole
  return fields?.[field] ?? (start === end ? propertyOf(whole, field) : whole)
}

/** A property of the call or object that a span out of the DSL names. */
function propertyOf(whole: Span, name: string): Span {
  return { ...whole, property: whole.property === undefined ? name : `${whole.property}.${name}` }
}

/** The origin of a node made by a call of the DSL, some of whose fields have other names in that call. */
export function renamed(origin: Origin, names: Readonly<Record<string, string>>): Origin {
  const fields = Object.entries(names).map(([field, property]) => [field, propertyOf(origin, property)] as const)
  return { ...origin, fields: Object.fromEntries(fields) }
}

/** Whether a field is written in the file, also where its value is to be filled in later and therefore unknown. */
export function isWritten<N extends Sited>(node: N, field: keyof N & string): boolean {
  return node[field] !== undefined || node.origin.fields?.[field] !== undefined
}
