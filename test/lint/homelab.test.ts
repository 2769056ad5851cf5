/** The home lab as it was published: every mistake in it is named, and nothing else; put right, nothing is found. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { policies } from '../../policies/index.ts'
import { lineStarts, positionAt } from '../../src/text/source.ts'
import { fixtures } from '../scenarios.ts'
import { analyzed } from './analyzed.ts'

/** What is found in a folder: rule and place, in order. */
function foundIn(folder: string): readonly string[] {
  const paths = readdirSync(join(fixtures, folder), { recursive: true, encoding: 'utf8' }).filter(path =>
    /\.(?:yaml|conf|service)$|\/daemons$/.test(path),
  )
  const sources = paths.toSorted().map(path => ({ path, text: readFileSync(join(fixtures, folder, path), 'utf8') }))
  return analyzed(sources, policies).diagnostics.map(({ code, span }) => {
    const { text } = sources.find(({ path }) => path === span.path)!
    return `${span.path}:${positionAt(lineStarts(text), span.start).line} ${code}`
  })
}

test('as published', () => {
  expect(foundIn('homelab-as-published')).toMatchSnapshot()
})

test('put right', () => {
  expect(foundIn('homelab-corrected')).toEqual([])
})

test.each([
  ['secret-in-another-namespace', ['bgp.yaml:6 auth-secret-wrong-namespace']],
  ['overlapping-pools', ['vip-pools.yaml:18 pool-overlap']],
  ['no-soft-reconfiguration', ['bgp.yaml:10 single-peer', 'frr.conf:18 soft-reconfiguration-missing']],
])('variant %s', (folder, expected) => {
  expect(foundIn(`homelab-variants/${folder}`)).toEqual(expected)
})
