/** One run of `netc lint` up to the findings: reads what was asked for, understands it, and asks every policy. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { groups, policies } from '../../policies/index.ts'
import { isNode } from '../analyze.ts'
import { parseTargets } from '../config.ts'
import type { Targets } from '../derive/target.ts'
import { rulesOf, withoutPolicy, type Choice, type Rules } from '../lint/choice.ts'
import { conclude, understand, type Linted, type Understood } from '../lint.ts'
import type { Network } from '../lint/network.ts'
import { shownPath, type Repository } from '../project.ts'
import { rulePage, type Rule, type Totals } from '../report/report.ts'
import { count } from '../report/style.ts'
import { UserError } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import { arrange } from '../workspace/arrange.ts'
import { fingerprintOf, keepResult, recallResult } from '../workspace/cache.ts'
import { decode } from '../workspace/decode.ts'
import { loadFound, loadSources } from '../workspace/load.ts'
import { walk, type Walk } from '../workspace/walk.ts'
import type { NotUnderstood, Workspace } from '../workspace/workspace.ts'
import type { YamlDocument } from '../yaml/document.ts'
import type { LintFlags } from './lint-flags.ts'
import { Programs } from './lint-programs.ts'

/** What was found. */
export interface Checked extends Linted {
  readonly totals: Omit<Totals, 'ms'>
  /** What is known of the rules, ours and the repository's own. */
  readonly rules: ReadonlyMap<string, Rule>
}

/** What was given on standard input, and how it is called. */
export interface Input {
  readonly bytes: Buffer
  readonly name: string
}

export interface CheckRequest {
  readonly flags: LintFlags
  /** As on the command line, but for `-`. */
  readonly paths: readonly string[]
  readonly cwd: string
  readonly repository: Repository
  readonly input?: Input | undefined
}

/** Where to read: the repository, or an earlier state of it, with texts in place of those on the disk. */
export interface Place {
  readonly root: string
  readonly overlay?: readonly Source[]
}

/** Everything that decides what a run finds, besides the files. */
export class Check {
  readonly #request: CheckRequest
  readonly #programs: Programs
  readonly #targets: Targets
  readonly #isComplete: boolean
  readonly #nodes: readonly YamlDocument[]
  readonly #today = new Date().toISOString().slice(0, 10)
  readonly #texts = new Map<string, string | undefined>()

  private constructor(request: CheckRequest, programs: Programs) {
    const { flags, repository, cwd } = request
    const { lint = {}, target } = repository.config
    this.#request = request
    this.#programs = programs
    this.#targets = { ...target, ...(flags.target !== undefined && parseTargets(flags.target)) }
    this.#isComplete = flags.complete ?? lint.complete ?? false
    this.#nodes = flags.nodes === undefined ? [] : nodesIn(resolve(cwd, flags.nodes), repository.root)
  }

  /** Makes ready what is run of the repository's own. */
  static async open(request: CheckRequest): Promise<Check> {
    return new Check(request, await Programs.open(request.repository, request.flags['no-exec'] !== true))
  }

  close(): void {
    this.#programs.close()
  }

