import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocuments, print, spanOf, type Path } from '../../src/yaml/document.ts'

function read(text: string) {
  return parseDocuments({ path: 'a.yaml', text })
}

function valueOf(text: string): unknown {
  return read(text).documents[0]?.value
}

/** What crdcheck, which reads with Kubernetes' own code, made of each plain scalar. */
const scalars: readonly (readonly [text: string, value: unknown])[] = [
  ...'y Y yes Yes YES true True TRUE on On ON'.split(' ').map(word => [word, true] as const),
  ...'n N no No NO false False FALSE off Off OFF'.split(' ').map(word => [word, false] as const),
  ...'~ null Null NULL'.split(' ').map(word => [word, null] as const),
  ...'yEs TrUe oN nan .Nan .iNF = 1.2.3 10_0.5.1 1:20 190:20:30 2020-01-01 _1 . .. .e5 ._1 .1_ 0x 0xg 0o8 0b12 12e 1e +-1'
    .split(' ')
    .map(word => [word, word] as const),
  ['0xffffffffffffffffff', '0xffffffffffffffffff'],
  ['99999999999999999999', 99999999999999999999],
  ['010', 8],
  ['-010', -8],
  ['08', 8],
  ['018', 18],
  ['00', 0],
  ['1_000', 1000],
  ['1__0', 10],
  ['9_', 9],
  ['-1_0', -10],
  ['0x1F', 31],
  ['0X1F', 31],
  ['0x_1F', 31],
  ['-0x10', -16],
  ['0b11', 3],
  ['0B11', 3],
  ['0b1_1', 3],
  ['-0b11', -3],
  ['0o17', 15],
  ['0O7', 7],
  ['-0o7', -7],
  ['+12', 12],
  ['+0x1', 1],
  ['5.', 5],
  ['.5', 0.5],
  ['.5_0', 0.5],
  ['+.5', 0.5],
  ['-.5', -0.5],
  ['1_0.5', 10.5],
  ['1_.5', 1.5],
  ['1e3', 1000],
  ['1E3', 1000],
  ['1e+3', 1000],
  ['1_e1', 10],
  ['1.e2', 100],
  ['.1e2', 10],
  ['.5E3', 500],
]

describe('plain scalars are read as Kubernetes reads them', () => {
  test.each(scalars)('%s', (text, value) => {
    expect(valueOf(`- ${text}`)).toEqual([value])
  })

  test('quotes and tags make text of all of them', () => {
    for (const [text] of scalars)
      expect(valueOf(`- '${text}'\n- !!str ${text}\n- "${text}"`)).toEqual([text, text, text])
  })

  test('a key is text, whatever it looks like', () => {
    expect(valueOf('on: 1\n010: 2\n~: 3\n"no": 4')).toEqual({ true: 1, 8: 2, null: 3, no: 4 })
  })

  test('%YAML changes nothing', () => {
    expect(valueOf('%YAML 1.2\n---\n- yes\n- 010')).toEqual([true, 8])
  })

  test('infinity is no value of JSON', () => {
    expect(read('a: .inf').diagnostics).toMatchObject([{ code: 'yaml-parse', span: { start: 3, end: 7 } }])
  })
})

describe('places', () => {
  const text = 'kind: A\nspec:\n  peers:\n    - name: one\n      port: &p 179\n    - {name: two, port: *p}\n  empty:\n'
  const document = read(text).documents[0]!
  const at = (path: Path, part?: 'key' | 'value') => {
    const { start, end } = spanOf(document, path, part)
    return text.slice(start, end)
  }

  test('of values and of keys', () => {
    expect(at(['kind'])).toBe('A')
    expect(at(['kind'], 'key')).toBe('kind')
    expect(at(['spec', 'peers', 0, 'name'])).toBe('one')
    expect(at(['spec', 'peers', 1])).toBe('{name: two, port: *p}')
    expect(at(['spec', 'peers', 1, 'port'])).toBe('*p')
  })

  test('a value that is not written stands at its key', () => {
    expect(at(['spec', 'empty'])).toBe('empty')
  })

  test('a path that is not there stands at the nearest part that is', () => {
    expect(at(['spec', 'peers', 0, 'asn'])).toBe('name: one\n      port: &p 179')
    expect(at(['spec', 'peers', 7, 'name'])).toBe(at(['spec', 'peers']))
    expect(at(['kind', 'x', 'y'])).toBe('A')
  })

  test('a part that came from another file stands there', () => {
    const places = new Map(document.places)
    places.set(document.value as object, new Map([['kind', { key: [1, 5], value: [7, 8], path: 'patch.yaml' }]]))
    expect(spanOf({ ...document, places }, ['kind'])).toEqual({ path: 'patch.yaml', start: 7, end: 8 })
  })
})

