/** Where the engine refuses a module, which its `SyntaxError` does not tell. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { offsetOf } from './place.ts'

/**
 * The offset at which JavaScript that was blanked, but breaks a rule of the language itself, goes wrong: a name declared
 * twice, an export of nothing, a bad regular expression. `node --check` prints the line and a caret under the place.
 */
export function refusedAt(code: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'netc-'))
  const file = join(folder, 'module.mjs')
  try {
    writeFileSync(file, code)
    const { stderr } = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8', env: {} })
    const [, line, caret] = /module\.mjs:(\d+)\n[^\n]*\n(\s*)\^/.exec(stderr) ?? []
    return line === undefined ? 0 : offsetOf(code, Number(line), caret!.length + 1)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
