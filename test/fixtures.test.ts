import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build } from '../src/build.ts'
import { verifyHeader } from '../src/header.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'fixtures')
const scenarios = readdirSync(folder, { withFileTypes: true })
  .filter(each => each.isDirectory())
  .map(({ name }) => name)

/** What `netc build fixtures/<name>/network.ts` writes, compared with `fixtures/<name>/expect`; `vitest -u` renews it. */
describe.each(scenarios)('fixture %s', name => {
  const built = build({ entry: join(folder, name, 'network.ts'), root, targets: {} })

  test('builds without a finding', async () => {
    const { diagnostics } = await built
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  test('writes the files of its golden folder, and no others', async () => {
    const { artifacts } = await built
    for (const { path, text } of artifacts) await expect(text).toMatchFileSnapshot(join(folder, name, 'expect', path))
    const kept = readdirSync(join(folder, name, 'expect'), { recursive: true, withFileTypes: true }).filter(each =>
      each.isFile(),
    )
    expect(kept.map(each => join(each.parentPath, each.name)).sort()).toEqual(
      artifacts.map(({ path }) => join(folder, name, 'expect', path)).sort(),
    )
    for (const { text } of artifacts) expect(verifyHeader(text)).toBe('ours')
  })

  test('is the same to the byte when it is built again', async () => {
    const again = await build({ entry: join(folder, name, 'network.ts'), root, targets: {} })
    expect(again.artifacts).toEqual((await built).artifacts)
  })
})
