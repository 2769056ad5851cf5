import { describe, expect, test } from 'vitest'
import { directivesIn, suppress, type SuppressionSettings } from '../../src/lint/suppress.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'

const settings: SuppressionSettings = { today: '2026-11-21', rules: ['pool-overlap', 'peer-asn-mismatch'], locked: [] }

/** A finding at the first place of a word in a text. */
function finding(code: string, text: string, word: string): Diagnostic {
  const start = text.indexOf(word)
  return { code, severity: 'error', message: 'm', span: { path: 'f', start, end: start + word.length } }
}

function outcome(text: string, word: string, more: Partial<SuppressionSettings> = {}) {
  const { kept, suppressed } = suppress([finding('pool-overlap', text, word)], directivesIn({ path: 'f', text }), {
    ...settings,
    ...more,
  })
  return { kept: kept.map(({ code }) => code), reasons: suppressed.map(({ reason }) => reason) }
}

describe('a comment sets a finding aside', () => {
  test.each([
    ['at the end of its line', 'KEY: 1 # netc-ignore pool-overlap: on purpose\n'],
    ['on the line before', '# netc-ignore pool-overlap: on purpose\nKEY: 1\n'],
    ['with comments and blank lines between', '# netc-ignore pool-overlap: on purpose\n\n# more\nKEY: 1\n'],
    ['in frr.conf', '! netc-ignore pool-overlap: on purpose\nKEY\n'],
    ['in a description', 'f(KEY) // netc-ignore pool-overlap: on purpose\n'],
    ['until a day that has not passed', '# netc-ignore pool-overlap until 2026-11-21: on purpose\nKEY: 1\n'],
    ['among several rules', '# netc-ignore peer-asn-mismatch, pool-overlap: on purpose\nKEY: 1\n'],
  ])('%s', (_, text) => {
    const { kept, reasons } = outcome(text, 'KEY')
    expect(reasons).toEqual(['on purpose'])
    expect(kept).toEqual(text.includes('peer-asn') ? ['suppression-unused'] : [])
  })

  test('also where the finding only mentions the place', () => {
    const text = 'x: 1\ny: 2 # netc-ignore pool-overlap: on purpose\n'
    const related = [{ span: { path: 'f', start: text.indexOf('y'), end: text.indexOf('y') + 1 }, message: 'other' }]
    const { suppressed } = suppress(
      [{ ...finding('pool-overlap', text, 'x'), related }],
      directivesIn({ path: 'f', text }),
      settings,
    )
    expect(suppressed).toHaveLength(1)
  })
})

describe('a comment that does not count is a finding, and sets nothing aside', () => {
  test.each([
    [
      'a rule that does not exist',
      '# netc-ignore pool-overlaps: why\nKEY: 1\n',
      ['pool-overlap', 'suppression-unknown-rule'],
    ],
    ['no reason', '# netc-ignore pool-overlap\nKEY: 1\n', ['pool-overlap', 'suppression-without-reason']],
    ['an empty reason', '# netc-ignore pool-overlap:  \nKEY: 1\n', ['pool-overlap', 'suppression-without-reason']],
    [
      'a day that has passed',
      '# netc-ignore pool-overlap until 2026-11-20: why\nKEY: 1\n',
      ['pool-overlap', 'suppression-expired'],
    ],
    [
      'a day that does not exist',
      '# netc-ignore pool-overlap until 2026-02-30: why\nKEY: 1\n',
      ['pool-overlap', 'suppression-expired'],
    ],
    ['another line', 'KEY: 1\nb: 2 # netc-ignore pool-overlap: why\n', ['pool-overlap', 'suppression-unused']],
  ])('%s', (_, text, codes) => {
    expect(outcome(text, 'KEY')).toEqual({ kept: codes, reasons: [] })
  })

  test('a locked rule', () => {
    expect(outcome('KEY: 1 # netc-ignore pool-overlap: why\n', 'KEY', { locked: ['pool-overlap'] }).kept).toEqual([
      'pool-overlap',
      'suppression-locked',
    ])
  })
})

test('the finding about a comment stands at the name of the rule', () => {
  const text = 'KEY: 1\n# netc-ignore  peer-asn-mismatch, pool-overlap: why\nb: 2\n'
  const { kept } = suppress([], directivesIn({ path: 'f', text }), settings)
  expect(kept.map(({ span }) => text.slice(span.start, span.end))).toEqual(['peer-asn-mismatch', 'pool-overlap'])
})
