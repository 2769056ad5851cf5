/**
 * The evaluator of FRR's policy against a real bgpd: random policies, random routes, no disagreement. As many cases as
 * `NETC_CASES` says, from the seed `NETC_SEED`: `npm run test:frr-differential` runs more of them from a new seed.
 */
import { expect, test } from 'vitest'
import { formsFor, formsMet } from './differential/forms.ts'
import { compareInbound, type Case } from './differential/inbound.ts'
import { compareOutbound } from './differential/outbound.ts'
import { findFrr } from './frr.ts'
import { describeWith } from './requirement.ts'

const wanted = Number(process.env['NETC_CASES'] ?? 2000)
const seed = process.env['NETC_SEED'] === 'random' ? Date.now() % 1e9 : Number(process.env['NETC_SEED'] ?? 1)

/** How many cases of one form are few enough to be none, among 2,000. */
const least = 20

const directions = [
  ['accepts the routes', 'In', compareInbound, { neighbors: 125, routes: 20 }],
  ['announces the routes', 'Out', compareOutbound, { neighbors: 150, routes: 30 }],
] as const

describeWith(findFrr(), 'filters', frr => {
  test.each(directions)(
    `bgpd %s that the evaluator permits, with the same attributes (seed ${seed})`,
    async (_, direction, compare, size) => {
      const counts = new Map<string, number>(formsFor(direction).map(form => [form, 0]))
      const wrong: string[] = []
      let [cases, permitted] = [0, 0]
      for (let batch = 0; cases < wanted; batch++) {
        const met = await compare(frr, seed + batch, size)
        // bgpd of FRR 8.4 knows neither of the two commands, and logs each route that enforce-first-as drops.
        const expected = /(errors in attr|set src|match source-protocol)/
        expect(met.complaints.filter(line => !expected.test(line))).toEqual([])
        for (const each of met.cases) {
          for (const form of formsMet(each.session, direction, each.verdict, met.conf))
            if (counts.has(form)) counts.set(form, counts.get(form)! + 1)
          if (each.actual !== 'denied') permitted++
          if (each.expected !== each.actual) wrong.push(show(each, seed + batch))
        }
        cases += met.cases.length
      }
      const table = Array.from(counts, ([form, count]) => `${String(count).padStart(8)}  ${form}`)
      const summary = `seed ${seed}, ${direction}: ${cases} cases, ${permitted} permitted, ${wrong.length} wrong`
      process.stdout.write([summary, ...table, ''].join('\n'))
      expect(wrong.slice(0, 5)).toEqual([])
      expect(permitted).toBeGreaterThan(cases / 10)
      expect([...counts].filter(([, count]) => count < (least * cases) / 2000)).toEqual([])
    },
    1_800_000,
  )
})

/** A disagreement, to be made into a line of `test/fabric/filter.test.ts`. */
function show({ route, verdict: { by }, expected, actual, session }: Case, batch: number): string {
  const { settings } = session.neighbor
  const name = 'name' in by ? by.name : by.step
  const tried = 'tried' in by ? by.tried.map(({ entry, matched }) => `${entry.sequence} ${matched}`) : []
  const place = { batch, settings, name, tried }
  return JSON.stringify({ expected, actual, route, ...place }, (key, value: unknown) =>
    key === 'origin' && typeof value === 'object' ? undefined : value,
  )
}
