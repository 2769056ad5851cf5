/** The same files as somebody else keeps them: what is found in them may not depend on how they are written. */
import { parseDocuments } from '../../src/yaml/document.ts'
import type { Source } from '../../src/text/source.ts'

/** Deeper in a repository, with line ends of Windows. */
export function movedElsewhere(sources: readonly Source[]): readonly Source[] {
  return sources.map(({ path, text }) => ({ path: `deploy/site/${path}`, text: text.replaceAll('\n', '\r\n') }))
}

/** All resources in one List of JSON, as a cluster is asked for them; undefined where that would not be the same. */
export function asOneList(sources: readonly Source[]): readonly Source[] | undefined {
  const isResources = ({ path }: Source) => /\.ya?ml$/.test(path) && !/(?:^|\/)values[^/]*$/.test(path)
  const resources = sources.filter(isResources).map(parseDocuments)
  const values = resources.flatMap(({ documents }) => documents.map(({ value }) => value)).filter(each => each !== null)
  const isPlain = resources.every(({ diagnostics }) => diagnostics.length === 0)
  const kinds = values.map(each => each as { kind?: string; apiVersion?: string })
  // A List is of one cluster.
  const clusters = new Set(sources.flatMap(({ path }) => /(?:^|\/)clusters\/([^/]+)\//.exec(path)?.[1] ?? []))
  const isTheSame =
    isPlain &&
    clusters.size < 2 &&
    kinds.every(
      ({ kind, apiVersion }) =>
        kind !== undefined && apiVersion !== undefined && !/kustom|kind\.x-k8s/i.test(`${kind} ${apiVersion}`),
    )
  if (values.length === 0 || !isTheSame) return undefined
  const list = { apiVersion: 'v1', kind: 'List', items: values }
  return [
    ...sources.filter(each => !isResources(each)),
    { path: 'dump.json', text: JSON.stringify(list, undefined, 1) },
  ]
}
