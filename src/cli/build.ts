/**
 * `netc build`: finds the project, has it built, and prints, compares or writes what came out.
 */
import { resolve } from 'node:path'
import type { BuildRequest, Built } from '../build.ts'
import { parseTargets } from '../config.ts'
import { blocked, plan, scopeOf, upToDate } from '../output/plan.ts'
import { change, readFolder } from '../output/write.ts'
import { findProject, readSource, shownPath, type LoadConfig, type Project } from '../project.ts'
import { concise } from '../report/concise.ts'
import { pretty, totals } from '../report/pretty.ts'
import { symbols } from '../report/style.ts'
import { secretsFolder } from '../secrets.ts'
import type { BuildFlags } from './build-flags.ts'
import { describeBlocked, describeDifferences, diffs } from './differences.ts'
import { explain } from './explain.ts'
import { filled } from './fill.ts'
import type { Terminal } from './terminal.ts'
import { describeBuild } from './tree.ts'
import { watch } from './watch.ts'

/** What the command needs of the rest of netc, given in because it is heavy. */
export interface Compiler {
  readonly build: (request: BuildRequest) => Promise<Built>
  readonly loadConfig: LoadConfig
}

/** Findings shown before the rest is only counted. */
const findingsShown = 50

/** Runs `netc build` and gives its exit code. */
export async function runBuild(flags: BuildFlags, terminal: Terminal, compiler: Compiler): Promise<number> {
  if (flags.watch) return watch(() => once(flags, terminal, compiler), flags, terminal)
  return (await once(flags, terminal, compiler)).exitCode
}

/** What one build came to, and the files that, when they change, call for another. */
export interface Outcome {
  readonly exitCode: number
  readonly files: readonly string[]
}

async function once(flags: BuildFlags, terminal: Terminal, { build, loadConfig }: Compiler): Promise<Outcome> {
  const started = performance.now()
  const project = await findProject({ cwd: terminal.cwd, ...flags, ...configAsked(flags) }, loadConfig)
  if (flags.verbose) terminal.stderr.write(describeProject(project))
  const built = await build(requestFor(flags, project))
  const job: Job = { flags, terminal, project, built, started }
  reportFindings(job)
  const failed = built.diagnostics.some(({ severity }) => severity === 'error')
  return { exitCode: failed ? 1 : await deliver(job), files: filesOf(project, built) }
}

/** A description that was compiled, and what is to be done with it. */
interface Job {
  readonly flags: BuildFlags
  readonly terminal: Terminal
  readonly project: Project
  readonly built: Built
  readonly started: number
}

async function deliver(job: Job): Promise<number> {
  const { flags, terminal, project, built } = job
  if (flags.explain) terminal.stdout.write(explain(built.derivations, path => readSource(project.root, path)))
  if (!flags.stdout) return flags.check ? compare(job) : write(job)
  terminal.stdout.write(built.artifacts.map(({ path, text }) => `==> ${path} <==\n${text}`).join('\n'))
  return 0
}

function compare({ flags, terminal, project, built: { artifacts } }: Job): number {
  const planned = plan(artifacts, readFolder(project.out, scopeOf(artifacts, flags.only)))
  const out = shownOut(project, terminal)
  const verdict = upToDate(planned)
  terminal.stdout.write(diffs(planned, out, terminal.dataStyle))
  if (!flags.quiet || !verdict) terminal.stderr.write(describeDifferences(planned, out, terminal))
  return verdict ? 0 : 1
}

async function write({ flags, terminal, project, built, started }: Job): Promise<number> {
  const secret = flags.secrets === undefined ? [] : await filled(built.artifacts, flags.secrets, project.out, terminal)
  const artifacts = [...built.artifacts, ...secret]
  const scope = [...scopeOf(built.artifacts, flags.only), ...(flags.secrets === undefined ? [] : [secretsFolder])]
  const planned = plan(artifacts, readFolder(project.out, scope))
  const out = shownOut(project, terminal)
  if (!flags.force && blocked(planned).length > 0) {
    terminal.stderr.write(describeBlocked(blocked(planned), out, terminal))
    return 1
  }
  const same = new Set(planned.same)
  const removed = planned.stale.filter(({ edited }) => flags.force || !edited).map(({ path }) => path)
  change(project.out, {
    write: artifacts.filter(each => !same.has(each)),
    remove: removed,
    mode: path => (path.startsWith(`${secretsFolder}/`) ? 0o600 : undefined),
  })
  const seconds = (performance.now() - started) / 1000
  const report = { built, artifacts, planned, removed, entry: shownPath(project.entry, terminal.cwd), out, seconds }
  if (!flags.quiet) terminal.stderr.write(describeBuild(report, terminal))
  return 0
}

function configAsked(flags: BuildFlags): { config?: string | false } {
  if (flags['no-config']) return { config: false }
  return flags.config === undefined ? {} : { config: flags.config }
}

function requestFor({ target, only }: BuildFlags, { entry, root, config }: Project): BuildRequest {
  return {
    entry,
    root,
    targets: { ...config.target, ...(target !== undefined && parseTargets(target)) },
    ...(only !== undefined && { only }),
    ...(config.timeLimit !== undefined && { timeLimitMs: config.timeLimit * 1000 }),
  }
}

function reportFindings({ flags, terminal, project: { root }, built: { diagnostics } }: Job): void {
  if (diagnostics.length === 0) return
  const { stderr, style, columns } = terminal
  const texts = (path: string) => readSource(root, path)
  if (flags.format === 'concise') stderr.write(concise(diagnostics, texts))
  else stderr.write(`${pretty(diagnostics, texts, { style, columns, limit: findingsShown })}\n`)
  const failed = diagnostics.some(({ severity }) => severity === 'error')
  if (failed && !flags.quiet) stderr.write(symbols(style, `${totals(diagnostics, style)} · nothing written\n`))
}

/** What a build depends on, absolute: also the file that kept it from being read to its end. */
function filesOf({ entry, root, configFile }: Project, { dependencies, diagnostics }: Built): string[] {
  const below = [...dependencies, ...diagnostics.map(({ span }) => span.path)].map(path => resolve(root, path))
  return [...new Set([entry, ...(configFile === undefined ? [] : [configFile]), ...below])]
}

function shownOut({ out }: Project, { cwd }: Terminal): string {
  return `${shownPath(out, cwd)}/`
}

function describeProject({ entry, root, out, configFile }: Project): string {
  return `entry          ${entry}\nroot           ${root}\noutput         ${out}\nconfiguration  ${configFile ?? 'none'}\n`
}
