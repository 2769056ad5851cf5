/**
 * A baseline: findings that were there when somebody began to look, kept in a file so that only new ones count.
 * Recognised by rule, file and fingerprint, so that lines may move. `schemas/baseline.schema.json` is the contract.
 */
import { compareText, type Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import { fingerprint } from './fingerprint.ts'

const schemaVersion = 1

/** A finding that is known, as often as it is known. */
interface Entry {
  readonly rule: string
  readonly path: string
  readonly fingerprint: string
  readonly count: number
}

/** A baseline that was read. */
export interface Baseline {
  readonly source: Source
  readonly entries: readonly Entry[]
}

/** The baseline of some findings: one line each, in an order that does not depend on lines. */
export function printBaseline(diagnostics: readonly Diagnostic[]): string {
  const counts = new Map<string, Entry>()
  for (const each of diagnostics) {
    const entry = { rule: each.code, path: each.span.path, fingerprint: fingerprint(each) }
    const id = idOf(entry)
    counts.set(id, { ...entry, count: (counts.get(id)?.count ?? 0) + 1 })
  }
  const entries = [...counts].sort(([a], [b]) => compareText(a, b)).map(([, each]) => `\n    ${lineOf(each)}`)
  return `{\n  "schemaVersion": ${schemaVersion},\n  "findings": [${entries.join(',')}${entries.length > 0 ? '\n  ' : ''}]\n}\n`
}

function lineOf({ rule, path, fingerprint, count }: Entry): string {
  const fields = Object.entries({ rule, path, fingerprint, count }).map(
    ([key, value]) => `"${key}": ${JSON.stringify(value)}`,
  )
  return `{ ${fields.join(', ')} }`
}

function idOf({ rule, path, fingerprint }: Omit<Entry, 'count'>): string {
  return [path, rule, fingerprint].join('\n')
}

/** Reads a baseline; one that is not understood is a finding, and nothing in it counts. */
export function readBaseline(source: Source): {
  readonly baseline: Baseline
  readonly diagnostics: readonly Diagnostic[]
} {
  const fault = (message: string) => ({ baseline: { source, entries: [] }, diagnostics: [unreadable(source, message)] })
  let value: unknown
  try {
    value = JSON.parse(source.text.replace(/^\ufeff/, ''))
  } catch {
    return fault('the baseline is not JSON')
  }
  if (!isObject(value) || !Array.isArray(value['findings'])) return fault('the baseline has no list of findings')
  if (value['schemaVersion'] !== schemaVersion)
    return fault(`the baseline is not of schemaVersion ${schemaVersion}, which is the one this netc knows`)
  const wrong = value['findings'].findIndex(each => !isEntry(each))
  if (wrong !== -1)
    return fault(`finding ${wrong + 1} of the baseline lacks rule, path, fingerprint or a count above 0`)
  return { baseline: { source, entries: value['findings'].filter(isEntry) }, diagnostics: [] }
}

function unreadable({ path }: Source, message: string): Diagnostic {
  return {
    code: 'baseline-unreadable',
    severity: 'error',
    message,
    span: { path, start: 0, end: 0 },
    help: `write it anew: netc lint --write-baseline ${path}`,
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isEntry(value: unknown): value is Entry {
  if (!isObject(value)) return false
  const { rule, path, fingerprint, count } = value
  return (
    [rule, path, fingerprint].every(each => typeof each === 'string') &&
    Number.isInteger(count) &&
    (count as number) > 0
  )
}

export interface Compared {
  /** What the baseline does not hold. */
  readonly fresh: readonly Diagnostic[]
  readonly known: readonly Diagnostic[]
  /** A finding for each entry that is no longer found: a baseline only shrinks. */
  readonly stale: readonly Diagnostic[]
}

/** Tells what is new from what is known; `covers` says which files were checked, for only they can be found clean. */
export function compareBaseline(
  diagnostics: readonly Diagnostic[],
  { source, entries }: Baseline,
  covers: (path: string) => boolean,
): Compared {
  const left = new Map<string, number>()
  for (const each of entries) left.set(idOf(each), (left.get(idOf(each)) ?? 0) + each.count)
  const [fresh, known]: [Diagnostic[], Diagnostic[]] = [[], []]
  for (const each of diagnostics) {
    const id = idOf({ rule: each.code, path: each.span.path, fingerprint: fingerprint(each) })
    const n = left.get(id) ?? 0
    if (n > 0) left.set(id, n - 1)
    ;(n > 0 ? known : fresh).push(each)
  }
  const stale = entries.flatMap(each => {
    const n = left.get(idOf(each)) ?? 0
    // Of two entries for the same finding the first tells of both.
    left.delete(idOf(each))
    return n > 0 && covers(each.path) ? [staleEntry(source, each, n)] : []
  })
  return { fresh, known, stale }
}

function staleEntry({ path, text }: Source, entry: Entry, gone: number): Diagnostic {
  const quoted = JSON.stringify(entry.fingerprint)
  const start = Math.max(0, text.indexOf(quoted))
  return {
    code: 'baseline-stale',
    severity: 'warning',
    message:
      entry.count === 1
        ? `the baseline holds a finding of ${entry.rule} in ${entry.path} that is gone`
        : `the baseline holds ${entry.count} findings of ${entry.rule} in ${entry.path}, of which ${gone === entry.count ? 'all' : gone} are gone`,
    span: { path, start, end: text.startsWith(quoted, start) ? start + quoted.length : start },
    why: 'an entry that stays would hide the same mistake when it is made again',
    help: `write it anew: netc lint --write-baseline ${path}`,
  }
}
