import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** The blocks of the README that show a file, which the comment above names. A line of `…` stands for what is left out. */
const shown = Array.from(readme.matchAll(/<!-- (\S+) -->\n+```\w*\n(.*?)```/gs), ([, path = '', text = '']) => ({
  path,
  text,
}))

test('the README shows a description and both halves of what it becomes', () => {
  expect(shown.map(({ path }) => path)).toEqual([
    'fixtures/homelab/network.ts',
    'fixtures/homelab/expect/routers/fedora1/frr.conf',
    'fixtures/homelab/expect/clusters/lab/expose/prod/gateway-cd-bgp-gw.yaml',
  ])
})

test.each(shown)('what the README shows of $path stands there, in that order', ({ path, text }) => {
  let rest = readFileSync(join(root, path), 'utf8')
  for (const part of text.split('…\n')) {
    expect(rest).toContain(part)
    rest = rest.slice(rest.indexOf(part) + part.length)
  }
})
