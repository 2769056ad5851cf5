import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { policies } from '../../policies/index.ts'
import { fixtures, scenarios } from '../scenarios.ts'
import { analyzed } from './analyzed.ts'

/** The folders of files that are right: what netc builds for each scenario. */
const built = scenarios.flatMap(name =>
  readdirSync(join(fixtures, name))
    .filter(each => each.startsWith('expect'))
    .map(each => join(name, each)),
)

test.each(built)('nothing is wrong with %s', scenario => {
  const folder = join(fixtures, scenario)
  for (const part of parts(folder)) {
    const sources = part.map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
    const { diagnostics } = analyzed(sources, policies)
    expect(diagnostics.filter(({ severity }) => severity !== 'info').map(each => [each.code, each.message])).toEqual([])
  }
})

/** Each cluster with all routers: no two clusters in one. */
function parts(folder: string): readonly (readonly string[])[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => /^(?:clusters|routers)\/[^/]+\/.*\.\w+$|\/daemons$/.test(path))
    .toSorted()
  const clusters = [...new Set(paths.flatMap(path => /^clusters\/([^/]+)/.exec(path)?.[1] ?? []))]
  const routers = paths.filter(path => path.startsWith('routers/'))
  return clusters.map(name => [...paths.filter(path => path.startsWith(`clusters/${name}/`)), ...routers])
}
