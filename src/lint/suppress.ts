/**
 * Findings that a person has set aside, in a comment of the file they are about:
 *
 *     # netc-ignore peer-asn-mismatch until 2027-03-01: the routers are renumbered in May
 *
 * behind the comment sign of YAML, of frr.conf (`!`) or of TypeScript (`//`): at the end of a line for that line, on a
 * line of its own for the next one that says something. The reason is required, the date is not.
 */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import type { Source } from '../text/source.ts'
import { nearest } from '../text/nearest.ts'

/** One rule named in a comment, and the lines it is named for. */
export interface Directive {
  readonly rule: string
  /** The rule's name in the comment. */
  readonly span: Span
  /** The first and the last offset of what it speaks for. */
  readonly covers: { readonly start: number; readonly end: number }
  /** The last day on which it holds, `2027-03-01`. */
  readonly until?: string
  readonly reason?: string
}

/** A finding and the comment that sets it aside. */
export interface Suppressed {
  readonly diagnostic: Diagnostic
  readonly reason: string
}

export interface SuppressionSettings {
  /** Today, `2026-11-21`: a comment may say until when it holds. */
  readonly today: string
  /** Rules that exist. */
  readonly rules: readonly string[]
  /** Rules that no comment may set aside. */
  readonly locked: readonly string[]
}

/** Whether a text can hold such a comment at all. */
export function mayHoldDirectives(text: string): boolean {
  return text.includes('netc-ignore')
}

const comment = /(?:#|!|\/\/)[ \t]*netc-ignore\b([^\n:]*)(?::[ \t]*([^\n]*))?/g

/** The comments of a text. */
export function directivesIn({ path, text }: Source): readonly Directive[] {
  return Array.from(text.matchAll(comment)).flatMap(match => {
    const [whole, rules = '', reason] = match
    const until = / until (\S+)\s*$/.exec(rules)
    const names = until ? rules.slice(0, until.index) : rules
    const start = match.index + whole.indexOf('netc-ignore') + 'netc-ignore'.length
    const covers = linesFor(text, match.index)
    return Array.from(names.matchAll(/[^\s,]+/g), ({ 0: rule, index }): Directive => ({
      rule,
      span: { path, start: start + index, end: start + index + rule.length },
      covers,
      ...(until && { until: until[1]! }),
      ...(reason !== undefined && reason.trim() !== '' && { reason: reason.trim() }),
    }))
  })
}

/** The line a comment stands behind, or the next line that holds more than a comment. */
function linesFor(text: string, at: number): Directive['covers'] {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  if (text.slice(lineStart, at).trim() !== '') return { start: lineStart, end: endOfLine(text, at) }
  let start = endOfLine(text, at) + 1
  while (start < text.length && /^\s*(?:[#!]|\/\/|$)/.test(text.slice(start, endOfLine(text, start))))
    start = endOfLine(text, start) + 1
  return { start, end: endOfLine(text, start) }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

/** Takes out what comments set aside, and adds what is wrong with the comments themselves. */
export function suppress(
  diagnostics: readonly Diagnostic[],
  directives: readonly Directive[],
  settings: SuppressionSettings,
): { readonly kept: readonly Diagnostic[]; readonly suppressed: readonly Suppressed[] } {
  const byPath = new Map<string, Directive[]>()
  for (const each of directives) byPath.set(each.span.path, [...(byPath.get(each.span.path) ?? []), each])
  const used = new Set<Directive>()
  const kept: Diagnostic[] = []
  const suppressed: Suppressed[] = []
  for (const diagnostic of diagnostics) {
    const here = [diagnostic.span, ...(diagnostic.related ?? []).map(({ span }) => span)].flatMap(span =>
      (byPath.get(span.path) ?? []).filter(
        ({ rule, covers }) => rule === diagnostic.code && covers.start <= span.start && span.start <= covers.end,
      ),
    )
    for (const each of here) used.add(each)
    const valid = here.find(each => faultOf(each, settings) === undefined)
    if (valid) suppressed.push({ diagnostic, reason: valid.reason! })
    else kept.push(diagnostic)
  }
  const faults = directives.flatMap(each => faultOf(each, settings) ?? (used.has(each) ? [] : unused(each)))
  return { kept: [...kept, ...faults], suppressed }
}

/** Why a comment does not count. */
function faultOf(directive: Directive, { today, rules, locked }: SuppressionSettings): Diagnostic | undefined {
  const { rule, span, until, reason } = directive
  const fault = (code: string, message: string, help: string): Diagnostic => ({
    code,
    severity: 'warning',
    message,
    span,
    help,
  })
  if (!rules.includes(rule)) {
    const meant = nearest(rule, rules)
    return fault(
      'suppression-unknown-rule',
      `there is no rule ${rule}`,
      meant === undefined ? 'netc rules lists them' : `did you mean ${meant}?`,
    )
  }
  if (locked.includes(rule))
    return fault(
      'suppression-locked',
      `${rule} is locked in the configuration: no comment sets it aside`,
      'mend what it finds, or ask whoever keeps netc.config to unlock it',
    )
  if (reason === undefined)
    return fault(
      'suppression-without-reason',
      `${rule} is set aside without a reason, so it is not`,
      `write why behind a colon: netc-ignore ${rule}: REASON`,
    )
  if (until !== undefined && !isDate(until))
    return fault(
      'suppression-expired',
      `${until} is no date, so ${rule} is not set aside`,
      'write the last day as 2027-03-01',
    )
  if (until !== undefined && until < today)
    return fault(
      'suppression-expired',
      `${rule} was set aside until ${until}`,
      'mend what it finds, or move the date and say why',
    )
  return undefined
}

/** Whether this is a day of the calendar, as `2027-03-01`. */
function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(`${text}T`)
}

function unused({ rule, span }: Directive): Diagnostic {
  return {
    code: 'suppression-unused',
    severity: 'warning',
    message: `${rule} finds nothing here, so this comment sets nothing aside`,
    span,
    help: 'remove it; a comment that stays would hide the next mistake',
  }
}
