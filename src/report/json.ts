/** Findings for programs: one document, or one finding a line. `schemas/report.schema.json` is the contract. */
import type { Diagnostic, Severity } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import { distinctFingerprints } from './fingerprint.ts'
import { pages, regionOf, type Pages, type Place } from './page.ts'
import type { Report, Rule, Suppressed, Totals } from './report.ts'

/** Raised when a field goes or changes its meaning; new fields may come without it. */
export const schemaVersion = 1

interface JsonSpan {
  readonly path: string
  readonly start: Place
  readonly end: Place
}

interface JsonFinding extends JsonSpan, Omit<Diagnostic, 'span' | 'related' | 'fixes' | 'key'> {
  readonly related: readonly (JsonSpan & { readonly message: string })[]
  readonly fixes: readonly {
    readonly title: string
    readonly safe: boolean
    readonly edits: readonly (JsonSpan & { readonly text: string })[]
  }[]
  readonly url?: string
  /** The same from run to run, though lines move; no two of a report are equal. */
  readonly fingerprint: string
}

/** The document that `--format json` prints. */
export interface JsonReport {
  readonly schemaVersion: typeof schemaVersion
  readonly netc: string
  readonly target?: string
  readonly findings: readonly JsonFinding[]
  readonly suppressed: readonly {
    readonly by: Suppressed['by']
    readonly reason?: string
    readonly finding: JsonFinding
  }[]
  /** The rules that the findings name. */
  readonly rules: Readonly<Record<string, Pick<Rule, 'summary' | 'severity' | 'why' | 'url'>>>
  readonly totals: Readonly<Record<Severity, number>> & Omit<Totals, 'ms'>
}

/** One document with everything in it. */
export function json(report: Report): string {
  const { version, target, diagnostics, suppressed, rules, totals } = report
  const all = findingsOf(report)
  const { ms: _, ...read } = totals
  const named = new Set(all.map(({ code }) => code))
  const document: JsonReport = {
    schemaVersion,
    netc: version,
    ...(target !== undefined && { target }),
    findings: all.slice(0, diagnostics.length),
    suppressed: suppressed.map(({ by, reason }, i) => ({
      by,
      ...(reason !== undefined && { reason }),
      finding: all[diagnostics.length + i]!,
    })),
    rules: Object.fromEntries(
      [...rules]
        .filter(([code]) => named.has(code))
        .map(([code, { summary, severity, why, url }]) => [
          code,
          { summary, severity, ...(why !== undefined && { why }), ...(url !== undefined && { url }) },
        ]),
    ),
    totals: {
      error: countOf(report, 'error'),
      warning: countOf(report, 'warning'),
      info: countOf(report, 'info'),
      ...read,
    },
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** One finding a line, each with the version of its schema. */
export function jsonl(report: Report): string {
  return findingsOf({ ...report, suppressed: [] })
    .map(each => `${JSON.stringify({ schemaVersion, ...each })}\n`)
    .join('')
}

/** The findings, and after them those that were set aside. */
function findingsOf({ diagnostics, suppressed, rules, sources }: Report): JsonFinding[] {
  const page = pages(path => sources(path)?.text)
  const all = [...diagnostics, ...suppressed.map(({ diagnostic }) => diagnostic)]
  const prints = distinctFingerprints(all)
  return all.map((each, i) => findingOf(each, page, prints[i]!, rules.get(each.code)?.url))
}

function findingOf(diagnostic: Diagnostic, page: Pages, fingerprint: string, url: string | undefined): JsonFinding {
  const { code, severity, message, span, related = [], fixes = [], key: _, ...rest } = diagnostic
  const at = (span: Span): JsonSpan => ({ path: span.path, ...regionOf(page(span.path), span) })
  return {
    code,
    severity,
    message,
    ...at(span),
    ...rest,
    related: related.map(({ span, message }) => ({ ...at(span), message })),
    fixes: fixes.map(({ title, safe = false, edits }) => ({
      title,
      safe,
      edits: edits.map(({ span, text }) => ({ ...at(span), text })),
    })),
    ...(url !== undefined && { url }),
    fingerprint,
  }
}

function countOf({ diagnostics }: Report, severity: Severity): number {
  return diagnostics.filter(each => each.severity === severity).length
}
