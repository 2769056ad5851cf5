import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formats } from '../../src/report/formats.ts'
import type { Report } from '../../src/report/report.ts'
import { anyReport, files, missed, reportOf, rules } from './sample.ts'
import { validatorOf } from './schema.ts'

const errorsOf = validatorOf('test/report/sarif-2.1.0.schema.json')

interface Run {
  readonly tool: { driver: { rules: readonly Record<string, unknown>[] } }
  readonly automationDetails: { id: string }
  readonly results: readonly {
    readonly ruleIndex: number
    readonly partialFingerprints: Readonly<Record<string, string>>
    readonly suppressions: readonly unknown[]
    readonly fixes: readonly unknown[]
  }[]
}

function runOf(report: Report): Run {
  const log = JSON.parse(formats.sarif(report)) as { runs: [Run] }
  return log.runs[0]
}

test('any report is valid against the schema of OASIS, formats of its fields included', () => {
  fc.assert(
    fc.property(anyReport, report => {
      expect(errorsOf(JSON.parse(formats.sarif(report)))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('a result has a related location, a fix in lines and columns, and its rule with an address', () => {
  const { results, tool } = runOf(reportOf([missed], files, { rules }))
  expect(results[0]).toMatchObject({
    ruleId: 'prefix-list-misses-host-routes',
    ruleIndex: 0,
    level: 'error',
    locations: [{ physicalLocation: { region: { startLine: 2, startColumn: 40, endLine: 2, endColumn: 55 } } }],
    relatedLocations: [
      {
        id: 1,
        physicalLocation: { artifactLocation: { uri: 'pools.yaml', uriBaseId: '%SRCROOT%' } },
        message: { text: 'each address of this pool is announced as a /32' },
      },
    ],
    fixes: [
      {
        description: { text: 'permit the host routes too' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'routers/fedora1/frr.conf' },
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 55, endLine: 2, endColumn: 55 },
                insertedContent: { text: ' le 32' },
              },
            ],
          },
        ],
      },
    ],
  })
  expect(tool.driver.rules[0]).toMatchObject({
    id: 'prefix-list-misses-host-routes',
    shortDescription: { text: 'a prefix-list that receives host routes permits them' },
    helpUri: 'https://netc.example/prefix-list-misses-host-routes',
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['filters'] },
  })
})

test('a page within the repository is no helpUri, which is to be absolute; the text names it', () => {
  const rule = { summary: 's', severity: 'error', url: 'docs/policies/a.md' } as const
  const [known] = runOf(reportOf([{ ...missed, code: 'a' }], files, { rules: new Map([['a', rule]]) })).tool.driver
    .rules
  expect(known).not.toHaveProperty('helpUri')
  expect(known).toMatchObject({ help: { text: expect.stringContaining('docs/policies/a.md') as string } })
})

test('fingerprints stay when lines are put in above, and no two are equal', () => {
  const prints = (report: Report) => runOf(report).results.map(each => each.partialFingerprints['netc/v1'])
  const { key: _, ...bare } = missed
  const moved = (shift: number) =>
    [missed, missed, bare, { ...bare, message: `see frr.conf:${shift + 2}` }].map(each => ({
      ...each,
      span: { ...each.span, start: each.span.start + shift, end: each.span.end + shift },
    }))
  const before = prints(reportOf(moved(0), files))
  const path = missed.span.path
  const after = prints(reportOf(moved(7), { ...files, [path]: `! first\n${files[path]!}`.slice(1) }))
  expect(after).toEqual(before)
  expect(new Set(before).size).toBe(4)
})

test('what was set aside stays in the log, with how and why', () => {
  const suppressed = [
    { diagnostic: missed, by: 'comment' as const, reason: 'renumbered in May' },
    { diagnostic: missed, by: 'baseline' as const },
  ]
  expect(runOf(reportOf([missed], files, { suppressed })).results.map(({ suppressions }) => suppressions)).toEqual([
    [],
    [{ kind: 'inSource', status: 'accepted', justification: 'renumbered in May' }],
    [{ kind: 'external', status: 'accepted' }],
  ])
})

test('each target has an id of its own, so that one upload does not replace another', () => {
  expect(runOf(reportOf([])).automationDetails.id).toBe('netc/lint/')
  expect(runOf(reportOf([], {}, { target: 'cilium=1.20' })).automationDetails.id).toBe('netc/lint/cilium=1.20/')
})

test('a fix that would have to write a password is left out', () => {
  const fix = { title: 'move it', edits: [{ span: missed.span, text: ' neighbor 10.0.0.1 password s3cret-in-frr' }] }
  expect(runOf(reportOf([{ ...missed, fixes: [fix] }], files)).results[0]).not.toHaveProperty('fixes')
})
