/** What every output format is made from. A format is one function from this to text, so all of them tell the same findings. */
import type { Diagnostic, Severity } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'

/** Everything that a run has to say. */
export interface Report {
  /** In the order in which they are shown: `compareDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[]
  /** The file that a span is in; undefined when it can no longer be read. */
  readonly sources: (path: string) => Source | undefined
  /** What is known of the rules, by code. */
  readonly rules: ReadonlyMap<string, Rule>
  /** What was found and set aside. */
  readonly suppressed: readonly Suppressed[]
  readonly totals: Totals
  /** The version of netc. */
  readonly version: string
  /** For what was checked, such as `cilium=1.20`, when a repository is checked more than once. */
  readonly target?: string
}

/** A rule as a list of rules shows it. */
export interface Rule {
  /** What must hold, in one sentence. */
  readonly summary: string
  readonly severity: Severity
  /** What happens at run time where it does not hold. */
  readonly why?: string
  /** Its page; `rulePage(code)` where it is one of ours. */
  readonly url?: string
  readonly tags?: readonly string[]
}

/** A finding that a person has set aside, in a comment of the file or in a baseline. */
export interface Suppressed {
  readonly diagnostic: Diagnostic
  readonly by: 'comment' | 'baseline'
  readonly reason?: string
}

/** What was read. */
export interface Totals {
  readonly files: number
  readonly clusters: number
  readonly routers: number
  readonly sessions: number
  readonly pools: number
  /** Milliseconds it took; told to people only, so that two runs give the same files. */
  readonly ms: number
  /** What was not read or not understood, each in a few words. */
  readonly notChecked: readonly string[]
}

/** Where the pages of rules are: in the repository, until package.json names a homepage to put before it. */
const pagesAt = 'docs/policies/'

/** The page of a rule that comes with netc. */
export function rulePage(code: string): string {
  return `${pagesAt}${code}.md`
}

/** The address of a page, when it leads there from anywhere. */
export function addressOf(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//.test(url) ? url : undefined
}
