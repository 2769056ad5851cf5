/** The program as a whole process. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { version } from '../../src/version.ts'
import { folderWith } from './shell.ts'

const root = join(import.meta.dirname, '../..')
const fromSource = ['--import', join(root, 'scripts/strip-types.js'), join(root, 'src/cli/bin.ts')]
const folder = mkdtempSync(join(tmpdir(), 'netc-bin-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function netc(...argv: string[]) {
  return spawnSync(process.execPath, [...fromSource, ...argv], {
    encoding: 'utf8',
    cwd: folderWith(),
    env: { PATH: process.env.PATH },
  })
}

test('streams and exit codes are those of the command', () => {
  expect(netc('--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
  expect(netc('version', '--json')).toMatchObject({ status: 0, stderr: '' })
  expect(netc('biuld')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: 'error  unknown command biuld\n       did you mean build?\n',
  })
})

test('a reader that has seen enough is no error', async () => {
  const child = spawn(process.execPath, [...fromSource, 'help', 'build'], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  await new Promise(resolve => child.once('close', resolve))
  expect(said).toBe('')
})

test('--version costs at most half as much again as an empty program', () => {
  for (const path of ['cli/bin', 'version']) {
    const { code } = transformSync(readFileSync(join(root, `src/${path}.ts`), 'utf8'), { loader: 'ts' })
    writeFileSync(
      join(folder, `${path.replace('cli/', '')}.mjs`),
      code.replaceAll(
        /'\.\.?\/(\w+)\.ts'|"\.\.?\/(\w+)\.ts"/g,
        (_, a?: string, b?: string) => `'./${a ?? b ?? ''}.mjs'`,
      ),
    )
  }
  writeFileSync(join(folder, 'empty.mjs'), '')
  const times = { empty: Infinity, version: Infinity }
  // The fastest of several: what else runs on the machine only ever adds.
  for (let i = 0; i < 12; i++) {
    times.empty = Math.min(times.empty, timed('empty.mjs'))
    times.version = Math.min(times.version, timed('bin.mjs', '--version'))
  }
  expect(times.version / times.empty).toBeLessThan(1.5)
})

function timed(...argv: string[]): number {
  const started = performance.now()
  execFileSync(process.execPath, argv, { cwd: folder })
  return performance.now() - started
}
