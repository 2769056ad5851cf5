/** `netc lint`: reads a repository, says what is wrong in it, and mends what it is asked to mend. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { groups, policies } from '../../policies/index.ts'
import { parseTargets } from '../config.ts'
import type { Choice } from '../lint/choice.ts'
import { lint, type Linted } from '../lint.ts'
import { unifiedDiff } from '../output/diff.ts'
import { change } from '../output/write.ts'
import { findRepository, readSource, shownPath, type LoadConfig, type Repository } from '../project.ts'
import { compareBaseline, printBaseline, readBaseline } from '../report/baseline.ts'
import { formats } from '../report/formats.ts'
import { formatNames, type FormatName } from '../report/names.ts'
import { summary } from '../report/pretty.ts'
import { rulePage, type Report, type Rule } from '../report/report.ts'
import { count, symbols } from '../report/style.ts'
import { compareDiagnostics, UserError, type Diagnostic, type Severity } from '../text/diagnostic.ts'
import { applyFixes, type Revision } from '../text/edit.ts'
import { didYouMean } from '../text/nearest.ts'
import type { Source } from '../text/source.ts'
import { version } from '../version.ts'
import { load } from '../workspace/load.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { LintFlags } from './lint-flags.ts'
import { atRevision } from './revision.ts'
import type { Terminal } from './terminal.ts'

/** Runs `netc lint` and gives its exit code. */
export async function runLint(
  flags: LintFlags,
  paths: readonly string[],
  terminal: Terminal,
  loadConfig: LoadConfig,
): Promise<number> {
  const started = performance.now()
  const outputs = (flags.output ?? []).map(outputOf)
  const asked = flags['no-config'] ? false : flags.config
  const repository = await findRepository(
    { cwd: terminal.cwd, ...(asked !== undefined && { config: asked }) },
    loadConfig,
  )
  const check = new Check(flags, paths, terminal, repository)
  if (flags.fix || flags['fix-unsafe']) check.mend()
  const { linted, workspace } = check.result()
  const found = check.counted(linted)
  const report = reportOf(linted, found, workspace, check, performance.now() - started)
  if (flags['write-baseline'] !== undefined)
    writeFileSync(resolve(terminal.cwd, flags['write-baseline']), printBaseline(linted.diagnostics))
  print(report, flags, terminal)
  for (const { format, file } of outputs) writeFileSync(resolve(terminal.cwd, file), formats[format](report))
  return flags['write-baseline'] === undefined && fails(report.diagnostics, flags, repository) ? 1 : 0
}

/** One run: what to read, and what is read in place of what is on the disk while it is mended. */
class Check {
  readonly #flags: LintFlags
  readonly #paths: readonly string[]
  readonly #terminal: Terminal
  readonly #repository: Repository
  readonly #stdin: { readonly bytes: Buffer; readonly name: string } | undefined
  /** Texts as they are after fixes. */
  #overlay: readonly Source[] = []
  #result: { readonly linted: Linted; readonly workspace: Workspace } | undefined

  constructor(flags: LintFlags, paths: readonly string[], terminal: Terminal, repository: Repository) {
    this.#flags = flags
    this.#paths = paths
    this.#terminal = terminal
    this.#repository = repository
    this.#stdin = paths.includes('-') ? { bytes: readFileSync(0), name: flags['stdin-filename'] ?? 'stdin' } : undefined
  }

