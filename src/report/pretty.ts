/**
 * Findings for people: what is wrong, both places in their own text, why it matters and what to write.
 * Pure: diagnostics and texts in, text out. Knows nothing of networks or of where the texts come from.
 */
import type { Diagnostic, Severity } from '../text/diagnostic.ts'
import { frame, type Mark } from './frame.ts'
import { grouped, type Group } from './group.ts'
import { pages, placeOf, shownPlace, type Pages, type Texts } from './page.ts'
import type { Report } from './report.ts'
import { count, paint, symbols, type Style, oneLine } from './style.ts'
import { padTo, textWidth, wrap } from './width.ts'

export interface Look {
  readonly style: Style
  /** Columns of the terminal. */
  readonly columns: number
  /** Findings shown at most; those that are shown as one count as one. */
  readonly limit: number
}

/** Lines between two places that are still shown in one frame. */
const near = 3

/** Names of nodes in a list before the rest is only counted. */
const nodesShown = 20

/** All findings, in the order given, a blank line between them. */
export function pretty(diagnostics: readonly Diagnostic[], texts: Texts, look: Look): string {
  const page = pages(texts)
  const groups = grouped(diagnostics)
  const shown = groups.slice(0, look.limit).map(each => finding(each, page, look))
  const rest = groups.slice(look.limit).reduce((sum, { others }) => sum + 1 + others.length, 0)
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

/** The last lines of a run: what was found in how much, in what time, and what was not checked. */
export function summary({ diagnostics, suppressed, totals: read }: Report, style: Style): string {
  const found = diagnostics.length === 0 ? 'no findings' : totals(diagnostics, style)
  const aside = suppressed.length === 0 ? '' : `, ${suppressed.length} set aside`
  const network = (['cluster', 'router', 'session', 'pool'] as const)
    .map(noun => [read[`${noun}s`], noun] as const)
    .filter(([n]) => n > 0)
    .map(([n, noun]) => count(n, noun))
    .join(', ')
  const parts = [
    `${found}${aside} in ${count(read.files, 'file')}`,
    ...(network === '' ? [] : [network]),
    `${(read.ms / 1000).toFixed(1)} s`,
  ]
  const missed = read.notChecked.length === 0 ? [] : [`not checked: ${read.notChecked.join(', ')}`]
  const more = diagnostics[0] === undefined ? [] : [`what a rule means: netc explain ${diagnostics[0].code}`]
  return symbols(style, [parts.join(' · '), ...missed, ...more].map(line => `${line}\n`).join(''))
}

function finding({ first, others }: Group, page: Pages, look: Look): string {
  const { style, columns } = look
  const { severity, message, code, why, help, likely, fixes = [] } = first
  const fix = fixes[0] === undefined ? undefined : `fix: netc lint ${fixes[0].safe === true ? '--fix' : '--fix-unsafe'}`
  // A line to write is to be copied, so it is never broken.
  const notes = [
    ...(likely === undefined ? [] : note('likely', wrap(symbols(style, oneLine(likely)), columns - 11), style)),
    ...(why === undefined ? [] : note('why', wrap(symbols(style, why), columns - 9), style)),
    ...(help === undefined ? [] : note('help', beside(help.split('\n'), fix, columns - 9), style)),
    ...(help === undefined && fix !== undefined ? note('fix', [fix.slice('fix: '.length)], style) : []),
  ]
  const lines = [
    headline(severity, message, code, style, columns),
    '',
    ...framesOf(first, page, look),
    ...(others.length > 0 ? nodes(others, first, page, columns) : []),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ]
  return [...lines, ''].join('\n')
}

/** The message, and its code at the end of the line, or below a message that leaves no room. */
function headline(severity: Severity, message: string, code: string, style: Style, columns: number): string {
  const indent = severity.length + 2
  const lines = wrap(symbols(style, message), columns - indent)
  const fits = indent + textWidth(lines.at(-1)!) + 3 + code.length <= columns
  const body = lines.map(line => paint(style, 'strong', line)).join(`\n${' '.repeat(indent)}`)
  return `${paint(style, severity, severity)}  ${body}${fits ? '   ' : `\n${' '.repeat(indent)}`}${paint(style, 'faint', code)}`
}

/** The place of the finding, with what stands near it; then each place in another file or far away. */
function framesOf({ severity, span, label = '', related = [] }: Diagnostic, page: Pages, look: Look): string[] {
  const primary: Mark = { span, label: oneLine(label), role: severity }
  const others = related.map(({ span, message }): Mark => ({ span, label: oneLine(message), role: 'place' }))
  const home = page(span.path)
  const isNear = (mark: Mark) =>
    home !== undefined &&
    mark.span.path === span.path &&
    Math.abs(placeOf(home, mark.span).line - placeOf(home, span).line) <= near
  return [[primary, ...others.filter(isNear)], ...others.filter(mark => !isNear(mark)).map(mark => [mark])].flatMap(
    marks => place(marks, page, look),
  )
}

function place(marks: readonly Mark[], page: Pages, { style, columns }: Look): string[] {
  const { span, label } = marks[0]!
  const at = page(span.path)
  const where = paint(style, 'place', shownPlace(at, span))
  if (at === undefined) return [`   ${where}${label === '' ? '' : `  ${symbols(style, label)}`}`]
  return [where, ...frame(at, marks, { style, columns: columns - 3 })].map(each => `   ${each}`)
}

/** `and 11 more nodes: …`, each with its place where that is another. */
function nodes(others: readonly Diagnostic[], { span }: Diagnostic, page: Pages, columns: number): string[] {
  const names = others.slice(0, nodesShown).map(each => {
    const elsewhere = each.span.path !== span.path || each.span.start !== span.start
    const at = page(each.span.path)
    return `${each.node!}${elsewhere && at ? ` (line ${placeOf(at, each.span).line})` : ''}`
  })
  const more = others.length > nodesShown ? ` and ${others.length - nodesShown} more` : ''
  return wrap(`and ${count(others.length, 'more node')}: ${names.join(', ')}${more}`, columns - 3).map(
    each => `   ${each}`,
  )
}

function note(word: string, lines: readonly string[], style: Style): string[] {
  const indent = Math.max(4, word.length)
  return lines.map(
    (line, i) => `   ${i === 0 ? paint(style, 'strong', word.padEnd(indent)) : ' '.repeat(indent)}  ${line}`,
  )
}

/** How a finding is fixed by itself, at the end of the last line to write, or below it where there is no room. */
function beside(lines: readonly string[], fix: string | undefined, columns: number): readonly string[] {
  if (fix === undefined) return lines
  const last = lines.at(-1)!
  const room = columns - fix.length
  return textWidth(last) + 3 <= room ? [...lines.slice(0, -1), padTo(last, room) + fix] : [...lines, fix]
}
