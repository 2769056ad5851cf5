/**
 * Which call made a value: the user's own, through helpers and loops, found on the stack.
 *
 * Knows a description's files only by the URLs that their frames carry; `modules.ts`, which runs them with every
 * character in its place, registers them.
 */
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Origin } from '../text/origin.ts'

/** Paths of the user's files, relative to the root of the project, by the URL under which they run. */
const sources = new Map<string, string>()

/** Makes a file of the user's known: calls in it are found with their exact place. */
export function registerSource(url: string, path: string): void {
  sources.set(url, path)
}

/** The path of a registered file; undefined for any other, such as our own. */
export function sourcePath(url: string): string | undefined {
  return sources.get(url)
}

/** Where our own code runs from: the folder above this one or, bundled, the one file that holds everything. */
const library = /\/dsl\/callsite\.[jt]s$/.test(import.meta.url) ? new URL('..', import.meta.url).href : import.meta.url

/** Whether a frame with this URL is ours. */
export function isLibrary(url: string): boolean {
  return url.startsWith(library)
}

/**
 * Where the user called `boundary`, one of our public functions: the place of its name in that call.
 *
 * One frame is nearly always enough, and costs 3.5 µs (Node 20 and 24); more are asked for where a function of ours, or
 * the engine's own `map`, made the call. In a file that nobody registered, as in a test, the offset is 0.
 */
export function calledFrom(boundary: (...parameters: never[]) => unknown): Origin {
  const [caller] = framesAbove(boundary, 1)
  const origin = caller && registered(caller)
  if (origin) return origin
  const frames = framesAbove(boundary, 32)
  return first(frames, registered) ?? first(frames, unregistered) ?? { path: '', start: 0, end: 0 }
}

function framesAbove(boundary: (...parameters: never[]) => unknown, limit: number): readonly NodeJS.CallSite[] {
  const { stackTraceLimit, prepareStackTrace } = Error
  const holder: { stack?: NodeJS.CallSite[] } = {}
  Error.stackTraceLimit = limit
  Error.prepareStackTrace = (_, frames) => frames
  Error.captureStackTrace(holder, boundary)
  // The stack is formatted when it is first read, so it is read while the two settings hold.
  const frames = holder.stack ?? []
  Error.stackTraceLimit = stackTraceLimit
  Error.prepareStackTrace = prepareStackTrace
  return frames
}

function first(
  frames: readonly NodeJS.CallSite[],
  read: (frame: NodeJS.CallSite) => Origin | undefined,
): Origin | undefined {
  for (const frame of frames) {
    const origin = read(frame)
    if (origin) return origin
  }
  return undefined
}

function registered(frame: NodeJS.CallSite): Origin | undefined {
  const path = sources.get(frame.getFileName() ?? '')
  if (path === undefined) return undefined
  const start = frame.getPosition()
  return { path, start, end: start }
}

function unregistered(frame: NodeJS.CallSite): Origin | undefined {
  const name = frame.getFileName() ?? ''
  const file = name.startsWith('file:') ? fileURLToPath(name) : name
  if (!/^([A-Z]:)?[\\/]/i.test(file) || file.startsWith(libraryFolder)) return undefined
  return { path: relative(process.cwd(), file).split(sep).join('/'), start: 0, end: 0 }
}

const libraryFolder = fileURLToPath(library)
