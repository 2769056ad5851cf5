/** What the Gateway API has, as far as Services come from it. */
import type {
  Gateway,
  GatewayApiDefinition,
  GatewayClass,
  GatewayClassConfig,
  Listener,
  ReferenceGrant,
  Route,
} from '../fabric/kubernetes.ts'
import { parseAddress, type Address } from '../net/prefix.ts'
import {
  annotationsOf,
  annotationsPath as ownAnnotationsPath,
  labelsPath,
  namePath,
  namespaceOf,
  placePaths,
} from './metadata.ts'
import type { KubernetesObject } from './object.ts'
import { readReference } from './reference.ts'
import { readRequest } from './service.ts'

const infrastructure = ['spec', 'infrastructure']
const classNamePath = ['spec', 'gatewayClassName']

/** Labels of the Gateway itself are kept apart: Cilium copies only those of `spec.infrastructure`. */
export function readGateway(object: KubernetesObject, name: string): Gateway {
  const asked = readRequest(object, infrastructure)
  const className = object.name(classNamePath)
  const specAddresses = object.items(['spec', 'addresses']).flatMap((each): Address[] => {
    if ((each.text(['type']) ?? 'IPAddress') !== 'IPAddress') return []
    const address = each.parsed(['value'], 'an IP address', parseAddress)
    return address ? [address] : []
  })
  const annotationsPath = [...infrastructure, 'annotations']
  const { annotations: ownAnnotations } = annotationsOf(object)
  return {
    namespace: namespaceOf(object),
    name,
    labels: object.labels([...infrastructure, 'labels']),
    ...annotationsOf(object, annotationsPath, asked.name === undefined ? [] : [asked.name]),
    addresses: asked.addresses,
    ...(className !== undefined && { className }),
    ...(object.has(labelsPath) && { ownLabels: object.labels(labelsPath) }),
    ...(ownAnnotations && { ownAnnotations }),
    ...(specAddresses.length > 0 && { specAddresses }),
    ...(object.has(['spec', 'listeners']) && { listeners: object.items(['spec', 'listeners']).flatMap(readListener) }),
    origin: object.origin({
      ...placePaths,
      labels: [...infrastructure, 'labels'],
      annotations: annotationsPath,
      addresses: asked.path,
      className: classNamePath,
      ownLabels: labelsPath,
      ownAnnotations: ownAnnotationsPath,
      infrastructure,
      specAddresses: ['spec', 'addresses'],
      listeners: ['spec', 'listeners'],
    }),
  }
}

function readListener(object: KubernetesObject): Listener[] {
  const name = object.name(['name'])
  if (name === undefined) return []
  const port = object.integer(['port'])
  const [protocol, hostname] = [object.text(['protocol']), object.text(['hostname'])]
  const certificates = object.items(['tls', 'certificateRefs']).flatMap(readReference)
  return [
    {
      name,
      ...(port !== undefined && { port }),
      ...(protocol !== undefined && { protocol }),
      ...(hostname !== undefined && { hostname }),
      ...(certificates.length > 0 && { certificates }),
      origin: object.origin({
        name: ['name'],
        port: ['port'],
        protocol: ['protocol'],
        hostname: ['hostname'],
        certificates: ['tls', 'certificateRefs'],
      }),
    },
  ]
}

export function readGatewayClass(object: KubernetesObject, name: string): GatewayClass {
  const controller = object.text(['spec', 'controllerName'])
  const parameters = object.part(['spec', 'parametersRef'])
  const [named] = parameters ? readReference(parameters) : []
  return {
    name,
    ...(controller !== undefined && { controller }),
    ...(named && { parameters: named }),
    origin: object.origin({
      name: namePath,
      controller: ['spec', 'controllerName'],
      parameters: ['spec', 'parametersRef'],
    }),
  }
}

export function readGatewayClassConfig(object: KubernetesObject, name: string): GatewayClassConfig {
  const service = (field: string) => ['spec', 'service', field]
  const serviceType = object.text(service('type'))
  const externalTrafficPolicy = object.oneOf(service('externalTrafficPolicy'), 'Cluster', 'Local')
  const loadBalancerClass = object.text(service('loadBalancerClass'))
  return {
    namespace: namespaceOf(object),
    name,
    ...(serviceType !== undefined && { serviceType }),
    ...(externalTrafficPolicy && { externalTrafficPolicy }),
    ...(loadBalancerClass !== undefined && { loadBalancerClass }),
    origin: object.origin({
      ...placePaths,
      serviceType: service('type'),
      externalTrafficPolicy: service('externalTrafficPolicy'),
      loadBalancerClass: service('loadBalancerClass'),
    }),
  }
}

/** HTTPRoute, GRPCRoute, TLSRoute, TCPRoute and UDPRoute are alike in what they join. */
export function readRoute(object: KubernetesObject, name: string, kind: string): Route {
  return {
    kind,
    namespace: namespaceOf(object),
    name,
    parents: object.items(['spec', 'parentRefs']).flatMap(readReference),
    backends: object
      .items(['spec', 'rules'])
      .flatMap(rule => rule.items(['backendRefs']))
      .flatMap(readReference),
    origin: object.origin({ ...placePaths, parents: ['spec', 'parentRefs'], backends: ['spec', 'rules'] }),
  }
}

export function readReferenceGrant(object: KubernetesObject, name: string): ReferenceGrant {
  const text = (each: KubernetesObject, field: string) => each.text([field]) ?? ''
  return {
    namespace: namespaceOf(object),
    name,
    from: object.items(['spec', 'from']).map(each => ({
      group: text(each, 'group'),
      kind: text(each, 'kind'),
      namespace: text(each, 'namespace'),
    })),
    to: object.items(['spec', 'to']).map(each => {
      const name = each.name(['name'])
      return { group: text(each, 'group'), kind: text(each, 'kind'), ...(name !== undefined && { name }) }
    }),
    origin: object.origin({ ...placePaths, from: ['spec', 'from'], to: ['spec', 'to'] }),
  }
}

/** A CustomResourceDefinition, when it is one of the Gateway API; it says so itself. */
export function readGatewayApiDefinition(object: KubernetesObject, name: string): GatewayApiDefinition[] {
  const path = (key: string) => ['metadata', 'annotations', `gateway.networking.k8s.io/${key}`]
  const [bundleVersion, channel] = [object.text(path('bundle-version')), object.text(path('channel'))]
  if (bundleVersion === undefined && channel === undefined) return []
  const origin = object.origin({ name: namePath, bundleVersion: path('bundle-version'), channel: path('channel') })
  return [
    { name, ...(bundleVersion !== undefined && { bundleVersion }), ...(channel !== undefined && { channel }), origin },
  ]
}
