/** A repository that was read → what is wrong in it, what was set aside, and what was checked. Pure. */
import { analyze, type Settings } from './analyze.ts'
import { choose, type Choice } from './lint/choice.ts'
import type { Network } from './lint/network.ts'
import type { Policies, TextOf } from './lint/run.ts'
import { directivesIn, mayHoldDirectives, suppress, type Suppressed } from './lint/suppress.ts'
import { compareDiagnostics, type Diagnostic } from './text/diagnostic.ts'
import { arrange, type Belonging } from './workspace/arrange.ts'
import { matches } from './workspace/scope/glob.ts'
import type { NotUnderstood, Workspace } from './workspace/workspace.ts'

export interface LintRequest {
  readonly workspace: Workspace
  /** The text of a file as it is on the disk, or in an editor. */
  readonly textOf: TextOf
  readonly policies: Policies
  /** The group of each rule. */
  readonly groups: Readonly<Record<string, string>>
  readonly settings: Settings
  readonly choice: Choice
  /** Rules that no comment may set aside. */
  readonly locked?: readonly string[]
  readonly belonging?: Belonging
  /** `2026-11-21`: comments may say until when they hold. */
  readonly today: string
}

export interface Linted {
  /** In order of place. */
  readonly diagnostics: readonly Diagnostic[]
  readonly suppressed: readonly Suppressed[]
  readonly network: Network
  readonly notChecked: readonly NotUnderstood[]
}

/** Sorts files into clusters and routers, analyzes them, and leaves what counts. */
export function lint(request: LintRequest): Linted {
  const { workspace, textOf, policies, groups, settings, choice, locked = [], today } = request
  const arranged = arrange(workspace, request.belonging)
  const { network, diagnostics } = analyze(arranged, policies, textOf, settings)
  const chosen = choose(diagnostics, groups, choice, matches)
  const comments = [...new Set(workspace.files.map(({ path }) => path))].flatMap(path => {
    const text = textOf(path)
    return text !== undefined && mayHoldDirectives(text) ? directivesIn({ path, text }) : []
  })
  const { kept, suppressed } = suppress(chosen, comments, { today, rules: Object.keys(policies), locked })
  return {
    diagnostics: choose(kept, groups, choice, matches).toSorted(compareDiagnostics),
    suppressed,
    network,
    notChecked: [...workspace.notUnderstood, ...arranged.leftOut],
  }
}
