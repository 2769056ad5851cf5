/** Findings as they may be told: without the secrets of the files that they are in, and without what would steer a terminal. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import { asterisks, masked, secretsIn } from './mask.ts'
import type { Report } from './report.ts'
import { oneLine, visible } from './style.ts'

/** The report with no secret in it but in the sources, which frames mask where they show them. */
export function discreet(report: Report): Report {
  const known = new Map<string, readonly string[]>()
  const valuesIn = (path: string) => {
    let values = known.get(path)
    if (values === undefined) {
      const source = report.sources(path)
      known.set(path, (values = source === undefined ? [] : secretValues(source)))
    }
    return values
  }
  const tell = (diagnostic: Diagnostic) => {
    const paths = new Set(
      [diagnostic.span, ...(diagnostic.related ?? []).map(({ span }) => span)].map(({ path }) => path),
    )
    return told(diagnostic, [...new Set([...paths].flatMap(valuesIn))])
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
function told(diagnostic: Diagnostic, values: readonly string[]): Diagnostic {
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

/** Each whole occurrence of a value, as no part of a longer word. */
function hidden(text: string, value: string): string {
  if (!text.includes(value)) return text
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)
  let [result, done] = ['', 0]
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    if (at < done || isPart(text[at - 1]) || isPart(text[at + value.length])) continue
    result += text.slice(done, at) + asterisks
    done = at + value.length
  }
  return result + text.slice(done)
}
