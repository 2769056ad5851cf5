/** Reports to print: one that is written out, and any that there may be. */
import fc from 'fast-check'
import type { Report, Rule } from '../../src/report/report.ts'
import { compareDiagnostics, type Diagnostic } from '../../src/text/diagnostic.ts'
import type { Span } from '../../src/text/origin.ts'

export type Files = Readonly<Record<string, string>>

/** The report of some findings in some files. */
export function reportOf(diagnostics: readonly Diagnostic[], files: Files = {}, rest: Partial<Report> = {}): Report {
  return {
    diagnostics,
    sources: path => (Object.hasOwn(files, path) ? { path, text: files[path]! } : undefined),
    rules: new Map(),
    suppressed: [],
    totals: { files: 9, clusters: 2, routers: 2, sessions: 7, pools: 2, ms: 312, notChecked: [] },
    version: '0.1.0',
    ...rest,
  }
}

/** The first place of a text in a file. */
function spanIn(files: Files, path: string, text: string): Span {
  const start = files[path]!.indexOf(text)
  if (start === -1) throw new Error(`${path} has no ${text}`)
  return { path, start, end: start + text.length }
}

export const files: Files = {
  'routers/fedora1/frr.conf':
    'frr version 10.5\nip prefix-list KUBEFILTER seq 5 permit 192.168.77.0/24\n!\nrouter bgp 62112\n' +
    ' neighbor 192.168.99.12 remote-as 65432\n neighbor 192.168.99.12 password s3cret-in-frr\n',
  'pools.yaml': 'spec:\n  blocks:\n    - cidr: 192.168.77.0/24\n',
}

const entry = spanIn(files, 'routers/fedora1/frr.conf', '192.168.77.0/24')

export const missed: Diagnostic = {
  code: 'prefix-list-misses-host-routes',
  severity: 'error',
  message: 'the /32 routes of pool vips never pass prefix-list KUBEFILTER on fedora1',
  span: entry,
  label: 'matches this /24 itself and nothing longer',
  related: [
    {
      span: spanIn(files, 'pools.yaml', '192.168.77.0/24'),
      message: 'each address of this pool is announced as a /32',
    },
  ],
  why: 'sessions stay up and carry nothing: the entries of the list end in a deny',
  help: 'ip prefix-list KUBEFILTER seq 5 permit 192.168.77.0/24 le 32',
  fixes: [
    {
      title: 'permit the host routes too',
      safe: true,
      edits: [{ span: { ...entry, start: entry.end }, text: ' le 32' }],
    },
  ],
  key: 'fedora1/KUBEFILTER/5',
}

export const rules: ReadonlyMap<string, Rule> = new Map([
  [
    missed.code,
    {
      summary: 'a prefix-list that receives host routes permits them',
      severity: 'error',
      why: missed.why!,
      url: 'https://netc.example/prefix-list-misses-host-routes',
      tags: ['filters'],
    },
  ],
])

/** Text that breaks what is careless: markup of each format, blanks of all kinds, halves of characters. */
const text = fc
  .array(
    fc.constantFrom(
      'a',
      'bgp',
      ' ',
      '\n',
      '\r\n',
      '\t',
      '|',
      '`',
      '<b>',
      '&amp;',
      ']]>',
      '"',
      "'",
      '%0A',
      '::',
      ',',
      '#1',
      '@x',
      '\\',
      '語',
      '👍',
      '\ud800',
      '\u0000',
      '\u0007',
      '\u001b[31m',
      '\u2028',
      '\ufffe',
      '[a](b)',
      '$x',
      '{0}',
      '10.0.0.1',
      ':12',
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))

const path = fc.constantFrom('a.yaml', 'b c/frr.conf', 'd,e:f%/g.conf', '語.yaml', 'gone.yaml')

const contents = fc.record({
  'a.yaml': fc.tuple(fc.constantFrom('', '\ufeff'), text, text).map(parts => parts.join('\n')),
  'b c/frr.conf': text,
  'd,e:f%/g.conf': text,
  '語.yaml': text,
})

/** Any report: places in files that are there and in one that is not, words of every kind, findings by the dozen. */
export const anyReport: fc.Arbitrary<Report> = contents.chain(files => {
  const span = fc.tuple(path, fc.nat(), fc.nat(10)).map(([path, at, length]): Span => {
    const size = (files as Files)[path]?.length ?? 100
    const start = at % (size + 1)
    return { path, start, end: Math.min(size, start + length) }
  })
  const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
    fc.option(value).map(each => (each === null ? {} : { [key]: each })) as fc.Arbitrary<Partial<Record<K, T>>>
  const edit = fc.record({ span, text })
  const diagnostic: fc.Arbitrary<Diagnostic> = fc
    .tuple(
      fc.record({
        code: fc.constantFrom('one-rule', 'other-rule', 'third'),
        severity: fc.constantFrom('error', 'warning', 'info'),
        message: text.map(each => `m${each} kube1`),
        span,
      }),
      optional('label', text),
      optional('related', fc.array(fc.record({ span, message: text }), { maxLength: 3 })),
      optional('why', text),
      optional('help', text),
      optional(
        'fixes',
        fc.array(fc.record({ title: text, edits: fc.array(edit, { minLength: 1, maxLength: 2 }) }), { maxLength: 2 }),
      ),
      optional('likely', text),
      optional('node', fc.constant('kube1')),
      optional('key', text),
    )
    .map(parts => Object.assign({}, ...parts) as Diagnostic)
  const suppressed = fc.record({ diagnostic, by: fc.constantFrom('comment', 'baseline'), reason: text })
  return fc
    .tuple(
      fc.array(diagnostic, { maxLength: 40 }),
      fc.array(suppressed, { maxLength: 3 }),
      fc.array(text, { maxLength: 2 }),
    )
    .map(([diagnostics, suppressed, notChecked]) =>
      reportOf(diagnostics.sort(compareDiagnostics), files, {
        suppressed,
        rules: new Map([['one-rule', { summary: 'what holds', severity: 'error' }], ...rules]),
        totals: { files: 4, clusters: 0, routers: 1, sessions: 0, pools: 0, ms: 1, notChecked },
      }),
    )
})
