import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Document, parse, parseAllDocuments } from 'yaml'
import { parseDocuments } from '../../src/yaml/document.ts'
import { printDocuments } from '../../src/yaml/print.ts'

test('block style, two spaces, keys as given, quotes only where a reader could differ', () => {
  const resource = {
    kind: 'Pool',
    metadata: { name: 'blue', labels: { 'bgp.example/advertise': 'yes', rack: '010' } },
    spec: {
      allowFirstLastIPs: 'No',
      blocks: [{ cidr: '10.0.0.0/24' }, { start: '2001:db8::1' }],
      ports: [[1, 2], []],
      none: {},
      disabled: false,
    },
    data: { 'config.yaml': 'peers:\n  - a: 1\n' },
  }
  expect(printDocuments([resource, { kind: 'Next' }])).toBe(`kind: Pool
metadata:
  name: blue
  labels:
    bgp.example/advertise: "yes"
    rack: "010"
spec:
  allowFirstLastIPs: "No"
  blocks:
    - cidr: "10.0.0.0/24"
    - start: "2001:db8::1"
  ports:
    - - 1
      - 2
    - []
  none: {}
  disabled: false
data:
  config.yaml: |
    peers:
      - a: 1
---
kind: Next
`)
})

/** Strings that some version of YAML takes for something else. */
const tricky = fc.constantFrom(
  ...'y n yes No on OFF true null ~ 010 0o7 1_000 1:20 .5 .inf 1e3 0x1 2020-01-01 << = - ? : # a: -a a#b [a {b !c &d *e |f >g %h @i `j'.split(
    ' ',
  ),
  ...[
    '',
    ' ',
    'a ',
    ' a',
    'a: b',
    'a #b',
    '---',
    '...',
    'a\nb',
    'a\n',
    '\n',
    'a\n\n',
    ' a\n',
    'a\n b\n',
    '\ta\n',
    'a\r\n',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ud800',
    '😀',
    'é',
    "'",
    '"',
    '\\',
    'x'.repeat(2000),
  ],
)
const text = fc.oneof(tricky, fc.string({ unit: 'binary' }), fc.string())
const { value } = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('map'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}))

test('every reader gets back what was printed: YAML 1.1, YAML 1.2 and Kubernetes', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ value }, { noNullPrototype: true }), { minLength: 1, maxLength: 3 }), values => {
      const printed = printDocuments(values)
      for (const version of ['1.1', '1.2'] as const) {
        const documents = [...parseAllDocuments(printed, { version, strict: true })].filter(
          each => each instanceof Document,
        )
        expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([])
        expect(documents.map((document): unknown => document.toJS())).toStrictEqual(values)
      }
      const { documents, diagnostics } = parseDocuments({ path: '', text: printed })
      expect(diagnostics).toEqual([])
      expect(documents.map(document => document.value)).toStrictEqual(values)
    }),
    { numRuns: 1500 },
  )
})

test('the printer holds what package yaml says of YAML 1.1 and 1.2 at once', () => {
  fc.assert(
    fc.property(text, string => {
      const printed = printDocuments([{ string }])
      expect(parse(printed, { version: '1.1' })).toStrictEqual({ string })
      expect(parse(printed, { version: '1.2' })).toStrictEqual({ string })
    }),
    { numRuns: 2000 },
  )
})
