/** Ingresses. */
import type { Ingress, ObjectReference } from '../fabric/kubernetes.ts'
import { annotationsOf, annotationsPath, labelsPath, namespaceOf, placePaths } from './metadata.ts'
import type { KubernetesObject } from './object.ts'
import { readRequest } from './service.ts'

const classPaths = [
  ['spec', 'ingressClassName'],
  [...annotationsPath, 'kubernetes.io/ingress.class'],
]
const modePath = [...annotationsPath, 'ingress.cilium.io/loadbalancer-mode']

export function readIngress(object: KubernetesObject, name: string): Ingress {
  const classPath = classPaths.find(path => object.has(path))
  const className = classPath && object.name(classPath)
  const mode = object.text(modePath)
  const asked = readRequest(object, ['metadata'])
  const backends = [
    ...[object.part(['spec', 'defaultBackend']) ?? []].flat(),
    ...object
      .items(['spec', 'rules'])
      .flatMap(rule => rule.items(['http', 'paths']))
      .flatMap(each => each.part(['backend']) ?? []),
  ]
  return {
    namespace: namespaceOf(object),
    name,
    labels: object.labels(labelsPath),
    ...annotationsOf(object, annotationsPath, asked.name === undefined ? [] : [asked.name]),
    ...(asked.path && { addresses: asked.addresses }),
    ...(className !== undefined && { className }),
    ...((mode === 'dedicated' || mode === 'shared') && { loadBalancerMode: mode }),
    backends: backends.flatMap(readBackend),
    origin: object.origin({
      ...placePaths,
      labels: labelsPath,
      annotations: annotationsPath,
      addresses: asked.path,
      className: classPath,
      loadBalancerMode: modePath,
    }),
  }
}

/** A Service by name; `serviceName` before networking.k8s.io/v1. */
function readBackend(object: KubernetesObject): ObjectReference[] {
  const path = [['service', 'name'], ['serviceName']].find(each => object.has(each))
  const name = path && object.name(path)
  return name === undefined ? [] : [{ kind: 'Service', name, origin: object.origin({ name: path }) }]
}
