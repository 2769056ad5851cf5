import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, netc } from './shell.ts'

const root = join(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

test('what the README shows of a lint is printed so, in that order', async () => {
  const command = 'npx netc lint fixtures/homelab-as-published'
  const shown = readme.split(`\n$ ${command}\n`)[1]!.split('```')[0]!
  const { code, out } = await netc(command.split(' ').slice(2), { cwd: root })
  expect(code).toBe(1)
  let rest = out
  for (const part of shown
    .split('…\n')
    .map(each => each.trim())
    .filter(Boolean)) {
    expect(rest).toContain(part)
    rest = rest.slice(rest.indexOf(part) + part.length)
  }
})

test('the policy that the README shows finds what it says', async () => {
  const cwd = folderWith({
    'netc.config.json': '{ "lint": { "policies": ["./policies/named.ts"], "select": ["named"] } }',
    'policies/named.ts': /```ts\n(import \{ policy \} from 'netc\/policy'.*?)```/s.exec(readme)![1]!,
    'pool.yaml': 'apiVersion: cilium.io/v2\nkind: CiliumLoadBalancerIPPool\nmetadata: { name: vips }\nspec: {}\n',
  })
  const { out } = await netc(['lint', '--format', 'concise'], { cwd })
  expect(out).toBe('pool.yaml:3:19 warning vips is not called muc-… [named]\n')
})
