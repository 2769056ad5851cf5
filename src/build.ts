/**
 * Builds a description from its file: runs it in a worker, which compiles it there, checks its types beside, and puts
 * a header on every file. Writes nothing.
 */
import { basename } from 'node:path'
import type { Artifact } from './artifact.ts'
import type { Compiled, Part, Summary } from './compile.ts'
import type { Derivation } from './derive/derivation.ts'
import type { Targets } from './derive/target.ts'
import { evaluate, type Evaluation } from './dsl/evaluate.ts'
import { typecheck } from './dsl/typecheck.ts'
import { stamp } from './header.ts'
import { compareDiagnostics, type Diagnostic } from './text/diagnostic.ts'

export type { Derivation, Part, Summary, Targets }

export interface BuildRequest {
  /** The file that describes the network; absolute. */
  readonly entry: string
  /** The repository, to which paths in messages are relative; absolute. */
  readonly root: string
  readonly targets: Targets
  /** Only this part of the files. */
  readonly only?: Part
  /** How long the description may run, milliseconds; 10 seconds when left out. */
  readonly timeLimitMs?: number
}

export interface Built {
  /** In order of path; none where there is an error. */
  readonly artifacts: readonly Artifact[]
  /** In order of place. */
  readonly diagnostics: readonly Diagnostic[]
  readonly summary: Summary
  readonly derivations: readonly Derivation[]
  /** How the types were checked. */
  readonly typecheck: { readonly cached: boolean; readonly ms: number }
  /** The files that the description consists of, relative to the root. */
  readonly dependencies: readonly string[]
}

const nothing: Summary = {
  name: 'fabric',
  clusters: [],
  routers: [],
  sessions: { eBGP: 0, iBGP: 0, detail: [] },
}

/** Builds the description; every problem with it is among the diagnostics. */
export async function build(request: BuildRequest): Promise<Built> {
  const { entry, root, targets, only, timeLimitMs = 10_000 } = request
  const [evaluated, types] = await Promise.all([
    evaluate({ entry, root, timeLimitMs, targets: { targets, only } }).catch(failed),
    typecheck({ entry, root }),
  ])
  // What does not type-check may break anything of ours; then its types are what the person has to hear of.
  if ('error' in evaluated && types.diagnostics.length === 0) throw evaluated.error
  const evaluation: Evaluation = 'error' in evaluated ? { dependencies: [], diagnostics: [] } : evaluated
  const compiled = evaluation.output as Compiled | undefined
  const unreadable = evaluation.diagnostics.some(({ code }) => code === 'dsl-syntax' || code === 'dsl-import')
  // What follows from a value of the wrong type is of no use to anybody.
  const ofNetwork = types.diagnostics.length > 0 ? [] : (compiled?.diagnostics ?? [])
  const found = [...(unreadable ? [] : types.diagnostics), ...evaluation.diagnostics, ...ofNetwork]
  const refused = found.some(({ severity }) => severity === 'error')
  // Not its path: that would differ between a checkout and a copy of it without git.
  const source = basename(entry)
  return {
    artifacts: refused
      ? []
      : (compiled?.artifacts ?? []).map(({ target, ...artifact }) => stamp(artifact, { source, target })),
    diagnostics: await refined(found, root),
    summary: compiled?.summary ?? nothing,
    derivations: compiled?.derivations ?? [],
    typecheck: { cached: types.cached, ms: types.ms },
    dependencies: evaluation.dependencies.map(({ path }) => path),
  }
}

function failed(error: unknown): { error: unknown } {
  return { error }
}

/** Findings with the exact stretch of the description they are about, which takes reading its syntax where only a call is known. */
async function refined(diagnostics: readonly Diagnostic[], root: string): Promise<readonly Diagnostic[]> {
  const exact = diagnostics.every(({ span, related = [] }) =>
    [span, ...related.map(each => each.span)].every(({ start, end }) => start !== end),
  )
  if (exact) return [...diagnostics].sort(compareDiagnostics)
  const [{ refine }, { readSource }] = await Promise.all([import('./dsl/refine.ts'), import('./project.ts')])
  return refine(diagnostics, path => readSource(root, path)).sort(compareDiagnostics)
}
