/** What happens inside the worker: one description is run, and its outcome posted, once. */
import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { UserError, type Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import { hashOf } from './cache.ts'
import { calledFrom } from './callsite.ts'
import { Modules, type Library } from './modules.ts'
import { thisThread } from './own-time.ts'
import { thrown } from './thrown.ts'

/** What the worker is started with. */
export interface Task {
  readonly entry: string
  readonly root: string
  /** Whether the default export is to be a fabric, or is handed over as it is. */
  readonly expect: 'fabric' | 'value'
  readonly targets?: unknown
}

/** A file that the outcome depends on: its path relative to the root, and the SHA-256 of its text in hex. */
export interface Dependency {
  readonly path: string
  readonly hash: string
}

/** What the worker posts before the description runs: which of the system's threads it is. */
export interface Starting {
  readonly kind: 'starting'
  readonly thread: string | undefined
}

/** What the worker posts when the description has run, and only ours is left to do. */
export interface Ran {
  readonly kind: 'ran'
}

/** What the worker posts in the end. */
export type Outcome =
  | {
      readonly kind: 'done'
      readonly output?: unknown
      readonly dependencies: readonly Dependency[]
      readonly diagnostics: readonly Diagnostic[]
    }
  /** The request is wrong, not the description. */
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string; readonly exitCode: number }
  /** We are wrong. */
  | { readonly kind: 'broken'; readonly error: unknown }

/** Makes plain data of the default export; undefined when that is not a fabric. */
export type Finish = (exported: unknown, targets: unknown) => unknown

/**
 * Runs the description that the worker was started for; `library` is what it may import of ours. What finishes a fabric
 * is loaded meanwhile, and only for a fabric.
 */
export async function run(library: Library, loadFinish: () => Promise<Finish>): Promise<void> {
  const { entry, root, expect, targets } = workerData as Task
  const modules = new Modules(root, library)
  const path = modules.pathOf(entry)

  let posted = false
  const post = (outcome: Outcome): void => {
    if (!posted) parentPort!.postMessage(outcome)
    posted = true
  }
  const done = (diagnostics: readonly Diagnostic[], output?: unknown): void => {
    const dependencies = [...modules.texts].map(([file, text]) => ({ path: file, hash: hashOf(text) }))
    post({ kind: 'done', output, dependencies, diagnostics })
  }
  const ours = (error: unknown): void => {
    if (!(error instanceof UserError)) post({ kind: 'broken', error })
    else post({ kind: 'refused', message: error.message, hint: error.hint, exitCode: error.exitCode })
  }
  const theirs = (error: unknown): void => {
    const diagnostics = thrown(error, path, modules.texts)
    if (diagnostics) done(diagnostics)
    else ours(error)
  }

  process.on('unhandledRejection', theirs)
  process.on('uncaughtException', theirs)
  const { exit } = process
  process.exit = code => {
    done([exits(calledFrom(process.exit), code)])
    return exit(code)
  }

  parentPort!.postMessage({ kind: 'starting', thread: thisThread() } satisfies Starting)
  const finish = expect === 'fabric' ? loadFinish().catch(ours) : Promise.resolve(asIs)
  try {
    const exports = await modules.run(entry)
    // A promise that was rejected and left alone is told of only now.
    await setImmediate()
    await printed()
    parentPort!.postMessage({ kind: 'ran' } satisfies Ran)
    if ('default' in exports) await conclude(exports.default).catch(ours)
    else done([noFabric(path, modules, 'has no default export')])
  } catch (error) {
    theirs(error)
  }

  async function conclude(exported: unknown): Promise<void> {
    const output = (await finish)?.(exported, targets)
    if (output === undefined) done([noFabric(path, modules, 'does not export a fabric as its default')])
    else done([], output)
  }
}

const asIs: Finish = exported => exported

/** When what was printed so far has left the thread: it goes another way than the outcome, and ends with the thread. */
function printed(): Promise<void> {
  return new Promise(resolve => process.stdout.write('', () => resolve()))
}

function exits(span: Span, code: string | number | null | undefined): Diagnostic {
  return {
    code: 'dsl-exit',
    severity: 'error',
    message: `the description ends the process with process.exit(${code ?? ''})`,
    span,
    help: 'throw an Error that says what is missing',
  }
}

function noFabric(path: string, modules: Modules, fault: string): Diagnostic {
  const statement = /^[ \t]*(export\s+default)\b/dm.exec(modules.texts.get(path) ?? '')
  const [start, end] = statement?.indices?.[1] ?? [0, 0]
  return {
    code: 'dsl-no-fabric',
    severity: 'error',
    message: `${path} ${fault}`,
    span: { path, start, end },
    help: 'export default fabric({ … })',
  }
}
