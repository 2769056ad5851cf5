/**
 * Files of one folder that make the same object, such as `bgp-prod.yaml` and `bgp-staging.yaml`: each is for a cluster
 * of its own, and what none of them contradicts is for all.
 */
import { baseOf } from '../../kubernetes/kustomize/folders.ts'
import { compareText } from '../../text/diagnostic.ts'
import type { YamlFile } from '../../yaml/document.ts'

/** Some files of a folder, and what tells their cluster; no name when there is but one. */
export interface Variant {
  readonly name?: string
  readonly files: readonly YamlFile[]
}

/** The sets of files that do not contradict each other; `objectsOf` says what a file makes. */
export function variantsOf(files: readonly YamlFile[], objectsOf: (file: YamlFile) => readonly string[]): Variant[] {
  const rivals = rivalsOf(files, objectsOf)
  if (rivals.size === 0) return [{ files }]
  const names = new Map([...rivals].map(([file, others]) => [file, distinctive(file, [...others])]))
  const all = [...new Set(names.values())].sort(compareText)
  // `pool-prod.yaml`, which nobody contradicts, goes with `bgp-prod.yaml`.
  const nameOf = (file: YamlFile): string | undefined =>
    names.get(file) ?? all.find(name => `-${wordsOf(file).join('-')}-`.includes(`-${name}-`))
  return all.map(name => ({ name, files: files.filter(file => (nameOf(file) ?? name) === name) }))
}

function rivalsOf(
  files: readonly YamlFile[],
  objectsOf: (file: YamlFile) => readonly string[],
): Map<YamlFile, Set<YamlFile>> {
  const makers = new Map<string, YamlFile[]>()
  const rivals = new Map<YamlFile, Set<YamlFile>>()
  const note = (a: YamlFile, b: YamlFile): void => void rivals.set(a, (rivals.get(a) ?? new Set<YamlFile>()).add(b))
  for (const file of files)
    for (const object of new Set(objectsOf(file))) {
      const others = makers.get(object) ?? []
      for (const other of others) {
        note(file, other)
        note(other, file)
      }
      makers.set(object, [...others, file])
    }
  return rivals
}

/** The words of a file's name that not all its rivals have; the whole name when there is none. */
function distinctive(file: YamlFile, others: readonly YamlFile[]): string {
  const theirs = others.map(wordsOf)
  const own = wordsOf(file).filter(word => !theirs.every(words => words.includes(word)))
  return (own.length > 0 ? own : wordsOf(file)).join('-')
}

function wordsOf({ source }: YamlFile): string[] {
  return baseOf(source.path)
    .replace(/\.(?:ya?ml|json)$/, '')
    .split(/[-_.]+/)
}
