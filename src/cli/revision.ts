/** A repository as it was at an earlier commit, for as long as it is looked at. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../text/diagnostic.ts'

/** Puts the files of a commit into a folder, and removes it when `look` has returned. */
export function atRevision<T>(root: string, revision: string, look: (folder: string) => T): T {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'netc-since-')))
  try {
    execFileSync('tar', ['-x', '-C', folder], { input: archive(root, revision), stdio: ['pipe', 'ignore', 'ignore'] })
    return look(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function archive(root: string, revision: string): Buffer {
  try {
    return execFileSync('git', ['-C', root, 'archive', '--format=tar', '--end-of-options', revision], {
      maxBuffer: 2 ** 31 - 1,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? '')
      .trim()
      .split('\n')[0]
    throw new UserError(
      `git does not give ${revision}${said ? `: ${said}` : ''}`,
      'name a commit of this repository: netc lint --since main',
    )
  }
}
