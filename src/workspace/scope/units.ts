/** The units of a repository: what is applied by hand, and what is delivered because of it. */
import { holdsValues } from '../../helm/release.ts'
import { Kustomize, type Build } from '../../kubernetes/kustomize/build.ts'
import { isMap } from '../../kubernetes/kustomize/draft.ts'
import {
  baseOf,
  folderOf,
  join,
  kustomizationIn,
  kustomizationNames,
  type Folders,
} from '../../kubernetes/kustomize/folders.ts'
import { resourcesIn } from '../../kubernetes/kustomize/resource.ts'
import { compareText } from '../../text/diagnostic.ts'
import type { YamlDocument, YamlFile } from '../../yaml/document.ts'
import { deliveriesOf, type Delivery } from './delivery.ts'
import { isDump, isObject, tellingObjects, type Unit } from './unit.ts'
import { variantsOf } from './variants.ts'

/** Finds units; `clusterOf` is what a configuration says of a path. */
export class Units {
  readonly #files: readonly YamlFile[]
  readonly #folders: Folders
  readonly #kustomize: Kustomize
  readonly #clusterOf: (path: string) => string | undefined
  readonly #units: Unit[] = []
  /** What a person could apply, and a controller delivers with more. */
  readonly #covered = new Set<Unit>()

  constructor(
    files: readonly YamlFile[],
    folders: Folders,
    kustomize: Kustomize,
    clusterOf: (path: string) => string | undefined,
  ) {
    this.#files = files
    this.#folders = folders
    this.#kustomize = kustomize
    this.#clusterOf = clusterOf
  }

