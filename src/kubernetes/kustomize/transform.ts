/** What a kustomization does to every resource it has: namespace, names, labels, annotations. */
import type { Path } from '../../yaml/document.ts'
import { inPlaceOf, isMap, type Draft, type Fields, type Written } from './draft.ts'
import type { KustomizationFile } from './file.ts'
import { isClusterScoped } from './kinds.ts'
import type { Id, Resource } from './resource.ts'

/** A field of some kinds (kustomize `types.FieldSpec`): parts with slashes between them. */
export interface FieldSpec {
  readonly group?: string
  readonly version?: string
  readonly kind?: string
  readonly path: string
  readonly create?: boolean
}

/** Does what `namespace`, `namePrefix`, `nameSuffix`, `labels`, `commonLabels` and `commonAnnotations` say. */
export function transform(file: KustomizationFile, resources: readonly Resource[]): void {
  setNamespace(resources, file.text(['namespace']) ? file.written(['namespace']) : undefined)
  addToNames(resources, file.text(['namePrefix']) ?? '', file.text(['nameSuffix']) ?? '')
  for (const { value, at } of file.maps(['labels'])) {
    const specs = [
      ...(value.includeSelectors === true ? [labels, ...selectors] : [labels]),
      ...fieldSpecs(value.fields),
    ]
    setPairs(file, [...at, 'pairs'], resources, specs)
  }
  setPairs(file, ['commonLabels'], resources, [labels, ...selectors])
  setPairs(file, ['commonAnnotations'], resources, [{ path: 'metadata/annotations', create: true }])
}

/** Puts all resources that have a namespace into one. A Namespace among them gets its name. */
function setNamespace(resources: readonly Resource[], namespace: Written | undefined): void {
  if (namespace === undefined) return
  for (const resource of resources) {
    const { id } = resource
    if (id.group === '' && id.kind === 'Namespace') resource.rename(draft => draft.set(['metadata', 'name'], namespace))
    else if (!isClusterScoped(id)) resource.rename(draft => draft.set(['metadata', 'namespace'], namespace))
  }
}

/** Adds to the names of all resources but those whose name means something outside of the cluster's manifests. */
function addToNames(resources: readonly Resource[], prefix: string, suffix: string): void {
  if (prefix === '' && suffix === '') return
  for (const resource of resources) {
    const { kind, name } = resource.id
    if (name === '' || keepTheirName.has(kind)) continue
    resource.rename(draft => draft.rewrite(['metadata', 'name'], `${prefix}${name}${suffix}`))
  }
}

/** Sets labels or annotations, one by one, each where it is written. */
function setPairs(
  file: KustomizationFile,
  at: Path,
  resources: readonly Resource[],
  specs: readonly FieldSpec[],
): void {
  for (const key of Object.keys(file.map(at) ?? {})) {
    const value = file.written([...at, key])
    for (const resource of resources)
      for (const spec of specs.filter(each => fits(each, resource.id)))
        setIn(resource.draft, [], [...spec.path.split('/'), key], spec.create ?? false, value)
  }
}

/** The field of labels that every kind has. */
const labels: FieldSpec = { path: 'metadata/labels', create: true }

/** Source: kustomize `commonLabelFieldSpecs`, the kinds that netc reads. */
const selectors: readonly FieldSpec[] = [{ version: 'v1', kind: 'Service', path: 'spec/selector', create: true }]

/** Source: kustomize `PrefixTransformer`, `prefixFieldSpecsToSkip`. */
const keepTheirName: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'APIService', 'Namespace'])

/** Field specs as a kustomization or its configuration lists them. */
export function fieldSpecs(value: unknown): FieldSpec[] {
  return Array.isArray(value)
    ? value.filter((each: unknown): each is FieldSpec & Fields => isMap(each) && typeof each.path === 'string')
    : []
}

/** Whether a spec speaks of a kind; a part that it leaves out fits all. */
export function fits(spec: Omit<FieldSpec, 'path'>, id: Id): boolean {
  return (['group', 'version', 'kind'] as const).every(
    part => spec[part] === undefined || spec[part] === '' || spec[part] === id[part],
  )
}

function setIn(draft: Draft, at: Path, rest: readonly string[], create: boolean, value: Written): void {
  const here = draft.get(at)
  const [step, ...behind] = rest
  if (Array.isArray(here)) for (const i of here.keys()) setIn(draft, [...at, i], rest, create, value)
  else if (step === undefined || (here !== undefined && here !== null && !isMap(here))) return
  else if (behind.length === 0) {
    if (isMap(here)) draft.set([...at, step], value)
  } else {
    const next = draft.get([...at, step])
    if ((next === undefined || next === null) && create) draft.set([...at, step], inPlaceOf(value, {}))
    if (draft.get([...at, step]) !== undefined) setIn(draft, [...at, step], behind, create, value)
  }
}
