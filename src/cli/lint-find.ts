/** From files to findings: reads, understands, and asks every policy. Loaded when the cache does not know the outcome. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { groups, policies } from '../../policies/index.ts'
import { isNode, type Settings } from '../analyze.ts'
import { parseTargets } from '../config.ts'
import type { Targets } from '../derive/target.ts'
import { withoutPolicy, type Rules } from '../lint/choice.ts'
import { conclude, understand, type Understood } from '../lint.ts'
import type { Network } from '../lint/ask/network.ts'
import { shownPath } from '../project.ts'
import { rulePage, type Rule } from '../report/report.ts'
import { count } from '../report/style.ts'
import { UserError } from '../text/diagnostic.ts'
import { arrange } from '../workspace/arrange.ts'
import { loadFound, loadSources } from '../workspace/load.ts'
import type { Walk } from '../workspace/walk.ts'
import type { NotUnderstood, Workspace } from '../workspace/workspace.ts'
import type { YamlDocument } from '../yaml/document.ts'
import {
  askedIn,
  choiceOf,
  isBelow,
  pathFrom,
  startsIn,
  textAt,
  walkFrom,
  type Checked,
  type CheckRequest,
  type Place,
} from './lint-asked.ts'
import { Programs } from './lint-programs.ts'

/** Finds what is wrong, for one request. */
export class Finder {
  readonly #request: CheckRequest
  readonly #textOf: (path: string) => string | undefined
  readonly #programs: Programs
  readonly #targets: Targets
  readonly #isComplete: boolean
  readonly #nodes: readonly YamlDocument[]
  readonly #isAsked: (path: string) => boolean
  readonly #today = new Date().toISOString().slice(0, 10)

  private constructor(request: CheckRequest, textOf: (path: string) => string | undefined, programs: Programs) {
    const { flags, repository, cwd } = request
    const { lint = {}, target } = repository.config
    this.#request = request
    this.#textOf = textOf
    this.#programs = programs
    this.#targets = { ...target, ...(flags.target !== undefined && parseTargets(flags.target)) }
    this.#isComplete = flags.complete ?? lint.complete ?? false
    this.#nodes = flags.nodes === undefined ? [] : nodesIn(resolve(cwd, flags.nodes), repository.root)
    this.#isAsked = askedIn(request)
  }

  /** Makes ready what is run of the repository's own; `textOf` gives its files as they are. */
  static async open(request: CheckRequest, textOf: (path: string) => string | undefined): Promise<Finder> {
    const programs = await Programs.open(request.repository, request.flags['no-exec'] !== true)
    try {
      return new Finder(request, textOf, programs)
    } catch (error) {
      programs.close()
      throw error
    }
  }

  close(): void {
    this.#programs.close()
  }

  /** What is wrong; and whether nothing decides that but the files of this walk. */
  async find(first: Walk, place: Place): Promise<{ readonly checked: Checked; readonly isOfWalk: boolean }> {
    const { repository, input } = this.#request
    const { root, overlay = [] } = place
    const stdin = overlay.some(({ path }) => path === input?.name) ? undefined : input
    let [starts, walked] = [startsIn(root, this.#request), first]
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
      walked = walkFrom(starts, root, this.#request)
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
    const linted = conclude(found, workspace, {
      rules: this.#rules,
      choice: choiceOf(this.#request),
      locked: this.#request.repository.config.lint?.locked ?? [],
      today: this.#today,
      isAsked: this.#isAsked,
    })
    const networks = [understood.network, ...described.flatMap(({ network }) => network ?? [])]
    const missed = [...understood.notChecked, ...notChecked].filter(({ path }) => this.#isAsked(path))
    return { ...linted, rules: this.#ruleTexts(), groups: this.#rules, totals: totalsOf(networks, workspace, missed) }
  }

  /** The texts that were read, and others from the same place. */
  #textsOf({ files }: Workspace, { root, overlay = [] }: Place): (path: string) => string | undefined {
    const texts = new Map<string, string | undefined>()
    for (const { path, source, embedded } of files) if (!embedded) texts.set(path, source.text)
    for (const { path, text } of overlay) texts.set(path, text)
    const isHere = root === this.#request.repository.root
    return path => {
      if (!texts.has(path)) texts.set(path, isHere ? this.#textOf(path) : textAt(root, path))
      return texts.get(path)
    }
  }

  get #settings(): Settings {
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
