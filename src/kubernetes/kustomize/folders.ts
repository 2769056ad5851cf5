/** The files of a repository as kustomizations see them: by folder, parsed where they matter. Reads no disk. */
import type { YamlDocument, YamlFile } from '../../yaml/document.ts'
import { isMap } from './draft.ts'

/** What is in a folder, by name. */
export interface Folder {
  /** undefined: there is such a file, but it was not parsed, as nothing in it matters or it cannot be read. */
  readonly files: ReadonlyMap<string, YamlFile | undefined>
  readonly folders: ReadonlySet<string>
}

/** The folder at a path; undefined when there is none. The repository itself is the empty path. */
export type Folders = (path: string) => Folder | undefined

/** The names that kustomize looks for, in its order. */
export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const

/** The folders that hold these files, and `others`, the paths of files that were not parsed. */
export function foldersOf(files: readonly YamlFile[], others: Iterable<string> = []): Folders {
  const folders = new Map<string, { files: Map<string, YamlFile | undefined>; folders: Set<string> }>()
  const at = (path: string): { files: Map<string, YamlFile | undefined>; folders: Set<string> } => {
    const known = folders.get(path)
    if (known) return known
    const folder = { files: new Map<string, YamlFile | undefined>(), folders: new Set<string>() }
    folders.set(path, folder)
    if (path !== '') at(folderOf(path)).folders.add(baseOf(path))
    return folder
  }
  for (const path of others) at(folderOf(path)).files.set(baseOf(path), undefined)
  for (const file of files) at(folderOf(file.source.path)).files.set(baseOf(file.source.path), file)
  return path => folders.get(path)
}

/** The kustomization of a folder. */
export function kustomizationIn(folder: Folder | undefined): YamlDocument | undefined {
  for (const name of kustomizationNames) {
    const document = folder?.files.get(name)?.documents.find(({ value }) => isKustomization(value))
    if (document) return document
  }
  return undefined
}

/** Whether a document is kustomize's own, not Flux's of the same kind. Both apiVersion and kind may be left out. */
export function isKustomization(value: unknown): boolean {
  if (!isMap(value)) return false
  const { apiVersion = 'kustomize.config.k8s.io/v1beta1', kind = 'Kustomization' } = value
  return (
    typeof apiVersion === 'string' &&
    apiVersion.startsWith('kustomize.config.k8s.io/') &&
    (kind === 'Kustomization' || kind === 'Component')
  )
}

/** The folder of a file, `''` for one at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

/** The last part of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A path that a file in `folder` names, from the top; undefined when it leads out of the repository. */
export function join(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

/** Whether kustomize would fetch this: a URL, or the short form of one on a forge. */
export function isRemote(path: string): boolean {
  return /^(?:[a-z][a-z+]*:\/\/|git::|git@|[\w-]+(?:\.[\w-]+)+\/[^/]+\/[^/]+.*(?:\/\/|\?(?:ref|version)=)|(?:www\.)?github\.com[/:])/i.test(
    path,
  )
}
