import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { spanOf, type YamlDocument } from '../../src/yaml/document.ts'
import { parseSimple, type SimpleDocument } from '../../src/yaml/simple.ts'
import { parseWhole } from '../../src/yaml/whole.ts'

const asWritten = (value: string) => value

/** What both readers say of a text: values, and every place that anyone can ask for. */
function said(documents: readonly SimpleDocument[], text: string): unknown {
  return documents.map(({ value, whole: [start, end], places }) => {
    const document: YamlDocument = { source: { path: '', text }, value, span: { path: '', start, end }, places }
    return [JSON.stringify(value), text.slice(start, end), ...spans(document, [], value)]
  })
}

function spans(document: YamlDocument, path: readonly (string | number)[], value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => {
    const step = [...path, Array.isArray(value) ? Number(key) : key]
    const shown = (['key', 'value'] as const).map(part => spanOf(document, step, part))
    return [
      `${step.join('.')}: ${shown.map(({ start, end }) => `${start}-${end}`).join(' ')}`,
      ...spans(document, step, each),
    ]
  })
}

/** Whether the simple reader took it; if so, the whole one agrees and finds nothing wrong. */
function agrees(text: string): boolean {
  const simple = parseSimple(text, asWritten)
  if (!simple) return false
  const wrong: string[] = []
  const whole = parseWhole(text, '', asWritten, (_, message) => wrong.push(message))
  expect({ said: said(simple, text), wrong }, text).toEqual({ said: said(whole, text), wrong: [] })
  return true
}

const fixtures = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .filter(path => /[.]ya?ml$/.test(path))
  .map(path => readFileSync(join('fixtures', path), 'utf8'))

describe('what the simple reader reads, the whole one reads alike', () => {
  test('of our own files it reads all', () => {
    expect(fixtures.length).toBeGreaterThan(50)
    for (const text of fixtures) expect(agrees(text), text.slice(0, 200)).toBe(true)
  })

  test.each([
    'a: 1 # one\n# two\nb:\n- x\n- y: 1\n  z: 2 # three\nc:\n  d: |\n    text\n\n     more\n\n  e: >-\n    one\n    two\n',
    '{"a": [1, -2.5e3, true, null, "x\\n\\u00e9"], "b": {}}\n',
    '{\n  "a": [\n    {"b": 1}\n  ]\n}',
    "---\na: [b, 'c''d', {e: f, \"g\":1}]\n--- # next\n- - 1\n  - 2\n-\n  k: v\n",
    'a: fd00::1\nb: [fd00::1, a b]\nc: x#y\nd: http://x/y\n"quoted key": yes\n010: 0x1F\n',
  ])('%j', text => {
    expect(agrees(text)).toBe(true)
  })

  test.each([
    'a: &x 1',
    'a: *x',
    'a: !!str 1',
    'a: b: c',
    'a: "b',
    '? a',
    'a: 1\na: 2',
    '\ufeffa: 1',
    'a: .inf',
    '<<: {}',
  ])('%j is for the whole reader', text => {
    expect(agrees(text)).toBe(false)
  })

  const pieces = fc.constantFrom(
    ...'-:?[]{},&*!|>\'"%@#~<= \n\t'.split(''),
    ...[
      '- ',
      ': ',
      ' #',
      '---',
      '--- ',
      '...',
      '<<',
      'a',
      'b: ',
      '"c": ',
      "'d'",
      '1.5',
      'fd00::1',
      'null',
      '\n  ',
      '\n    ',
      '\n- ',
      '\n  - ',
      '\r\n',
      ': |\n    x\n',
      ': >-\n  y',
      '{e: f}',
      '[1, 2]',
      '\\n',
      ' \n',
      '\u00a0',
      '$',
      '\ue000',
      '-1',
      '/x',
      'é',
    ],
  )

  test('pieces of YAML', () => {
    let taken = 0
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), parts => {
        if (agrees(parts.join(''))) taken++
      }),
      { numRuns: 20_000 },
    )
    expect(taken).toBeGreaterThan(200)
  })

  test('files with line ends of Windows', () => {
    const taken = fixtures.map(text => agrees(text.replaceAll('\n', '\r\n')))
    expect(taken.filter(each => each).length).toBeGreaterThan(40)
  })

  test('files with a few characters changed', () => {
    const short = fixtures.map(text => text.slice(0, 700))
    let taken = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...short),
        fc.array(fc.tuple(fc.nat(700), fc.nat(3), pieces), { minLength: 1, maxLength: 2 }),
        (text, changes) => {
          const changed = changes.reduce(
            (now, [at, gone, piece]) => now.slice(0, at) + piece + now.slice(at + gone),
            text,
          )
          if (agrees(changed)) taken++
        },
      ),
      { numRuns: 1500 },
    )
    expect(taken).toBeGreaterThan(200)
  })
})
