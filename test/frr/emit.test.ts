import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Router } from '../../src/fabric/router.ts'
import { emit } from '../../src/frr/emit.ts'
import { normal } from '../../src/frr/normal.ts'
import { read } from '../../src/frr/read.ts'
import { testedVersions } from '../../src/frr/version.ts'
import { router } from './arbitrary.ts'

/** Plain data without origins, its keys in order. */
function bare(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === 'origin' ? undefined : each)), (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  )
}

describe.each(testedVersions)('FRR %s', version => {
  test('reading what was emitted gives the router in normal form, and nothing is unknown', () => {
    fc.assert(
      fc.property(router({ version }), made => {
        const { part, diagnostics } = read({ path: 'frr.conf', text: emit(made) }, made.name)
        expect(diagnostics).toEqual([])
        expect(bare(part)).toEqual(bare(normal(made)))
      }),
      { numRuns: 1000 },
    )
  })

  test('the normal form is its own normal form, and is emitted alike', () => {
    fc.assert(
      fc.property(router({ version }), made => {
        const once = normal(made)
        expect(bare(normal(once))).toEqual(bare(once))
        expect(emit(once)).toBe(emit(made))
        expect(emit(read({ path: 'frr.conf', text: emit(made) }, made.name).part as Router)).toBe(emit(made))
      }),
      { numRuns: 200 },
    )
  })
})
