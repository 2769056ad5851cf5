/**
 * Runs a description in a thread of its own, within a time limit: the door between the user's code and ours.
 *
 * What is wrong with the description comes back as diagnostics. A wrong request is thrown as a UserError, a fault of our
 * own as the exception it is. Knows nothing of networks.
 */
import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { UserError, type Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import { isLibrary } from './callsite.ts'
import { framesOf, offsetOf } from './place.ts'
import { ownTime } from './own-time.ts'
import type { Dependency, Outcome, Ran, Starting, Task } from './run.ts'
import { startThread } from './thread.ts'

export interface EvaluateRequest {
  /** The file to run, absolute. */
  readonly entry: string
  /** The folder that paths in findings are relative to, absolute. */
  readonly root: string
  /** How long it may run; while others have the core is not counted. */
  readonly timeLimitMs: number
  /** `fabric` unless said otherwise; with `value` the default export is handed over as it is, plain data. */
  readonly expect?: 'fabric' | 'value'
  /** Passed on to what finishes the fabric; plain data. */
  readonly targets?: unknown
}

export interface Evaluation {
  /** What the default export came to; absent when there are errors. */
  readonly output?: unknown
  /** The files of the user's own that it depends on, in the order in which they were loaded, the entry first. */
  readonly dependencies: readonly Dependency[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Runs the entry of a description. What it prints goes to standard error. */
export async function evaluate(request: EvaluateRequest): Promise<Evaluation> {
  const { entry, root, timeLimitMs, expect = 'fabric', targets } = request
  const task: Task = { entry, root, expect, targets }
  const worker = startThread('worker', task, ['--experimental-vm-modules', '--experimental-import-meta-resolve'])
  const path = relative(root, entry).split(sep).join('/')
  const outcome = await outcomeOf(worker, timeLimitMs, path, root)
  void worker.terminate()
  if (outcome.kind === 'broken') throw outcome.error
  if (outcome.kind === 'refused') throw new UserError(outcome.message, outcome.hint, outcome.exitCode)
  const { output, dependencies, diagnostics } = outcome
  return { ...(output !== undefined && { output }), dependencies, diagnostics }
}

/** What a `netc.config.ts` exports as its default, plain data. Throws a UserError when it can't be run. */
export async function loadConfig(file: string, root: string): Promise<unknown> {
  const { output, diagnostics } = await evaluate({ entry: file, root, timeLimitMs: 10_000, expect: 'value' })
  const [problem] = diagnostics
  if (problem) throw new UserError(`${problem.span.path}: ${problem.message}`, problem.help ?? 'export default { … }')
  return output
}

function outcomeOf(worker: Worker, timeLimitMs: number, path: string, root: string): Promise<Outcome> {
  const stopped = (code: string, message: string, help: string, span: Span = { path, start: 0, end: 0 }): Outcome => ({
    kind: 'done',
    dependencies: [],
    diagnostics: [{ code, severity: 'error', message, span, help }],
  })
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const stopAt = (deadline: number, thread: string | undefined): void => {
      const left = deadline - ownTime(thread)
      if (left > 0) timer = setTimeout(() => stopAt(deadline, thread), left)
      else
        resolve(
          stopped(
            'dsl-time-limit',
            `the description did not finish within ${timeLimitMs / 1000} s`,
            'it may loop without end; the limit is timeLimit in netc.config',
            runningAt(worker, root),
          ),
        )
    }
    worker.on('message', (posted: Starting | Ran | Outcome) => {
      // The limit is the description's; what we make of it takes as long as it takes.
      if (posted.kind === 'starting') stopAt(ownTime(posted.thread) + timeLimitMs, posted.thread)
      else if (posted.kind === 'ran') clearTimeout(timer)
      else resolve(posted)
    })
    worker.once('error', error => {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') reject(error)
      else
        resolve(
          stopped(
            'dsl-out-of-memory',
            'the description needs more memory than there is',
            'it may grow a list without end',
          ),
        )
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve(
        stopped(
          'dsl-unsettled',
          'the description waits for a promise that never settles',
          'look for an await whose promise nobody resolves',
        ),
      )
    })
  })
}

/** The line of the user's that the worker is busy with: Node's diagnostic report interrupts it to ask. */
function runningAt(worker: Worker, root: string): Span | undefined {
  const { workers } = process.report.getReport() as {
    workers?: { header: { threadId: number }; javascriptStack: { stack?: string[] } }[]
  }
  const stack = workers?.find(({ header }) => header.threadId === worker.threadId)?.javascriptStack.stack ?? []
  const frame = framesOf(stack.join('\n')).find(({ url }) => url.startsWith('file:') && !isLibrary(url))
  if (!frame) return undefined
  const file = fileURLToPath(frame.url)
  const start = offsetOf(readFileSync(file, 'utf8'), frame.line, frame.column)
  return { path: relative(root, file).split(sep).join('/'), start, end: start }
}
