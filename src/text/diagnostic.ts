/**
 * The one currency of findings: every front end shows these and nothing else.
 */
import type { Span } from './origin.ts'

export type Severity = 'error' | 'warning' | 'info'

/** A replacement of one stretch of text. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** A change which removes the finding; `safe` when it cannot alter what the user meant. */
export interface Fix {
  readonly title: string
  readonly edits: readonly Edit[]
  readonly safe?: boolean
}

/** Another place that takes part: the other end of the session, the first of two definitions. */
export interface Related {
  readonly span: Span
  readonly message: string
}

/** Something that is wrong in a user's files, where, why, and what to do. */
export interface Diagnostic {
  /** A stable id, such as `peer-asn-mismatch`. */
  readonly code: string
  readonly severity: Severity
  /** What is wrong, naming the values. */
  readonly message: string
  readonly span: Span
  /** What the marked text says or does, shown behind its carets. */
  readonly label?: string
  readonly related?: readonly Related[]
  /** What happens at run time because of it. */
  readonly why?: string
  /** What to do: the very line to write, where there is one. */
  readonly help?: string
  readonly fixes?: readonly Fix[]
  /** Set when the finding rests on a guess: on which. */
  readonly likely?: string
  /** The node it is about, as the message names it: findings of one cause that differ in it alone are shown as one. */
  readonly node?: string
  /** The place in the model, such as `lab/kube1/fedora1`: what stays when lines and files move. */
  readonly key?: string
}

const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** The order in which findings are shown: by file, place, severity, code, message. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.span.path, b.span.path) ||
    a.span.start - b.span.start ||
    rank[a.severity] - rank[b.severity] ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  )
}

/** Order of two strings by code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The request or the machine is wrong, not a file: printed as two lines, exit code 2 unless said otherwise. */
export class UserError extends Error {
  override name = 'UserError'
  readonly hint: string
  readonly exitCode: number
  constructor(message: string, hint: string, exitCode = 2) {
    super(message)
    this.hint = hint
    this.exitCode = exitCode
  }
}
