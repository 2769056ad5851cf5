/** Tests that need a real FRR: run where there is one, else skipped with the reason, which in CI is a failure. */
import { describe, test } from 'vitest'
import { whyNoLab, type Installation } from './frr.ts'

/** `describe` for tests with that FRR. */
export function describeWith(frr: Installation | undefined, name: string, tests: (frr: Installation) => void): void {
  const reason = whyNoLab(frr)
  if (reason === undefined) describe(`${name}, on FRR ${frr!.version}`, () => tests(frr!))
  else if (process.env['CI'] === 'true')
    test(name, () => {
      throw new Error(reason)
    })
  else
    describe.skip(`${name} (${reason})`, () => {
      test('skipped', () => undefined)
    })
}
