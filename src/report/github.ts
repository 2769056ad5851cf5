/** Annotations of GitHub Actions: workflow commands on stdout (`::error file=…::message`), read by the runner. */
import type { Diagnostic, Severity } from '../text/diagnostic.ts'
import { grouped, type Group } from './group.ts'
import { pages, regionOf, type Pages } from './page.ts'
import type { Report } from './report.ts'
import { count } from './style.ts'
import { paragraph } from './words.ts'

/** A step may annotate this often with each command; the rest is dropped by the runner without a word. */
const limits: Readonly<Record<Severity, number>> = { error: 10, warning: 10, info: 9 }

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** Errors first; one annotation for a cause that hits many nodes, and a last one for what is over the limits. */
export function github({ diagnostics, sources }: Report): string {
  const page = pages(path => sources(path)?.text)
  const groups = grouped(diagnostics)
  const of = (severity: Severity) => groups.filter(({ first }) => first.severity === severity)
  const severities = ['error', 'warning', 'info'] as const
  const shown = severities.flatMap(severity => of(severity).slice(0, limits[severity]))
  const rest = severities.flatMap(severity =>
    of(severity)
      .slice(limits[severity])
      .flatMap(({ first, others }) => [first, ...others]),
  )
  return [...shown.map(each => annotation(each, page)), ...(rest.length > 0 ? [overflow(rest)] : [])].join('')
}

function annotation({ first, others }: Group, page: Pages): string {
  const { start, end } = regionOf(page(first.span.path), first.span)
  const more =
    others.length === 0
      ? ''
      : `\nand ${count(others.length, 'more node')}: ${others.map(({ node }) => node).join(', ')}`
  return command(
    commands[first.severity],
    {
      file: first.span.path,
      line: start.line,
      endLine: end.line,
      // Columns count only within one line.
      ...(start.line === end.line && { col: start.column, endColumn: end.column }),
      title: first.code,
    },
    paragraph(first, page) + more,
  )
}

function overflow(rest: readonly Diagnostic[]): string {
  const of = (severity: Severity, noun: string) => {
    const n = rest.filter(each => each.severity === severity).length
    return n === 0 ? [] : [count(n, noun)]
  }
  const parts = [...of('error', 'error'), ...of('warning', 'warning'), ...of('info', 'note')].join(', ')
  return command(
    'notice',
    { title: 'netc lint' },
    `and ${count(rest.length, 'more finding')}: ${parts}; see the summary or the log`,
  )
}

/** One workflow command, escaped as the runner undoes it (actions/toolkit: escapeData, escapeProperty). */
function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const listed = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  )
  return `::${name} ${listed.join(',')}::${escapeData(message)}\n`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