  /** The text of a file as it was checked. */
  readonly textOf = (path: string): string | undefined =>
    this.#overlay.find(each => each.path === path)?.text ??
    (this.#stdin?.name === path ? this.#stdin.bytes.toString() : readSource(this.#repository.root, path))

  result(): { readonly linted: Linted; readonly workspace: Workspace } {
    return (this.#result ??= this.#run(this.#repository.root, this.textOf, this.#overlay))
  }

  #run(root: string, textOf: (path: string) => string | undefined, overlay: readonly Source[]) {
    const named = this.#paths.map(path => (path === '-' ? path : resolve(this.#terminal.cwd, path)))
    const here = (named.length === 0 ? [this.#repository.root] : named).map(path =>
      path === '-' ? path : path.replace(this.#repository.root, root),
    )
    const workspace = load(here, { root, overlay, ...(this.#stdin && { stdin: this.#stdin }) })
    if (workspace.files.length === 0 && root === this.#repository.root) throw this.#nothing(workspace)
    const { lint: wishes = {}, target } = this.#repository.config
    const targets = { ...target, ...(this.#flags.target !== undefined && parseTargets(this.#flags.target)) }
    const linted = lint({
      workspace,
      textOf,
      policies,
      groups,
      settings: {
        isComplete: this.#flags.complete ?? wishes.complete ?? false,
        ...(targets.cilium !== undefined && { cilium: targets.cilium }),
        ...(targets.frr !== undefined && { frr: targets.frr }),
      },
      choice: choiceOf(this.#flags, this.#repository),
      belonging: wishes,
      locked: wishes.locked ?? [],
      today: new Date().toISOString().slice(0, 10),
    })
    return { linted, workspace }
  }

  #nothing({ notUnderstood }: Workspace): UserError {
    const [first] = notUnderstood
    const where =
      this.#paths.length === 0 ? shownPath(this.#repository.root, this.#terminal.cwd) : this.#paths.join(', ')
    return new UserError(
      `nothing to check in ${where}`,
      first
        ? `${first.path} ${first.reason}`
        : 'name a folder with Kubernetes YAML of Cilium or with an frr.conf: netc lint PATH',
    )
  }

  /** Findings that count: all, or those that a baseline or an earlier commit does not hold. */
  counted({ diagnostics }: Linted): { fresh: readonly Diagnostic[]; known: readonly Diagnostic[] } {
    const baseline = this.#baseline()
    if (!baseline) return { fresh: diagnostics, known: [] }
    const { baseline: entries, diagnostics: faults } = readBaseline(baseline.source)
    const { fresh, known, stale } = compareBaseline(diagnostics, entries, () => baseline.isKept)
    return { fresh: [...fresh, ...stale, ...faults].toSorted(compareDiagnostics), known }
  }

  /** The findings that are old: those of a file, or those of an earlier commit. */
  #baseline(): { readonly source: Source; readonly isKept: boolean } | undefined {
    const { since } = this.#flags
    if (since !== undefined)
      return atRevision(this.#repository.root, since, folder => {
        const { linted } = this.#run(folder, path => readSource(folder, path), [])
        return { source: { path: since, text: printBaseline(linted.diagnostics) }, isKept: false }
      })
    const file =
      this.#flags.baseline === undefined
        ? this.#repository.config.lint?.baseline && join(this.#repository.base, this.#repository.config.lint.baseline)
        : resolve(this.#terminal.cwd, this.#flags.baseline)
    if (file === undefined) return undefined
    const path = shownPath(file, this.#repository.root)
    const text = readSource(this.#repository.root, path)
    if (text === undefined)
      throw new UserError(`there is no baseline ${path}`, `write one: netc lint --write-baseline ${path}`)
    return { source: { path, text }, isKept: true }
  }

  /** Applies fixes until none is left that can be, and checks again after each round. */
  mend(): void {
    const before = new Map<string, string>()
    for (let round = 0; round < 10; round++) {
      const fixes = this.result().linted.diagnostics.flatMap(({ fixes = [] }) =>
        fixes.filter(({ safe }) => safe === true || this.#flags['fix-unsafe'] === true).slice(0, 1),
      )
      const { revisions } = applyFixes(fixes, this.textOf)
      if (revisions.length === 0) break
      for (const each of revisions) if (!before.has(each.path)) before.set(each.path, each.before)
      const changed = new Map(this.#overlay.map(each => [each.path, each.text]))
      for (const each of revisions) changed.set(each.path, each.after)
      this.#overlay = Array.from(changed, ([path, text]) => ({ path, text }))
      this.#result = undefined
    }
    this.#deliver(this.#overlay.map(({ path, text }) => ({ path, before: before.get(path)!, after: text })))
  }

  #deliver(revisions: readonly Revision[]): void {
    const { stdout, stderr, style } = this.#terminal
    if (this.#flags.diff) {
      for (const { path, before, after } of revisions) stdout.write(unifiedDiff(path, before, after))
      return
    }
    change(this.#repository.root, { write: revisions.map(({ path, after }) => ({ path, text: after })), remove: [] })
    for (const { path } of revisions) stderr.write(symbols(style, `mended  ${path}\n`))
  }
}

function choiceOf(flags: LintFlags, { config }: Repository): Choice {
  const { lint = {} } = config
  const select = flags.select?.split(',') ?? lint.select
  return {
    ...(select && { select }),
    ignore: [...(lint.ignore ?? []), ...(flags.ignore?.split(',') ?? [])],
    ...(lint.severity && { severity: lint.severity }),
    ...(lint.overrides && { overrides: lint.overrides }),
  }
}

function outputOf(text: string): { readonly format: FormatName; readonly file: string } {
  const at = text.indexOf('=')
  const [name, file] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)] as const
  const format = formatNames.find(each => each === name)
  if (format && file !== '') return { format, file }
  throw new UserError(
    `--output ${text} names no format and file`,
    didYouMean(name, formatNames, 'write it as --output sarif=netc.sarif'),
  )
}

function reportOf(
  { suppressed, network, notChecked }: Linted,
  { fresh, known }: ReturnType<Check['counted']>,
  workspace: Workspace,
  check: Check,
  ms: number,
): Report {
  return {
    diagnostics: fresh,
    sources: path => {
      const text = check.textOf(path)
      return text === undefined ? undefined : { path, text }
    },
    rules: rules(),
    suppressed: [
      ...suppressed.map(each => ({ ...each, by: 'comment' as const })),
      ...known.map(diagnostic => ({ diagnostic, by: 'baseline' as const })),
    ],
    totals: {
      files: new Set(workspace.files.map(({ path }) => path)).size,
      clusters: network.clusters.length,
      routers: network.routers.length,
      sessions: network.sessions.length,
      pools: network.clusters.reduce((sum, { pools }) => sum + pools.length, 0),
      ms,
      notChecked: missed(notChecked),
    },
    version,
  }
}

/** What was not checked, those of one reason together. */
function missed(notChecked: Linted['notChecked']): readonly string[] {
  const byReason = new Map<string, string[]>()
  for (const { path, reason } of notChecked) byReason.set(reason, [...(byReason.get(reason) ?? []), path])
  return Array.from(byReason, ([reason, paths]) =>
    paths.length === 1 ? `${paths[0]!} (${reason})` : `${count(paths.length, 'file')} (${reason})`,
  )
}

function rules(): ReadonlyMap<string, Rule> {
  return new Map(
    Object.entries(policies).map(([id, { summary, severity, why }]) => [
      id,
      { summary, severity, why, url: rulePage(id), tags: [groups[id]!] },
    ]),
  )
}

function print(report: Report, flags: LintFlags, { stdout, stderr, dataStyle, style, columns }: Terminal): void {
  const limit = flags['max-diagnostics'] === undefined ? 50 : numberOf(flags['max-diagnostics'])
  const text = formats[flags.format ?? 'pretty'](report, { style: dataStyle, columns, limit })
  stdout.write(text === '' || text.endsWith('\n') ? text : `${text}\n`)
  if (flags.statistics) stderr.write(statistics(report.diagnostics))
  if (!flags.quiet || report.diagnostics.length > 0) stderr.write(summary(report, style))
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new UserError(`--max-diagnostics cannot be ${text}`, 'write how many findings are printed: 50')
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

function fails(diagnostics: readonly Diagnostic[], flags: LintFlags, { config }: Repository): boolean {
  const threshold = flags['fail-on'] ?? config.lint?.failOn ?? 'error'
  return threshold !== 'never' && diagnostics.some(({ severity }) => weights[severity] >= weights[threshold])
}
