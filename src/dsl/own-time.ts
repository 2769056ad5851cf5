/**
 * How long a thread has been at it, but for the time in which it was ready to run and another had the core: on a busy
 * machine that is most of it, and no fault of its own. Linux alone tells; elsewhere all time is the thread's own.
 */
import { readFileSync, readlinkSync } from 'node:fs'

/** The calling thread, by its path below /proc; undefined where there is none. */
export function thisThread(): string | undefined {
  try {
    return readlinkSync('/proc/thread-self')
  } catch {
    return undefined
  }
}

/** Milliseconds since some start, computing, sleeping or waiting for the disk. */
export function ownTime(thread: string | undefined): number {
  return performance.now() - (thread === undefined ? 0 : queued(thread))
}

/** Milliseconds on a run queue: the second number, in nanoseconds (Linux: `Documentation/scheduler/sched-stats.rst`). */
function queued(thread: string): number {
  try {
    return Number(readFileSync(`/proc/${thread}/schedstat`, 'utf8').split(' ')[1]) / 1e6
  } catch {
    return 0
  }
}