  /** The text of a file as it is on the disk, or came on standard input. */
  readonly textOf = (path: string): string | undefined => {
    const { input, repository } = this.#request
    if (!this.#texts.has(path))
      this.#texts.set(path, input?.name === path ? textIn(input.bytes) : textAt(repository.root, path))
    return this.#texts.get(path)
  }

  /** Whether there is such a rule. */
  isRule(rule: string): boolean {
    return Object.hasOwn(this.#rules, rule)
  }

  /** Whether what a choice says leaves a rule in force anywhere. */
  isChosen(rule: string): boolean {
    const { select, ignore = [] } = this.#choice
    return (!select || rulesOf(select, this.#rules).has(rule)) && !rulesOf(ignore, this.#rules).has(rule)
  }

  /** Whether a path is one of those that were asked about, or below one. */
  readonly isAsked = (path: string): boolean => isBelow(this.#asked, path)

  /** What is wrong; out of the cache where nothing has changed. */
  async run(place: Place = { root: this.#request.repository.root }): Promise<Checked> {
    const walked = this.#walk(this.#startsIn(place.root), place.root)
    const mayKeep =
      place.root === this.#request.repository.root &&
      !place.overlay &&
      !this.#request.input &&
      this.#request.flags['no-cache'] !== true &&
      Object.keys(this.#programs.policies).length === 0
    if (!mayKeep) return (await this.#found(walked, place)).checked
    const [question, fingerprint] = [this.#question(), fingerprintOf(walked)]
    const kept = recallResult(question, fingerprint) as Checked | undefined
    if (kept) return kept
    const { checked, isOfWalk } = await this.#found(walked, place)
    if (isOfWalk) keepResult(question, fingerprint, checked)
    return checked
  }

  get #asked(): readonly string[] {
    const { repository, input, flags, cwd } = this.#request
    const nodes = flags.nodes === undefined ? [] : [pathFrom(repository.root, resolve(cwd, flags.nodes))]
    return [
      ...this.#startsIn(repository.root).map(each => pathFrom(repository.root, each)),
      ...(input ? [input.name] : []),
      ...nodes,
    ]
  }

  /** What was asked for, absolute; in an earlier state what of it was there. */
  #startsIn(root: string): readonly string[] {
    const { paths, cwd, repository, input } = this.#request
    const named = paths.length === 0 && !input ? [repository.root] : paths.map(path => resolve(cwd, path))
    if (root === repository.root) return named
    return named
      .map(each => pathFrom(repository.root, each))
      .filter(each => each !== '..' && !each.startsWith('../'))
      .map(each => join(root, each))
      .filter(each => existsSync(each))
  }

  /** Files of netc's own in a repository are no part of what it checks. */
  #walk(starts: readonly string[], root: string): Walk {
    const { flags, cwd, repository, input } = this.#request
    const { configFile, base, config } = repository
    const aside = new Set(
      [
        configFile,
        config.lint?.baseline && resolve(base, config.lint.baseline),
        ...[flags.baseline, flags['write-baseline']].map(each => each && resolve(cwd, each)),
      ].flatMap(each => (each ? pathFrom(repository.root, each) : [])),
    )
    const walked = walk(starts, root)
    return { ...walked, found: walked.found.filter(({ path }) => !aside.has(path) && path !== input?.name) }
  }

  async #found(first: Walk, place: Place): Promise<{ readonly checked: Checked; readonly isOfWalk: boolean }> {
    const { repository, input } = this.#request
    const { root, overlay = [] } = place
    const stdin = overlay.some(({ path }) => path === input?.name) ? undefined : input
    let [starts, walked] = [this.#startsIn(root), first]
    for (;;) {
      const workspace = loadFound(walked, { overlay, stdin })
      const textOf = this.#textsOf(workspace, place)
      const ofPrograms = await this.#programs.descriptions(workspace, root, {
        targets: this.#targets,
        isComplete: this.#isComplete,
        textOf,
      })
      const folders = starts.map(each => pathFrom(root, each))
      const understood = understand({
        workspace: ofPrograms.others,
        textOf,
        policies,
        settings: this.#settings,
        ...(repository.config.lint && { belonging: repository.config.lint }),
        within: path => isBelow(folders, path),
      })
      const outside = outsideOf(understood, root, folders)
      if (outside.length === 0) {
        if (workspace.files.length === 0 && root === repository.root) throw this.#nothing(workspace)
        const checked = await this.#conclude(understood, workspace, textOf, ofPrograms)
        return { checked, isOfWalk: walked === first && ofPrograms.described.length === 0 }
      }
      starts = [...starts, ...outside]
      walked = this.#walk(starts, root)
    }
  }

  async #conclude(
    understood: Understood,
    workspace: Workspace,
    textOf: (path: string) => string | undefined,
    { described, notChecked }: Awaited<ReturnType<Programs['descriptions']>>,
  ): Promise<Checked> {
    const own = await this.#programs.check(understood.network, textOf, workspace)
    const found = [...understood.diagnostics, ...own, ...described.flatMap(({ diagnostics }) => diagnostics)]
    const linted = conclude(found, workspace, textOf, {
      rules: this.#rules,
      choice: this.#choice,
      locked: this.#request.repository.config.lint?.locked ?? [],
      today: this.#today,
      isAsked: this.isAsked,
    })
    const networks = [understood.network, ...described.flatMap(({ network }) => network ?? [])]
    const missed = [...understood.notChecked, ...notChecked].filter(({ path }) => this.isAsked(path))
    return { ...linted, rules: this.#ruleTexts(), totals: totalsOf(networks, workspace, missed) }
  }

  /** The texts that were read, and others from the same place. */
  #textsOf({ files }: Workspace, { root, overlay = [] }: Place): (path: string) => string | undefined {
    const texts = new Map<string, string | undefined>()
    for (const { path, source, embedded } of files) if (!embedded) texts.set(path, source.text)
    for (const { path, text } of overlay) texts.set(path, text)
    const isHere = root === this.#request.repository.root
    return path => {
      if (!texts.has(path)) texts.set(path, isHere ? this.textOf(path) : textAt(root, path))
      return texts.get(path)
    }
  }

  get #settings() {
    const { cilium, frr } = this.#targets
    return {
      isComplete: this.#isComplete,
      nodes: this.#nodes,
      ...(cilium !== undefined && { cilium }),
      ...(frr !== undefined && { frr }),
    }
  }

  get #rules(): Rules {
    const own = Object.entries(this.#programs.policies).map(([id, { group }]) => [id, group] as const)
    return { ...withoutPolicy, ...groups, ...Object.fromEntries(own) }
  }

  get #choice(): Choice {
    const { flags, repository } = this.#request
    const { select, ignore = [], severity, overrides } = repository.config.lint ?? {}
    const selected = flags.select?.split(',') ?? select
    return {
      ...(selected && { select: selected }),
      ignore: [...ignore, ...(flags.ignore?.split(',') ?? [])],
      ...(severity && { severity }),
      ...(overrides && { overrides }),
    }
  }

  #ruleTexts(): ReadonlyMap<string, Rule> {
    const known = Object.entries(policies).map(([id, { summary, severity, why }]): [string, Rule] => [
      id,
      { summary, severity, why, url: rulePage(id), tags: [groups[id]!] },
    ])
    const own = Object.entries(this.#programs.policies).map(
      ([id, { summary, severity, why, group }]): [string, Rule] => [id, { summary, severity, why, tags: [group] }],
    )
    return new Map([...known, ...own])
  }

