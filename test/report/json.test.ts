import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formats } from '../../src/report/formats.ts'
import type { JsonReport } from '../../src/report/json.ts'
import { applyFixes } from '../../src/text/edit.ts'
import { anyReport, files, missed, reportOf, rules } from './sample.ts'
import { validatorOf } from './schema.ts'

const errorsOf = validatorOf('schemas/report.schema.json')
const errorsOfLine = validatorOf('schemas/report.schema.json', '#/$defs/line')

test('any report is valid against the published schema, and so is each line', () => {
  fc.assert(
    fc.property(anyReport, report => {
      expect(errorsOf(JSON.parse(formats.json(report)))).toEqual([])
      for (const line of formats.jsonl(report).split('\n').filter(Boolean))
        expect(errorsOfLine(JSON.parse(line))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('the schema knows every field: one more is refused', () => {
  const report = JSON.parse(formats.json(reportOf([missed], files))) as JsonReport
  expect(errorsOf({ ...report, more: 1 })).not.toEqual([])
  expect(errorsOf({ ...report, findings: [{ ...report.findings[0], more: 1 }] })).not.toEqual([])
})

test('a finding has both places, the fix and the page of its rule', () => {
  const { findings, rules: known } = JSON.parse(formats.json(reportOf([missed], files, { rules }))) as JsonReport
  expect(findings[0]).toMatchObject({
    code: 'prefix-list-misses-host-routes',
    path: 'routers/fedora1/frr.conf',
    start: { line: 2, column: 40, offset: 56 },
    end: { line: 2, column: 55, offset: 71 },
    related: [{ path: 'pools.yaml', start: { line: 3, column: 13 } }],
    fixes: [{ safe: true, edits: [{ start: { offset: 71 }, end: { offset: 71 }, text: ' le 32' }] }],
    url: 'https://netc.example/prefix-list-misses-host-routes',
  })
  expect(Object.keys(known)).toEqual(['prefix-list-misses-host-routes'])
})

test('the edits of a report can be applied by offset', () => {
  const { findings } = JSON.parse(formats.json(reportOf([missed], files))) as JsonReport
  const edits = findings[0]!.fixes[0]!.edits.map(({ path, start, end, text }) => ({
    span: { path, start: start.offset, end: end.offset },
    text,
  }))
  const { revisions } = applyFixes([{ title: '', edits }], path => files[path])
  expect(revisions[0]!.after).toContain('permit 192.168.77.0/24 le 32\n')
})

test('what was set aside is told with its reason, apart from the findings', () => {
  const suppressed = [{ diagnostic: missed, by: 'comment' as const, reason: 'renumbered in May' }]
  const report = JSON.parse(formats.json(reportOf([], files, { suppressed }))) as JsonReport
  expect(report.findings).toEqual([])
  expect(report.suppressed).toMatchObject([
    { by: 'comment', reason: 'renumbered in May', finding: { code: missed.code } },
  ])
})
