/** Nodes, Services, Gateways and Secrets of any manifest → parts of a cluster. Other kinds are somebody else's. */
import type { Gateway, Node, Secret, Service } from '../fabric/cluster.ts'
import type { ClusterPart } from '../fabric/fabric.ts'
import { parseAddress, parsePrefix, type Address } from '../net/prefix.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Path, YamlDocument } from '../yaml/document.ts'
import { objectsIn } from '../yaml/object.ts'
import { annotations } from './address-request.ts'
import { KubernetesObject } from './object.ts'

/** What the documents say of a cluster, manifests and patches alike. A Secret is read by name; its value never is. */
export function read(
  documents: readonly YamlDocument[],
  cluster: string,
): { part: ClusterPart; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const objects = documents.flatMap(document =>
    objectsIn(document).map(({ path, value }) => new KubernetesObject(document, path, value, diagnostics)),
  )
  const all = <T>(type: RegExp, read: (object: KubernetesObject, name: string) => T): T[] =>
    objects.filter(object => type.test(object.type)).flatMap(object => named(object, read))
  const part: ClusterPart = {
    name: cluster,
    origin: documents[0]?.span ?? { path: '', start: 0, end: 0 },
    nodes: all(/^v1\/Node$/, readNode),
    services: all(/^v1\/Service$/, readService),
    gateways: all(/^gateway\.networking\.k8s\.io\/\w+\/Gateway$/, readGateway),
    secrets: all(/^v1\/Secret$/, readSecret),
  }
  return { part, diagnostics }
}

/** An object needs a name to be spoken of; `kubectl` refuses one without. */
function named<T>(object: KubernetesObject, read: (object: KubernetesObject, name: string) => T): T[] {
  const name = object.text(namePath)
  if (name === undefined && !object.has(namePath)) object.report(namePath, 'is missing')
  return name === undefined ? [] : [read(object, name)]
}

const namePath = ['metadata', 'name']
const labelsPath = ['metadata', 'labels']

function readNode(object: KubernetesObject, name: string): Node {
  const addressesPath = ['status', 'addresses']
  const addresses = object.list(addressesPath).flatMap((_, i): Address[] => {
    if (object.text([...addressesPath, i, 'type']) !== 'InternalIP') return []
    return present(object.parsed([...addressesPath, i, 'address'], 'an IP address', parseAddress))
  })
  const podCidrsPath = object.has(['spec', 'podCIDRs']) ? ['spec', 'podCIDRs'] : undefined
  const paths: Path[] = podCidrsPath
    ? object.list(podCidrsPath).map((_, i) => [...podCidrsPath, i])
    : [['spec', 'podCIDR']]
  const podCidrs = paths.flatMap(path => present(object.parsed(path, 'a network', parsePrefix)))
  const origin = object.origin({
    name: namePath,
    addresses: addressesPath,
    labels: labelsPath,
    podCidrs: podCidrsPath ?? ['spec', 'podCIDR'],
  })
  return { name, addresses, labels: object.labels(labelsPath), podCidrs, origin }
}

function readService(object: KubernetesObject, name: string): Service {
  const addressesPath =
    requestPath(object, ['metadata']) ??
    (object.has(['spec', 'loadBalancerIP']) ? ['spec', 'loadBalancerIP'] : undefined)
  const loadBalancerClass = object.text(['spec', 'loadBalancerClass'])
  const externalTrafficPolicy = object.parsed(['spec', 'externalTrafficPolicy'], 'Cluster or Local', trafficPolicy)
  return {
    ...place(object),
    name,
    labels: object.labels(labelsPath),
    addresses: requested(object, addressesPath),
    ...(loadBalancerClass === undefined ? {} : { loadBalancerClass }),
    ...(externalTrafficPolicy === undefined ? {} : { externalTrafficPolicy }),
    origin: object.origin({
      ...placePaths,
      labels: labelsPath,
      addresses: addressesPath,
      loadBalancerClass: ['spec', 'loadBalancerClass'],
      externalTrafficPolicy: ['spec', 'externalTrafficPolicy'],
    }),
  }
}

/** Labels of the Gateway itself are not read: Cilium copies only those of `spec.infrastructure`. */
function readGateway(object: KubernetesObject, name: string): Gateway {
  const path = ['spec', 'infrastructure']
  const addressesPath = requestPath(object, path)
  return {
    ...place(object),
    name,
    labels: object.labels([...path, 'labels']),
    addresses: requested(object, addressesPath),
    origin: object.origin({ ...placePaths, labels: [...path, 'labels'], addresses: addressesPath }),
  }
}

function readSecret(object: KubernetesObject, name: string): Secret {
  return { ...place(object), name, origin: object.origin(placePaths) }
}

const placePaths = { name: namePath, namespace: ['metadata', 'namespace'] }

function place(object: KubernetesObject): { namespace: string } {
  return { namespace: object.text(['metadata', 'namespace']) ?? 'default' }
}

/** Where an annotation asks for addresses; of several the newest, as in Cilium. */
function requestPath(object: KubernetesObject, parent: Path): Path | undefined {
  return annotations.map(([name]) => [...parent, 'annotations', name]).find(path => object.has(path))
}

function requested(object: KubernetesObject, path: Path | undefined): readonly Address[] {
  if (!path) return []
  return (
    object.parsed(path, 'IP addresses with commas between them', text => {
      const addresses = text.split(',').map(each => parseAddress(each.trim()))
      return addresses.every(each => each !== undefined) ? addresses : undefined
    }) ?? []
  )
}

function trafficPolicy(text: string): 'Cluster' | 'Local' | undefined {
  return text === 'Cluster' || text === 'Local' ? text : undefined
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value]
}
