/** A repository that was read → what is wrong in it, what was set aside, and what was checked. Pure. */
import { analyze, type Analysis, type Settings } from './analyze.ts'
import { choose, rulesOf, type Choice, type Rules } from './lint/choice.ts'
import type { Policies, TextOf } from './lint/run.ts'
import { directivesIn, mayHoldDirectives, suppress, type Suppressed } from './lint/suppress.ts'
import { compareDiagnostics, type Diagnostic } from './text/diagnostic.ts'
import { arrange, type Arranged, type Belonging } from './workspace/arrange.ts'
import { matches } from './workspace/scope/glob.ts'
import type { NotUnderstood, Workspace } from './workspace/workspace.ts'

/** What is to be understood. */
export interface Question {
  readonly workspace: Workspace
  /** The text of a file as it is on the disk, or in an editor. */
  readonly textOf: TextOf
  readonly policies: Policies
  readonly settings: Settings
  readonly belonging?: Belonging
  /** Whether a path lies where files were looked for; without it, all do. */
  readonly within?: (path: string) => boolean
}

/** What a repository describes, and everything that was found in it. */
export interface Understood extends Analysis {
  readonly notChecked: readonly NotUnderstood[]
  readonly notRead: Arranged['notRead']
}

/** Sorts files into clusters and routers, and analyzes them. */
export function understand({ workspace, textOf, policies, settings, belonging, within }: Question): Understood {
  const arranged = arrange(workspace, belonging, within)
  return {
    ...analyze(arranged, policies, textOf, settings),
    notChecked: [...workspace.notUnderstood, ...arranged.leftOut],
    notRead: arranged.notRead,
  }
}

/** What somebody wants to hear of. */
export interface Wishes {
  /** The group of each rule. */
  readonly rules: Rules
  readonly choice: Choice
  /** Rules, or groups of them, that no comment may set aside. */
  readonly locked?: readonly string[]
  /** `2026-11-21`: comments may say until when they hold. */
  readonly today: string
  /** Whether a path was asked about; without it, all were. */
  readonly isAsked?: (path: string) => boolean
}

export interface Linted {
  /** In order of place. */
  readonly diagnostics: readonly Diagnostic[]
  readonly suppressed: readonly Suppressed[]
}

/** Leaves of what was found what counts: what comments do not set aside, by the rules that are wanted. */
export function conclude(
  found: readonly Diagnostic[],
  { files }: Workspace,
  { rules, choice, locked = [], today, isAsked = () => true }: Wishes,
): Linted {
  // Of a text inside another only its own comments count: prose may speak of them.
  const comments = files.flatMap(({ source }) => (mayHoldDirectives(source.text) ? directivesIn(source) : []))
  const once = new Map(comments.map(each => [`${each.span.path} ${each.span.start}`, each]))
  const { kept, suppressed } = suppress(found, [...once.values()], {
    today,
    rules: Object.keys(rules),
    locked: [...rulesOf(locked, rules)],
  })
  const concerns = ({ span, related = [] }: Diagnostic) =>
    isAsked(span.path) || related.some(each => isAsked(each.span.path))
  const counts = (each: readonly Diagnostic[]) => choose(each.filter(concerns), rules, choice, matches)
  return {
    diagnostics: counts(kept).toSorted(compareDiagnostics),
    suppressed: suppressed.flatMap(({ diagnostic, reason }) =>
      counts([diagnostic]).map(each => ({ diagnostic: each, reason })),
    ),
  }
}
