/**
 * The result of the last run, on disk: when no file has changed since, nothing is read. One file for each question that
 * is asked of a repository. Losing it costs time only; so nothing here fails.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { deserialize, serialize } from 'node:v8'
import { cacheFolder } from '../dsl/cache.ts'
import { version } from '../version.ts'
import type { Walk } from './walk.ts'

/**
 * What tells whether any of these files has changed: its size and times, as git does it. Asking the disk that takes two
 * thirds of the time it takes to read small files, so nothing finer than the whole is kept.
 */
export function fingerprintOf(walked: Walk): string {
  const hash = createHash('sha256')
  for (const path of walked.paths) hash.update(path).update('\0')
  for (const { path, file } of walked.found) {
    const stat = statSync(file, { throwIfNoEntry: false })
    hash.update(`${path}\0${stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}` : 'gone'}\n`)
  }
  hash.update(JSON.stringify([walked.notUnderstood, walked.diagnostics]))
  return hash.digest('hex')
}

/** What was kept for this question when the files had this fingerprint. */
export function recallResult(question: string, fingerprint: string): unknown {
  try {
    const kept = deserialize(readFileSync(pathOf(question))) as Partial<Kept> | undefined
    return kept?.version === version && kept.fingerprint === fingerprint ? kept.result : undefined
  } catch {
    return undefined
  }
}

/** Keeps a result: plain data. It is written aside and renamed, so that a reader sees all of it or the one before. */
export function keepResult(question: string, fingerprint: string, result: unknown): void {
  const path = pathOf(question)
  const aside = `${path}.${process.pid}-${threadId}`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(aside, serialize({ version, fingerprint, result } satisfies Kept))
    renameSync(aside, path)
  } catch {
    // A disk that is full or write-protected: the next run works it out again.
  }
}

interface Kept {
  readonly version: string
  readonly fingerprint: string
  readonly result: unknown
}

function pathOf(question: string): string {
  return join(cacheFolder(), 'results', createHash('sha256').update(question).digest('hex').slice(0, 32))
}
