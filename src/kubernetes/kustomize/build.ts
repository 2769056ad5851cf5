/**
 * What `kustomize build` gives, as far as it decides what is applied, with the place of every value. Pure: over parsed
 * files. Plugins, Helm charts and what is on other machines are not read, and said to be so.
 * Source: kustomize v5 `api/internal/target/kusttarget.go`.
 */
import type { Diagnostic } from '../../text/diagnostic.ts'
import { didYouMean } from '../../text/nearest.ts'
import type { Span } from '../../text/origin.ts'
import { hasPlaceholder } from '../../text/placeholder.ts'
import type { Path, YamlDocument } from '../../yaml/document.ts'
import { isMap, type Fields } from './draft.ts'
import { KustomizationFile, type Entry } from './file.ts'
import {
  baseOf,
  folderOf,
  isKustomization,
  isRemote,
  join,
  kustomizationIn,
  kustomizationNames,
  type Folder,
  type Folders,
} from './folders.ts'
import { generate } from './generate.ts'
import { applyJsonPatches, applyPatches, type Patching } from './patches.ts'
import { mendReferences, nameReferencesIn, type NameReference } from './references.ts'
import { replaceValues } from './replacements.ts'
import { keyOf, nameOf, resourcesIn, type Resource } from './resource.ts'
import { transform } from './transform.ts'

/** What a kustomization gives. */
export interface Build {
  /** One for each resource, as applied. */
  readonly documents: readonly YamlDocument[]
  /** Files of Helm values that a generator or `helmCharts` names, and the kustomizations with `helmCharts`. */
  readonly values: readonly YamlDocument[]
  /** The paths of all files that took part. */
  readonly files: ReadonlySet<string>
  /** What it includes that netc did not read: other machines, plugins, files with errors. */
  readonly notRead: readonly NotRead[]
}

/** Something that a kustomization names and netc did not read. */
export interface NotRead {
  readonly what: string
  readonly span: Span
}

/** What was gathered on the way through one kustomization. */
interface Gathered {
  readonly resources: Resource[]
  /** The resources by id; undefined when names have changed since. */
  index: Map<string, Resource> | undefined
  readonly charts: Set<YamlDocument>
  readonly files: Set<string>
  readonly notRead: Set<NotRead>
  readonly references: Set<NameReference>
}

/** Builds kustomizations of one repository; a base that several include is built once. */
export class Kustomize {
  readonly #folders: Folders
  readonly #within: (path: string) => boolean
  readonly #diagnostics = new Map<string, Diagnostic>()
  readonly #built = new Map<string, Gathered>()
  /** The kustomizations that are being built, outermost first. */
  readonly #open: string[] = []
  /** How many resources were taken over from bases. */
  #copied = 0

  /** `within` tells of a path whether it was looked at, so that what is not there does not exist. */
  constructor(folders: Folders, within: (path: string) => boolean = () => true) {
    this.#folders = folders
    this.#within = within
  }

  /** What is wrong with the kustomizations built so far; each finding once, however often its base is included. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.#diagnostics.values()]
  }

  /**
   * Builds the kustomization of a folder; one without gives all it holds, as Flux has it. What `over` says as a
   * kustomization is done last.
   */
  build(folder: string, over?: YamlDocument): Build {
    const gathered = copyOf(this.#folder(folder))
    if (over) this.#change(new KustomizationFile(over, this.#report), gathered)
    mendReferences(gathered.resources, [...gathered.references])
    const { resources, charts, files, notRead } = gathered
    return { documents: resources.map(({ document }) => document), values: [...charts], files, notRead: [...notRead] }
  }

  #report = (diagnostic: Diagnostic): void => {
    const { code, span, message } = diagnostic
    this.#diagnostics.set(`${span.path} ${span.start} ${code} ${message}`, diagnostic)
  }

  #folder(folder: string): Gathered {
    const known = this.#built.get(folder)
    if (known) return known
    const document = kustomizationIn(this.#folders(folder))
    const gathered = empty()
    if (document) this.#kustomization(new KustomizationFile(document, this.#report), gathered)
    else this.#everything(folder, gathered)
    this.#built.set(folder, gathered)
    return gathered
  }

  /** What Flux makes of a folder without a kustomization: all its manifests, and those of the folders in it. */
  #everything(path: string, into: Gathered): void {
    const folder = this.#folders(path)
    for (const [name, file] of folder?.files ?? [])
      if (file && /\.ya?ml$/.test(name)) this.#add(file.documents.flatMap(resourcesIn), file.source.path, into)
    for (const name of [...(folder?.folders ?? [])].sort())
      merge(into, this.#folder(path === '' ? name : `${path}/${name}`))
  }

