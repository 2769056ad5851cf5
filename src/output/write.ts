/**
 * Reads the output folder and changes it: all of a plan or nothing.
 * New files are written whole into a folder of their own below the output folder, then renamed into place, a folder
 * that is not there yet with all its files at once; what fails on the way is undone. Without `fsync`: it would cost more than all the rest of a build, and what a power
 * failure takes can be built again. Knows nothing of what the files mean.
 */
import * as fs from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Artifact } from '../artifact.ts'
import { UserError } from '../text/diagnostic.ts'
import type { Contents } from './plan.ts'

/** How the folder is called in which files wait until all are whole; the number of the process follows. */
const stageName = '.netc-'

/** What is in these folders below `out`, by path with forward slashes. Symbolic links are seen, not followed. */
export function readFolder(out: string, scope: readonly string[]): Contents {
  const contents = new Map<string, string | undefined>()
  const walk = (folder: string) => {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else contents.set(slashed(relative(out, path)), entry.isFile() ? readText(path) : undefined)
    }
  }
  for (const each of scope) walk(join(out, each))
  return contents
}

/** What to change below `out`; `mode` gives the permissions of a file that is not to be the usual one. */
export interface Change {
  readonly write: readonly Artifact[]
  readonly remove: readonly string[]
  readonly mode?: (path: string) => number | undefined
}

/** Makes the change, and puts everything back where it was when part of it fails. */
export function change(out: string, { write, remove, mode }: Change): void {
  if (write.length === 0 && remove.length === 0) return
  const undo: (() => void)[] = []
  const stage = join(out, `${stageName}${process.pid}`)
  try {
    makeFolder(out, undo)
    dropLeftovers(out)
    makeFolder(join(stage, 'new'), undo)
    makeFolder(join(stage, 'old'), undo)
    fs.chmodSync(stage, 0o700)
    fs.writeFileSync(join(stage, '.gitignore'), '*\n')
    const paths = write.map(({ path }) => path)
    const present = foldersBelow(out, [...paths, ...remove])
    const staged = new Set<string>()
    for (const { path, text } of write) {
      const file = join(stage, 'new', path)
      const folder = dirname(file)
      if (!staged.has(folder)) fs.mkdirSync(folder, { recursive: true })
      staged.add(folder)
      fs.writeFileSync(file, text, { flag: 'wx', mode: mode?.(path) })
    }
    for (const [i, path] of unique(paths.map(each => firstMissing(each, present))).entries())
      replace(join(stage, 'new', path), join(out, path), join(stage, 'old', `${i}`), undo)
    for (const [i, path] of remove.entries()) move(join(out, path), join(stage, 'old', `removed-${i}`), undo)
  } catch (error) {
    for (const back of undo.reverse()) back()
    throw explained(error, out)
  }
  fs.rmSync(stage, { recursive: true, force: true })
  for (const path of remove) pruneEmpty(out, dirname(path))
}

/** Renames `staged` to `target`; the old file stays reachable as `old` until all is done. */
function replace(staged: string, target: string, old: string, undo: (() => void)[]): void {
  if (fs.lstatSync(target, { throwIfNoEntry: false }) === undefined) {
    fs.renameSync(staged, target)
    undo.push(() => fs.rmSync(target, { recursive: true, force: true }))
    return
  }
  keep(target, old, undo)
  fs.renameSync(staged, target)
}

/** A second name for a file, so that replacing it can be undone. A disk without hard links gets a copy. */
function keep(target: string, old: string, undo: (() => void)[]): void {
  try {
    fs.linkSync(target, old)
  } catch {
    fs.copyFileSync(target, old)
  }
  undo.push(() => fs.renameSync(old, target))
}

function move(from: string, to: string, undo: (() => void)[]): void {
  fs.renameSync(from, to)
  undo.push(() => fs.renameSync(to, from))
}

