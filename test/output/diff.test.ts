import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../src/output/diff.ts'

const lines = (...all: string[]) => all.map(line => `${line}\n`).join('')

test('equal texts have no diff', () => {
  expect(unifiedDiff('a', lines('x', 'y'), lines('x', 'y'))).toBe('')
})

test('a change is shown with three lines round it', () => {
  const before = lines('1', '2', '3', '4', '5', '6', '7', '8', '9')
  expect(unifiedDiff('out/a', before, before.replace('5', 'five'))).toBe(
    lines('--- out/a', '+++ out/a', '@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8'),
  )
})

test('changes far apart are hunks of their own, those near each other one', () => {
  const before = Array.from({ length: 40 }, (_, i) => `${i}`)
  const change = (...at: number[]) => lines(...before.map((line, i) => (at.includes(i) ? `${line}!` : line)))
  const hunks = (diff: string) => diff.match(/^@@.*/gm)
  expect(hunks(unifiedDiff('a', lines(...before), change(5, 12)))).toEqual(['@@ -3,14 +3,14 @@'])
  expect(hunks(unifiedDiff('a', lines(...before), change(5, 13)))).toEqual(['@@ -3,7 +3,7 @@', '@@ -11,7 +11,7 @@'])
})

test('a missing newline at the end is a difference', () => {
  expect(unifiedDiff('a', 'x\ny', 'x\ny\n')).toBe(
    '--- a\n+++ a\n@@ -1,2 +1,2 @@\n x\n-y\n\\ No newline at end of file\n+y\n',
  )
})

test('from nothing and to nothing', () => {
  expect(unifiedDiff('a', '', 'x\n')).toBe('--- a\n+++ a\n@@ -0,0 +1 @@\n+x\n')
  expect(unifiedDiff('a', 'x\ny\n', '')).toBe('--- a\n+++ a\n@@ -1,2 +0,0 @@\n-x\n-y\n')
})

const text = fc
  .tuple(
    fc.array(fc.constantFrom('a', 'b', 'c', '', 'router bgp 1', '-x', '+y', '@@'), { maxLength: 30 }),
    fc.constantFrom('', '\n'),
  )
  .map(([all, end]) => all.join('\n') + (all.length > 0 ? end : ''))

test('a diff says as many lines as it must, and no more', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const split = (each: string): string[] => each.match(/[^\n]*\n|[^\n]+$/g) ?? []
      const [before, after] = [split(a), split(b)]
      const body = unifiedDiff('f', a, b).split('\n').slice(2)
      const changed = body.filter(line => /^[-+]/.test(line)).length
      expect(changed).toBe(before.length + after.length - 2 * longestCommon(before, after))
    }),
    { numRuns: 500 },
  )
})

test('patch(1) makes the one text of the other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'netc-diff-'))
  try {
    fc.assert(
      fc.property(text, text, (a, b) => {
        fc.pre(a !== b && a !== '')
        writeFileSync(join(folder, 'f'), a)
        execFileSync('patch', ['-s', '-N', 'f'], { cwd: folder, input: unifiedDiff('f', a, b) })
        expect(b === '' ? '' : readFileSync(join(folder, 'f'), 'utf8')).toBe(b)
      }),
      { numRuns: 60 },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('two large texts with nothing in common take no time', () => {
  const many = (sign: string) => lines(...Array.from({ length: 20_000 }, (_, i) => `${sign}${i}`))
  const started = performance.now()
  expect(unifiedDiff('a', many('a'), many('b'))).toContain('@@ -1,20000 +1,20000 @@')
  expect(performance.now() - started).toBeLessThan(5000)
})

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  return table[0]![0]!
}