  /** Goes through one kustomization; a component changes what is gathered already. */
  #kustomization(file: KustomizationFile, into: Gathered): void {
    into.files.add(file.path)
    this.#open.push(file.folder)
    for (const field of ['resources', 'bases'])
      for (const entry of file.texts([field])) this.#include(file, entry, into)
    generate(file, into.resources)
    into.index = undefined
    this.#generatedFrom(file, into)
    this.#charts(file, into)
    for (const entry of file.texts(['components'])) this.#include(file, entry, into, true)
    for (const field of ['generators', 'transformers'])
      for (const { at } of file.list([field])) into.notRead.add({ what: field, span: file.span(at) })
    this.#change(file, into)
    into.index = undefined
    this.#open.pop()
  }

  /** The steps in kustomize's order. */
  #change(file: KustomizationFile, into: Gathered): void {
    const patching: Patching = {
      file,
      resources: into.resources,
      isComplete: into.notRead.size === 0,
      documents: (path, at) => this.#documents(file, path, at, into),
    }
    applyPatches(patching)
    transform(file, into.resources)
    applyJsonPatches(patching)
    for (const { value, at } of file.maps(['replacements'])) {
      const path = file.text([...at, 'path'])
      const documents = path === undefined ? [] : this.#documents(file, path, [...at, 'path'], into)
      const others: unknown[] = documents?.flatMap(each => each.value) ?? []
      for (const each of [value, ...others].filter(isMap)) replaceValues(each, file.written(at), into.resources)
    }
    for (const { value, at } of file.texts(['configurations']))
      for (const document of this.#documents(file, value, at, into) ?? [])
        for (const reference of nameReferencesIn(document.value)) into.references.add(reference)
  }

  #include(file: KustomizationFile, { value, at }: Entry<string>, into: Gathered, asComponent = false): void {
    const path = join(file.folder, value)
    const folder = path === undefined ? undefined : this.#folders(path)
    if (!folder) {
      const documents = this.#documents(file, value, at, into)
      this.#add(documents?.flatMap(resourcesIn) ?? [], path ?? value, into, [file, at])
      return
    }
    const document = kustomizationIn(folder)
    if (!document) this.#noKustomization(file, value, at, folder, into)
    else if (this.#open.includes(path!)) this.#cycle(file, path!, at)
    else if (this.#open.length >= deepest)
      this.#tooMuch(file, `more than ${deepest} kustomizations include each other`, at, into)
    else if (asComponent || (document.value as Fields).kind === 'Component')
      this.#kustomization(new KustomizationFile(document, this.#report), into)
    else {
      const known = this.#folder(path!)
      this.#copied += known.resources.length
      if (this.#copied > most) {
        this.#tooMuch(file, `with this, kustomizations copy more than ${most} resources`, at, into)
        return
      }
      const base = copyOf(known)
      this.#add(base.resources, undefined, into, [file, at])
      merge(into, { ...base, resources: [] })
    }
  }

  /** Adds resources; kustomize refuses two of the same id. */
  #add(resources: Resource[], path: string | undefined, into: Gathered, from?: [KustomizationFile, Path]): void {
    if (path !== undefined) into.files.add(path)
    into.index ??= new Map(into.resources.map(each => [keyOf(each.id), each]))
    for (const resource of resources) {
      const { id } = resource
      const other = id.name === '' || hasPlaceholder(id.name) ? undefined : into.index.get(keyOf(id))
      if (!other) {
        into.resources.push(resource)
        into.index.set(keyOf(id), resource)
      } else if (from)
        from[0].report(
          {
            code: 'kustomize-duplicate-resource',
            message: `${nameOf(id)} is included twice here`,
            related: [
              { span: other.span(['metadata', 'name']), message: 'once from here' },
              { span: resource.span(['metadata', 'name']), message: 'and again from here' },
            ],
            why: 'kustomize refuses two resources of the same kind, namespace and name, so nothing is applied',
          },
          from[1],
        )
    }
  }

  /** The documents of a file which a kustomization names. */
  #documents(file: KustomizationFile, path: string, at: Path, into: Gathered): readonly YamlDocument[] | undefined {
    const full = join(file.folder, path)
    const known = full === undefined ? undefined : this.#folders(folderOf(full))?.files.get(baseOf(full))
    if (known) {
      into.files.add(full!)
      return known.documents.filter(({ value }) => !isKustomization(value) || !isNamedSo(full!))
    }
    const exists = full !== undefined && this.#folders(folderOf(full))?.files.has(baseOf(full)) === true
    if (exists) into.files.add(full)
    else if (full === undefined || isRemote(path) || hasPlaceholder(path) || !this.#within(full))
      into.notRead.add({ what: path, span: file.span(at) })
    else this.#missing(file, path, full, at)
    return undefined
  }

  #missing(file: KustomizationFile, path: string, full: string, at: Path): void {
    const folder = this.#folders(folderOf(full))
    const names = [...(folder?.files.keys() ?? []), ...(folder?.folders ?? [])]
    const there =
      names.length === 0 ? `there is no folder ${folderOf(full)} either` : 'add the file, or take out this line'
    file.report(
      {
        code: 'kustomize-missing-resource',
        message: `there is no ${full}, which this kustomization includes as ${path}`,
        why: 'kustomize build fails, so nothing of this kustomization is applied',
        help: didYouMean(baseOf(full), names, there),
      },
      at,
    )
  }

  #noKustomization(file: KustomizationFile, path: string, at: Path, folder: Folder, into: Gathered): void {
    const unread = kustomizationNames.some(name => folder.files.has(name))
    if (unread) into.notRead.add({ what: path, span: file.span(at) })
    else
      file.report(
        {
          code: 'kustomize-missing-resource',
          message: `the folder ${path} has no kustomization.yaml`,
          why: 'kustomize build fails, so nothing of this kustomization is applied',
          help: 'name the files in it one by one, or give it a kustomization.yaml which does',
        },
        at,
      )
  }

  #cycle(file: KustomizationFile, path: string, at: Path): void {
    const way = [...this.#open.slice(this.#open.indexOf(path)), path].map(each => each || '.').join(' → ')
    file.report(
      {
        code: 'kustomize-cycle',
        message: `this kustomization includes itself: ${way}`,
        why: 'kustomize build fails, so nothing of this kustomization is applied',
        help: 'take this line out',
      },
      at,
    )
  }

  #tooMuch(file: KustomizationFile, message: string, at: Path, into: Gathered): void {
    file.report({ code: 'kustomize-too-large', message, help: 'check the parts of it one by one' }, at)
    into.notRead.add({ what: 'the rest', span: file.span(at) })
  }

  /** Files that a generator takes as they are: values for a HelmRelease are among them. */
  #generatedFrom(file: KustomizationFile, into: Gathered): void {
    for (const field of ['configMapGenerator', 'secretGenerator'])
      for (const { at } of file.maps([field]))
        for (const { value, at: from } of file.texts([...at, 'files'])) {
          const path = value.slice(value.indexOf('=') + 1)
          const documents = this.#documents(file, path, from, into)
          for (const each of documents ?? []) if (isValues(each.value)) into.charts.add(each)
        }
  }

  /** `helmCharts`: the kustomization itself says with which values, and which file holds more. */
  #charts(file: KustomizationFile, into: Gathered): void {
    const charts = file.maps(['helmCharts'])
    for (const { at } of charts)
      for (const path of [
        [...at, 'valuesFile'],
        ...file.texts([...at, 'additionalValuesFiles']).map(each => each.at),
      ]) {
        const name = file.text(path)
        for (const each of name === undefined ? [] : (this.#documents(file, name, path, into) ?? []))
          into.charts.add(each)
      }
    if (charts.length > 0) into.charts.add(file.document)
  }
}

/** More of either is no network but a mistake, or an attack: bases that are included twice double each time. */
const most = 100_000
const deepest = 100

/** Whether a document may be Helm values: a map that is no resource. */
function isValues(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !('kind' in value && 'apiVersion' in value)
  )
}

function isNamedSo(path: string): boolean {
  return kustomizationNames.some(name => name === baseOf(path))
}

function empty(): Gathered {
  return {
    resources: [],
    index: undefined,
    charts: new Set(),
    files: new Set(),
    notRead: new Set(),
    references: new Set(),
  }
}

function copyOf(gathered: Gathered): Gathered {
  return merge(empty(), gathered)
}

function merge(into: Gathered, from: Gathered): Gathered {
  for (const each of from.resources) into.resources.push(each.clone())
  into.index = undefined
  for (const each of from.charts) into.charts.add(each)
  for (const path of from.files) into.files.add(path)
  for (const each of from.notRead) into.notRead.add(each)
  for (const each of from.references) into.references.add(each)
  return into
}
