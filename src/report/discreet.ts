/** Findings as they may be told: without the secrets of the files that they are in, and without what would steer a terminal. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import { asterisks, masked, secretsIn } from './mask.ts'
import type { Report } from './report.ts'
import { oneLine, visible } from './style.ts'

/** The report with no secret in it but in the sources, which frames mask where they show them. */
export function discreet(report: Report): Report {
  const known = new Map<string, Words>()
  const valuesIn = (path: string) => {
    let values = known.get(path)
    if (values === undefined) {
      const source = report.sources(path)
      known.set(path, (values = byFirstWord(source === undefined ? [] : secretValues(source))))
    }
    return values
  }
  const tell = (diagnostic: Diagnostic) => {
    const paths = new Set(
      [diagnostic.span, ...(diagnostic.related ?? []).map(({ span }) => span)].map(({ path }) => path),
    )
    return told(diagnostic, [...paths].map(valuesIn))
  }
  return {
    ...report,
    diagnostics: report.diagnostics.map(tell),
    suppressed: report.suppressed.map(({ diagnostic, by, reason }) => ({
      diagnostic: tell(diagnostic),
      by,
      ...(reason !== undefined && { reason: visible(reason) }),
    })),
    totals: { ...report.totals, notChecked: report.totals.notChecked.map(each => oneLine(visible(each))) },
  }
}

/** The secrets of a file as they may turn up in a message: its passwords, and what is too long to be an ordinary word. */
function secretValues(source: Source): string[] {
  const { text } = source
  return secretsIn(source).flatMap(({ start, end }) => {
    const value = text.slice(start, end).replace(/^(["'])(.*)\1$/, '$2')
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
    return value.length >= 4 && (value.length >= 16 || /pass|secret|token|key|md5/i.test(before)) ? [value] : []
  })
}

/** A finding that tells no secret; a fix that would have to is left out, because asterisks in it would be written. */
function told(diagnostic: Diagnostic, values: readonly Words[]): Diagnostic {
  const without = (text: string) => values.reduce(hidden, visible(text))
  const prose = (text: string) => without(quoted(text))
  // Help is a line to write: of one that sets a password no source knows the value.
  const written = (text: string) => without(masked({ path: '', text }))
  const { message, label, related, why, help, fixes, likely, ...rest } = diagnostic
  const kept = fixes?.filter(({ edits }) => edits.every(({ text }) => visible(text) === written(text)))
  return {
    ...rest,
    message: prose(message),
    ...(label !== undefined && { label: prose(label) }),
    ...(related && { related: related.map(each => ({ ...each, message: prose(each.message) })) }),
    ...(why !== undefined && { why: prose(why) }),
    ...(help !== undefined && { help: written(help) }),
    ...(kept && kept.length > 0 && { fixes: kept.map(each => ({ ...each, title: prose(each.title) })) }),
    ...(likely !== undefined && { likely: prose(likely) }),
  }
}

/** A line of frr.conf that a message quotes. */
function quoted(text: string): string {
  return text.replace(/(["'`])(\s*(?:neigh\w*\s+\S+\s+|ena\w*\s+)?passw\w*\s+)(?:8\s+)?\S.*?\1/gi, `$1$2${asterisks}$1`)
}

/** Values by their first word: a file may hold ten thousand of them, and there may be as many findings. */
type Words = ReadonlyMap<string, ReadonlySet<string>>

/** A word, or one character that is in none. */
const word = /[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu

function byFirstWord(values: readonly string[]): Words {
  const words = new Map<string, Set<string>>()
  for (const value of values) {
    const first = value.match(word)![0]
    const same = words.get(first)
    if (same) same.add(value)
    else words.set(first, new Set([value]))
  }
  return words
}

/** Each whole occurrence of a value, as no part of a longer word. */
function hidden(text: string, values: Words): string {
  if (values.size === 0) return text
  let [result, done] = ['', 0]
  for (const { 0: first, index } of text.matchAll(word)) {
    if (index < done) continue
    for (const value of values.get(first) ?? []) {
      const end = index + value.length
      if (!text.startsWith(value, index) || /^[\p{L}\p{N}]{2}/u.test(text.slice(end - 1, end + 1))) continue
      result += text.slice(done, index) + asterisks
      done = end
      break
    }
  }
  return result + text.slice(done)
}
