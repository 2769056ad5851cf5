/** `netc build` as a whole process, from description to files. */
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { filesIn, folderWith, put } from './shell.ts'

const root = join(import.meta.dirname, '../..')
const program = ['--import', join(root, 'scripts/strip-types.js'), join(root, 'src/cli/bin.ts')]

function netc(argv: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [...program, ...argv], { cwd, encoding: 'utf8', env: { ...process.env, ...env } })
}

function homelab(): string {
  const folder = folderWith()
  copyFileSync(join(root, 'fixtures/homelab/network.ts'), join(folder, 'network.ts'))
  return folder
}

test('the files are the same bytes whatever the folder, the locale, the time zone and the day', () => {
  const folder = homelab()
  expect(netc(['build'], folder, { LANG: 'C', TZ: 'UTC' })).toMatchObject({ status: 0, stdout: '' })
  const elsewhere = ['build', join(folder, 'network.ts'), '--out', join(folder, 'again')]
  expect(netc(elsewhere, '/', { LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' }).status).toBe(0)
  expect(filesIn(join(folder, 'again'))).toEqual(filesIn(join(folder, 'out')))
  expect(Object.keys(filesIn(join(folder, 'out')))).toContain('routers/fedora1/frr.conf')
  expect(netc(['build', '--check'], folder)).toMatchObject({ status: 0, stdout: '' })
})

test('--watch builds what was changed, and Ctrl-C ends it with exit code 0', async () => {
  const folder = homelab()
  const child = spawn(process.execPath, [...program, 'build', '--watch'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const built = async (times: number) => {
    for (let i = 0; i < 400 && said.split('watching').length <= times; i++) await sleep(50)
  }
  await built(1)
  expect(existsSync(join(folder, 'out/routers/fedora1/frr.conf'))).toBe(true)
  put(folder, 'network.ts', 'export default 1 +\n')
  await built(2)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(said).toMatch(/error .*dsl-syntax/)
})
