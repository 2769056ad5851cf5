import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const fixture = join(root, 'fixtures/homelab')
const folder = mkdtempSync(join(tmpdir(), 'netc-package-'))

/** Runs a command as a shell in that folder would, and gives back all that it printed; throws when it fails. */
function run(command: string, cwd = folder): string {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd,
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, NETC_CACHE_DIR: join(folder, 'cache') },
  })
  if (status !== 0) throw new Error(`${command} ended with ${status}\n${stdout}${stderr}`)
  return `${stdout}${stderr}`
}

let packed: readonly string[]

beforeAll(() => {
  const listed = run(`npm pack --json --silent --pack-destination ${folder} 2>/dev/null`, root)
  const [{ filename, files }] = JSON.parse(listed) as [{ filename: string; files: { path: string }[] }]
  packed = files.map(({ path }) => path)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  run(`npm install --prefer-offline --no-audit --no-fund ./${filename}`)
  cpSync(join(fixture, 'network.ts'), join(folder, 'network.ts'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('the package holds what is compiled, and what a reader looks for', () => {
  const others = packed.filter(path => !/^dist\/(src|policies)\/.*\.(js|d\.ts)$/.test(path))
  expect(others.sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'bin/netc.js',
    'package.json',
    'schemas/baseline.schema.json',
    'schemas/config.schema.json',
    'schemas/report.schema.json',
  ])
})

test('installed in an empty folder it builds a description that imports netc', () => {
  expect(run('npx --no-install netc build')).toContain('network.ts → out/')
  const routers = readdirSync(join(folder, 'out/routers'))
  expect(routers.sort()).toEqual(['fedora1', 'fedora2'])
  for (const file of ['routers/fedora1/frr.conf', 'clusters/lab/bgp.yaml'])
    expect(withoutHeader(join(folder, 'out', file))).toBe(withoutHeader(join(fixture, 'expect', file)))
})

test('a second build finds everything as it is, and --check agrees', () => {
  run('npx --no-install netc build')
  run('npx --no-install netc build --check')
  writeFileSync(join(folder, 'network.ts'), readFileSync(join(folder, 'network.ts'), 'utf8').replace('120s', '60s'))
  expect(() => run('npx --no-install netc build --check')).toThrow('restartTimeSeconds: 60')
})

test('its types hold under the strictest settings of somebody else', () => {
  const tsc = `node ${join(root, 'node_modules/typescript/bin/tsc')} --noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --module nodenext --target es2023`
  const good = readFileSync(join(fixture, 'network.ts'), 'utf8')
  writeFileSync(
    join(folder, 'good.ts'),
    `${good}\nimport { policies } from 'netc/policies'\nimport type { Policy } from 'netc/policy'\nexport const all: Readonly<Record<string, Policy>> = { ...policies, mine: { ...policies['pool-overlap']!, check: () => {} } }\n`,
  )
  run(`${tsc} good.ts`)
  writeFileSync(join(folder, 'bad.ts'), good.replace("password = secret('lab-bgp')", "password = 'hunter2'"))
  expect(() => run(`${tsc} bad.ts`)).toThrow("Type 'string' is not assignable to type 'Secret'")
})

test('it lints a folder with a policy of its own, which is type-checked against the package', () => {
  const lab = join(folder, 'lab')
  mkdirSync(join(lab, 'policies'), { recursive: true })
  const own = /```ts\n(import \{ policy \} from 'netc\/policy'.*?)```/s.exec(
    readFileSync(join(root, 'README.md'), 'utf8'),
  )![1]!
  writeFileSync(join(lab, 'policies/named.ts'), own)
  writeFileSync(
    join(lab, 'netc.config.json'),
    '{ "lint": { "policies": ["./policies/named.ts"], "select": ["named", "cidr-host-bits-set"] } }',
  )
  writeFileSync(
    join(lab, 'pool.yaml'),
    'apiVersion: cilium.io/v2\nkind: CiliumLoadBalancerIPPool\nmetadata: { name: vips }\nspec: { blocks: [{ cidr: 192.0.2.1/24 }] }\n',
  )
  const lint = `cd ${lab} && npx --no-install netc lint --format concise`
  const found = /vips is not called muc-….*\n.*vips has 192.0.2.1\/24/
  expect(run(`${lint} || test $? = 1`)).toMatch(found)
  // Out of the cache, where there is one, it is the same.
  expect(run(`${lint} || test $? = 1`)).toMatch(found)
  expect(run(`cd ${lab} && npx --no-install netc rules`)).toContain('Pools are named after the site.')
  const tsc = `node ${join(root, 'node_modules/typescript/bin/tsc')} --noEmit --strict --exactOptionalPropertyTypes --module nodenext --target es2023`
  run(`cd ${lab} && ${tsc} policies/named.ts`)
  writeFileSync(join(lab, 'policies/wrong.ts'), own.replace('data: { pool: pool.name }', 'data: {}'))
  expect(() => run(`cd ${lab} && ${tsc} policies/wrong.ts`)).toThrow('is missing in type')
})

test('npx netc builds in a clone too, and prints what the README says', () => {
  const command = 'npx netc build fixtures/homelab/network.ts --out out'
  const [first, second] = ['first', 'second'].map(name => join(folder, name))
  expect(run(command.replace('--out out', `--out ${first}`), root)).toContain('types checked in')
  const printed = run(command.replace('--out out', `--out ${second}`), root)
  expect(untimed(printed)).toContain(untimed(transcript(command)))
})

test('what the README says that a mistake looks like is what it looks like', () => {
  writeFileSync(
    join(folder, 'network.ts'),
    readFileSync(join(fixture, 'network.ts'), 'utf8').replace('ens18: lan.address(11)', 'ens18: lan.address(12)'),
  )
  expect(() => run('npx --no-install netc build')).toThrow(transcript('npx netc build'))
})

/** What the README shows below a command. */
function transcript(command: string): string {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  return readme.split(`\n$ ${command}\n`)[1]!.split('```')[0]!
}

/** Without what differs between two runs: the output folder, the time, and how much room they leave. */
function untimed(output: string): string {
  return output.replace(/→ \S+ +(.*) · [\d.]+ s\n/, '→ out/ $1\n')
}

/** The text below the header, which names the source file. */
function withoutHeader(path: string): string {
  return readFileSync(path, 'utf8').replace(/^([#!].*\n)+/, '')
}
