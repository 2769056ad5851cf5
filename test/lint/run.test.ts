import { expect, test } from 'vitest'
import { policies } from '../../policies/index.ts'
import { applyFixes } from '../../src/text/edit.ts'
import { analyzed } from './analyzed.ts'

test.each([
  [
    'JSON',
    'cluster/l2.json',
    '{"apiVersion": "cilium.io/v2", "kind": "CiliumL2AnnouncementPolicy", "metadata": {"name": "lan"}, "spec": {}}',
  ],
  [
    'YAML',
    'cluster/l2.yaml',
    'apiVersion: cilium.io/v2\nkind: CiliumL2AnnouncementPolicy\nmetadata: {name: lan}\nspec: {}\n',
  ],
])('a fix keeps the quotes of the word it replaces: %s', (_, path, text) => {
  const id = 'l2-v2-does-not-exist'
  const { diagnostics } = analyzed([{ path, text }], { [id]: policies[id]! })
  const fixes = diagnostics.flatMap(each => each.fixes ?? [])
  const [revision] = applyFixes(fixes, () => text).revisions
  expect(revision!.after).toBe(text.replace('cilium.io/v2', 'cilium.io/v2alpha1'))
})
