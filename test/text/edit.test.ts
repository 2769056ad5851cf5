import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../src/output/diff.ts'
import type { Fix } from '../../src/text/diagnostic.ts'
import { applyFixes } from '../../src/text/edit.ts'

const files: Readonly<Record<string, string>> = { a: '0123456789', b: 'one\ntwo\nthree\n' }
const textOf = (path: string) => files[path]

/** A fix out of [path, start, end, text]. */
function fix(...edits: readonly [path: string, start: number, end: number, text: string][]): Fix {
  return { title: '', edits: edits.map(([path, start, end, text]) => ({ span: { path, start, end }, text })) }
}

function after(...fixes: readonly Fix[]) {
  const { revisions, waiting } = applyFixes(fixes, textOf)
  return {
    texts: Object.fromEntries(revisions.map(({ path, after }) => [path, after])),
    waiting: waiting.map(each => fixes.indexOf(each)),
  }
}

test.each<[string, Fix[], Record<string, string>, number[]]>([
  ['one replacement', [fix(['a', 2, 4, 'xyz'])], { a: '01xyz456789' }, []],
  ['an insertion', [fix(['a', 10, 10, '!'])], { a: '0123456789!' }, []],
  ['several in any order', [fix(['a', 8, 9, '']), fix(['a', 0, 1, 'x'])], { a: 'x1234567' + '9' }, []],
  ['neighbours that touch', [fix(['a', 2, 4, 'x']), fix(['a', 4, 6, 'y'])], { a: '01xy6789' }, []],
  ['of two that overlap the first', [fix(['a', 2, 5, 'x']), fix(['a', 4, 6, 'y'])], { a: '01x56789' }, [1]],
  [
    'of two insertions at one place the first',
    [fix(['a', 3, 3, 'x']), fix(['a', 3, 3, 'y'])],
    { a: '012x3456789' },
    [1],
  ],
  [
    'an insertion at the border of a replacement waits',
    [fix(['a', 3, 5, 'x']), fix(['a', 5, 5, 'y'])],
    { a: '012x56789' },
    [1],
  ],
  [
    'the same edit of two fixes once',
    [fix(['a', 3, 3, 'x']), fix(['a', 3, 3, 'x'], ['b', 0, 3, '1'])],
    { a: '012x3456789', b: '1\ntwo\nthree\n' },
    [],
  ],
  [
    'all edits of a fix or none',
    [fix(['a', 2, 5, 'x']), fix(['b', 0, 3, '1'], ['a', 4, 6, 'y'])],
    { a: '01x56789' },
    [1],
  ],
  [
    'a fix that waits is in nobody’s way',
    [fix(['a', 2, 5, 'x']), fix(['b', 0, 3, '1'], ['a', 4, 6, 'y']), fix(['b', 0, 3, 'eins'])],
    { a: '01x56789', b: 'eins\ntwo\nthree\n' },
    [1],
  ],
  ['edits of one fix that overlap', [fix(['a', 0, 3, 'x'], ['a', 2, 4, 'y'])], {}, [0]],
  [
    'a place that is not there',
    [fix(['a', 9, 11, 'x']), fix(['gone', 0, 0, 'x']), fix(['a', 3, 2, 'x'])],
    {},
    [0, 1, 2],
  ],
  ['text that is there already', [fix(['a', 0, 1, '0'])], {}, []],
])('%s', (_, fixes, texts, waiting) => {
  expect(after(...fixes)).toEqual({ texts, waiting })
})

test('revisions show as a unified diff, with the line ends of the file', () => {
  const text = 'router bgp 65000\r\n neighbor 10.0.0.1 remote-as 65001\r\n'
  const start = text.indexOf('65001')
  const { revisions } = applyFixes([fix(['r', start, start + 5, '65002'])], () => text)
  expect(revisions.map(({ path, before, after }) => unifiedDiff(path, before, after))).toEqual([
    '--- r\n+++ r\n@@ -1,2 +1,2 @@\n router bgp 65000\r\n- neighbor 10.0.0.1 remote-as 65001\r\n+ neighbor 10.0.0.1 remote-as 65002\r\n',
  ])
})

test('the order of fixes that do not overlap does not matter, and nothing that they put in is lost', () => {
  const edit = fc.tuple(fc.constantFrom('a', 'b'), fc.nat(10), fc.nat(3), fc.constantFrom('', 'x', 'yy'))
  const anyFix = fc
    .array(edit, { minLength: 1, maxLength: 3 })
    .map(edits =>
      fix(
        ...edits
          .map(([path, start, length, text]) => [path, start, start + length, text] as const)
          .map(each => [...each] as [string, number, number, string]),
      ),
    )
  fc.assert(
    fc.property(fc.array(anyFix, { maxLength: 8 }), fixes => {
      const { applied, waiting, revisions } = applyFixes(fixes, textOf)
      expect(new Set([...applied, ...waiting])).toEqual(new Set(fixes))
      expect(applied.length + waiting.length).toBe(fixes.length)
      const reversed = applyFixes([...applied].reverse(), textOf)
      expect(reversed.waiting).toEqual([])
      expect(new Map(reversed.revisions.map(each => [each.path, each.after]))).toEqual(
        new Map(revisions.map(each => [each.path, each.after])),
      )
      // Each text that a fix puts in is in the result.
      const sizes = new Map<string, number>()
      const seen = new Set<string>()
      for (const {
        span: { path, start, end },
        text,
      } of applied.flatMap(({ edits }) => edits)) {
        const id = JSON.stringify([path, start, end, text])
        if (!seen.has(id)) sizes.set(path, (sizes.get(path) ?? files[path]!.length) + text.length - (end - start))
        seen.add(id)
      }
      for (const { path, after } of revisions) expect(after.length).toBe(sizes.get(path))
    }),
    { numRuns: 1000 },
  )
})

test('ten thousand fixes of one file take no longer than they must', () => {
  const text = 'x'.repeat(100_000)
  const fixes = Array.from({ length: 10_000 }, (_, i) => fix(['r', i * 10, i * 10 + 5, 'y']))
  expect(applyFixes(fixes, () => text).revisions[0]!.after).toBe('yxxxxx'.repeat(10_000))
})
