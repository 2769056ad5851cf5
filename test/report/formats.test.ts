import fc from 'fast-check'
import { marked, type Tokens } from 'marked'
import { expect, test } from 'vitest'
import { formats, type FormatName } from '../../src/report/formats.ts'
import type { JsonReport } from '../../src/report/json.ts'
import { plain } from '../../src/report/style.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { anyReport, files, missed, reportOf } from './sample.ts'

/** The findings that a text shows, counted as a reader of the format would. */
const counted: Readonly<Record<FormatName, (text: string) => number>> = {
  pretty: text => matches(text, /^(?:error|warning|info) {2}/gm) + numbers(text, /^ {3}and (\d+) more nodes?:/gm),
  concise: text => matches(text, /\n/g),
  json: text => (JSON.parse(text) as JsonReport).findings.length,
  jsonl: text =>
    text
      .split('\n')
      .filter(Boolean)
      .map(each => JSON.parse(each) as object).length,
  sarif: text => resultsOf(text).filter(({ suppressions }) => suppressions.length === 0).length,
  junit: text => matches(text, /<testcase name="(?!no findings)/g),
  github: text =>
    matches(text, /^::(?:error|warning|notice) file=/gm) +
    numbers(text, /%0Aand (\d+) more nodes?:/g) +
    numbers(text, /^::notice title=netc lint::and (\d+) more finding/gm),
  gitlab: text => (JSON.parse(text) as unknown[]).length,
  markdown: text => marked.lexer(text).find((each): each is Tokens.Table => each.type === 'table')?.rows.length ?? 0,
}

function matches(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length
}

function numbers(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].reduce((sum, [, n]) => sum + Number(n), 0)
}

function resultsOf(text: string) {
  const log = JSON.parse(text) as { runs: [{ results: { suppressions: unknown[] }[] }] }
  return log.runs[0].results
}

const names = Object.keys(formats) as FormatName[]

test.each(names)('%s shows every finding of any report, and nothing else', name => {
  fc.assert(
    fc.property(anyReport, report => {
      expect(counted[name](formats[name](report))).toBe(report.diagnostics.length)
    }),
    { numRuns: 300 },
  )
})

test.each(names)('%s shows as many findings when one cause hits many nodes', name => {
  const diagnostics = Array.from({ length: 12 }, (_, i): Diagnostic => ({
    ...missed,
    message: `kube${i} is refused`,
    node: `kube${i}`,
  }))
  expect(counted[name](formats[name](reportOf(diagnostics, files)))).toBe(12)
})

const secrets = {
  'routers/r1/frr.conf':
    'router bgp 65000\n neighbor 10.0.0.1 password hunter2-frr\n neighbor 10.0.0.1 remote-as 65001\n',
  'secret.yaml':
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: lab-bgp\nstringData:\n  password: hunter2-k8s\ndata:\n  other: aHVudGVyMi1kYXRhLWxvbmctZW5vdWdo\n',
}

test.each(names)('%s tells no secret, whatever a finding quotes', name => {
  const frr = { path: 'routers/r1/frr.conf', start: 18, end: 58 }
  const yaml = { path: 'secret.yaml', start: 0, end: secrets['secret.yaml'].length }
  const line = ' neighbor 10.0.0.1 password hunter2-frr'
  const values = ['hunter2-frr', 'hunter2-k8s', 'aHVudGVyMi1kYXRhLWxvbmctZW5vdWdo']
  // Each line of both files is shown in a frame, and each value quoted in each text.
  const spans = Object.entries(secrets).flatMap(([path, text]) =>
    Array.from(text.matchAll(/^.+$/gm), ({ 0: { length }, index }) => ({ path, start: index, end: index + length })),
  )
  const diagnostics = spans.flatMap(span =>
    values.map((value): Diagnostic => ({
      code: 'a',
      severity: 'error',
      message: `the line "${line}" is wrong: ${value}`,
      span,
      label: value,
      related: [
        { span: frr, message: `says ${value}` },
        { span: yaml, message: `'${value}'` },
      ],
      why: `${value} is why`,
      help: `${line}\nneighbor 10.0.0.2 password hunter2-new`,
      fixes: [{ title: `write ${value}`, edits: [{ span, text: `${line}\n` }] }],
      likely: value,
      node: 'kube1',
    })),
  )
  const suppressed = diagnostics.map(diagnostic => ({ diagnostic, by: 'comment' as const, reason: 'known' }))
  const report = reportOf(diagnostics, secrets, { suppressed })
  const text = formats[name](report, { style: plain, columns: 200, limit: Infinity })
  expect(counted[name](text)).toBeGreaterThan(0)
  for (const value of [...values, 'hunter2']) expect(text).not.toContain(value)
})

test('a report without findings says so in the way of each format', () => {
  const empty = reportOf([])
  expect(formats.pretty(empty)).toBe('')
  expect(formats.jsonl(empty)).toBe('')
  expect(formats.github(empty)).toBe('')
  expect(formats.gitlab(empty)).toBe('[]\n')
  expect(formats.markdown(empty)).toBe('**netc lint: no findings** in 9 files\n')
  expect(formats.junit(empty)).toContain('<testcase name="no findings"')
})

test('the time it took is in no file, so that two runs are equal', () => {
  const slow = reportOf([missed], files, { totals: { ...reportOf([]).totals, ms: 98765 } })
  for (const name of names) expect(formats[name](slow)).toBe(formats[name](reportOf([missed], files)))
})
