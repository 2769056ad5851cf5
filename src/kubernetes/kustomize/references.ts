/**
 * Names that other resources speak of, after a prefix, suffix or namespace changed them. kustomize mends only those of
 * its own table (`nameReferenceFieldSpecs`): no field of Cilium's and none of the Gateway API is in it, unless a
 * `configurations` file says so.
 */
import type { Path } from '../../yaml/document.ts'
import { isMap, type Fields } from './draft.ts'
import { namespaceOf, type Resource } from './resource.ts'
import { fieldSpecs, fits, type FieldSpec } from './transform.ts'

/** A kind, and the fields that hold a name of it. */
export interface NameReference {
  readonly group?: string
  readonly version?: string
  readonly kind: string
  readonly fields: readonly FieldSpec[]
}

/** Source: kustomize `nameReferenceFieldSpecs`, the kinds that netc reads. */
const builtin: readonly NameReference[] = [
  { kind: 'Secret', version: 'v1', fields: [{ kind: 'Ingress', path: 'spec/tls/secretName' }] },
  {
    kind: 'Service',
    version: 'v1',
    fields: [
      'spec/rules/http/paths/backend/serviceName',
      'spec/backend/serviceName',
      'spec/rules/http/paths/backend/service/name',
      'spec/defaultBackend/service/name',
    ].map(path => ({ kind: 'Ingress', path })),
  },
  { kind: 'IngressClass', version: 'v1', fields: [{ kind: 'Ingress', path: 'spec/ingressClassName' }] },
]

/** Gives every reference the name its resource has now. */
export function mendReferences(resources: readonly Resource[], configured: readonly NameReference[]): void {
  for (const reference of [...builtin, ...configured]) {
    const renamed = resources.filter(({ former, id }) => former.length > 0 && fits(reference, id))
    if (renamed.length === 0) continue
    for (const resource of resources)
      for (const field of reference.fields.filter(each => fits(each, resource.id)))
        for (const path of pathsTo(resource.document.value, field.path.split('/'))) mend(resource, path, renamed)
  }
}

/** What a `configurations` file says of references. */
export function nameReferencesIn(value: unknown): NameReference[] {
  if (!isMap(value) || !Array.isArray(value.nameReference)) return []
  return value.nameReference.flatMap((each: unknown) =>
    isMap(each) && typeof each.kind === 'string'
      ? [{ ...(each as Fields & { kind: string }), fields: fieldSpecs(each.fieldSpecs) }]
      : [],
  )
}

function mend(resource: Resource, path: Path, renamed: readonly Resource[]): void {
  const name = resource.draft.get(path)
  const namespaces = new Set(resource.ids.map(namespaceOf))
  const found = renamed.find(({ former, id }) => {
    const isNear = namespaces.has(namespaceOf(id)) || former.some(each => namespaces.has(namespaceOf(each)))
    return isNear && former.some(each => each.name === name)
  })
  if (found) resource.draft.rewrite(path, found.id.name)
}

/** The paths that a field spec means in a value; lists are gone through. */
function pathsTo(value: unknown, rest: readonly string[]): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => pathsTo(item, rest).map(path => [i, ...path]))
  const [step, ...behind] = rest
  if (step === undefined) return typeof value === 'string' ? [[]] : []
  return isMap(value) && Object.hasOwn(value, step) ? pathsTo(value[step], behind).map(path => [step, ...path]) : []
}
