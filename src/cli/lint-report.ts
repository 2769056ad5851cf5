/** What `netc lint` prints and writes of what was found. */
import { resolve } from 'node:path'
import { formats } from '../report/formats.ts'
import { formatNames, type FormatName } from '../report/names.ts'
import { summary } from '../report/pretty.ts'
import type { Report } from '../report/report.ts'
import { UserError, type Diagnostic, type Severity } from '../text/diagnostic.ts'
import { didYouMean } from '../text/nearest.ts'
import type { LintFlags } from './lint-flags.ts'
import { replaceFiles } from './lint-write.ts'
import type { Terminal } from './terminal.ts'

/** A file besides what is printed. */
export interface OutputFile {
  readonly format: FormatName
  readonly file: string
}

/** Reads `sarif=netc.sarif`. */
export function outputOf(text: string): OutputFile {
  const at = text.indexOf('=')
  const [name, file] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
  const format = formatNames.find(each => each === name)
  if (format && file !== '') return { format, file }
  const form = 'write it as --output sarif=netc.sarif'
  throw new UserError(`--output ${text} names no format and file`, format ? form : didYouMean(name, formatNames, form))
}

/** Reads `--max-diagnostics`; without it, 50. */
export function limitOf(text: string | undefined): number {
  if (text === undefined) return 50
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new UserError(`--max-diagnostics cannot be ${text}`, 'write how many findings are printed: 50')
}

/** Prints the findings to standard output, what is said of them to standard error. */
export function print(report: Report, flags: LintFlags, limit: number, terminal: Terminal): void {
  const { stdout, stderr, dataStyle, style, columns } = terminal
  const text = formats[flags.format ?? 'pretty'](report, { style: dataStyle, columns, limit })
  stdout.write(text === '' || text.endsWith('\n') ? text : `${text}\n`)
  if (flags.statistics) stderr.write(statistics(report.diagnostics))
  if (!flags.quiet) stderr.write(`${text === '' || flags.statistics ? '' : '\n'}${summary(report, style)}`)
}

/** Writes the files that were asked for besides: all of them, or none. */
export function writeOutputs(report: Report, outputs: readonly OutputFile[], cwd: string): void {
  replaceFiles(outputs.map(({ format, file }) => ({ file: resolve(cwd, file), text: formats[format](report) })))
}

function statistics(diagnostics: readonly Diagnostic[]): string {
  const counts = new Map<string, number>()
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1)
  return Array.from(counts)
    .toSorted((a, b) => b[1] - a[1])
    .map(([code, n]) => `${`${n}`.padStart(5)}  ${code}\n`)
    .join('')
}

const weights: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 }

/** Whether any finding weighs as much as the threshold. */
export function fails(diagnostics: readonly Diagnostic[], threshold: Severity | 'never' = 'error'): boolean {
  return threshold !== 'never' && diagnostics.some(({ severity }) => weights[severity] >= weights[threshold])
}
