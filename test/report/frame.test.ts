import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame, type Mark } from '../../src/report/frame.ts'
import { pageOf } from '../../src/report/page.ts'
import { plain } from '../../src/report/style.ts'
import { textWidth } from '../../src/report/width.ts'

const look = { style: plain, columns: 80 }

function markOf(start: number, end: number, label = ''): Mark {
  return { span: { path: 'a', start, end }, label, role: 'error' }
}

/** The frame of the text between [ and ]. */
function drawn(marked: string, label = '', columns = 80): string[] {
  const [start, end] = [marked.indexOf('['), marked.indexOf(']') - 1]
  return frame(pageOf(marked.replace('[', '').replace(']', '')), [markOf(start, end, label)], { ...look, columns })
}

test('carets run under the span, after the line before it', () => {
  expect(drawn('one\ntwo [three] four\nfive')).toEqual(['1 │ one', '2 │ two three four', '  │     ^^^^^'])
})

test('a blank line before is left out', () => {
  expect(drawn('one\n\n[two]')).toEqual(['3 │ two', '  │ ^^^'])
})

test('line numbers of two lengths stand under each other', () => {
  expect(drawn(`${'x\n'.repeat(8)}nine\n[ten]`)).toEqual([' 9 │ nine', '10 │ ten', '   │ ^^^'])
})

test('a tab goes to the next stop, in the line and above the carets', () => {
  expect(drawn('\ta\t[b]')).toEqual(['1 │     a   b', '  │         ^'])
})

test('wide characters take two columns, marks none', () => {
  expect(drawn('日本 [語] x')).toEqual(['1 │ 日本 語 x', '  │      ^^'])
  expect(drawn('e\u0301 👍 [x]')).toEqual(['1 │ e\u0301 👍 x', '  │      ^'])
})

test('a point marks the word that begins there, or one column', () => {
  expect(drawn('x = [] router("a")')).toEqual(['1 │ x =  router("a")', '  │     ^'])
  expect(drawn('x = []router("a")')).toEqual(['1 │ x = router("a")', '  │     ^^^^^^'])
})

test('the end of a line, of a file and an empty file can be marked', () => {
  expect(drawn('one[]\ntwo')).toEqual(['1 │ one', '  │    ^'])
  expect(drawn('one\n[]')).toEqual(['1 │ one', '2 │', '  │ ^'])
  expect(drawn('[]')).toEqual(['1 │', '  │ ^'])
})

test('of several lines the first is marked to its end', () => {
  expect(drawn('a [b c\nd] e')).toEqual(['1 │ a b c', '  │   ^^^'])
})

test('other line ends do not show', () => {
  expect(drawn('one\r\n[two]\r\n')).toEqual(['1 │ one', '2 │ two', '  │ ^^^'])
})

test('control characters in a file do not reach the terminal', () => {
  expect(drawn('\u001b[31m[x]').join('\n')).not.toContain('\u001b')
})

test('a long line is cut round the span', () => {
  expect(drawn(`${'a'.repeat(60)} [here] ${'b'.repeat(60)}`, '', 34)).toEqual([
    '1 │ …aaaaaaaa here bbbbbbbbbbbbbb…',
    '  │           ^^^^',
  ])
  expect(drawn(`[here] ${'b'.repeat(60)}`, '', 24)).toEqual(['1 │ here bbbbbbbbbbbbbb…', '  │ ^^^^'])
  expect(drawn(`${'a'.repeat(60)} [here]`, '', 24)).toEqual(['1 │ …aaaaaaaaaaaaaa here', '  │                 ^^^^'])
})

test('a label stands behind the carets, or below where there is no room', () => {
  expect(drawn('a [b] c', 'set here')).toEqual(['1 │ a b c', '  │   ^ set here'])
  expect(drawn('a [bbbbb] c', 'set here and there', 20)).toEqual([
    '1 │ a bbbbb c',
    '  │   ^^^^^',
    '  │   set here and',
    '  │   there',
  ])
})

test('whatever the text, a frame keeps to its columns and marks something', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '\t', '語', '\u0301', '\u0007', '\r', '👍', '\n'),
    maxLength: 200,
  })
  fc.assert(
    fc.property(text, fc.nat(200), fc.nat(50), fc.integer({ min: 20, max: 60 }), (text, from, length, columns) => {
      const start = Math.min(from, text.length)
      const end = Math.min(start + length, text.length)
      const lines = frame(pageOf(text), [markOf(start, end)], { ...look, columns })
      for (const line of lines.slice(0, -1)) expect(textWidth(line)).toBeLessThanOrEqual(columns)
      expect(lines.at(-1)).toMatch(/│ *\^+$/)
      expect(textWidth(lines.at(-1)!)).toBeLessThanOrEqual(columns + 1)
    }),
    { numRuns: 1000 },
  )
})
