/** What becomes of the description's default export: it is compiled here in the worker, so that only text leaves it. */
import { compile, type Compiled, type Part } from '../compile.ts'
import type { Targets } from '../derive/target.ts'
import { Description } from './fabric.ts'
import { takeProblems } from './problem.ts'

/** What to compile it for. */
export interface Wanted {
  readonly targets?: Targets
  readonly only?: Part
}

/** The files of the fabric that was exported, with the problems its values had; undefined when it is no fabric. */
export function finish(exported: unknown, wanted: unknown): Compiled | undefined {
  if (!(exported instanceof Description)) return undefined
  const problems = takeProblems()
  const { targets = {}, only } = (wanted ?? {}) as Wanted
  const compiled = compile(exported, targets, only)
  // A value that could not be read stands as another, and what follows from that is of no use to anybody.
  if (problems.some(({ severity }) => severity === 'error'))
    return { ...compiled, artifacts: [], diagnostics: problems }
  return { ...compiled, diagnostics: [...problems, ...compiled.diagnostics] }
}
