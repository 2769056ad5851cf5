// Compiles what is published into dist/, from nothing, so that no file stays whose source is gone.
//
// With --if-needed, as npm runs it when a clone is installed or linked by `npx netc`, only where dist/ is older than a
// source. Where the compiler is not installed it does nothing then: failing would leave npx with a broken link for good.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const compiler = join(root, 'node_modules/typescript/bin/tsc')
const sources = ['src', 'policies', 'tsconfig.json', 'tsconfig.build.json']

const ifNeeded = process.argv.includes('--if-needed')
if (!ifNeeded || (existsSync(compiler) && !isUpToDate())) {
  rmSync(dist, { recursive: true, force: true })
  const argv = [compiler, '-p', join(root, 'tsconfig.build.json')]
  process.exitCode = spawnSync(process.execPath, argv, { stdio: 'inherit' }).status ?? 1
}

function isUpToDate() {
  const built = statSync(join(dist, 'src/cli/bin.js'), { throwIfNoEntry: false })?.mtimeMs
  return built !== undefined && sources.every(source => changed(join(root, source)) < built)
}

/** @param {string} path @returns {number} when it, or anything in it, was last changed */
function changed(path) {
  const stat = statSync(path)
  const inside = stat.isDirectory() ? readdirSync(path).map(name => changed(join(path, name))) : []
  return Math.max(stat.mtimeMs, ...inside)
}
