/** Fixes: applied to the texts, checked again, and only then written. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { unifiedDiff } from '../output/diff.ts'
import { masked } from '../report/mask.ts'
import { UserError, type Diagnostic, type Fix } from '../text/diagnostic.ts'
import { applyFixes, type Revision } from '../text/edit.ts'
import { replaceFiles } from './lint-write.ts'

export interface Mending {
  /** The text of a file before any fix. */
  readonly textOf: (path: string) => string | undefined
  /** What is found when these texts stand in place of those on the disk. */
  readonly findings: (overlay: ReadonlyMap<string, string>) => Promise<readonly Diagnostic[]>
  /** Whether a fix that may change the meaning is wanted too. */
  readonly isUnsafeWanted: boolean
}

/** Rounds of fixes: what one brings to light another may mend. */
const mostRounds = 10

/** The files after all fixes that mend what they are for. */
export async function mend(mending: Mending): Promise<readonly Revision[]> {
  let texts: ReadonlyMap<string, string> = new Map()
  let found = await mending.findings(texts)
  const tried = new Set<string>()
  for (let round = 0; round < mostRounds; round++) {
    const wanted = found.filter(each => fixOf(each, mending) && !tried.has(nameOf(each)))
    if (wanted.length === 0) break
    const all = await attempt(wanted, texts, found, mending)
    if (all) [texts, found] = [all.texts, all.found]
    // Together they do harm, or one does not help: each by itself, and only those that do.
    else
      for (const each of wanted) {
        if (!found.some(other => nameOf(other) === nameOf(each))) continue
        tried.add(nameOf(each))
        const now = found.filter(other => nameOf(other) === nameOf(each)).slice(0, 1)
        const one = await attempt(now, texts, found, mending)
        if (one) [texts, found] = [one.texts, one.found]
      }
  }
  return [...texts].map(([path, after]) => ({ path, before: mending.textOf(path)!, after }))
}

interface Outcome {
  readonly texts: ReadonlyMap<string, string>
  readonly found: readonly Diagnostic[]
}

/** The texts with the fixes of some findings; undefined when a finding outlives its fix, or a file can be read no more. */
async function attempt(
  wanted: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  before: readonly Diagnostic[],
  mending: Mending,
): Promise<Outcome | undefined> {
  const fixes = new Map(wanted.map(each => [fixOf(each, mending)!, each]))
  const { revisions, applied } = applyFixes([...fixes.keys()], path => texts.get(path) ?? mending.textOf(path))
  if (revisions.length === 0) return undefined
  const after = new Map([...texts, ...revisions.map(each => [each.path, each.after] as const)])
  const found = await mending.findings(after)
  const left = (each: Diagnostic, among: readonly Diagnostic[]) =>
    among.filter(other => nameOf(other) === nameOf(each)).length
  const helped = applied.every(fix => left(fixes.get(fix)!, found) < left(fixes.get(fix)!, before))
  const unreadable = (among: readonly Diagnostic[]) => among.filter(({ code }) => faults.has(code)).length
  return helped && unreadable(found) <= unreadable(before) ? { texts: after, found } : undefined
}

/** What says that a file cannot be read as it is meant: a fix must not bring it about. */
const faults = new Set(['yaml-parse', 'yaml-duplicate-key', 'wrong-kind', 'unknown-field', 'frr-parse-rejects-line'])

function fixOf({ fixes = [] }: Diagnostic, { isUnsafeWanted }: Mending): Fix | undefined {
  return fixes.find(({ safe }) => safe === true || isUnsafeWanted)
}

/** A finding, wherever in its file it now stands. */
function nameOf({ code, message, span }: Diagnostic): string {
  return `${code}\n${span.path}\n${message}`
}

/** What the fixes change, as `diff -u` shows it, without the secrets that stand near. */
export function diffOf(revisions: readonly Revision[]): string {
  return revisions
    .map(({ path, before, after }) => unifiedDiff(path, masked({ path, text: before }), masked({ path, text: after })))
    .join('')
}

/** Writes mended files, all or none of them. */
export function write(revisions: readonly Revision[], root: string): void {
  const replacements = revisions.map(({ path, before, after }) => {
    const file = resolve(root, path)
    // Also true of what is no UTF-8: it would be written in another encoding than it was read.
    if (!readFileSync(file).equals(Buffer.from(before)))
      throw new UserError(
        `${path} is not what was checked: it has changed meanwhile, or is not UTF-8; nothing was changed`,
        'save it as UTF-8 and start again',
      )
    return { file, text: after }
  })
  replaceFiles(replacements)
}
