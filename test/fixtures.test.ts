import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build, type Targets } from '../src/build.ts'
import { verifyHeader } from '../src/header.ts'
import { scenarios } from './scenarios.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'fixtures')

/** Every scenario for the releases it names, and the oldest also for the newest release. */
const cases: readonly (readonly [name: string, golden: string, targets: Targets])[] = [
  ...scenarios.map(name => [name, 'expect', {}] as const),
  ['metallb', 'expect-cilium-1.20', { cilium: '1.20' }],
]

/** What `netc build fixtures/<name>/network.ts` writes, compared with its golden folder; `vitest -u` renews that. */
describe.each(cases)('fixture %s: %s', (name, golden, targets) => {
  const request = { entry: join(folder, name, 'network.ts'), root, targets }
  const built = build(request)

  test('builds without a finding', async () => {
    const { diagnostics } = await built
    expect(diagnostics).toEqual([])
  })

  test('writes the files of its golden folder, and no others', async () => {
    const { artifacts } = await built
    for (const { path, text } of artifacts) await expect(text).toMatchFileSnapshot(join(folder, name, golden, path))
    const kept = readdirSync(join(folder, name, golden), { recursive: true, withFileTypes: true }).filter(each =>
      each.isFile(),
    )
    expect(kept.map(each => join(each.parentPath, each.name)).sort()).toEqual(
      artifacts.map(({ path }) => join(folder, name, golden, path)).sort(),
    )
    for (const { text } of artifacts) expect(verifyHeader(text)).toBe('ours')
  })

  test('is the same to the byte when it is built again', async () => {
    const again = await build(request)
    expect(again.artifacts).toEqual((await built).artifacts)
  })
})
