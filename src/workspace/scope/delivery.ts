/**
 * Folders that a GitOps controller applies: Flux `Kustomization`s (kustomize.toolkit.fluxcd.io) and Argo CD
 * `Application`s. Neither names its repository in a way that a file could be held against, so a path that exists here
 * is taken to be meant here.
 */
import { Draft, inPlaceOf, isMap, written, type Fields } from '../../kubernetes/kustomize/draft.ts'
import { join } from '../../kubernetes/kustomize/folders.ts'
import { idOf } from '../../kubernetes/kustomize/resource.ts'
import { spanOf, type Path, type YamlDocument } from '../../yaml/document.ts'

/** A folder that is applied. */
export interface Delivery {
  readonly path: string
  /** What it does to the folder's resources, as a kustomization. */
  readonly over?: YamlDocument
  /** The cluster it goes to, when that is another than the one where it stands. */
  readonly cluster?: string
}

/** What a document has delivered. */
export function deliveriesOf(document: YamlDocument): Delivery[] {
  const { value } = document
  if (!isMap(value) || !isMap(value.spec)) return []
  const { group, kind } = idOf(value)
  if (group === 'kustomize.toolkit.fluxcd.io' && kind === 'Kustomization') return byFlux(document, value.spec)
  if (group === 'argoproj.io' && kind === 'Application') return byArgo(value.spec)
  return []
}

function byFlux(document: YamlDocument, spec: Fields): Delivery[] {
  const path = folder(spec.path ?? '')
  if (path === undefined) return []
  const other = isMap(spec.kubeConfig) && isMap(spec.kubeConfig.secretRef) ? spec.kubeConfig.secretRef.name : undefined
  const over = kustomizationOf(document)
  return [{ path, ...(over && { over }), ...(typeof other === 'string' && { cluster: other }) }]
}

/** The fields of Flux's resource that mean the same as those of a kustomization, where they stand. */
const sameAs: readonly (readonly [flux: string, path: Path])[] = [
  ['targetNamespace', ['namespace']],
  ['namePrefix', ['namePrefix']],
  ['nameSuffix', ['nameSuffix']],
  ['patches', ['patches']],
  ['commonMetadata.annotations', ['commonAnnotations']],
  ['commonMetadata.labels', ['labels', 0, 'pairs']],
]

function kustomizationOf(document: YamlDocument): YamlDocument | undefined {
  const draft = new Draft({ ...document, value: {}, places: new Map(), span: spanOf(document, ['spec']) })
  for (const [field, path] of sameAs) {
    const said = written(document, ['spec', ...field.split('.')])
    if (said === undefined) continue
    if (path[0] === 'labels') draft.set(['labels'], inPlaceOf(said, [{}]))
    draft.set(path, said)
  }
  return Object.keys(draft.map([]) ?? {}).length > 0 ? draft.document : undefined
}

function byArgo(spec: Fields): Delivery[] {
  const sources: unknown[] = Array.isArray(spec.sources) ? spec.sources : [spec.source]
  const cluster = destination(spec.destination)
  return sources.flatMap((source): Delivery[] => {
    if (!isMap(source) || source.chart !== undefined) return []
    const path = folder(source.path)
    return path === undefined ? [] : [{ path, ...(cluster !== undefined && { cluster }) }]
  })
}

/** The cluster of an Argo CD destination; the one where Argo CD runs has no name. */
function destination(value: unknown): string | undefined {
  if (!isMap(value)) return undefined
  const { name, server } = value
  if (typeof name === 'string' && name !== 'in-cluster') return name
  if (typeof server !== 'string' || /^https:\/\/kubernetes\.default\.svc\b/.test(server)) return undefined
  return /^https?:\/\/([^/:]+)/.exec(server)?.[1]
}

function folder(path: unknown): string | undefined {
  return typeof path === 'string' ? join('', path) : undefined
}
