/** A value that the description does not say and netc worked out: what `netc build --explain` lists. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Origin } from '../text/origin.ts'

export interface Derivation {
  /** What kind of value it is, in the plural, for counting: `peer addresses`. */
  readonly group: string
  /** What was worked out: `address that lab's nodes dial on fedora1`. */
  readonly what: string
  readonly value: string
  /** From what it follows. */
  readonly because: string
  /** Where that was written. */
  readonly origin: Origin
}

/** What the stages of `derive` add to as they go. */
export interface Notes {
  readonly derivations: Derivation[]
  readonly diagnostics: Diagnostic[]
}

/** The first few of a list, and how many more there are. */
export function list(items: readonly string[], most = 4): string {
  return items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`
}
