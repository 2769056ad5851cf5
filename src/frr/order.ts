/** Small steps to FRR's normal form. */
import { compareText } from '../text/diagnostic.ts'

/** A value without one of its fields. */
export function without<T extends object, K extends keyof T>(
  value: T,
  field: K,
): Omit<T, K> & { readonly [P in K]?: never } {
  const { [field]: _, ...rest } = value
  return rest as Omit<T, K> & { readonly [P in K]?: never }
}

/** A value without the fields that equal a default; values are plain data. */
export function withoutEqual<T extends object>(value: T, defaults: Partial<T>): T {
  const entries = Object.entries(value).filter(([key, each]) => !same(each, defaults[key as keyof T]))
  return Object.fromEntries(entries) as T
}

/** Whether two pieces of plain data are the same. */
function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}

/** Free text as FRR keeps it: one line, one blank between words. */
export function oneLine(text: string): string {
  return text.trim().split(/\s+/).join(' ')
}

/** What is kept as written, without blank ends of lines. */
export function textLines(text: string): string {
  return text
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '')
    .join('\n')
}

/** With its description on one line, or without any. */
export function described<T extends { readonly description?: string }>(value: T): T {
  const description = oneLine(value.description ?? '')
  return { ...without(value, 'description'), ...(description === '' ? {} : { description }) } as T
}

export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareText(a.name, b.name)
}

/** Order of interface names: eth2 before eth10 (FRR: if_cmp_name_func). */
export function compareNatural(a: string, b: string): number {
  const [left, right] = [a, b].map(each => each.match(/\d+|\D+/g) ?? [])
  for (let i = 0; i < Math.min(left!.length, right!.length); i++) {
    const [x, y] = [left![i]!, right![i]!]
    const difference = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : compareText(x, y)
    if (difference !== 0) return difference
  }
  return left!.length - right!.length || compareText(a, b)
}
