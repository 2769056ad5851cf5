/** What a generation of Cilium's API, or a release of it, can't say of a cluster. */
import type { Sited } from '../text/origin.ts'

export interface Unsupported {
  readonly node: Sited
  /** The field of `node` that says it. */
  readonly field?: string
  readonly message: string
  readonly help?: string
}

/** Notes a loss. */
export type Lose = (node: Sited, field: string | undefined, message: string, help?: string) => void
