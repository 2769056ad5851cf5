/** One step of a route's way. */
import type { Span } from '../../text/origin.ts'

/** `yes`: it passes here. `no`: here it ends. `would`: it does not come so far, but would pass, or not. */
export type Result = 'yes' | 'no' | 'unknown' | 'would pass' | 'would not pass'

/** One step on the way, in the order in which a person looks. */
export interface Step {
  readonly name: 'address' | 'advertised' | 'peer' | 'session' | 'family' | 'accepted'
  readonly result: Result
  readonly says: string
  /** What decides it. */
  readonly at?: Span
  /** What would let the route live. */
  readonly change?: { readonly text: string; readonly at?: Span }
  /** The rule that tells more. */
  readonly rule?: string
}
