/**
 * `netc build`: finds the project, has it built, and writes, prints or compares what came out.
 */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Artifact } from '../artifact.ts'
import type { BuildRequest, Built } from '../build.ts'
import { parseTargets } from '../config.ts'
import { blocked, plan, scopeOf, upToDate, type Plan } from '../output/plan.ts'
import { change, readFolder } from '../output/write.ts'
import { findProject, readSource, shownPath, type LoadConfig, type Project } from '../project.ts'
import { concise } from '../report/concise.ts'
import { pretty, totals } from '../report/pretty.ts'
import { paint, symbols } from '../report/style.ts'
import { chooseSecrets, fillSecrets, parseSecrets, secretsFolder } from '../secrets.ts'
import { UserError } from '../text/diagnostic.ts'
import type { BuildFlags } from './build-flags.ts'
import { describeDifferences, diffs } from './check.ts'
import { explain } from './explain.ts'
import type { Terminal } from './terminal.ts'
import { describeBlocked, describeBuild } from './tree.ts'
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
  if (flags.watch) return watch(() => once(flags, terminal, compiler), terminal)
  return (await once(flags, terminal, compiler)).exitCode
}

/** What one build came to, and the files that, when they change, call for another. */
export interface Outcome {
  readonly exitCode: number
  readonly files: readonly string[]
}

async function once(flags: BuildFlags, terminal: Terminal, { build, loadConfig }: Compiler): Promise<Outcome> {
  const started = performance.now()
  const { stderr, stdout, style, cwd } = terminal
  const project = await findProject({ cwd, ...flags, ...configAsked(flags) }, loadConfig)
  if (flags.verbose) stderr.write(describeProject(project))
  const built = await build(requestFor(flags, project))
  const files = [
    project.entry,
    ...(project.configFile === undefined ? [] : [project.configFile]),
    ...built.dependencies.map(path => resolve(project.root, path)),
  ]
  const outcome = (exitCode: number): Outcome => ({ exitCode, files })

  reportFindings(built, project, flags, terminal)
  if (built.diagnostics.some(({ severity }) => severity === 'error')) {
    if (!flags.quiet) stderr.write(symbols(style, `${totals(built.diagnostics, style)} · nothing written\n`))
    return outcome(1)
  }
  if (flags.explain) stdout.write(explain(built.derivations, path => readSource(project.root, path)))
  if (flags.stdout) {
    stdout.write(built.artifacts.map(({ path, text }) => `==> ${path} <==\n${text}`).join('\n'))
    return outcome(0)
  }

  const artifacts =
    flags.secrets === undefined
      ? built.artifacts
      : [...built.artifacts, ...(await filled(built, flags.secrets, terminal))]
  const scope = scopeOf(artifacts, flags.only)
  const planned = plan(
    artifacts,
    readFolder(project.out, flags.secrets === undefined ? scope : [...new Set([...scope, secretsFolder])]),
  )
  const shownOut = `${shownPath(project.out, cwd)}/`
  if (flags.check) {
    stdout.write(diffs(planned, shownOut, terminal.dataStyle))
    if (!flags.quiet || !upToDate(planned)) stderr.write(describeDifferences(planned, shownOut, terminal))
    return outcome(upToDate(planned) ? 0 : 1)
  }
  if (!flags.force && blocked(planned).length > 0) {
    stderr.write(describeBlocked(blocked(planned), shownOut, terminal))
    return outcome(1)
  }
  await change(project.out, { write: toWrite(planned), remove: toRemove(planned, flags.force), mode: privateMode })
  if (!flags.quiet) {
    const seconds = (performance.now() - started) / 1000
    stderr.write(
      describeBuild(
        { built, artifacts, planned, entry: shownPath(project.entry, cwd), out: shownOut, seconds },
        terminal,
      ),
    )
  }
  return outcome(0)
}

function configAsked(flags: BuildFlags): { config?: string | false } {
  if (flags['no-config']) return { config: false }
  return flags.config === undefined ? {} : { config: flags.config }
}

function requestFor(flags: BuildFlags, { entry, root, config }: Project): BuildRequest {
  const { only } = flags
  return {
    entry,
    root,
    targets: { ...config.target, ...(flags.target !== undefined && parseTargets(flags.target)) },
    ...(only !== undefined && { only }),
    ...(config.timeLimit !== undefined && { timeLimitMs: config.timeLimit * 1000 }),
  }
}

function reportFindings(
  { diagnostics }: Built,
  { root }: Project,
  { format }: BuildFlags,
  { stderr, style, columns }: Terminal,
): void {
  if (diagnostics.length === 0) return
  const texts = (path: string) => readSource(root, path)
  if (format === 'concise') stderr.write(concise(diagnostics, texts))
  else stderr.write(`${pretty(diagnostics, texts, { style, columns, limit: findingsShown })}\n`)
}

/** The files with passwords in them; the only place where values of secrets are read. */
async function filled(
  { artifacts, summary }: Built,
  from: string,
  { env, cwd }: Terminal,
): Promise<readonly Artifact[]> {
  const given = from === 'env' ? environment(env) : parseSecrets(await readSecretsFile(resolve(cwd, from), from), from)
  return fillSecrets(artifacts, chooseSecrets(summary.secrets, given, from === 'env' ? 'the environment' : from))
}

function environment(env: NodeJS.ProcessEnv): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(env).flatMap(([name, value]) =>
      name.startsWith('NETC_SECRET_') && value !== undefined ? [[name, value]] : [],
    ),
  )
}

async function readSecretsFile(path: string, shown: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new UserError(
      `cannot read the secrets in ${shown}: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`,
      'name a file of NAME=value lines, or give them in the environment: --secrets env',
    )
  }
}

function toWrite({ missing, different }: Plan): Artifact[] {
  return [...missing, ...different.map(({ artifact }) => artifact)].sort((a, b) => order(a.path) - order(b.path))
}

/** What keeps git away from passwords comes before them. */
function order(path: string): number {
  return path === join(secretsFolder, '.gitignore') ? 0 : 1
}

function toRemove({ stale }: Plan, force: true | undefined): string[] {
  return stale.filter(({ edited }) => force === true || !edited).map(({ path }) => path)
}

function privateMode(path: string): number | undefined {
  return path.startsWith(`${secretsFolder}/`) ? 0o600 : undefined
}

function describeProject({ entry, root, out, configFile }: Project): string {
  return `entry          ${entry}\nroot           ${root}\noutput         ${out}\nconfiguration  ${configFile ?? 'none'}\n`
}
