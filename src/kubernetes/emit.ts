/**
 * The cluster's objects that are not Cilium's: its nodes, as an inventory, and what makes its Services and Gateways
 * reachable. Must not know BGP.
 */
import type { Artifact } from '../artifact.ts'
import type { Cluster, Gateway, Node, Service } from '../fabric/cluster.ts'
import { formatAddress, formatCidr } from '../net/prefix.ts'
import { atLeast, type Version } from '../net/version.ts'
import { compareText, type Diagnostic } from '../text/diagnostic.ts'
import { locate } from '../text/origin.ts'
import { printDocuments } from '../yaml/print.ts'
import { request } from './address-request.ts'
import { printKustomization, type Patch } from './kustomization.ts'

/** What is written for a release that is not known: the newest. */
const newest: Version = '1.20'

/** The first release that copies `spec.infrastructure` of a Gateway to its Service. Source: cilium/cilium PR 29122. */
const copiesInfrastructure: Version = '1.15'

/** The inventory of nodes, a component for each namespace with something exposed, and what the release cannot do. */
export function emit(cluster: Cluster): { artifacts: Artifact[]; diagnostics: Diagnostic[] } {
  const folder = `clusters/${cluster.name}`
  const artifacts: Artifact[] = []
  const diagnostics: Diagnostic[] = []
  if (cluster.nodes.length > 0)
    artifacts.push({ path: `${folder}/nodes.yaml`, text: printDocuments([nodeList(cluster.nodes)]) })

  const exposed = [
    ...cluster.services.map(service => exposeService(service, cluster, diagnostics)),
    ...cluster.gateways.map(gateway => exposeGateway(gateway, cluster, diagnostics)),
  ].filter(each => each !== undefined)
  for (const namespace of [...new Set(exposed.map(each => each.namespace))].sort(compareText)) {
    const here = exposed
      .filter(each => each.namespace === namespace)
      .sort((a, b) => compareText(a.patch.path, b.patch.path))
    const text = printKustomization({ kind: 'Component', patches: here.map(each => each.patch) })
    artifacts.push({ path: `${folder}/expose/${namespace}/kustomization.yaml`, text })
    for (const { patch, object } of here)
      artifacts.push({ path: `${folder}/expose/${namespace}/${patch.path}`, text: printDocuments([object]) })
  }
  return { artifacts, diagnostics }
}

/** The cluster folder's own `kustomization.yaml`: Argo CD and Flux apply these files as they are. */
export function emitKustomization(cluster: string, resources: readonly string[]): Artifact {
  return {
    path: `clusters/${cluster}/kustomization.yaml`,
    text: printKustomization({ kind: 'Kustomization', resources }),
  }
}

/** As `kubectl get nodes -o yaml` gives it. Nobody applies nodes: this tells the reader who is there. */
function nodeList(nodes: readonly Node[]): object {
  const items = [...nodes]
    .sort((a, b) => compareText(a.name, b.name))
    .map(({ name, labels, addresses, podCidrs }) => ({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels: sorted(labels) },
      spec: podCidrs.length === 0 ? {} : { podCIDR: formatCidr(podCidrs[0]!), podCIDRs: podCidrs.map(formatCidr) },
      status: {
        addresses: [
          ...addresses.map(address => ({ type: 'InternalIP', address: formatAddress(address) })),
          { type: 'Hostname', address: name },
        ],
      },
    }))
  return { apiVersion: 'v1', kind: 'List', items }
}

/**
 * An object of the application and what is added to it. It is a patch in a Component which the application's own
 * kustomization includes (`components: [expose/prod]`), because the object is not ours: a second, partial manifest of
 * it, applied by the same controller, would take turns with the application's in removing the other's fields.
 */
interface Exposed {
  readonly namespace: string
  readonly patch: Patch
  readonly object: object
}

function exposeService(service: Service, cluster: Cluster, diagnostics: Diagnostic[]): Exposed {
  const { namespace, name, labels, loadBalancerClass, externalTrafficPolicy } = service
  const release = cluster.cilium ?? newest
  const asked = request(service.addresses, release, cluster.helm?.metallbBgp !== true)
  if (!asked)
    diagnostics.push(
      unsupported(service, 'addresses', `Cilium ${release} gives a Service no more than one address that it asks for`),
    )
  const metadata = { name, namespace, ...field('labels', sorted(labels)), ...field('annotations', asked?.annotations) }
  const spec = {
    ...field('externalTrafficPolicy', externalTrafficPolicy),
    ...field('loadBalancerClass', loadBalancerClass),
    ...field('loadBalancerIP', asked?.loadBalancerIP),
  }
  const object = { apiVersion: 'v1', kind: 'Service', metadata, ...field('spec', spec) }
  return {
    namespace,
    patch: { target: { version: 'v1', kind: 'Service', name }, path: `service-${name}.yaml` },
    object,
  }
}

function exposeGateway(gateway: Gateway, cluster: Cluster, diagnostics: Diagnostic[]): Exposed | undefined {
  const { namespace, name, labels, addresses } = gateway
  const release = cluster.cilium ?? newest
  if (!atLeast(release, copiesInfrastructure)) {
    const message = `Cilium ${release} gives the Service of a Gateway no labels or annotations of the Gateway's`
    const help = `select it by the label io.cilium.gateway/owning-gateway: ${name}, or use Cilium ${copiesInfrastructure}`
    diagnostics.push({
      ...unsupported(gateway, Object.keys(labels).length > 0 ? 'labels' : 'addresses', message),
      help,
    })
    return undefined
  }
  const infrastructure = {
    ...field('labels', sorted(labels)),
    ...field('annotations', request(addresses, release, true)?.annotations),
  }
  const object = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace },
    ...field('spec', field('infrastructure', infrastructure)),
  }
  const target = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name }
  return { namespace, patch: { target, path: `gateway-${name}.yaml` }, object }
}

function unsupported<N extends Service | Gateway>(node: N, field: keyof N & string, message: string): Diagnostic {
  return { code: 'unsupported-by-version', severity: 'error', message, span: locate(node, field) }
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)))
}

/** A field of an object, where there is something in it. */
function field(name: string, value: object | string | undefined): object {
  return value === undefined || Object.keys(value).length === 0 ? {} : { [name]: value }
}
