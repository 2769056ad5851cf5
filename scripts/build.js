// Compiles what is published into dist/, from nothing, so that no file stays whose source is gone.
//
// With --if-needed, as npm runs it when a clone is installed or linked by `npx netc`, only where dist/ is older than a
// source; and without the compiler it asks for `npm ci`, as failing there would leave npx with a broken link for good.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const program = join(dist, 'src/cli/bin.js')
const compiler = join(root, 'node_modules/typescript/bin/tsc')
const sources = ['src', 'policies', 'tsconfig.json', 'tsconfig.build.json']

if (!process.argv.includes('--if-needed')) build()
else if (!existsSync(compiler)) console.error('netc is not installed in this clone yet: run `npm ci` first')
else if (!isUpToDate()) build()

function build() {
  rmSync(dist, { recursive: true, force: true })
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
  // npm makes the program executable when it links it, which is once; it is to stay so when it is compiled anew.
  if (status === 0) chmodSync(program, 0o755)
}

function isUpToDate() {
  const built = statSync(program, { throwIfNoEntry: false })?.mtimeMs
  return built !== undefined && sources.every(source => changed(join(root, source)) < built)
}

/** @param {string} path @returns {number} when it, or anything in it, was last changed */
function changed(path) {
  const stat = statSync(path)
  const inside = stat.isDirectory() ? readdirSync(path).map(name => changed(join(path, name))) : []
  return Math.max(stat.mtimeMs, ...inside)
}