  /** All units; files for which `isLeftOut` holds take part only where something else includes them. */
  find(isLeftOut: (path: string) => boolean): readonly Unit[] {
    for (const folder of this.#roots(isLeftOut)) this.#add(folder, this.#kustomize.build(folder))
    const used = new Set(this.#units.flatMap(({ files }) => [...files]))
    const folders = new Set([...used].map(folderOf))
    const isLoose = ({ source: { path }, documents }: YamlFile): boolean =>
      !isLeftOut(path) &&
      !used.has(path) &&
      (documents.some(isValues) || isInventory(documents) || !(folders.has(folderOf(path)) || this.#isGoverned(path)))
    for (const [path, files] of byFolder(this.#files.filter(isLoose))) this.#loose(path, files)
    this.#deliver()
    this.#joinValues()
    return this.#units.filter(unit => !this.#covered.has(unit))
  }

  /** The kustomizations that no other includes; of some that include each other, the first. */
  #roots(isLeftOut: (path: string) => boolean): string[] {
    const all = new Map(
      this.#files
        .flatMap(({ source }) => {
          const document = kustomizationIn(this.#folders(folderOf(source.path)))
          return document?.source.path === source.path && !isLeftOut(source.path) ? [document] : []
        })
        .map(document => [folderOf(document.source.path), document]),
    )
    const included = new Map([...all].map(([folder, document]) => [folder, this.#includedBy(folder, document)]))
    const inner = new Set([...included.values()].flat())
    const candidates = [...all]
      .filter(([, { value }]) => isMap(value) && value.kind !== 'Component')
      .map(([folder]) => folder)
    const roots = candidates.filter(folder => !inner.has(folder)).sort(compareText)
    const reached = new Set<string>()
    const reach = (folder: string): void => {
      if (reached.has(folder)) return
      reached.add(folder)
      for (const each of included.get(folder) ?? []) reach(each)
    }
    roots.forEach(reach)
    const inCycles = candidates.sort(compareText).filter(folder => {
      const isNew = !reached.has(folder)
      reach(folder)
      return isNew
    })
    return [...roots, ...inCycles]
  }

  #includedBy(folder: string, { value }: YamlDocument): string[] {
    return ['resources', 'bases', 'components'].flatMap(field => {
      const list = isMap(value) ? value[field] : undefined
      return (Array.isArray(list) ? (list as unknown[]) : []).flatMap(each => {
        const path = typeof each === 'string' ? join(folder, each) : undefined
        return path !== undefined && path !== folder && this.#folders(path) ? [path] : []
      })
    })
  }

  #isGoverned(path: string): boolean {
    return kustomizationIn(this.#folders(folderOf(path))) !== undefined
  }

  #add(path: string, build: Build, more: Partial<Unit> = {}): Unit {
    const cluster =
      more.cluster ?? this.#clusterOf(path) ?? [...build.files].map(this.#clusterOf).find(each => each !== undefined)
    const unit: Unit = { ...build, path, deliveredBy: new Set(), ...more, ...(cluster !== undefined && { cluster }) }
    this.#units.push(unit)
    return unit
  }

  /** The loose files of a folder; dumps of a cluster apart from what was written by hand. */
  #loose(folder: string, files: readonly YamlFile[]): void {
    const dumps = files.filter(({ documents }) => documents.some(isDump))
    const written = files.filter(file => !dumps.includes(file))
    for (const group of [written, dumps])
      for (const [cluster, each] of byKey(group, ({ source }) => this.#clusterOf(source.path)))
        for (const { name, files } of variantsOf(each, objectsOf)) {
          const path = group === dumps ? files[0]!.source.path : folder
          const more = { ...(name !== undefined && { variant: name }), ...(cluster !== undefined && { cluster }) }
          this.#add(path, buildOf(files), more)
        }
  }

  /** Follows Flux and Argo CD from what is there to what they apply, until nothing is new. */
  #deliver(): void {
    const targets = new Map<string, Unit>()
    for (const unit of this.#units)
      for (const document of unit.documents)
        for (const delivery of deliveriesOf(document)) this.#target(delivery, unit, targets)?.deliveredBy.add(unit)
  }

  /** A values file goes where the other files of its folder go. */
  #joinValues(): void {
    for (const unit of this.#units) {
      if (unit.documents.length > 0 || unit.deliveredBy.size > 0) continue
      for (const other of this.#units)
        if (other.documents.length > 0 && [...other.files].some(path => folderOf(path) === unit.path))
          unit.deliveredBy.add(other)
    }
  }

  #target({ path, over, cluster }: Delivery, by: Unit, targets: Map<string, Unit>): Unit | undefined {
    const folder = this.#folders(path)
    const isWhole = kustomizationIn(folder) === undefined
    if (!folder || (path === '' && isWhole)) return undefined
    const goesTo = cluster ?? (by.cluster === this.#clusterOf(by.path) ? undefined : by.cluster)
    const key = `${path} ${over ? `${over.span.path} ${over.span.start}` : ''} ${goesTo ?? ''}`
    const known = targets.get(key) ?? (over ? undefined : this.#units.find(each => each.path === path && !isWhole))
    if (known) return known
    const unit = this.#add(path, this.#kustomize.build(path, over), goesTo === undefined ? {} : { cluster: goesTo })
    targets.set(key, unit)
    const delivered = new Set(targets.values())
    for (const each of this.#units)
      if (!delivered.has(each) && (each.path === path || (isWhole && each.path.startsWith(`${path}/`)))) {
        each.deliveredBy.add(unit)
        this.#covered.add(each)
      }
    return unit
  }
}

/** Loose files are applied as they are. */
function buildOf(files: readonly YamlFile[]): Build {
  const documents = files.flatMap(each => each.documents)
  return {
    documents: documents
      .filter(isObject)
      .flatMap(resourcesIn)
      .map(each => each.document),
    values: documents.filter(isValues),
    files: new Set(files.map(({ source }) => source.path)),
    notRead: [],
  }
}

/** What makes two files of a folder contradict each other. Of values files that of the plain name is for all. */
function objectsOf({ source, documents }: YamlFile): string[] {
  const expanded = documents
    .filter(isObject)
    .flatMap(resourcesIn)
    .map(each => each.document)
  const isSpecial = documents.some(isValues) && !/(?:^|\/)(?:cilium[-_.]?)?values\.ya?ml$/.test(source.path)
  return [...tellingObjects(expanded), ...(isSpecial ? ['values'] : [])]
}

function isValues(document: YamlDocument): boolean {
  return (
    !isObject(document) &&
    !kustomizationNames.some(name => name === baseOf(document.source.path)) &&
    holdsValues(document.value)
  )
}

function byFolder(files: readonly YamlFile[]): [folder: string, files: YamlFile[]][] {
  return byKey(files, ({ source }) => folderOf(source.path))
}

function byKey<K>(files: readonly YamlFile[], keyOf: (file: YamlFile) => K): [key: K, files: YamlFile[]][] {
  const groups = new Map<K, YamlFile[]>()
  for (const file of files) {
    const group = groups.get(keyOf(file))
    if (group) group.push(file)
    else groups.set(keyOf(file), [file])
  }
  return [...groups]
}

/** Whether a file lists Nodes: nobody applies those, so no kustomization names it. */
function isInventory(documents: readonly YamlDocument[]): boolean {
  const kinds = documents.flatMap(document => resourcesIn(document)).map(({ id }) => id.kind)
  return kinds.length > 0 && kinds.every(kind => kind === 'Node')
}