describe('what is wrong is reported where it is', () => {
  test.each([
    ['a dash of a web page', 'ports:\n– port: 80\n', 'yaml-typographic-characters', '–', 7],
    ['no-break spaces', 'spec:\n  a: 1\n\u00a0\u00a0b: 2\n', 'yaml-typographic-characters', '\u00a0\u00a0', 13],
    ['curly quotes', 'a: “10.0.0.1”\n', 'yaml-typographic-characters', '“10.0.0.1”', 3],
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', 'yaml-duplicate-key', 'a', 10],
    [
      'a second object without ---',
      'apiVersion: 1\nkind: 2\napiVersion: 3\nkind: 4\n',
      'yaml-duplicate-key',
      'apiVersion',
      22,
    ],
    ['a duplicate key that only Kubernetes sees', 'on: 1\nyes: 2\n', 'yaml-duplicate-key', 'yes', 6],
    ['an alias without an anchor', 'a: *b\n', 'yaml-parse', '*b', 3],
    ['an alias in its own anchor', 'a: &b [*b]\n', 'yaml-parse', '*b', 7],
  ])('%s', (_, text, code, where, start) => {
    expect(read(text).diagnostics).toMatchObject([{ code, span: { path: 'a.yaml', start, end: start + where.length } }])
  })

  test('the first of two keys is shown with the second', () => {
    expect(read('a: 1\na: 2').diagnostics[0]?.related).toMatchObject([{ span: { start: 0, end: 1 } }])
  })

  test('reading goes on behind an error', () => {
    const { documents, diagnostics } = read('a: [1\nb: 2\n---\nc: 3\n')
    expect(diagnostics.length).toBeGreaterThan(0)
    expect(documents.at(-1)?.value).toEqual({ c: 3 })
  })

  test('aliases that would fill the memory', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, i) => `a${i}: &a${i} [${i === 0 ? '1' : `*a${i - 1}, *a${i - 1}`}]`,
    ).join('\n')
    expect(read(bomb).diagnostics[0]?.message).toContain('too large')
  })

  test('nesting that would fill the stack', () => {
    expect(read('['.repeat(100_000)).diagnostics.length).toBeGreaterThan(0)
  })
})

test('a merge key gives what the map itself does not say', () => {
  expect(valueOf('a: &a {x: 1, z: 2}\nb: {<<: *a, z: 3}')).toEqual({ a: { x: 1, z: 2 }, b: { x: 1, z: 3 } })
  expect(valueOf('a: {"<<": 1}')).toEqual({ a: { '<<': 1 } })
})

test('a key named __proto__ is a key like any other', () => {
  expect(JSON.stringify(valueOf('__proto__: {a: 1}'))).toBe('{"__proto__":{"a":1}}')
})

test('no text makes reading throw, and all are printed as they were read', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'-:?[]{},&*!|>\'"%@`#~<= \n\t'.split(''),
      '---',
      '...',
      '<<',
      'a',
      'b: ',
      '- ',
      '&a ',
      '*a',
      '!!int ',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const text = pieces.join('')
      const file = read(text)
      expect(print(file)).toBe(text)
      for (const { span } of file.diagnostics) {
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 5000 },
  )
})
