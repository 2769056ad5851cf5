/** Threads of ours: the module beside this one, from source, compiled or bundled. */
import { Worker } from 'node:worker_threads'

/** Starts `name` in a thread. What it prints to standard output goes to standard error, which is for people. */
export function startThread(name: string, data: unknown, flags: readonly string[] = []): Worker {
  const extension = /\.[jt]s$/.exec(import.meta.url)![0]
  // Node before 22.18 does not run TypeScript; compiled there is none.
  const types = extension === '.ts' ? ['--import', new URL('../../scripts/strip-types.js', import.meta.url).href] : []
  const worker = new Worker(new URL(`./${name}${extension}`, import.meta.url), {
    workerData: data,
    execArgv: ['--disable-warning=ExperimentalWarning', ...flags, ...types],
    stdout: true,
  })
  // Not a pipe, which would leave listeners on standard error for as long as that lasts.
  worker.stdout.on('data', (chunk: Buffer) => process.stderr.write(chunk))
  return worker
}
