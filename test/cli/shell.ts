/** Runs a command line in this process, in a folder of its own. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, afterEach } from 'vitest'
import type { Built, BuildRequest } from '../../src/build.ts'
import type { Compiler } from '../../src/cli/build.ts'
import { commandsWith } from '../../src/cli/commands.ts'
import { main } from '../../src/cli/main.ts'
import { stamp } from '../../src/header.ts'

const folders: string[] = []

// Not the cache of whoever runs the tests.
const cache = mkdtempSync(join(tmpdir(), 'netc-cache-'))
process.env['NETC_CACHE_DIR'] = cache
afterAll(() => rmSync(cache, { recursive: true, force: true }))

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A new folder with these files in it, removed after the test. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'netc-'))
  folders.push(folder)
  mkdirSync(join(folder, '.git'))
  for (const [path, text] of Object.entries(files)) put(folder, path, text)
  return folder
}

export function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** Every file below a folder with its text, but for the repository's own. */
export function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => !entry.isDirectory())
  const texts = paths
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => [relative(folder, path), readFileSync(path, 'utf8')] as const)
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Setting {
  readonly cwd: string
  readonly env?: NodeJS.ProcessEnv
  /** What the description compiles to; a function sees the request. */
  readonly built?: Built | ((request: BuildRequest) => Built)
  readonly terminal?: boolean
  readonly columns?: number
  readonly interrupted?: AbortSignal
  /** What stands on standard input. */
  readonly stdin?: string | Buffer
  /** What `netc.config.ts` exports as its default. */
  readonly config?: unknown
}

/** Runs `netc …` and gives what it printed. */
export async function netc(
  argv: readonly string[],
  { cwd, env = {}, built, terminal = false, columns = 100, interrupted, stdin = '', config }: Setting,
): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const stream = (to: string[]) => ({ write: (text: string) => void to.push(text), isTTY: terminal, columns })
  const compiler: Compiler = {
    build: request => {
      if (built === undefined) throw new Error('this test was not to compile')
      return Promise.resolve(typeof built === 'function' ? built(request) : built)
    },
    loadConfig: () =>
      config === undefined
        ? Promise.reject(new Error('this test was not to evaluate a configuration'))
        : Promise.resolve(config),
  }
  const world = {
    stdout: stream(out),
    stderr: stream(err),
    env,
    cwd,
    stdin: () => Promise.resolve(Buffer.from(stdin)),
    interrupted: () => interrupted ?? new AbortController().signal,
  }
  const code = await main(
    argv,
    world,
    commandsWith(() => Promise.resolve(compiler)),
  )
  return {
    code,
    out: out.join(''),
    err: err
      .join('')
      .replace(/\d+\.\d\d s\n/, '0.00 s\n')
      .replace(/· \d+\.\d s\n/, '· 0.0 s\n'),
  }
}

/** The outcome of a compilation, of which a test says the parts it is about. */
export function builtWith(files: Readonly<Record<string, string>>, more: Partial<Built> = {}): Built {
  const routers = [...new Set(Object.keys(files).flatMap(path => /^routers\/([^/]+)/.exec(path)?.[1] ?? []))]
  const clusters = [...new Set(Object.keys(files).flatMap(path => /^clusters\/([^/]+)/.exec(path)?.[1] ?? []))]
  return {
    artifacts: Object.entries(files).map(([path, text]) =>
      stamp({ path, text }, { source: 'network.ts', target: path.startsWith('routers') ? 'FRR 10.5' : 'Cilium 1.20' }),
    ),
    diagnostics: [],
    summary: {
      name: 'network',
      clusters: clusters.map(name => ({ name, cilium: '1.20', resources: 5 })),
      routers: routers.map(name => ({ name, frr: '10.5' })),
      sessions: { eBGP: 0, iBGP: 0, detail: [] },
    },
    derivations: [],
    dependencies: ['network.ts'],
    typecheck: { cached: true, ms: 0 },
    ...more,
  }
}