/** Makes a folder and those above it; to be undone, the topmost one that was made. */
function makeFolder(folder: string, undo: (() => void)[]): void {
  const made = fs.mkdirSync(folder, { recursive: true })
  if (made !== undefined) undo.push(() => fs.rmSync(made, { recursive: true, force: true }))
}

/** Folders of builds that were killed. */
function dropLeftovers(out: string): void {
  for (const { name } of entriesOf(out)) {
    const id = name.startsWith(stageName) ? name.slice(stageName.length) : ''
    if (/^\d+$/.test(id) && (Number(id) === process.pid || !runs(Number(id))))
      fs.rmSync(join(out, name), { recursive: true, force: true })
  }
}

function runs(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * Which of the folders on the way to these paths are there. Refuses one that is a symbolic link and so leads out of the
 * output folder.
 */
function foldersBelow(out: string, paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set(paths.flatMap(path => ancestors(path)))
  const present = new Set<string>()
  for (const folder of folders) {
    const stat = fs.lstatSync(join(out, folder), { throwIfNoEntry: false })
    if (stat?.isSymbolicLink())
      throw new UserError(
        `${join(out, folder)} is a symbolic link`,
        'netc writes only below the output folder: replace the link by a folder',
      )
    if (stat) present.add(folder)
  }
  return present
}

/** `a/b/c` lies in `a`, then `a/b`. */
function ancestors(path: string): readonly string[] {
  const steps = path.split('/')
  return steps.slice(1).map((_, i) => steps.slice(0, i + 1).join('/'))
}

/** What has to be put in place for a path to be there: the first folder on the way that is missing, else the file. */
function firstMissing(path: string, present: ReadonlySet<string>): string {
  return ancestors(path).find(folder => !present.has(folder)) ?? path
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)]
}

/** Removes folders that have become empty, up to the output folder. One that will not go does no harm. */
function pruneEmpty(out: string, folder: string): void {
  if (folder === '.') return
  try {
    fs.rmdirSync(join(out, folder))
  } catch {
    return
  }
  pruneEmpty(out, dirname(folder))
}

function entriesOf(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw explained(error, folder)
  }
}

function readText(path: string): string {
  try {
    return fs.readFileSync(path, 'utf8')
  } catch (error) {
    throw explained(error, path)
  }
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

/** What the machine says, in the words of the one who reads it. */
const faults: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  EACCES: ['permission denied', 'make the folder writable, or write elsewhere with --out DIR'],
  EPERM: ['not permitted', 'make the folder writable, or write elsewhere with --out DIR'],
  EROFS: ['the file system is read-only', 'write elsewhere with --out DIR'],
  ENOSPC: ['the disk is full', 'make room, or write elsewhere with --out DIR'],
  EDQUOT: ['the disk quota is used up', 'make room, or write elsewhere with --out DIR'],
  ENOTDIR: ['a file stands where a folder is needed', 'move it away, or write elsewhere with --out DIR'],
  EEXIST: ['a file stands where a folder is needed', 'move it away, or write elsewhere with --out DIR'],
  EISDIR: ['a folder stands where a file is needed', 'move it away, or write elsewhere with --out DIR'],
  ENAMETOOLONG: ['a name is longer than the file system allows', 'write elsewhere with --out DIR'],
  ENOENT: ['there is no such folder', 'make it, or write elsewhere with --out DIR'],
  EXDEV: ['it spreads over several disks', 'keep the output folder on one disk, or write elsewhere with --out DIR'],
  ELOOP: ['its symbolic links lead in a circle', 'mend the links, or write elsewhere with --out DIR'],
}

/** A fault of the machine as the user's business; anything else as it is. */
function explained(error: unknown, place: string): unknown {
  const fault = faults[codeOf(error) ?? '']
  if (!fault) return error
  const { path, dest } = error as NodeJS.ErrnoException & { dest?: string }
  const at = [dest, path].find(each => each !== undefined && !each.includes(stageName)) ?? place
  return new UserError(`${at}: ${fault[0]}; nothing was changed`, fault[1])
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
