/**
 * Which documents of a repository are applied to one cluster. Pure, over parsed files. What a kustomization makes is
 * taken as it is made; what nobody includes and what is put aside is left out, and counted.
 */
import { Kustomize, type NotRead } from '../kubernetes/kustomize/build.ts'
import { isMap } from '../kubernetes/kustomize/draft.ts'
import { foldersOf } from '../kubernetes/kustomize/folders.ts'
import { idOf, keyOf } from '../kubernetes/kustomize/resource.ts'
import { compareText, type Diagnostic } from '../text/diagnostic.ts'
import type { YamlDocument, YamlFile } from '../yaml/document.ts'
import { isArchived } from './scope/archived.ts'
import { matches } from './scope/glob.ts'
import { keysOf, type Key } from './scope/split.ts'
import { isObject, type Unit } from './scope/unit.ts'
import { Units } from './scope/units.ts'

/** One cluster. */
export interface Scope {
  readonly name: string
  /** The objects as applied, one by one. */
  readonly documents: readonly YamlDocument[]
  /** Helm values of Cilium's chart, and kustomizations with `helmCharts`. */
  readonly values: readonly YamlDocument[]
  /** Something that is applied was not read, or is filled in later: what is missing may be there. */
  readonly isPartial?: true
}

/** What a repository says of clusters. */
export interface Scopes {
  readonly scopes: readonly Scope[]
  readonly diagnostics: readonly Diagnostic[]
  /** Paths of files that are applied nowhere: beside a kustomization that does not name them, or put aside. */
  readonly leftOut: { readonly unreferenced: readonly string[]; readonly archived: readonly string[] }
  /** What kustomizations include and netc did not read. */
  readonly notRead: readonly NotRead[]
}

/** What is known besides the parsed files. */
export interface Surroundings {
  /** Paths of files that exist and were not parsed. */
  readonly others?: Iterable<string>
  /** Whether a path lies where files were looked for; without it, all do. */
  readonly within?: (path: string) => boolean
  /** Clusters by name, each with patterns of paths, as a configuration says them. */
  readonly clusters?: Readonly<Record<string, readonly string[]>>
}

/** Decides the clusters of a repository. */
export function scopesOf(
  files: readonly YamlFile[],
  { others = [], within, clusters = {} }: Surroundings = {},
): Scopes {
  const folders = foldersOf(files, others)
  const kustomize = new Kustomize(folders, within)
  const configured = Object.entries(clusters)
  const clusterOf = (path: string): string | undefined =>
    configured.find(([, patterns]) => patterns.some(pattern => matches(pattern, path)))?.[0]
  // Who checks nothing but an archive means it.
  const isAside = files.every(({ source }) => isArchived(source.path)) ? () => false : isArchived
  const units = new Units(files, folders, kustomize, clusterOf).find(isAside)
  const used = new Set(units.flatMap(unit => [...unit.files]))
  const unused = files
    .filter(each => each.documents.some(isObject))
    .map(each => each.source.path)
    .filter(path => !used.has(path))
  const notRead = units.flatMap(unit => unit.notRead)
  return {
    scopes: scopesIn(units, files),
    diagnostics: kustomize.diagnostics,
    leftOut: { archived: unused.filter(isAside), unreferenced: unused.filter(path => !isAside(path)) },
    notRead: [...new Map(notRead.map(each => [`${each.span.path} ${each.span.start}`, each])).values()],
  }
}

function scopesIn(units: readonly Unit[], files: readonly YamlFile[]): Scope[] {
  const keys = keysOf(units, contextsIn(files))
  const groups = new Map<string, { key: Key; units: Unit[] }>()
  for (const [unit, all] of keys)
    for (const key of all) {
      const name = key.join('/')
      const group = groups.get(name) ?? { key, units: [] }
      groups.set(name, { key, units: [...group.units, unit] })
    }
  const unreadable = new Set(files.filter(isUnreadable).map(({ source }) => source.path))
  return [...groups]
    .map(([name, { units }]) => scopeOf(name === '' ? commonName(units, groups) : name, units, unreadable))
    .filter(({ documents, values }) => documents.length + values.length > 0)
    .sort((a, b) => compareText(a.name, b.name))
}

function scopeOf(name: string, units: readonly Unit[], unreadable: ReadonlySet<string>): Scope {
  const documents = once(units.flatMap(unit => unit.documents))
  const values = once(units.flatMap(unit => unit.values))
  const isPartial =
    [...documents, ...values].some(each => each.isPartial) ||
    units.some(
      unit =>
        unit.notRead.some(({ what }) => !isDefinitions(what)) || [...unit.files].some(path => unreadable.has(path)),
    )
  return { name, documents, values, ...(isPartial && { isPartial }) }
}

/** What two units bring is there once: the same object, written in the same place. */
function once(documents: readonly YamlDocument[]): YamlDocument[] {
  const keyFor = ({ value, span }: YamlDocument): string =>
    `${isMap(value) ? keyOf(idOf(value)) : ''} ${span.path} ${span.start}`
  return [...new Map(documents.map(each => [keyFor(each), each])).values()]
}

function isUnreadable({ isUnfilled, diagnostics }: YamlFile): boolean {
  return isUnfilled === true || diagnostics.some(({ code }) => code === 'yaml-parse')
}

/** Whether a URL brings definitions of kinds only, which no rule misses anything of. */
function isDefinitions(url: string): boolean {
  return /gateway-api|\bcrds?\b/.test(url)
}

/** The name of the one cluster: that of the folder all its units lie in, unless it is called as in every repository. */
function commonName(units: readonly Unit[], others: ReadonlyMap<string, unknown>): string {
  const paths = units.map(({ path }) => path.split('/'))
  const first = paths[0] ?? []
  const end = first.findIndex((part, i) => paths.some(path => path[i] !== part))
  const name = first.slice(0, end < 0 ? first.length : end).findLast(part => part !== '' && !usual.test(part))
  return name === undefined || others.has(name) ? 'cluster' : name
}

const usual =
  /^(?:k8s|kube|kubernetes|manifests?|deploy|deployments?|infra|infrastructure|cilium|bgp|gitops|apps?|config|yaml|src|clusters?|.*\.ya?ml)$/

/** The names that a kubeconfig among the files has for clusters. */
function contextsIn(files: readonly YamlFile[]): ReadonlySet<string> {
  const contexts = files
    .flatMap(each => each.documents)
    .flatMap(({ value }) =>
      isMap(value) && value.kind === 'Config' && Array.isArray(value.contexts) ? (value.contexts as unknown[]) : [],
    )
  return new Set(
    contexts.flatMap(each =>
      isMap(each) && typeof each.name === 'string'
        ? [each.name, each.name.replace(/^.*@/, '')].filter(name => !usual.test(name) && name !== 'default')
        : [],
    ),
  )
}
