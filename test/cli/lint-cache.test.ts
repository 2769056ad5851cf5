import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { folderWith, netc, put, type Setting } from './shell.ts'

const before = process.env['NETC_CACHE_DIR']
let cache: string
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'netc-cache-'))
  process.env['NETC_CACHE_DIR'] = cache
})
afterAll(() => {
  rmSync(cache, { recursive: true, force: true })
  process.env['NETC_CACHE_DIR'] = before
})

const kept = () => (readdirSync(cache).includes('results') ? readdirSync(join(cache, 'results')).length : 0)

const pool = (name: string, cidr: string) =>
  `apiVersion: cilium.io/v2\nkind: CiliumLoadBalancerIPPool\nmetadata: { name: ${name} }\nspec: { blocks: [{ cidr: ${cidr} }] }\n`
const files = {
  'a.yaml': pool('a', '192.0.2.0/25'),
  'b.yaml': pool('b', '192.0.2.64/26 # netc-ignore pool-first-last-ip: on purpose\n').replace('] }', '') + '  ] }\n',
  'c.xml': '<opnsense><bgp/></opnsense>',
}

async function same(argv: readonly string[], setting: Setting): Promise<string> {
  const cached = await netc(['lint', ...argv], setting)
  expect(await netc(['lint', ...argv], setting)).toEqual(cached)
  expect(await netc(['lint', '--no-cache', ...argv], setting)).toEqual(cached)
  return cached.out
}

test('what is kept changes no byte of what is printed, whatever is asked', async () => {
  const cwd = folderWith(files)
  for (const argv of [
    [],
    ['--format', 'json'],
    ['--format', 'sarif'],
    ['--ignore', 'pools'],
    ['--target', 'cilium=1.15'],
    ['--complete'],
    ['a.yaml'],
    ['--statistics', '--max-diagnostics', '1'],
  ])
    await same(argv, { cwd })
  expect(kept()).toBeGreaterThan(4)
})

test('a change of any file counts, also of one that is new or gone', async () => {
  const cwd = folderWith(files)
  const first = await same(['--format', 'concise'], { cwd })
  put(cwd, 'a.yaml', pool('a', '198.51.100.0/25'))
  const second = await same(['--format', 'concise'], { cwd })
  expect(second).not.toBe(first)
  put(cwd, 'more/d.yaml', pool('d', '198.51.100.0/26'))
  expect(await same(['--format', 'concise'], { cwd })).toContain('more/d.yaml')
  rmSync(join(cwd, 'more'), { recursive: true })
  expect(await same(['--format', 'concise'], { cwd })).toBe(second)
  put(cwd, 'netc.config.json', '{ "lint": { "ignore": ["pools"] } }')
  expect(await same(['--format', 'concise'], { cwd })).not.toContain('[pool-')
})

test('what depends on more than the files is not kept', async () => {
  const cwd = folderWith({ ...files, 'base/kustomization.yaml': 'resources: [../a.yaml]\n' })
  await netc(['lint', '-'], { cwd, stdin: files['a.yaml'] })
  await netc(['lint', 'base'], { cwd })
  await netc(['lint', '--no-cache'], { cwd })
  expect(kept()).toBe(0)
})
