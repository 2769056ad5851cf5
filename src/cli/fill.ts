/** `netc build --secrets`: reads the values of secrets and puts them into copies of the files that ask for them. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Artifact } from '../artifact.ts'
import { shownPath } from '../project.ts'
import { chooseSecrets, fillSecrets, markersIn, parseSecrets, secretsFolder } from '../secrets.ts'
import { UserError } from '../text/diagnostic.ts'
import type { Terminal } from './terminal.ts'

/** The files with their passwords, to be written below `out`; `from` is `env` or a file. */
export async function filled(
  artifacts: readonly Artifact[],
  from: string,
  out: string,
  { env, cwd }: Terminal,
): Promise<readonly Artifact[]> {
  const names = [...new Set(markersIn(artifacts))]
  const folder = join(out, secretsFolder)
  const shown = shownPath(folder, cwd)
  if (await inGit(folder))
    throw new UserError(
      `git keeps ${shown}, so no password is written there`,
      `take it out of git: git rm -r --cached ${shown}`,
    )
  if (from === 'env') return fillSecrets(artifacts, chooseSecrets(names, environment(env), 'the environment'))
  return fillSecrets(
    artifacts,
    chooseSecrets(names, parseSecrets(await readSecrets(resolve(cwd, from), from), from), from),
  )
}

function environment(env: NodeJS.ProcessEnv): ReadonlyMap<string, string> {
  return new Map(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

async function readSecrets(path: string, shown: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code = 'unknown fault' } = error as NodeJS.ErrnoException
    throw new UserError(
      `cannot read the secrets in ${shown}: ${code}`,
      'name a file of NAME=value lines, or give them in the environment: --secrets env',
    )
  }
}

/** Whether git already tracks something in the folder; its own .gitignore would not help then. Without git, no. */
async function inGit(folder: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)('git', ['-C', folder, 'ls-files', '--', '.'])
    return stdout !== ''
  } catch {
    return false
  }
}
