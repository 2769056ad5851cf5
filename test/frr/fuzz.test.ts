/** No text breaks the reader, makes it slow, or loses a line. */
import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse, print } from '../../src/frr/config.ts'
import { read } from '../../src/frr/read.ts'

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures')
const texts = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('frr.conf') && existsSync(join(fixtures, path)))
  .map(path => readFileSync(join(fixtures, path), 'utf8'))
const lines = [...new Set(texts.flatMap(text => text.split('\n')))]

function expectRead(text: string): void {
  expect(print(parse({ path: 'frr.conf', text }))).toBe(text)
  const { diagnostics } = read({ path: 'frr.conf', text }, 'tor1')
  for (const { span } of diagnostics) expect(span.start >= 0 && span.end <= text.length).toBe(true)
}

test('mutated lines', () => {
  const odd = fc.constantFrom(
    '${X}',
    '{{ y }}',
    '{{',
    '}}',
    '\u00a0',
    '\u2013',
    '!',
    'no',
    'exit',
    '<<<',
    '0',
    '4294967296',
    '10.0.0.0/33',
    '\u0000',
    '#',
  )
  const mutated = fc.tuple(fc.constantFrom(...lines), odd, fc.nat(), fc.nat(3)).map(([line, piece, at, gone]) => {
    const place = at % (line.length + 1)
    return line.slice(0, place) + piece + line.slice(place + gone)
  })
  fc.assert(
    fc.property(fc.array(fc.oneof(mutated, fc.constantFrom(...lines)), { maxLength: 30 }), all =>
      expectRead(all.join('\n')),
    ),
    { numRuns: 300 },
  )
}, 60_000)

test('every file cut off anywhere in its lines', () => {
  for (const text of texts)
    for (let end = 0, i = 0; end < text.length; end += 1 + (i++ % 40) + Math.floor(text.length / 100))
      expectRead(text.slice(0, end))
}, 60_000)

test('the shortest file cut off at each character', () => {
  const shortest = texts.toSorted((a, b) => a.length - b.length)[0]!
  for (let end = 0; end < shortest.length; end++) expectRead(shortest.slice(0, end))
}, 60_000)

test('long lines and many unknown ones take no more than their length', () => {
  const start = performance.now()
  expectRead(`router bgp 1\n ${'{{'.repeat(20_000)}\n ${'neighbor '.repeat(5_000)}\n`)
  expectRead(Array.from({ length: 5_000 }, (_, i) => `frobnicate ${i}`).join('\n'))
  expect(performance.now() - start).toBeLessThan(20_000)
}, 60_000)
