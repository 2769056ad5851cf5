import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derive } from '../../src/derive/derive.ts'
import { takeProblems } from '../../src/dsl/problem.ts'
import { assemble } from '../../src/fabric/assemble.ts'
import { networkOf, networks } from './arbitrary.ts'

test('every end of every derived session has its counterpart', () => {
  fc.assert(
    fc.property(networks, parameters => {
      const { fragment, diagnostics } = derive(networkOf(parameters))
      if ([...takeProblems(), ...diagnostics].some(({ severity }) => severity === 'error')) return
      const { sessions, loneEnds } = assemble([fragment])
      expect(loneEnds).toEqual([])
      for (const { ends, type } of sessions)
        for (const [own, other] of [ends, [ends[1], ends[0]]] as const) {
          expect(own.holdTime).toBe(other.holdTime)
          expect(own.families).toEqual(other.families)
          expect(own.password).toBe(other.password)
          const expected = { internal: type === 'iBGP', external: type === 'eBGP', auto: true }
          expect(typeof own.remoteAsn === 'string' ? expected[own.remoteAsn] : own.remoteAsn === other.asn).toBe(true)
        }
    }),
    { numRuns: 500 },
  )
})
