import { describe, expect, test } from 'vitest'
import { hasPlaceholder } from '../../src/text/placeholder.ts'
import { parseDocuments, spanOf } from '../../src/yaml/document.ts'

function read(text: string) {
  return parseDocuments({ path: 'a.yaml', text })
}

function valueOf(text: string): unknown {
  return read(text).documents[0]?.value
}

describe('a placeholder is text, and stands in the value as it was written', () => {
  test.each([
    ['a: {{ .Values.a }}', { a: '{{ .Values.a }}' }],
    ['a: "{{ include "x" . }}"', { a: '{{ include "x" . }}' }],
    ['a: 10.0.{{ .a }}.{{ .b }}', { a: '10.0.{{ .a }}.{{ .b }}' }],
    ['a: [${A}, ${B}]', { a: ['${A}', '${B}'] }],
    ['a: ${A:-{}}', { a: '${A:-{}}' }],
    ['{{ .k }}: 1', { '{{ .k }}': 1 }],
    ['a: #{ x }#', { a: '#{ x }#' }],
    ['a: # #{ x }#', { a: null }],
    ['a: %{ x }', { a: '%{ x }' }],
    ['a:\n- {{ x\n  | y }}', { a: ['{{ x\n  | y }}'] }],
    ['a: |\n  one {{ x }}\n  two {{ y }}\n', { a: 'one {{ x }}\ntwo {{ y }}\n' }],
    ['a: &x {{ x }}\nb: *x', { a: '{{ x }}', b: '{{ x }}' }],
  ])('%j', (text, value) => {
    expect(valueOf(text)).toEqual(value)
    expect(read(text)).toMatchObject({ diagnostics: [] })
    expect(read(text).documents[0]?.isPartial).toBeUndefined()
  })

  test('everything stands where it was written', () => {
    const text = 'a: {{ x }}\nb: {c: {{ y }}, d: e}\n'
    const document = read(text).documents[0]!
    const at = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
    expect(at(spanOf(document, ['a']))).toBe('{{ x }}')
    expect(at(spanOf(document, ['b', 'c']))).toBe('{{ y }}')
    expect(at(spanOf(document, ['b', 'd']))).toBe('e')
  })
})

describe('lines that hold only directives are passed over, and the document is partial', () => {
  test.each([
    ['{{- if .x }}\na: 1\n{{- else }}\na: 2\n{{- end }}\n', { a: 2 }],
    ['#% for x in y %#\na: #{ x }#\n#% endfor %#\n', { a: '#{ x }#' }],
    ['{% if x %}\na: 1\n{% endif %}\n', { a: 1 }],
    ['%{ if x }\na: 1\n%{ endif }\n', { a: 1 }],
    ['{{/* a remark }}\n\n with {{ braces */}}\na: 1\n', { a: 1 }],
    ['a:\n{{- range .x }}\n  - b: {{ .b }}\n{{- end }}\n', { a: [{ b: '{{ .b }}' }] }],
    ['a:\n  {{- toYaml .a | nindent 2 }}\n  b: 1\n', { a: { b: 1 } }],
    ['a: |\n  {{ if x }}\n  {{ x }} y\n  {{ end }}\n', { a: '{{ x }} y\n' }],
  ])('%j', (text, value) => {
    const { documents, diagnostics } = read(text)
    expect(diagnostics).toEqual([])
    expect(documents).toMatchObject([{ isPartial: true }])
    const plain = (any: unknown) => JSON.stringify(any).replace(/ *(?:\\n)* *(?=")/g, '')
    expect(plain(documents[0]?.value)).toBe(plain(value))
  })

  test.each(['\n', '\r\n'])('a directive in the place of a value is the value (%j)', line => {
    const text = ['a:', '{{- with .x }}', '  {{ toYaml . }}', '{{- end }}', 'b:', '  {{ y }}', ''].join(line)
    const value = valueOf(text) as { a: string; b: string }
    expect(Object.keys(value)).toEqual(['a', 'b'])
    expect(hasPlaceholder(value.a) && value.a.includes('toYaml')).toBe(true)
    expect(value.b.trim()).toBe('{{ y }}')
  })

  test('what gives no YAML even so is no mistake', () => {
    expect(read('{{- define "x" }}\na: [1\n{{- end }}\n')).toMatchObject({
      documents: [],
      diagnostics: [],
      isUnfilled: true,
    })
  })

  test('an error without directives is one', () => {
    expect(read('a: [${A}').diagnostics.length).toBeGreaterThan(0)
  })
})

test('nothing is slow', () => {
  const started = performance.now()
  for (const piece of ['{{', '{{/*', '${{', '{{}}', '#{', '{% ', 'a: {{', '\n{{}}', 'a:\n{{}}\n', '${a}', ' #%'])
    read(piece.repeat(20_000))
  expect(performance.now() - started).toBeLessThan(10_000)
})
