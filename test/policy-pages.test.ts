import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { indexText, listText, pageTexts } from '../scripts/policies.js'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

test('policies/index.ts and docs/policies are what npm run policies writes', async () => {
  expect(read('policies/index.ts')).toBe(await indexText())
  const pages = await pageTexts()
  for (const [id, text] of Object.entries(pages)) expect(read(`docs/policies/${id}.md`), id).toBe(text)
  expect(read('docs/policies/README.md')).toBe(await listText())
  const files = readdirSync(join(root, 'docs/policies')).filter(each => each !== 'README.md')
  expect(files.toSorted()).toEqual(
    Object.keys(pages)
      .map(id => `${id}.md`)
      .toSorted(),
  )
})
