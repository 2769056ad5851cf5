/**
 * What of a repository is run and not only read: its descriptions and its own policies, each in a thread of its own
 * within a time limit. `--no-exec` runs none of it.
 */
import { join } from 'node:path'
import { policies as ours } from '../../policies/index.ts'
import { CustomPolicies, type PolicyInfo } from '../dsl/custom.ts'
import { evaluate } from '../dsl/evaluate.ts'
import type { Read } from '../dsl/finish.ts'
import { assemble } from '../fabric/assemble.ts'
import { verifyHeader } from '../header.ts'
import type { Network } from '../lint/ask/network.ts'
import { run, type TextOf } from '../lint/run.ts'
import { readSource, type Repository } from '../project.ts'
import { UserError, type Diagnostic } from '../text/diagnostic.ts'
import type { Targets } from '../derive/target.ts'
import type { NotUnderstood, Workspace, WorkspaceFile } from '../workspace/workspace.ts'

/** What a description says, and what is wrong with it. */
export interface Described {
  readonly path: string
  readonly diagnostics: readonly Diagnostic[]
  /** Absent where an error leaves nothing to look at. */
  readonly network?: Network
}

/** The programs of a repository. */
export class Programs {
  readonly #repository: Repository
  readonly #isAllowed: boolean
  readonly #custom: CustomPolicies | undefined
  /** What came of the descriptions, by their files: they are no different after a fix. */
  readonly #described = new Map<string, Promise<Described | undefined>>()

  private constructor(repository: Repository, isAllowed: boolean, custom: CustomPolicies | undefined) {
    this.#repository = repository
    this.#isAllowed = isAllowed
    this.#custom = custom
  }

  /** Starts what the configuration names. */
  static async open(repository: Repository, isAllowed: boolean): Promise<Programs> {
    const { config, base, root } = repository
    const named = isAllowed ? (config.lint?.policies ?? []) : []
    const custom = named.length === 0 ? undefined : await CustomPolicies.load(named, { base, root })
    for (const [id, { path }] of Object.entries(custom?.policies ?? {}))
      if (Object.hasOwn(ours, id)) {
        custom?.close()
        throw new UserError(`${path}: netc has a policy ${id} of its own`, 'give the file another name')
      }
    return new Programs(repository, isAllowed, custom)
  }

  close(): void {
    this.#custom?.close()
  }

  /** The repository's own policies, by id. */
  get policies(): Readonly<Record<string, PolicyInfo>> {
    return this.#custom?.policies ?? {}
  }

