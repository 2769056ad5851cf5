/** A value that the description does not say and netc worked out: what `netc build --explain` lists. */
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
  readonly diagnostics: import('../text/diagnostic.ts').Diagnostic[]
}
