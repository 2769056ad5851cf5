/** Files as they would lie in a repository → what `analyze` takes. */
import type { Input } from '../../src/analyze.ts'
import { parseDocuments } from '../../src/yaml/document.ts'
import type { Source } from '../../src/text/source.ts'

/** One cluster of all YAML; a router for each folder that holds FRR's files. */
export function arrange(sources: readonly Source[]): Input {
  const isYaml = ({ path }: Source) => /\.(?:ya?ml|json)$/.test(path)
  const isValues = ({ path }: Source) => /(?:^|\/)values[^/]*\.yaml$/.test(path)
  const yaml = sources.filter(each => isYaml(each) && !isValues(each)).map(parseDocuments)
  const routers = new Map<string, { name: string; source: Source }[]>()
  for (const source of sources.filter(each => !isYaml(each))) {
    const folders = source.path.split('/')
    const file = folders.pop()!
    const name = folders.at(-1) ?? 'router'
    routers.set(name, [...(routers.get(name) ?? []), { name: file, source }])
  }
  return {
    clusters:
      yaml.length === 0
        ? []
        : [{ name: 'cluster', documents: yaml.flatMap(each => each.documents), values: sources.filter(isValues) }],
    routers: Array.from(routers, ([name, files]) => ({ name, files })),
    diagnostics: yaml.flatMap(each => each.diagnostics),
    textOf: path => sources.find(each => each.path === path)?.text,
  }
}
