/**
 * Checks a description's types in a thread of its own, or recalls what the last check of the same files found.
 * The compiler is loaded in that thread only, so a check that is recalled costs the reading of the files.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Diagnostic } from '../text/diagnostic.ts'
import { hashOf, keep, recall } from './cache.ts'
import type { Checked, CheckTask } from './checker.ts'
import { startThread } from './thread.ts'

export interface TypecheckRequest {
  /** The file to check with all that it imports, absolute. */
  readonly entry: string
  /** The folder that paths in findings are relative to, absolute. */
  readonly root: string
}

export interface Typecheck {
  readonly diagnostics: readonly Diagnostic[]
  /** Whether the outcome was recalled. */
  readonly cached: boolean
  readonly ms: number
}

/** What a check found, and all that it read: it holds for as long as that is the same. */
interface Kept extends Checked {
  readonly compiler: string
  readonly root: string
  readonly tsconfig: string | null
}

/** Says that the same files may be judged otherwise; a test holds it equal to what is installed. */
export const compiler = 'ts-morph 28.0.0'

/** Checks the types of a description against the library that is running, strictly unless a tsconfig.json says otherwise. */
export async function typecheck({ entry, root }: TypecheckRequest): Promise<Typecheck> {
  const start = performance.now()
  const name = `types/${hashOf(entry)}.json`
  const tsconfig = upward(dirname(entry), root, 'tsconfig.json')
  const kept = parse(recall(name))
  const cached =
    kept?.compiler === compiler && kept.root === root && kept.tsconfig === tsconfig && kept.files.every(unchanged)
  const checked = cached ? kept : await check({ entry, root, tsconfig, library: library() })
  if (!cached && checked.lasting) keep(name, JSON.stringify({ compiler, root, tsconfig, ...checked } satisfies Kept))
  return { diagnostics: checked.diagnostics, cached, ms: performance.now() - start }
}

function check(task: CheckTask): Promise<Checked> {
  const thread = startThread('checker', task)
  return new Promise((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', code => reject(new Error(`the type checker ended with ${code} and no answer`)))
  })
}

/** The types of what the evaluator binds `netc` to: our sources, or the declarations beside what was compiled from them. */
function library(): CheckTask['library'] {
  const file = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './index.ts' : './index.d.ts', import.meta.url))
  return { types: existsSync(file) ? { netc: file } : {}, folder: join(dirname(file), '..') + sep }
}

/** The nearest file of that name, from `folder` up to `root`. */
function upward(folder: string, root: string, name: string): string | null {
  const file = join(folder, name)
  if (existsSync(file)) return file
  return folder === root || folder === dirname(folder) ? null : upward(dirname(folder), root, name)
}

function parse(text: string | undefined): Kept | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Kept)
  } catch {
    return undefined
  }
}

function unchanged({ file, hash }: Checked['files'][number]): boolean {
  try {
    return hashOf(readFileSync(file, 'utf8')) === hash
  } catch {
    return false
  }
}
