/**
 * A user's own policies, in a thread of their own: the door between their code and ours. What is wrong with one is a
 * UserError that names its file; what it finds is a Diagnostic like any other.
 */
import type { Worker } from 'node:worker_threads'
import type { Network } from '../lint/ask/network.ts'
import type { Policy } from '../lint/policy.ts'
import { UserError, type Diagnostic } from '../text/diagnostic.ts'
import { ownTime } from './own-time.ts'
import { startThread } from './thread.ts'

/** What a policy says of itself, and where it is from. */
export type PolicyInfo = Omit<Policy, 'check'> & {
  /** The folder of its file, or the package. */
  readonly group: string
  readonly path: string
}

/** What the thread is started with. */
export interface Task {
  /** Files or packages, as the configuration names them. */
  readonly specifiers: readonly string[]
  /** The folder that they are relative to. */
  readonly base: string
  /** The folder that paths in messages are relative to. */
  readonly root: string
}

/** What is asked of the thread, once for each network. */
export interface Asked {
  readonly network: Network
  readonly texts: ReadonlyMap<string, string>
}

/** What the thread answers: first which policies there are, then what they find. */
export type Answer =
  | { readonly kind: 'loaded'; readonly policies: Readonly<Record<string, PolicyInfo>> }
  | { readonly kind: 'found'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'at'; readonly what: string; readonly thread: string | undefined }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string }
  /** We are wrong. */
  | { readonly kind: 'broken'; readonly error: unknown }

/** How long one of them may take, to be loaded or for one network. */
const timeLimitMs = 10_000

/** Policies that were loaded, ready to check networks until they are closed. */
export class CustomPolicies {
  readonly policies: Readonly<Record<string, PolicyInfo>>
  readonly #worker: Worker

  private constructor(worker: Worker, policies: Readonly<Record<string, PolicyInfo>>) {
    this.#worker = worker
    this.policies = policies
  }

  /** Loads what a configuration names. */
  static async load(specifiers: readonly string[], place: Omit<Task, 'specifiers'>): Promise<CustomPolicies> {
    const task: Task = { specifiers, ...place }
    const worker = startThread('custom-worker', task, [
      '--experimental-vm-modules',
      '--experimental-import-meta-resolve',
    ])
    const answer = await answerOf(worker)
    if (answer.kind !== 'loaded') throw new Error(`the thread of policies answered ${answer.kind}`)
    return new CustomPolicies(worker, answer.policies)
  }

  /** What all of them find in a network; `texts` holds the files by path, for fixes. */
  async check(network: Network, texts: ReadonlyMap<string, string>): Promise<readonly Diagnostic[]> {
    const answering = answerOf(this.#worker)
    this.#worker.postMessage({ network, texts } satisfies Asked)
    const answer = await answering
    if (answer.kind !== 'found') throw new Error(`the thread of policies answered ${answer.kind}`)
    return answer.diagnostics
  }

  close(): void {
    void this.#worker.terminate()
  }
}

/** The next answer of the thread that is one; the thread ends with a failure. */
function answerOf(worker: Worker): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const fail = (error: unknown): void => {
      settle()
      void worker.terminate()
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    const stopAt = (deadline: number, thread: string | undefined, what: string): void => {
      const left = deadline - ownTime(thread)
      if (left > 0) timer = setTimeout(() => stopAt(deadline, thread, what), left)
      else fail(new UserError(`${what} did not finish within ${timeLimitMs / 1000} s`, 'it may loop without end'))
    }
    const onMessage = (answer: Answer): void => {
      clearTimeout(timer)
      if (answer.kind === 'at') stopAt(ownTime(answer.thread) + timeLimitMs, answer.thread, answer.what)
      else if (answer.kind === 'refused') fail(new UserError(answer.message, answer.hint))
      else if (answer.kind === 'broken') fail(answer.error)
      else {
        settle()
        resolve(answer)
      }
    }
    const onExit = (): void => fail(new UserError('a policy ends the process', 'throw an Error instead'))
    function settle(): void {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', fail).off('exit', onExit)
    }
    worker.on('message', onMessage).on('error', fail).on('exit', onExit)
  })
}
