import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { evaluate, loadConfig, type EvaluateRequest, type Evaluation } from '../../src/dsl/evaluate.ts'
import type { Origin } from '../../src/text/origin.ts'
import { folderWith, stretch } from './description.ts'

type Files = Readonly<Record<string, string>>

process.env['NETC_CACHE_DIR'] = folderWith({})

/** Runs the first file and hands over its default export as it is. */
function run(files: Files, more: Partial<EvaluateRequest> = {}): Promise<Evaluation> {
  const root = folderWith(files)
  return evaluate({ entry: join(root, Object.keys(files)[0]!), root, timeLimitMs: 20_000, expect: 'value', ...more })
}

/** The one finding of a run: its code, message, place and help. */
async function finding(files: Files, more: Partial<EvaluateRequest> = {}) {
  const { diagnostics, output } = await run(files, more)
  expect(output).toBeUndefined()
  expect(diagnostics).toHaveLength(1)
  const [{ code, message, span, help }] = diagnostics as [(typeof diagnostics)[0]]
  return { code, message, at: stretch(files, span), ...(help !== undefined && { help }) }
}

describe('a description', () => {
  test('gives what it exports, and the files it is made of', async () => {
    const files = {
      'network.ts': `import { n } from './lib/numbers.js'\nimport { own } from './plain.mjs'\nimport data from './data.json' with { type: 'json' }\nexport default [n, own, data.x, await (await import('./late')).default, import.meta.url.slice(-10)] as const`,
      'lib/numbers.ts': `import type { Missing } from './missing.ts'\nexport const n: Missing | number = 1`,
      'plain.mjs': `export const own = 2`,
      'data.json': `{ "x": 3 }`,
      'late.ts': `export default Promise.resolve<number>(4)`,
    }
    const { output, dependencies, diagnostics } = await run(files)
    expect(diagnostics).toEqual([])
    expect(output).toEqual([1, 2, 3, 4, 'network.ts'])
    expect(dependencies.map(({ path }) => path)).toEqual([
      'network.ts',
      'lib/numbers.ts',
      'plain.mjs',
      'data.json',
      'late.ts',
    ])
    expect(dependencies.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
  })

  test('is compiled when it exports a fabric', async () => {
    const { output, diagnostics } = await run(
      {
        'network.ts': `import { autonomousSystem, fabric, router } from 'netc'\nexport default fabric({ routers: [router('a', { as: autonomousSystem(65001), frr: '10.5', loopback: '10.0.0.1' })] })`,
      },
      { expect: 'fabric' },
    )
    expect(diagnostics).toEqual([])
    expect(output).toMatchObject({ summary: { routers: [{ name: 'a' }] } })
  })

  test('shares its instance of netc with a package that builds on netc, and leaves other packages to Node', async () => {
    const files = {
      'network.ts': `import { AutonomousSystem as A, system } from 'acme-network'\nimport { autonomousSystem } from 'netc'\nimport { answer } from 'plain'\nexport default [system.constructor === autonomousSystem(1).constructor, answer]`,
      'node_modules/acme-network/package.json': `{ "name": "acme-network", "type": "module", "exports": "./index.js", "peerDependencies": { "netc": "*" } }`,
      'node_modules/acme-network/index.js': `import { autonomousSystem } from 'netc'\nexport const system = autonomousSystem(65000)\nexport const AutonomousSystem = 1`,
      'node_modules/plain/package.json': `{ "name": "plain", "main": "index.js" }`,
      'node_modules/plain/index.js': `exports.answer = 42`,
    }
    expect((await run(files)).output).toEqual([true, 42])
  })

  test('runs again from the cache as it ran before, and anew when it has changed', async () => {
    const root = folderWith({ 'network.ts': `const a: number = 1\nexport default a` })
    const once = () => evaluate({ entry: join(root, 'network.ts'), root, timeLimitMs: 20_000, expect: 'value' })
    const [first, second] = [await once(), await once()]
    writeFileSync(join(root, 'network.ts'), `const a: string = 'new'\nexport default a`)
    expect([first.output, second.output, (await once()).output]).toEqual([1, 1, 'new'])
    expect(second.dependencies).toEqual(first.dependencies)
  })
})

describe('a value knows the call that made it', () => {
  const files = {
    'network.ts': [
      `\ufeffimport { pool as p, subnet, type Subnet } from 'netc'`,
      `import { rack } from './lib/rack.ts'\r`,
      `/* 𝒳 漢字 */\tconst first: Subnet = subnet('10.0.0.0/24')\r`,
      `const loop = [] as Subnet[]; for (const n of [1, 2] as const) loop.push(subnet(\`10.\${n}.0.0/24\`))`,
      `const mapped = [3, 4].map<Subnet>((n: number): Subnet => subnet(\`10.\${n}.0.0/24\` as string))`,
      `const passed = ['10.5.0.0/24'].map(subnet); const x = '\u2028😀'; const method = first.address(10)`,
      `const later = await Promise.resolve().then(() => subnet('10.6.0.0/24')); export default {`,
      `  origins: [first, ...loop, ...mapped, ...passed, method, later, ...rack(7)].map(({ origin }) => origin),`,
      `}`,
    ].join('\n'),
    'lib/rack.ts': `import { subnet } from 'netc'\n\n\texport function rack(n: number) {\n\t\treturn [subnet(\`10.\${n}.0.0/24\`)] // 😀\n\t}\n`,
  }

  test('in loops, callbacks, other modules, and behind any characters', async () => {
    const { output, diagnostics } = await run(files)
    expect(diagnostics).toEqual([])
    const { origins } = output as { origins: Origin[] }
    expect(origins.map(origin => stretch(files, origin))).toEqual([
      `network.ts: subnet('10.0.0.0/24')`,
      ...Array<string>(2).fill('network.ts: subnet(`10.${n}.0.0/24`))'),
      ...Array<string>(2).fill('network.ts: subnet(`10.${n}.0.0/24` as string))'),
      `network.ts: map(subnet); const x = '\u2028😀'; const method = first.address(10)`,
      `network.ts: address(10)`,
      `network.ts: subnet('10.6.0.0/24')); export default {`,
      'lib/rack.ts: subnet(`10.${n}.0.0/24`)] // 😀',
    ])
  })

  test('at a cost that is printed', async () => {
    const text = `import { secret } from 'netc'\nconst start = performance.now()\nfor (let n = 0; n < 5000; n++) secret('a')\nexport default performance.now() - start`
    const { output } = await run({ 'network.ts': text })
    process.stdout.write(`5,000 calls: ${(output as number).toFixed(0)} ms\n`)
    expect(output).toBeTypeOf('number')
  })
})

describe('a finding for', () => {
  test.each<[string, string, object]>([
    [
      'a syntax error',
      `const a = {\n  x: 1\n  y: 2,\n}`,
      { code: 'dsl-syntax', message: "Expected ',', got 'ident'", at: 'network.ts: y' },
    ],
    [
      'a syntax error after wide characters and tabs',
      `\tconst 漢 = '😀'; enum A {}`,
      {
        code: 'dsl-syntax',
        message: 'TypeScript enum is not supported: only types that can be erased are',
        at: 'network.ts: enum A {}',
      },
    ],
    [
      'a name that is declared twice',
      `\tconst 漢 = '😀'; let a: number = 1; let a = 2`,
      { code: 'dsl-syntax', message: "Identifier 'a' has already been declared", at: 'network.ts: a = 2' },
    ],
    [
      'a file that is not there',
      `import type { A } from './nowhere.ts'\nimport { a } from './nowhere.ts'\nexport default a`,
      { code: 'dsl-import', message: "there is no file './nowhere.ts'", at: 'network.ts: ./nowhere.ts' },
    ],
    [
      'a file that is named nearly so',
      `export * from './lib/hlper.ts'`,
      {
        code: 'dsl-import',
        message: "there is no file './lib/hlper.ts'",
        at: 'network.ts: ./lib/hlper.ts',
        help: "did you mean './lib/helper.ts'?",
      },
    ],
    [
      'a file that is not there, asked for late',
      `export default await import(\n './nowhere.ts')`,
      { code: 'dsl-import', message: "there is no file './nowhere.ts'", at: 'network.ts: ./nowhere.ts' },
    ],
    [
      'a package that is not installed',
      `import a from 'acme-nothing/x'\nexport default a`,
      {
        code: 'dsl-import',
        message: "the package 'acme-nothing' is not installed",
        at: 'network.ts: acme-nothing/x',
        help: 'npm install acme-nothing',
      },
    ],
    [
      'a part of netc that there is not',
      `import a from 'netc/polcy'`,
      {
        code: 'dsl-import',
        message: "netc has no part 'netc/polcy'",
        at: 'network.ts: netc/polcy',
        help: 'import from netc',
      },
    ],
    [
      'a name that netc does not export',
      `import {\n  fabric,\n  rooter,\n} from 'netc'`,
      {
        code: 'dsl-import',
        message: "'netc' exports no 'rooter'",
        at: 'network.ts: rooter',
        help: 'did you mean router?',
      },
    ],
    [
      'a name that a file does not export',
      `import { help } from './lib/helper.ts'`,
      { code: 'dsl-import', message: "'./lib/helper.ts' exports no 'help'", at: 'network.ts: help' },
    ],
    [
      'an exception',
      `const nodes: string[] = []\n\tnodes[0]!.trim()`,
      {
        code: 'dsl-throw',
        message: "the description throws TypeError: Cannot read properties of undefined (reading 'trim')",
        at: 'network.ts: trim()',
      },
    ],
    [
      'an exception out of Node',
      `import { readFileSync } from 'node:fs'\nreadFileSync('/nowhere')`,
      {
        code: 'dsl-throw',
        message: "the description throws Error: ENOENT: no such file or directory, open '/nowhere'",
        at: "network.ts: readFileSync('/nowhere')",
      },
    ],
    [
      'something thrown that is no error',
      `throw 'text'`,
      { code: 'dsl-throw', message: "the description throws 'text'", at: "network.ts: throw 'text'" },
    ],
    [
      'a recursion without end',
      `function f(): void {\n  f()\n}\nf()`,
      {
        code: 'dsl-throw',
        message: 'the description throws RangeError: Maximum call stack size exceeded',
        at: 'network.ts: f()',
      },
    ],
    [
      'a rejection that nobody handles',
      `void Promise.reject(new Error('late'))\nexport default 1`,
      { code: 'dsl-throw', message: 'the description throws Error: late', at: "network.ts: new Error('late'))" },
    ],
    [
      'the end of the process',
      `import process from 'node:process'\nprocess.exit(3)`,
      {
        code: 'dsl-exit',
        message: 'the description ends the process with process.exit(3)',
        at: 'network.ts: exit(3)',
        help: 'throw an Error that says what is missing',
      },
    ],
    [
      'a promise that never settles',
      `await new Promise(() => {})`,
      {
        code: 'dsl-unsettled',
        message: 'the description waits for a promise that never settles',
        at: 'network.ts: await new Promise(() => {})',
        help: 'look for an await whose promise nobody resolves',
      },
    ],
    [
      'no default export',
      `export const a = 1`,
      {
        code: 'dsl-no-fabric',
        message: 'network.ts has no default export',
        at: 'network.ts: export const a = 1',
        help: 'export default fabric({ … })',
      },
    ],
  ])('%s', async (_, text, expected) => {
    expect(await finding({ 'network.ts': text, 'lib/helper.ts': 'export const helper = 1' })).toEqual(expected)
  })

  test('a default export that is no fabric', async () => {
    expect(await finding({ 'network.ts': `const a = 1\n  export default { a }` }, { expect: 'fabric' })).toEqual({
      code: 'dsl-no-fabric',
      message: 'network.ts does not export a fabric as its default',
      at: 'network.ts: export default',
      help: 'export default fabric({ … })',
    })
  })

  test('a loop without end, at the line where it runs', async () => {
    const files = {
      'network.ts': `import { wait } from './lib/wait.ts'\nwait('😀')\nexport default 1`,
      'lib/wait.ts': `let n = 0\nexport function wait(text: string) {\n  /* 漢 */ for (;;) { n++ }\n}`,
    }
    const { diagnostics } = await run(files, { timeLimitMs: 4_000 })
    expect(diagnostics).toMatchObject([
      { code: 'dsl-time-limit', message: 'the description did not finish within 4 s', span: { path: 'lib/wait.ts' } },
    ])
    expect(stretch(files, diagnostics[0]!.span)).toMatch(/^lib\/wait\.ts: (for|n\+\+| )/)
  })

  test('a wait without end', async () => {
    const text = `setInterval(() => {}, 100)\nawait new Promise(() => {})\nexport default 1`
    expect(await finding({ 'network.ts': text }, { timeLimitMs: 500 })).toMatchObject({
      code: 'dsl-time-limit',
      message: 'the description did not finish within 0.5 s',
    })
  })

  test('an exception in a helper, with the line that called it', async () => {
    const files = {
      'network.ts': `import { f } from './f.ts'\n\nf()`,
      'f.ts': `export function f(): never {\n  throw new TypeError('no 漢')\n}`,
    }
    const { diagnostics } = await run(files)
    expect(
      diagnostics.map(({ message, span, related }) => [
        message,
        stretch(files, span),
        related?.map(each => stretch(files, each.span)),
      ]),
    ).toEqual([['the description throws TypeError: no 漢', `f.ts: new TypeError('no 漢')`, ['network.ts: f()']]])
  })

  test('every file that is wrong, each once', async () => {
    const files = {
      'network.ts': `import './a.ts'\nimport './b.ts'\nimport './gone.ts'`,
      'a.ts': `import './b.ts'\nimport './gone.ts'`,
      'b.ts': `const = 1`,
    }
    const { diagnostics } = await run(files)
    expect(diagnostics.map(({ code, span }) => [code, stretch(files, span)])).toEqual([
      ['dsl-syntax', 'b.ts: ='],
      ['dsl-import', 'a.ts: ./gone.ts'],
      ['dsl-import', 'network.ts: ./gone.ts'],
    ])
  })
})

/** Shares the first core that there is with four others, until it has had the core for 0.6 s. */
const crowded = `import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
const read = (file: string): string => readFileSync('/proc/' + file, 'utf8')
const core = /^Cpus_allowed_list:\\s*(\\d+)/m.exec(read('self/status'))![1]!
const others = Array.from({ length: 4 }, () => spawn('timeout', ['30', 'taskset', '-c', core, 'sh', '-c', 'while :; do :; done']))
execFileSync('taskset', ['-p', '-c', core, readlinkSync('/proc/thread-self').split('/').at(-1)!])
const spent = (): number => Number(read('thread-self/schedstat').split(' ')[0]) / 1e6
const [start, before] = [performance.now(), spent()]
while (spent() < before + 600);
for (const each of others) each.kill()
export default performance.now() - start`

test.runIf(existsSync('/proc/thread-self/schedstat') && spawnSync('taskset', ['--version']).status === 0)(
  'the limit does not count the time in which others have the core',
  async () => {
    const timeLimitMs = 1_500
    const { output, diagnostics } = await run({ 'network.ts': crowded }, { timeLimitMs })
    expect(diagnostics).toEqual([])
    expect(output).toBeGreaterThan(timeLimitMs)
  },
)

test('a fault of our own is an exception with its stack, and no finding', async () => {
  const text = `import { router } from 'netc'\nrouter('a', undefined as never)\nexport default 1`
  await expect(run({ 'network.ts': text })).rejects.toMatchObject({
    name: 'TypeError',
    stack: expect.stringContaining('src/dsl/router.ts') as string,
  })
})

test('what a description prints goes to standard error', () => {
  const root = folderWith({ 'network.ts': `console.log('hello')\nprocess.stdout.write('there')\nexport default 1` })
  const source = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href)
  const script = `const { evaluate } = await import(${source('../../src/dsl/evaluate.ts')})
    const { output } = await evaluate({ entry: ${JSON.stringify(join(root, 'network.ts'))}, root: ${JSON.stringify(root)}, timeLimitMs: 20_000, expect: 'value' })
    process.stdout.write('output ' + output)`
  const flags = ['--import', new URL('../../scripts/strip-types.js', import.meta.url).href, '--input-type=module']
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, '-e', script], { encoding: 'utf8' })
  expect({ stdout, stderr }).toEqual({ stdout: 'output 1', stderr: 'hello\nthere' })
})

test('a configuration is what its file exports, and one that cannot be run is a wrong request', async () => {
  const root = folderWith({
    'netc.config.ts': `export default { out: 'built' as string }`,
    'wrong.ts': `throw new Error('no')`,
  })
  expect(await loadConfig(join(root, 'netc.config.ts'), root)).toEqual({ out: 'built' })
  await expect(loadConfig(join(root, 'wrong.ts'), root)).rejects.toMatchObject({
    name: 'UserError',
    message: 'wrong.ts: the description throws Error: no',
  })
})
