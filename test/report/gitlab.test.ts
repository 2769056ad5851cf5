import { Ajv } from 'ajv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formats } from '../../src/report/formats.ts'
import { anyReport, files, missed, reportOf } from './sample.ts'

/** What docs.gitlab.com/ci/testing/code_quality asks of a report ("Code Quality report format"). */
const validate = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?![./]*/)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
})

test('any report has what GitLab asks for, and no fingerprint twice', () => {
  fc.assert(
    fc.property(anyReport, report => {
      const findings = JSON.parse(formats.gitlab(report)) as { fingerprint: string }[]
      validate(findings)
      expect(validate.errors).toBeNull()
      expect(new Set(findings.map(each => each.fingerprint)).size).toBe(findings.length)
    }),
    { numRuns: 200 },
  )
})

test('a finding', () => {
  expect(JSON.parse(formats.gitlab(reportOf([{ ...missed, likely: 'by its router-id' }], files)))).toEqual([
    {
      description: `${missed.message} (likely: by its router-id)`,
      check_name: 'prefix-list-misses-host-routes',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      severity: 'major',
      location: { path: 'routers/fedora1/frr.conf', lines: { begin: 2, end: 2 } },
    },
  ])
})
