/** Files replaced where they lie: each is written whole beside its place and renamed there, and all of them or none. */
import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../text/diagnostic.ts'

/** A file, absolute, and what it is to hold. */
export interface Replacement {
  readonly file: string
  readonly text: string
}

/** Replaces files, or makes them; what stands under a link is changed where it lies. Permissions and owner stay. */
export function replaceFiles(replacements: readonly Replacement[]): void {
  const staged: { readonly target: string; readonly aside: string; readonly before: Buffer | undefined }[] = []
  const renamed: typeof staged = []
  let at = ''
  try {
    for (const { file, text } of replacements) {
      at = file
      const target = realPath(file)
      const aside = join(dirname(target), `.${basename(target)}.netc-${process.pid}`)
      const stat = fs.statSync(target, { throwIfNoEntry: false })
      staged.push({ target, aside, before: stat && fs.readFileSync(target) })
      fs.writeFileSync(aside, text, { flag: 'wx', ...(stat && { mode: stat.mode & 0o777 }) })
      if (stat) keepOwner(aside, stat)
    }
    for (const each of staged) {
      at = each.target
      fs.renameSync(each.aside, each.target)
      renamed.push(each)
    }
  } catch (error) {
    for (const { aside } of staged) fs.rmSync(aside, { force: true })
    for (const { target, before } of renamed)
      if (before === undefined) fs.rmSync(target, { force: true })
      else fs.writeFileSync(target, before)
    throw explained(error, at)
  }
}

/** Where a file lies, behind links; itself where there is none yet. */
function realPath(file: string): string {
  return fs.existsSync(file) ? fs.realpathSync(file) : file
}

/** The mask of the process took bits of the mode; and root mends files of the user frr. */
function keepOwner(aside: string, { mode, uid, gid }: fs.Stats): void {
  fs.chmodSync(aside, mode & 0o777)
  try {
    fs.chownSync(aside, uid, gid)
  } catch {
    // Who may not give a file away owns what he writes.
  }
}

const faults: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  EACCES: ['permission denied', 'make the file and its folder writable'],
  EPERM: ['not permitted', 'make the file and its folder writable'],
  EROFS: ['the file system is read-only', 'write elsewhere'],
  ENOSPC: ['the disk is full', 'make room'],
  EDQUOT: ['the disk quota is used up', 'make room'],
  ENOENT: ['there is no such folder', 'make it first'],
  ENOTDIR: ['a file stands where a folder is needed', 'name another file'],
  EISDIR: ['this is a folder', 'name a file'],
  EEXIST: ['another netc is writing it', 'wait until it has ended, or remove the hidden file beside it'],
}

function explained(error: unknown, file: string): unknown {
  const fault = faults[(error as NodeJS.ErrnoException).code ?? '']
  return fault ? new UserError(`${file}: ${fault[0]}; nothing was changed`, fault[1]) : error
}
