import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compiler, typecheck } from '../../src/dsl/typecheck.ts'
import { folderWith, stretch } from './description.ts'

type Files = Readonly<Record<string, string>>

process.env['NETC_CACHE_DIR'] = folderWith({})

function check(root: string, entry = 'network.ts') {
  return typecheck({ entry: join(root, entry), root })
}

/** What is found in the files, as place and message. */
async function found(files: Files, entry?: string): Promise<string[]> {
  const { diagnostics } = await check(folderWith(files), entry)
  return diagnostics.map(({ span, message }) => `${stretch(files, span)}: ${message}`)
}

const good = `import { autonomousSystem, fabric, router } from 'netc'
export default fabric({ routers: [router('a', { as: autonomousSystem(65001), frr: '10.5' })] })`

describe('types', () => {
  test('of a right description are right, with no node_modules in sight', async () => {
    const { diagnostics, cached } = await check(folderWith({ 'network.ts': good }))
    expect(diagnostics).toEqual([])
    expect(cached).toBe(false)
  })

  test('that are wrong are told with what is wrong, and where exactly', async () => {
    const text = `\ufeffimport { autonomousSystem, cluster, peering, pool, router } from 'netc'
/* 😀 */ const tor = router('tor', { as: 65001, frr: '10.5' })\r
const spine = router('spine', { as: autonomousSystem(65002) })
const lab = cluster('lab', { as: autonomousSystem(65001), cilium: '1.20', nods: {} })
export default [peering({ between: [lab.nodes, tor], password: 'text' }), pool('p', { in: tor, blocks: ['10.0.0.0/24'] }), spine]`
    expect(await found({ 'network.ts': text })).toEqual([
      "network.ts: as: Type 'number' is not assignable to type 'AutonomousSystem' (TS2322)",
      "network.ts: { as: autonomousSystem(65002) }: Property 'frr' is missing in type '{ as: AutonomousSystem; }' but required in type 'RouterOptions' (TS2345)",
      expect.stringMatching(
        /^network\.ts: nods: .*did you mean|^network\.ts: nods: .*'nods' does not exist in type 'ClusterOptions'/i,
      ),
      expect.stringMatching(/^network\.ts: password: Type 'string' is not assignable to type 'Secret'/),
      expect.stringMatching(/^network\.ts: in: .*Cluster/),
    ])
  })

  test('are checked in the files that a description imports, and told there', async () => {
    const files = {
      'network.ts': `import { n } from './lib/n'\nimport type { N } from './lib/n.js'\nexport default n as N`,
      'lib/n.ts': `export type N = number\nexport const n: N = 'one'`,
    }
    expect(await found(files)).toEqual(["lib/n.ts: n: Type 'string' is not assignable to type 'number' (TS2322)"])
  })

  test('are strict unless a tsconfig.json says otherwise', async () => {
    const text = `export const f = (a, b: string[]) => a + b[0].length\nexport default f`
    const strict = await found({ 'network.ts': text })
    expect(strict.map(each => /TS\d+/.exec(each)![0])).toEqual(['TS7006', 'TS2532'])
    expect(
      await found(
        {
          'net/network.ts': text,
          'tsconfig.json': `{ "extends": "./base.json" }`,
          'base.json': `{ "compilerOptions": { "strict": false } } // why not`,
        },
        'net/network.ts',
      ),
    ).toEqual([])
  })

  test("of Node's that are not installed are nobody's mistake, and all else still is", async () => {
    const text = `import { readdirSync } from 'node:fs'\nconsole.log(process.env, new URL('a:b'), import.meta.dirname, readdirSync('.').map(f => f))\nexport const a: string = 1\nnowhere()`
    expect(await found({ 'network.ts': text })).toEqual([
      "network.ts: a: Type 'number' is not assignable to type 'string' (TS2322)",
      "network.ts: nowhere: Cannot find name 'nowhere' (TS2304)",
    ])
  })

  test("of Node's are used where they are installed", async () => {
    const files = {
      'network.ts': `import { readdirSync } from 'node:fs'\nexport const a: number = readdirSync('.')`,
      'node_modules/@types/node/package.json': `{ "name": "@types/node", "types": "index.d.ts" }`,
      'node_modules/@types/node/index.d.ts': `declare module 'node:fs' { export function readdirSync(path: string): string[] }`,
    }
    expect(await found(files)).toEqual(["network.ts: a: Type 'string[]' is not assignable to type 'number' (TS2322)"])
  })
})

describe('the outcome', () => {
  test('is recalled while all that was read is the same', async () => {
    const root = folderWith({
      'network.ts': `import { n } from './n.ts'\nexport const text: string = n`,
      'n.ts': `export const n = 1`,
      'tsconfig.json': '{}',
    })
    const first = await check(root)
    expect(first).toMatchObject({ cached: false, diagnostics: [{ code: 'dsl-type' }] })
    const again = await check(root)
    expect(again).toMatchObject({ cached: true, diagnostics: first.diagnostics })
    process.stdout.write(`types: ${first.ms.toFixed(0)} ms, recalled: ${again.ms.toFixed(0)} ms\n`)
    writeFileSync(join(root, 'n.ts'), `export const n = 'one'`)
    expect(await check(root)).toMatchObject({ cached: false, diagnostics: [] })
    writeFileSync(join(root, 'tsconfig.json'), '{ "compilerOptions": { "noUnusedLocals": true } }')
    expect(await check(root)).toMatchObject({ cached: false })
  })

  test('is not kept where a module is missing, as it may turn up', async () => {
    const root = folderWith({ 'network.ts': `import { n } from 'acme'\nexport default n` })
    expect((await check(root)).diagnostics.map(({ message }) => message)).toEqual([
      "Cannot find module 'acme' or its corresponding type declarations (TS2307)",
    ])
    expect(await check(root)).toMatchObject({ cached: false })
  })
})

test('the compiler that outcomes are kept for is the one that is installed', () => {
  const { version } = JSON.parse(readFileSync('node_modules/ts-morph/package.json', 'utf8')) as { version: string }
  expect(compiler).toBe(`ts-morph ${version}`)
})
