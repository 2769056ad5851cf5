/** Findings that are known: those of a baseline, or those of an earlier commit. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { rulesOf, type Choice } from '../lint/choice.ts'
import { shownPath, type Repository } from '../project.ts'
import { compareBaseline, printBaseline, readBaseline } from '../report/baseline.ts'
import { compareDiagnostics, UserError, type Diagnostic } from '../text/diagnostic.ts'
import { choiceOf, type Checked } from './lint-asked.ts'
import type { Check } from './lint-check.ts'
import type { LintFlags } from './lint-flags.ts'
import { atRevision } from './revision.ts'

export interface Counted {
  /** What counts. */
  readonly fresh: readonly Diagnostic[]
  readonly known: readonly Diagnostic[]
}

/** Tells findings that count from those that are known. */
export type Counting = (checked: Pick<Checked, 'diagnostics' | 'groups'>) => Counted

/** How findings are told apart, by the flags and the configuration. */
export async function countingOf(
  flags: LintFlags,
  repository: Repository,
  cwd: string,
  check: Check,
): Promise<Counting> {
  if (flags.since !== undefined) return sinceRevision(flags.since, repository, check)
  if (flags['write-baseline'] !== undefined) return all
  const configured = repository.config.lint?.baseline
  const file =
    flags.baseline === undefined ? configured && resolve(repository.base, configured) : resolve(cwd, flags.baseline)
  return file === undefined ? all : ofBaseline(file, repository, check, choiceOf({ flags, repository }))
}

const all: Counting = ({ diagnostics }) => ({ fresh: diagnostics, known: [] })

function ofBaseline(file: string, { root }: Repository, check: Check, { select, ignore = [] }: Choice): Counting {
  const path = shownPath(file, root)
  if (!existsSync(file))
    throw new UserError(`there is no baseline ${path}`, `write one: netc lint --write-baseline ${path}`)
  const { baseline, diagnostics: faults } = readBaseline({ path, text: readFileSync(file, 'utf8') })
  return ({ diagnostics, groups }) => {
    // A rule that is not asked finds nothing: that says nothing of what it would find.
    const [wanted, unwanted] = [select && rulesOf(select, groups), rulesOf(ignore, groups)]
    const isAsked = (rule: string) => (!wanted || wanted.has(rule)) && !unwanted.has(rule)
    const entries = baseline.entries.filter(({ rule }) => !Object.hasOwn(groups, rule) || isAsked(rule))
    const { fresh, known, stale } = compareBaseline(diagnostics, { ...baseline, entries }, check.isAsked)
    return { fresh: [...fresh, ...stale, ...faults].toSorted(compareDiagnostics), known }
  }
}

async function sinceRevision(revision: string, { root }: Repository, check: Check): Promise<Counting> {
  const { diagnostics } = await atRevision(root, revision, folder => check.run({ root: folder }))
  const { baseline } = readBaseline({ path: revision, text: printBaseline(diagnostics) })
  return found => compareBaseline(found.diagnostics, baseline, () => false)
}
