import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lower } from '../src/cilium/lower.ts'
import { compile } from '../src/compile.ts'
import { derive } from '../src/derive/derive.ts'
import type { Description } from '../src/dsl/fabric.ts'
import { takeProblems } from '../src/dsl/problem.ts'
import { assemble } from '../src/fabric/assemble.ts'
import type { Fabric } from '../src/fabric/fabric.ts'
import type { Feature } from '../src/fabric/features.ts'
import { normal } from '../src/frr/normal.ts'
import { stamp } from '../src/header.ts'
import { keyIn, values } from '../src/helm/values.ts'
import { read } from '../src/read.ts'
import { networkOf, networks } from './derive/arbitrary.ts'
import { scenarios } from './scenarios.ts'
import { withoutOrigins } from './without-origins.ts'

/** What a description means, as its targets can say it. */
function meant(description: Description): { fabric: Fabric; errors: number } {
  const { fragment, generations, diagnostics } = derive(description)
  const { clusters, routers } = fragment
  const lowered = {
    clusters: clusters.map(part => {
      const { cluster } = lower(part as Fabric['clusters'][number], generations[part.name]!)
      // What a release does without being asked has no value to be read from.
      const asked = Object.entries(cluster.helm ?? {}).filter(([feature]) =>
        keyIn(values[feature as Feature], cluster.cilium!),
      )
      return { ...cluster, helm: Object.fromEntries(asked) }
    }),
    routers: routers.map(router => normal(router as Fabric['routers'][number])),
  }
  return {
    fabric: assemble([lowered]),
    errors: [...takeProblems(), ...diagnostics].filter(({ severity }) => severity === 'error').length,
  }
}

/** Lists of named things in one order: files are read by path, and neither side takes order for meaning. */
function comparable({ clusters, routers, sessions, loneEnds }: Fabric): unknown {
  const byName = (things: readonly object[]) =>
    things.map(withoutOrigins).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  const sorted = (thing: object) =>
    Object.fromEntries(
      Object.entries(thing).map(([field, value]) => [
        field,
        Array.isArray(value) && value.every(each => typeof each === 'object') ? byName(value as object[]) : value,
      ]),
    )
  const sides = sessions.map(({ type, ends }) => ({ type, ends: byName(ends) }))
  return withoutOrigins({
    // Which objects there are, only files can tell.
    clusters: byName(clusters.map(({ objects: _, ...cluster }) => sorted(cluster))),
    routers: byName(routers),
    sessions: byName(sides),
    loneEnds: byName(loneEnds),
  })
}

function expectRoundTrip(description: Description): 'sound' | 'refused' {
  const { fabric, errors } = meant(description)
  const { artifacts, diagnostics } = compile(description)
  takeProblems()
  if (errors > 0 || diagnostics.some(({ severity }) => severity === 'error')) return 'refused'
  const again = read(artifacts.map(({ target, ...artifact }) => stamp(artifact, { source: 'network.ts', target })))
  expect(again.diagnostics).toEqual([])
  expect(comparable(again.fabric)).toEqual(comparable(fabric))
  return 'sound'
}

describe('what was written, read again, is the fabric it was written from', () => {
  test.each(scenarios)('fixture %s', async name => {
    const module = (await import(`../fixtures/${name}/network.ts`)) as { default: Description }
    expect(expectRoundTrip(module.default)).toBe('sound')
  })

  test('thousands of generated networks', { timeout: 300_000 }, () => {
    const seen = { sound: 0, refused: 0 }
    fc.assert(
      fc.property(networks, parameters => {
        seen[expectRoundTrip(networkOf(parameters))]++
      }),
      { numRuns: 3000 },
    )
    expect(seen.sound).toBeGreaterThan(2000)
  })
})
