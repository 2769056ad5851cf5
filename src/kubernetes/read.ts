/** Kubernetes' own objects of any manifest, and others that Services come from → parts of a cluster. */
import type { AnyObject } from '../fabric/kubernetes.ts'
import type { ClusterPart } from '../fabric/fabric.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import type { YamlDocument } from '../yaml/document.ts'
import { objectsIn } from '../yaml/object.ts'
import {
  readGateway,
  readGatewayApiDefinition,
  readGatewayClass,
  readGatewayClassConfig,
  readReferenceGrant,
  readRoute,
} from './gateway.ts'
import { readIngress } from './ingress.ts'
import { checkMetadata, namePath, namespacePath } from './metadata.ts'
import { readMetalLbPool } from './metallb.ts'
import { readNamespace, readNode, readPodPool } from './node.ts'
import { KubernetesObject, type Notes } from './object.ts'
import { makerOf, readMadeSecret, readSecret } from './secret.ts'
import { readService, readServiceCidr } from './service.ts'

/** What an object adds to its cluster: lists of nodes. */
type Addition = Partial<ClusterPart>

type Reader = (object: KubernetesObject, name: string) => Addition

const gatewayApi = 'gateway.networking.k8s.io'

/** By group and kind; versions of one kind do not differ in what is read. */
const readers: Readonly<Record<string, Reader>> = {
  '/Node': (...of) => ({ nodes: [readNode(...of)] }),
  '/Namespace': (...of) => ({ namespaces: [readNamespace(...of)] }),
  '/Service': (...of) => ({ services: [readService(...of)] }),
  '/Secret': (...of) => ({ secrets: [readSecret(...of)] }),
  'networking.k8s.io/Ingress': (...of) => ({ ingresses: [readIngress(...of)] }),
  [`${gatewayApi}/Gateway`]: (...of) => ({ gateways: [readGateway(...of)] }),
  [`${gatewayApi}/GatewayClass`]: (...of) => ({ gatewayClasses: [readGatewayClass(...of)] }),
  [`${gatewayApi}/ReferenceGrant`]: (...of) => ({ referenceGrants: [readReferenceGrant(...of)] }),
  ...Object.fromEntries(
    ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map((kind): [string, Reader] => [
      `${gatewayApi}/${kind}`,
      (...of) => ({ routes: [readRoute(...of, kind)] }),
    ]),
  ),
  'cilium.io/CiliumGatewayClassConfig': (...of) => ({ gatewayClassConfigs: [readGatewayClassConfig(...of)] }),
  'cilium.io/CiliumPodIPPool': (...of) => ({ podPools: [readPodPool(...of)] }),
  'networking.k8s.io/ServiceCIDR': object => ({ serviceCidrs: readServiceCidr(object) }),
  'metallb.io/IPAddressPool': (...of) => ({ metalLbPools: [readMetalLbPool(...of)] }),
  'apiextensions.k8s.io/CustomResourceDefinition': (...of) => {
    const gatewayApiDefinitions = readGatewayApiDefinition(...of)
    return gatewayApiDefinitions.length > 0 ? { gatewayApiDefinitions } : {}
  },
}

/** What the documents say of a cluster, manifests and patches alike. A Secret's value is never kept. */
export function read(
  documents: readonly YamlDocument[],
  cluster: string,
): { part: ClusterPart; diagnostics: Diagnostic[] } {
  const notes: Notes = { found: new Map(), isPartial: false }
  const lists: Record<string, unknown[]> = { nodes: [], services: [], gateways: [], secrets: [] }
  for (const document of documents)
    for (const { path, value } of objectsIn(document)) {
      const object = new KubernetesObject(document, path, value, notes)
      for (const [list, items] of Object.entries(readObject(object, value['apiVersion'], value['kind'], notes)))
        (lists[list] ??= []).push(...(items as unknown[]))
    }
  const part: ClusterPart = {
    name: cluster,
    origin: documents[0]?.span ?? { path: '', start: 0, end: 0 },
    ...lists,
    ...(notes.isPartial && { isPartial: true as const }),
  }
  return { part, diagnostics: [...notes.found.values()] }
}

function readObject(object: KubernetesObject, apiVersion: unknown, kind: unknown, notes: Notes): Addition {
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return {}
  if (hasPlaceholder(apiVersion) || hasPlaceholder(kind)) {
    notes.isPartial = true
    return {}
  }
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  const reader = readers[`${group}/${kind}`]
  const maker = makerOf(group, kind)
  const isOurs = reader !== undefined || maker !== undefined || group === 'cilium.io'
  if (isOurs) checkMetadata(object, kind)
  const name = isOurs ? object.name(namePath) : undefined
  return {
    objects: [anyObject(object, apiVersion, kind)],
    ...(name !== undefined && reader?.(object, name)),
    ...(name !== undefined && maker && { secrets: [readMadeSecret(object, name, maker)] }),
  }
}

function anyObject(object: KubernetesObject, apiVersion: string, kind: string): AnyObject {
  const [name, namespace] = [object.plain(namePath), object.plain(namespacePath)]
  return {
    apiVersion,
    kind,
    ...(namespace !== undefined && { namespace }),
    ...(name !== undefined && { name }),
    origin: object.origin({ apiVersion: ['apiVersion'], kind: ['kind'], name: namePath, namespace: namespacePath }),
  }
}