  /** All that decides what is found besides the files, and the program that finds it. */
  #question(): string {
    const { flags, paths, cwd, repository } = this.#request
    return JSON.stringify([
      programStamp(),
      repository,
      paths.map(path => resolve(cwd, path)),
      flags.baseline,
      flags['write-baseline'],
      flags['no-exec'],
      this.#choice,
      this.#settings,
      this.#today,
    ])
  }

  #nothing({ notUnderstood }: Workspace): UserError {
    const { paths, repository, cwd, input } = this.#request
    const named = [...paths, ...(input ? ['-'] : [])]
    const [first] = notUnderstood
    return new UserError(
      `nothing to check in ${named.length === 0 ? shownPath(repository.root, cwd) : named.join(', ')}`,
      first
        ? `${first.path} ${first.reason}`
        : 'name a folder with Kubernetes YAML of Cilium or with an frr.conf: netc lint PATH',
    )
  }
}

/** What kustomizations name that lies in the repository and was not asked for: their bases. */
function outsideOf({ notRead }: Understood, root: string, folders: readonly string[]): readonly string[] {
  const places = notRead.flatMap(({ what, span }) => {
    const place = resolve(root, span.path, '..', what)
    const path = pathFrom(root, place)
    return path.startsWith('..') || isBelow(folders, path) || !existsSync(place) ? [] : [place]
  })
  return [...new Set(places)]
}

function nodesIn(file: string, root: string): readonly YamlDocument[] {
  const path = pathFrom(root, file)
  const text = textAt(root, path)
  if (text === undefined) throw new UserError(`there is no ${path}`, `write one: kubectl get nodes -o yaml > ${path}`)
  const { clusters } = arrange(loadSources([{ path, text }]))
  const nodes = clusters.flatMap(({ documents }) => documents.filter(isNode))
  if (nodes.length === 0)
    throw new UserError(`${path} holds no Node`, `write it by: kubectl get nodes -o yaml > ${path}`)
  return nodes
}

function totalsOf(
  networks: readonly Network[],
  { files }: Workspace,
  notChecked: readonly NotUnderstood[],
): Checked['totals'] {
  const sum = (of: (network: Network) => number) => networks.reduce((total, each) => total + of(each), 0)
  return {
    files: new Set(files.map(({ path }) => path)).size,
    clusters: sum(({ clusters }) => clusters.length),
    routers: sum(({ routers }) => routers.length),
    sessions: sum(({ sessions }) => sessions.length),
    pools: sum(({ clusters }) => clusters.reduce((total, { pools }) => total + pools.length, 0)),
    notChecked: missed(notChecked),
  }
}

/** What was not checked, those of one reason together. */
function missed(notChecked: readonly NotUnderstood[]): readonly string[] {
  const byReason = new Map<string, Set<string>>()
  for (const { path, reason } of notChecked) byReason.set(reason, (byReason.get(reason) ?? new Set<string>()).add(path))
  return Array.from(byReason, ([reason, paths]) =>
    paths.size === 1 ? `${[...paths][0]!} (${reason})` : `${count(paths.size, 'file')} (${reason})`,
  )
}

function textIn(bytes: Buffer): string | undefined {
  const decoded = decode(bytes)
  return typeof decoded === 'string' ? undefined : decoded.text
}

function textAt(root: string, path: string): string | undefined {
  try {
    return textIn(readFileSync(resolve(root, path)))
  } catch {
    return undefined
  }
}

/** A path as findings have it. */
function pathFrom(root: string, place: string): string {
  return (relative(root, place) || '.').replaceAll(sep, '/')
}

function isBelow(folders: readonly string[], path: string): boolean {
  return folders.some(
    folder => path === folder || path.startsWith(`${folder}/`) || (folder === '.' && !path.startsWith('../')),
  )
}

/** Changes with the program: what another netc has found is not what this one finds. */
function programStamp(): string {
  const hash = createHash('sha256')
  const at = fileURLToPath(new URL('../..', import.meta.url))
  for (const folder of ['src', 'policies'])
    for (const each of readdirSync(join(at, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const { size, mtimeMs } = statSync(join(at, folder, each))
      hash.update(`${each} ${size} ${mtimeMs}\n`)
    }
  return hash.digest('hex')
}
