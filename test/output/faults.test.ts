/** What the machine does to a build: a full disk, folders that cannot be written. In processes of their own, with the rights this takes. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesIn, folderWith } from '../cli/shell.ts'

const program = mkdtempSync(join(tmpdir(), 'netc-faults-'))
const writer = join(program, 'writer.mjs')

beforeAll(() => {
  chmodSync(program, 0o755)
  // Changes the output folder named first: writes a small and a large file, removes another; prints what a user would see.
  const contents = `
    import { change } from './src/output/write.ts'
    const [out, size] = process.argv.slice(2)
    const write = [{ path: 'routers/r1/frr.conf', text: 'new' }, { path: 'routers/r2/frr.conf', text: 'x'.repeat(Number(size)) }]
    try { change(out, { write, remove: ['routers/old'] }); console.log('written') }
    catch (error) { console.log([error.name, error.message, error.hint, error.exitCode].join('|')) }`
  buildSync({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: writer,
    logLevel: 'error',
  })
})

afterAll(() => rmSync(program, { recursive: true }))

const isRoot = process.getuid?.() === 0
const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0
const canDropRights = !isRoot || spawnSync('setpriv', ['--reuid=65534', '--clear-groups', 'true']).status === 0

test.skipIf(!canMount)('a full disk leaves the old files whole', () => {
  const folder = folderWith()
  const script = `
    mount -t tmpfs -o size=128k tmpfs "$1" && mkdir -p "$1/out/routers/r1" && cd "$1" &&
    echo old > out/routers/r1/frr.conf && echo old > out/routers/old &&
    "$2" "$3" out 1000000; find out -type f -o -type d -empty | sort | while read f; do echo "$f $(cat "$f")"; done`
  const said = execFileSync('unshare', ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, writer], {
    encoding: 'utf8',
  })
  expect(said.split('\n')).toEqual([
    'UserError|out: the disk is full; nothing was changed|make room, or write elsewhere with --out DIR|2',
    'out/routers/old old',
    'out/routers/r1/frr.conf old',
    '',
  ])
})

test.skipIf(!canDropRights).each(['out', 'out/routers', 'out/routers/r1'])(
  'with %s write-protected the old files stay',
  protectedFolder => {
    const folder = folderWith({ 'out/routers/r1/frr.conf': 'old', 'out/routers/old': 'old' })
    mkdirSync(join(folder, 'out/routers/r2'))
    execFileSync('chmod', ['-R', 'a+rwX', folder])
    chmodSync(join(folder, protectedFolder), 0o555)
    const before = filesIn(folder)
    const said = unprivileged([writer, join(folder, 'out'), '10'])
    expect(said).toMatch(
      /^UserError\|.*permission denied.*; nothing was changed\|make the folder writable, or write elsewhere with --out DIR\|2\n$/,
    )
    expect(filesIn(folder)).toEqual(before)
    expect(readdirSync(join(folder, 'out'))).toEqual(['routers'])
    chmodSync(join(folder, protectedFolder), 0o777)
    expect(unprivileged([writer, join(folder, 'out'), '10'])).toBe('written\n')
  },
)

function unprivileged(argv: string[]): string {
  const [command, args] = isRoot
    ? ['setpriv', ['--reuid=65534', '--clear-groups', process.execPath, ...argv]]
    : [process.execPath, argv]
  return execFileSync(command, args, { encoding: 'utf8' })
}
