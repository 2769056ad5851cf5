import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareBaseline, printBaseline, readBaseline } from '../../src/report/baseline.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { anyReport, missed } from './sample.ts'
import { validatorOf } from './schema.ts'

const errorsOf = validatorOf('schemas/baseline.schema.json')
const everywhere = () => true

function baselineOf(text: string) {
  return readBaseline({ path: 'netc-baseline.json', text }).baseline
}

test('what was written is valid, and knows all it was written from', () => {
  fc.assert(
    fc.property(anyReport, ({ diagnostics }) => {
      const text = printBaseline(diagnostics)
      expect(errorsOf(JSON.parse(text))).toEqual([])
      expect(compareBaseline(diagnostics, baselineOf(text), everywhere)).toEqual({
        fresh: [],
        known: diagnostics,
        stale: [],
      })
      expect(printBaseline([...diagnostics].reverse())).toBe(text)
    }),
    { numRuns: 200 },
  )
})

test('it is one line for each kind of finding, and says nothing of lines', () => {
  const moved = { ...missed, span: { ...missed.span, start: 0, end: 1 } }
  expect(printBaseline([missed, moved])).toMatch(
    /^\{\n {2}"schemaVersion": 1,\n {2}"findings": \[\n {4}\{ "rule": "prefix-list-misses-host-routes", "path": "routers\/fedora1\/frr.conf", "fingerprint": "[0-9a-f]{32}", "count": 2 \}\n {2}\]\n\}\n$/,
  )
  expect(printBaseline([])).toBe('{\n  "schemaVersion": 1,\n  "findings": []\n}\n')
})

test('one more of the same is new, and what is new is not hidden by what is known', () => {
  const other: Diagnostic = { ...missed, key: 'fedora2/KUBEFILTER/5' }
  const { fresh, known } = compareBaseline([missed, missed, other], baselineOf(printBaseline([missed])), everywhere)
  expect(known).toEqual([missed])
  expect(fresh).toEqual([missed, other])
})

test('an entry that is no longer found is a finding at its place in the baseline', () => {
  const text = printBaseline([missed, missed, { ...missed, code: 'other' }])
  const { stale } = compareBaseline([missed], baselineOf(text), everywhere)
  expect(stale.map(({ message }) => message)).toEqual([
    'the baseline holds a finding of other in routers/fedora1/frr.conf that is gone',
    'the baseline holds 2 findings of prefix-list-misses-host-routes in routers/fedora1/frr.conf, of which 1 are gone',
  ])
  for (const { code, span } of stale) {
    expect(code).toBe('baseline-stale')
    expect(span.path).toBe('netc-baseline.json')
    expect(text.slice(span.start, span.end)).toMatch(/^"[0-9a-f]{32}"$/)
  }
})

test('a file that was not checked is not found clean', () => {
  const baseline = baselineOf(printBaseline([missed]))
  expect(compareBaseline([], baseline, path => path === 'pools.yaml').stale).toEqual([])
})

test.each([
  ['', 'the baseline is not JSON'],
  ['[]', 'the baseline has no list of findings'],
  ['{"schemaVersion":2,"findings":[]}', 'the baseline is not of schemaVersion 1, which is the one this netc knows'],
  [
    '{"schemaVersion":1,"findings":[{"rule":"a"}]}',
    'finding 1 of the baseline lacks rule, path, fingerprint or a count above 0',
  ],
  [
    '{"schemaVersion":1,"findings":[{"rule":"a","path":"b","fingerprint":"c","count":0}]}',
    'finding 1 of the baseline lacks rule, path, fingerprint or a count above 0',
  ],
])('a baseline %j is a finding', (text, message) => {
  const { baseline, diagnostics } = readBaseline({ path: 'b.json', text })
  expect(diagnostics).toMatchObject([
    { code: 'baseline-unreadable', severity: 'error', message, span: { path: 'b.json' } },
  ])
  expect(compareBaseline([missed], baseline, everywhere)).toEqual({ fresh: [missed], known: [], stale: [] })
})
