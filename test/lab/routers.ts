/** The tests of routers out of thin air, on one FRR: it takes the file, and finds nothing to change in it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emit } from '../../src/frr/emit.ts'
import { router } from '../frr/arbitrary.ts'
import { loadInFrr, type Installation } from './frr.ts'

/** Enough for every command of the table to be there several times. */
const count = 30

export function testRouters(frr: Installation): void {
  const made = fc.sample(router({ version: frr.version }), { numRuns: count, seed: 20 })
  test.each(made.map((each, i) => [i + 1, emit(each)] as const))(
    `router %i of ${count} loads without a complaint, and frr-reload.py finds nothing to change`,
    async (_, conf) => {
      const { complaints, delta } = await loadInFrr({ conf, frr })
      expect({ complaints, delta }, conf).toEqual({ complaints: [], delta: [] })
    },
  )
}
