/** What becomes of the description's default export, here in the worker: it is compiled, so that only text leaves it; or it is worked out, for who checks it. */
import { compile, modelOf, type Compiled, type Part } from '../compile.ts'
import type { Targets } from '../derive/target.ts'
import type { Fragment } from '../fabric/fabric.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { Description } from './fabric.ts'
import { takeProblems } from './problem.ts'

/** What to compile it for. */
export interface Wanted {
  readonly targets?: Targets
  readonly only?: Part
  /** What is wanted of it: its files, or the fragment that they would be made from. */
  readonly as?: 'files' | 'fragment'
}

/** What a description says, before anything is written. */
export interface Read {
  readonly fragment: Fragment
  readonly diagnostics: readonly Diagnostic[]
}

/** What came of the fabric that was exported, with the problems its values had; undefined when it is no fabric. */
export function finish(exported: unknown, wanted: unknown): Compiled | Read | undefined {
  if (!(exported instanceof Description)) return undefined
  const problems = takeProblems()
  const { targets = {}, only, as = 'files' } = (wanted ?? {}) as Wanted
  const compiled = compile(exported, targets, only)
  // A value that could not be read stands as another, and what follows from that is of no use to anybody.
  const isMisread = problems.some(({ severity }) => severity === 'error')
  const diagnostics = isMisread ? problems : [...problems, ...compiled.diagnostics]
  if (as === 'fragment') return { fragment: modelOf(exported, targets), diagnostics }
  return { ...compiled, diagnostics, ...(isMisread && { artifacts: [] }) }
}
