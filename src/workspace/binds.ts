/** Which node of a containerlab topology has which files of the repository: its `binds`. */
import { isMap } from '../kubernetes/kustomize/draft.ts'
import { folderOf, join } from '../kubernetes/kustomize/folders.ts'
import type { YamlFile } from '../yaml/document.ts'

/** By path of a file or folder, the names of the nodes that have it in `/etc/frr` or elsewhere. */
export function bindsIn(topologies: readonly YamlFile[]): ReadonlyMap<string, readonly string[]> {
  const binds = new Map<string, string[]>()
  for (const { source, documents } of topologies)
    for (const { value } of documents)
      for (const [node, path] of nodesOf(value)) {
        const full = join(folderOf(source.path), path)
        if (full !== undefined) binds.set(full, [...(binds.get(full) ?? []), node])
      }
  return binds
}

/** Each node with the host's side of each of its binds; those of its kind and of all nodes are its own too. */
function nodesOf(value: unknown): [node: string, path: string][] {
  const topology = isMap(value) && isMap(value.topology) ? value.topology : {}
  if (!isMap(topology.nodes)) return []
  const { defaults, kinds } = topology
  return Object.entries(topology.nodes).flatMap(([node, own]) => {
    const kind = isMap(own) && typeof own.kind === 'string' ? own.kind : isMap(defaults) ? defaults.kind : undefined
    const ofKind = isMap(kinds) && typeof kind === 'string' ? kinds[kind] : undefined
    return [defaults, ofKind, own]
      .flatMap(bindsOf)
      .map((path): [string, string] => [node, path.replaceAll('__clabNodeName__', node)])
  })
}

function bindsOf(value: unknown): string[] {
  const binds = isMap(value) && Array.isArray(value.binds) ? (value.binds as unknown[]) : []
  return binds.flatMap(each => (typeof each === 'string' && !each.startsWith('/') ? [each.split(':', 1)[0]!] : []))
}
