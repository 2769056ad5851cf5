/**
 * What need not be worked out twice, on disk: one file per name, so that it never outgrows the project.
 * Losing it costs time only; so nothing here fails.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'

/** The content hash that names a text everywhere here: SHA-256, in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** What was kept under this name; undefined when nothing was, or it can't be read. */
export function recall(name: string): string | undefined {
  try {
    return readFileSync(join(cacheFolder(), name), 'utf8')
  } catch {
    return undefined
  }
}

/** Keeps a text under a name. It is written aside and renamed, so that a reader sees all of it or the one before. */
export function keep(name: string, text: string): void {
  const path = join(cacheFolder(), name)
  const aside = `${path}.${process.pid}-${threadId}`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(aside, text)
    renameSync(aside, path)
  } catch {
    // A disk that is full or write-protected: the next run works it out again.
  }
}

/** `NETC_CACHE_DIR`, else `netc` where the XDG base directory specification puts caches. */
export function cacheFolder(): string {
  const { NETC_CACHE_DIR, XDG_CACHE_HOME } = process.env
  return NETC_CACHE_DIR || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'netc')
}
