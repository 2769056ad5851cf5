/** What is applied together: a kustomization that nobody includes, the loose files of a folder, a dump of a cluster. */
import type { Build } from '../../kubernetes/kustomize/build.ts'
import { isMap, type Fields } from '../../kubernetes/kustomize/draft.ts'
import { idOf, keyOf, type Id } from '../../kubernetes/kustomize/resource.ts'
import type { YamlDocument } from '../../yaml/document.ts'

/** One of them; `path` is the folder, or that of a dump's first file. */
export interface Unit extends Build {
  readonly path: string
  /** What delivers it, as Flux and Argo CD do; empty when a person does. */
  readonly deliveredBy: Set<Unit>
  /** The cluster that a configuration or an Argo CD Application says it goes to. */
  readonly cluster?: string
  /** What tells it from other files of its folder that make the same objects. */
  readonly variant?: string
}

/**
 * The objects by which two units show that they are not for the same cluster, as text. Only of kinds that one
 * application has to itself: several bring the same Namespace or HelmRepository.
 */
export function tellingObjects(documents: readonly YamlDocument[]): string[] {
  return documents.flatMap(({ value }) => {
    const id = isMap(value) ? idOf(value) : undefined
    return id && id.name !== '' && isTelling(id) ? [keyOf({ ...id, version: '' })] : []
  })
}

function isTelling({ group, kind, name }: Id): boolean {
  if (group === 'cilium.io' || group === 'metallb.io') return true
  if (kind === 'ConfigMap') return name === 'cilium-config' || name === 'bgp-config'
  if (kind === 'HelmRelease' || kind === 'HelmChartConfig' || kind === 'HelmChart') return name.includes('cilium')
  return telling.has(`${group}/${kind}`)
}

const telling: ReadonlySet<string> = new Set([
  '/Service',
  '/Node',
  '/Secret',
  'gateway.networking.k8s.io/Gateway',
  'gateway.networking.k8s.io/HTTPRoute',
  'networking.k8s.io/Ingress',
  'kustomize.toolkit.fluxcd.io/Kustomization',
])

/** Whether a document was taken from a running cluster (`kubectl get -o yaml`): the API server gave it its `uid`. */
export function isDump({ value }: YamlDocument): boolean {
  const first: unknown = isMap(value) && Array.isArray(value.items) ? value.items[0] : value
  return isMap(first) && isMap(first.metadata) && typeof first.metadata.uid === 'string'
}

/** Whether a document is an object of Kubernetes', not of a tool that only looks alike. */
export function isObject({ value }: YamlDocument): boolean {
  return isMap(value) && typeof value.kind === 'string' && typeof value.apiVersion === 'string' && !isOfTool(value)
}

function isOfTool({ apiVersion, kind }: Fields): boolean {
  const ofTool = /^(?:kind\.x-k8s\.io|kustomize\.config\.k8s\.io|skaffold|k3d\.io|kubeadm\.k8s\.io)\b/
  return ofTool.test(String(apiVersion)) || (apiVersion === 'v1' && kind === 'Config')
}
