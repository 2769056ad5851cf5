/** A repository as it was at an earlier commit, for as long as it is looked at. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { UserError } from '../text/diagnostic.ts'

/**
 * Puts the files of a commit into a folder, and removes it when `look` is done. Of a branch that has gone on meanwhile
 * it is the commit at which this one left it: what others did since is not what this one brings.
 */
export async function atRevision<T>(root: string, revision: string, look: (folder: string) => Promise<T>): Promise<T> {
  const commit = commitOf(root, revision)
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'netc-since-')))
  try {
    const files = join(folder, 'files')
    mkdirSync(files)
    // An index of its own, so that the repository's stays as it is. `git archive` would leave out what is not exported.
    const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') }
    const top = git(root, ['rev-parse', '--show-prefix']).trim()
    git(root, ['read-tree', top === '' ? commit : `${commit}:${top}`], env)
    git(root, ['--work-tree', files, 'checkout-index', '--all', '--force', '--quiet', `--prefix=${files}${sep}`], env)
    // Packages lie beside the files and in no commit.
    if (existsSync(join(root, 'node_modules')) && !existsSync(join(files, 'node_modules')))
      symlinkSync(join(root, 'node_modules'), join(files, 'node_modules'))
    return await look(files)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function commitOf(root: string, revision: string): string {
  let commit: string
  try {
    commit = git(root, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`]).trim()
  } catch (error) {
    throw new UserError(
      `git does not give ${revision}: ${saidBy(error)}`,
      'name a commit of this repository: netc lint --since main',
    )
  }
  try {
    return git(root, ['merge-base', commit, 'HEAD']).trim()
  } catch {
    // No commit in common, as in a clone of the last commits only.
    return commit
  }
}

function git(root: string, argv: readonly string[], env = process.env): string {
  return execFileSync('git', ['-C', root, ...argv], {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function saidBy(error: unknown): string {
  const { stderr = '', code } = error as { stderr?: string; code?: string }
  return code === 'ENOENT' ? 'git is not installed' : (stderr.trim().split('\n')[0] ?? '')
}
