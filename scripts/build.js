// Compiles what is published into dist/, from nothing, so that no file stays whose source is gone.
import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')

rmSync(dist, { recursive: true, force: true })
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
// npm links the program once and makes it executable then; it is to stay so when it is compiled anew.
if (status === 0) chmodSync(join(dist, 'src/cli/bin.js'), 0o755)
process.exitCode = status ?? 1
