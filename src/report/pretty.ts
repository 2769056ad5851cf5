/**
 * Findings for people: what is wrong, both places in their own text, why it matters and what to write.
 * Pure: diagnostics and texts in, text out. Knows nothing of networks or of where the texts come from.
 */
import type { Diagnostic, Severity } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import { frame, pageOf, placeOf, type Page } from './frame.ts'
import { count, paint, symbols, type Role, type Style } from './style.ts'
import { textWidth, wrap } from './width.ts'

/** The text of a file by the path a span names it with; undefined when it cannot be read. */
export type Texts = (path: string) => string | undefined

export interface Look {
  readonly style: Style
  /** Columns of the terminal. */
  readonly columns: number
  /** Findings shown at most. */
  readonly limit: number
}

/** All findings, in the order given, a blank line between them. */
export function pretty(diagnostics: readonly Diagnostic[], texts: Texts, look: Look): string {
  const page = pages(texts)
  const shown = diagnostics.slice(0, look.limit).map(each => finding(each, page, look))
  const rest = diagnostics.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${count(rest, 'more finding')}\n`] : [])].join('\n')
}

/** `2 errors, 1 warning`; empty when there is nothing to count. */
export function totals(diagnostics: readonly Diagnostic[], style: Style): string {
  const of = (severity: Severity, noun: string) => {
    const n = diagnostics.filter(each => each.severity === severity).length
    return n === 0 ? [] : [paint(style, severity, count(n, noun))]
  }
  return [...of('error', 'error'), ...of('warning', 'warning'), ...of('info', 'note')].join(', ')
}

function finding(diagnostic: Diagnostic, page: (path: string) => Page | undefined, look: Look): string {
  const { style, columns } = look
  const { severity, message, code, why, help, related = [] } = diagnostic
  const ends: readonly { span: Span; label: string; role: Role }[] = [
    { span: diagnostic.span, label: '', role: severity },
    ...related.map(({ span, message }) => ({ span, label: message, role: 'place' as const })),
  ]
  const lines = [
    headline(severity, message, code, style, columns),
    '',
    ...ends.flatMap(({ span, label, role }) => place(span, symbols(style, label), page(span.path), role, look)),
  ]
  // A line to write is to be copied, so it is never broken.
  const notes = [
    ...(why === undefined ? [] : note('why', wrap(symbols(style, why), columns - 9), style)),
    ...(help === undefined ? [] : note('help', help.split('\n'), style)),
  ]
  return [...lines, ...(notes.length > 0 ? ['', ...notes] : []), ''].join('\n')
}

/** The message, and its code at the end of the line, or below a message that leaves no room. */
function headline(severity: Severity, message: string, code: string, style: Style, columns: number): string {
  const indent = severity.length + 2
  const lines = wrap(symbols(style, message), columns - indent)
  const fits = indent + textWidth(lines.at(-1)!) + 3 + code.length <= columns
  const body = lines.map(line => paint(style, 'strong', line)).join(`\n${' '.repeat(indent)}`)
  return `${paint(style, severity, severity)}  ${body}${fits ? '   ' : `\n${' '.repeat(indent)}`}${paint(style, 'faint', code)}`
}

function place(span: Span, label: string, page: Page | undefined, role: Role, { style, columns }: Look): string[] {
  if (page === undefined) return [`   ${paint(style, 'place', span.path)}${label === '' ? '' : `  ${label}`}`]
  const { line, column } = placeOf(page, span)
  const drawn = frame(page, span, label, { style, role, columns: columns - 3 })
  return [paint(style, 'place', `${span.path}:${line}:${column}`), ...drawn].map(each => `   ${each}`)
}

function note(word: string, lines: readonly string[], style: Style): string[] {
  return lines.map((line, i) => `   ${i === 0 ? paint(style, 'strong', word.padEnd(4)) : '    '}  ${line}`)
}

/** Reads each file once. */
export function pages(texts: Texts): (path: string) => Page | undefined {
  const known = new Map<string, Page | undefined>()
  return path => {
    if (!known.has(path)) {
      const text = texts(path)
      known.set(path, text === undefined ? undefined : pageOf(text))
    }
    return known.get(path)
  }
}
