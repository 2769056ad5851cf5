/** `netc lint`: reads a repository, says what is wrong in it, and mends what it is asked to mend. */
import { basename, resolve } from 'node:path'
import { findRepository, shownPath, type LoadConfig } from '../project.ts'
import { printBaseline } from '../report/baseline.ts'
import type { Report } from '../report/report.ts'
import { count, symbols } from '../report/style.ts'
import { UserError } from '../text/diagnostic.ts'
import { version } from '../version.ts'
import type { Checked, CheckRequest } from './lint-asked.ts'
import { Check } from './lint-check.ts'
import { diffOf, mend, write } from './lint-fix.ts'
import type { LintFlags } from './lint-flags.ts'
import { countingOf, type Counting } from './lint-known.ts'
import { fails, limitOf, outputOf, print, writeOutputs } from './lint-report.ts'
import { replaceFiles } from './lint-write.ts'
import type { Terminal } from './terminal.ts'

/** Runs `netc lint` and gives its exit code. */
export async function runLint(
  flags: LintFlags,
  paths: readonly string[],
  terminal: Terminal,
  loadConfig: LoadConfig,
): Promise<number> {
  const started = performance.now()
  const { cwd, stderr, style } = terminal
  const outputs = (flags.output ?? []).map(outputOf)
  const limit = limitOf(flags['max-diagnostics'])
  const asked = flags['no-config'] ? false : flags.config
  const repository = await findRepository(
    { cwd, ...(asked !== undefined && { config: asked }) },
    flags['no-exec'] ? refuseToRun : loadConfig,
  )
  if (flags.verbose && repository.configFile !== undefined)
    stderr.write(`configuration  ${shownPath(repository.configFile, cwd)}\n`)
  const input = paths.includes('-')
    ? { bytes: await terminal.stdin(), name: flags['stdin-filename'] ?? 'stdin' }
    : undefined
  const check = new Check({ flags, paths: paths.filter(path => path !== '-'), cwd, repository, input })
  try {
    const counting = await countingOf(flags, repository, cwd, check)
    const mended = await mendIn(check, counting, { flags, input, repository }, terminal)
    const checked = await check.run(mended === undefined ? undefined : { root: repository.root, overlay: mended })
    const report = reportOf(
      checked,
      counting,
      path => mended?.find(each => each.path === path)?.text ?? check.textOf(path),
      performance.now() - started,
    )
    const baseline = flags['write-baseline']
    if (baseline !== undefined) {
      replaceFiles([{ file: resolve(cwd, baseline), text: printBaseline(checked.diagnostics) }])
      stderr.write(symbols(style, `baseline  ${baseline}: ${count(checked.diagnostics.length, 'finding')}\n`))
    } else if (!flags.diff) print(report, flags, limit, terminal)
    writeOutputs(report, outputs, cwd)
    const isLeft = fails(report.diagnostics, flags['fail-on'] ?? repository.config.lint?.failOn)
    return baseline === undefined && isLeft ? 1 : 0
  } finally {
    await check.close()
  }
}

function refuseToRun(file: string): never {
  throw new UserError(
    `--no-exec does not run ${basename(file)}`,
    'write the configuration as netc.config.json, or use none: --no-config',
  )
}

/** Mends what it is asked to, and gives the texts that are to be checked; undefined where they are those on the disk. */
async function mendIn(
  check: Check,
  counting: Counting,
  { flags, input, repository }: Pick<CheckRequest, 'flags' | 'input' | 'repository'>,
  { stdout, stderr, style }: Terminal,
): Promise<readonly { readonly path: string; readonly text: string }[] | undefined> {
  const { root } = repository
  if (!flags.fix && !flags['fix-unsafe'] && !flags.diff) return undefined
  if (input && !flags.diff)
    throw new UserError('--fix cannot write to standard input', '--diff prints what it would change')
  const revisions = await mend({
    textOf: check.textOf,
    findings: async texts => {
      const overlay = Array.from(texts, ([path, text]) => ({ path, text }))
      return counting(await check.run(overlay.length === 0 ? undefined : { root, overlay })).fresh
    },
    isUnsafeWanted: flags['fix-unsafe'] === true,
  })
  if (flags.diff) {
    stdout.write(diffOf(revisions))
    stderr.write(symbols(style, `${count(revisions.length, 'file')} would be mended\n`))
    return undefined
  }
  write(revisions, root)
  for (const { path } of revisions) stderr.write(symbols(style, `mended  ${path}\n`))
  return revisions.map(({ path, after }) => ({ path, text: after }))
}

function reportOf(
  checked: Checked,
  counting: Counting,
  textOf: (path: string) => string | undefined,
  ms: number,
): Report {
  const { suppressed, totals, rules } = checked
  const { fresh, known } = counting(checked)
  return {
    diagnostics: fresh,
    sources: path => {
      const text = textOf(path)
      return text === undefined ? undefined : { path, text }
    },
    rules,
    suppressed: [
      ...suppressed.map(each => ({ ...each, by: 'comment' as const })),
      ...known.map(diagnostic => ({ diagnostic, by: 'baseline' as const })),
    ],
    totals: { ...totals, ms },
    version,
  }
}