  /** What the repository's own policies find in a network. */
  async check(network: Network, textOf: TextOf, { files }: Workspace): Promise<readonly Diagnostic[]> {
    if (!this.#custom) return []
    const texts = new Map(files.flatMap(({ path }) => [[path, textOf(path) ?? ''] as const]))
    return this.#custom.check(network, texts)
  }

  /** The descriptions of a repository as networks, and what is left to read when what netc made of them is taken out. */
  async descriptions(
    workspace: Workspace,
    root: string,
    { targets, isComplete, textOf }: { targets: Targets; isComplete: boolean; textOf: TextOf },
  ): Promise<{
    readonly described: readonly Described[]
    readonly others: Workspace
    readonly notChecked: readonly NotUnderstood[]
  }> {
    const entries = workspace.files.filter(each => this.#mayBeEntry(each, root))
    if (!this.#isAllowed)
      return {
        described: [],
        others: workspace,
        notChecked: [
          ...entries.map(({ path }) => ({ path, reason: 'a description, which --no-exec does not run' })),
          ...(this.#repository.config.lint?.policies ?? []).map(path => ({
            path,
            reason: 'a policy, which --no-exec does not run',
          })),
        ],
      }
    const described: Described[] = []
    for (const { path } of entries) {
      const entry = join(root, path)
      if (!this.#described.has(entry))
        this.#described.set(entry, this.#describe(entry, path, root, targets, isComplete))
      const known = await this.#described.get(entry)
      if (known) described.push(await this.#checked(known, workspace, textOf))
    }
    return { described, ...withoutMade(workspace, described) }
  }

  async #checked({ path, diagnostics, network }: Described, workspace: Workspace, textOf: TextOf): Promise<Described> {
    if (!network) return { path, diagnostics: await refined(diagnostics, textOf) }
    const found = [...run(ours, network, [], textOf), ...(await this.check(network, textOf, workspace))]
    return { path, network, diagnostics: await refined([...diagnostics, ...found], textOf) }
  }

  /** Whether a program may describe a network: parts of descriptions export nothing as their default. */
  #mayBeEntry({ path, kind, source }: WorkspaceFile, root: string): boolean {
    return (
      kind === 'description' &&
      join(root, path) !== this.#repository.configFile &&
      /\bexport\s+default\b|\bas\s+default\b/.test(source.text) &&
      readSource(root, path) !== undefined
    )
  }

  async #describe(
    entry: string,
    path: string,
    root: string,
    targets: Targets,
    isComplete: boolean,
  ): Promise<Described | undefined> {
    const timeLimitMs = (this.#repository.config.timeLimit ?? 10) * 1000
    const { output, diagnostics } = await evaluate({ entry, root, timeLimitMs, targets: { targets, as: 'fragment' } })
    if (diagnostics.some(({ code }) => code === 'dsl-no-fabric')) return undefined
    const read = output as Read | undefined
    const found = [...diagnostics, ...(read?.diagnostics ?? [])]
    const isBroken = !read || found.some(({ severity }) => severity === 'error')
    return {
      path,
      diagnostics: found,
      ...(!isBroken && { network: { ...assemble([asWritten(read.fragment)]), isComplete } }),
    }
  }
}

/**
 * A model without the places of fields that have no value. What is worked out knows where each could be said; a policy
 * takes a field with a place and no value for one that is written, and filled in later.
 */
function asWritten<T>(node: T): T {
  if (Array.isArray(node)) return node.map(each => asWritten<unknown>(each)) as T
  if (typeof node !== 'object' || node === null || node instanceof Map) return node
  const { origin, settings, ...rest } = node as Record<string, unknown>
  const values: Record<string, unknown> = { ...(settings as object | undefined), ...rest }
  const { fields } = (origin ?? {}) as { fields?: Record<string, unknown> }
  const said = fields && Object.entries(fields).filter(([name]) => /[.#]/.test(name) || values[name] !== undefined)
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === 'origin' && said
        ? [key, { ...(origin as object), fields: Object.fromEntries(said) }]
        : [key, key === 'origin' ? (value as unknown) : asWritten<unknown>(value)],
    ),
  ) as T
}

/** Findings in a description with the exact stretch they are about; reading its syntax takes time, so only where there are any. */
async function refined(diagnostics: readonly Diagnostic[], textOf: TextOf): Promise<readonly Diagnostic[]> {
  if (diagnostics.length === 0) return []
  const { refine } = await import('../dsl/refine.ts')
  return refine(diagnostics, textOf)
}

/** A workspace without the files that netc made of its descriptions: they say nothing new. */
function withoutMade(
  workspace: Workspace,
  described: readonly Described[],
): { readonly others: Workspace; readonly notChecked: readonly NotUnderstood[] } {
  if (described.length === 0) return { others: workspace, notChecked: [] }
  const made = workspace.files.filter(({ source }) => {
    const name = /^\ufeff?[#!] Made by netc \S+ from (\S+) for /.exec(source.text)?.[1]
    return name !== undefined && described.some(({ path }) => path === name || path.endsWith(`/${name}`))
  })
  const edited = made.filter(({ source }) => verifyHeader(source.text) === 'edited')
  return {
    others: { ...workspace, files: workspace.files.filter(each => !made.includes(each)) },
    notChecked: edited.map(({ path }) => ({ path, reason: 'made by netc and edited since: netc build --check' })),
  }
}
