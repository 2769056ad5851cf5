/** Markdown for a job summary or a comment: the verdict, a table of the findings, and what was not checked. */
import type { Diagnostic } from '../text/diagnostic.ts'
import { pages, shownPlace, type Pages } from './page.ts'
import { totals } from './pretty.ts'
import { addressOf, type Report } from './report.ts'
import { count, plain, oneLine } from './style.ts'
import { sentence } from './words.ts'

/** GitHub aborts a summary of more than 1,024 KiB; the rest of it is for what others write in the same step. */
const mostBytes = 900 * 1024

/** A verdict and a table with a row for each finding. */
export function markdown(report: Report): string {
  const { diagnostics, suppressed, totals: read, sources } = report
  const page = pages(path => sources(path)?.text)
  const found = diagnostics.length === 0 ? 'no findings' : totals(diagnostics, plain)
  const aside = suppressed.length === 0 ? '' : `, ${suppressed.length} set aside`
  const head = `**netc lint: ${found}${aside}** in ${count(read.files, 'file')}\n`
  const missed = read.notChecked.length === 0 ? '' : `\nNot checked: ${read.notChecked.map(escape).join(', ')}\n`
  if (diagnostics.length === 0) return head + missed
  const rows: string[] = []
  let bytes = 0
  for (const each of diagnostics) {
    const text = row(each, report, page)
    bytes += Buffer.byteLength(text)
    if (bytes > mostBytes) break
    rows.push(text)
  }
  const rest = diagnostics.length - rows.length
  const more = rest === 0 ? '' : `\nand ${count(rest, 'more finding')}\n`
  return `${head}\n| | Where | Finding | Rule |\n| --- | --- | --- | --- |\n${rows.join('')}${more}${missed}`
}

const marks = { error: '❌ error', warning: '⚠️ warning', info: 'ℹ️ note' } as const

function row(diagnostic: Diagnostic, { rules }: Report, page: Pages): string {
  const { code, severity, span, label, related = [], why, help } = diagnostic
  const place = (at: Diagnostic['span']) => codeOf(shownPlace(page(at.path), at))
  const text = [
    escape(sentence(diagnostic)),
    ...(label === undefined ? [] : [escape(oneLine(label))]),
    ...related.map(({ span, message }) => `${place(span)} ${escape(oneLine(message))}`),
    ...(why === undefined ? [] : [`_Why:_ ${escape(oneLine(why))}`]),
    ...(help === undefined ? [] : [`_Help:_ ${help.split('\n').map(codeOf).join('<br>')}`]),
  ].join('<br>')
  const address = addressOf(rules.get(code)?.url)
  const rule =
    address === undefined
      ? codeOf(code)
      : `[${codeOf(code)}](${address.replace(/[\s()<>|]/g, each => `%${each.charCodeAt(0).toString(16)}`)})`
  return `| ${marks[severity]} | ${place(span)} | ${text} | ${rule} |\n`
}

/** Text with nothing in it that Markdown, HTML or GitHub (`@name`, `#1`) would take for more than text. */
function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_{}[\]()#|~$>!^]/g, '\\$&')
    .replaceAll('@', '&#64;')
}

/** A stretch of code, also within a table. */
function codeOf(text: string): string {
  const characters = text.replace(/[&<>|`*_~@\\[\]#$^!:]/g, each => `&#${each.charCodeAt(0)};`)
  return `<code>${characters.replace(/\s/g, '&nbsp;')}</code>`
}
