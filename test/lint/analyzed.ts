/** Files as they would lie in a repository, analyzed by the way that `netc lint` goes. */
import { analyze, type Analysis, type Settings } from '../../src/analyze.ts'
import type { Policies } from '../../src/lint/run.ts'
import type { Source } from '../../src/text/source.ts'
import { arrange } from '../../src/workspace/arrange.ts'
import { loadSources } from '../../src/workspace/load.ts'

export function analyzed(sources: readonly Source[], policies: Policies, settings: Settings = {}): Analysis {
  const textOf = (path: string) => sources.find(each => each.path === path)?.text
  return analyze(arrange(loadSources(sources)), policies, textOf, settings)
}
