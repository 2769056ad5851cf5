/** Nodes, Namespaces, and the networks that pods get their addresses from. */
import type { PodPool } from '../fabric/cluster.ts'
import type { Namespace, Node, Taint } from '../fabric/kubernetes.ts'
import { parseAddress, parsePrefix, type Address } from '../net/prefix.ts'
import { annotationsOf, annotationsPath, labelsPath, namePath } from './metadata.ts'
import type { KubernetesObject } from './object.ts'

const addressesPath = ['status', 'addresses']

export function readNode(object: KubernetesObject, name: string): Node {
  const ofType = (type: string) =>
    object.items(addressesPath).flatMap((each): Address[] => {
      if (each.text(['type']) !== type) return []
      const address = each.parsed(['address'], 'an IP address', parseAddress)
      return address ? [address] : []
    })
  const externalAddresses = ofType('ExternalIP')
  const podCidrsPath = object.has(['spec', 'podCIDRs']) ? ['spec', 'podCIDRs'] : ['spec', 'podCIDR']
  const one = podCidrsPath[1] === 'podCIDR' ? object.parsed(podCidrsPath, 'a network', parsePrefix) : undefined
  const taints = object.items(['spec', 'taints']).flatMap(readTaint)
  return {
    name,
    addresses: ofType('InternalIP'),
    ...(externalAddresses.length > 0 && { externalAddresses }),
    labels: object.labels(labelsPath),
    ...annotationsOf(object),
    podCidrs:
      podCidrsPath[1] === 'podCIDRs' ? object.parsedItems(podCidrsPath, 'a network', parsePrefix) : one ? [one] : [],
    ...(taints.length > 0 && { taints }),
    origin: object.origin({
      name: namePath,
      addresses: addressesPath,
      labels: labelsPath,
      annotations: annotationsPath,
      podCidrs: podCidrsPath,
      taints: ['spec', 'taints'],
    }),
  }
}

function readTaint(object: KubernetesObject): Taint[] {
  const key = object.text(['key'])
  if (key === undefined) return []
  const [value, effect] = [object.text(['value']), object.text(['effect'])]
  const origin = object.origin({ key: ['key'], value: ['value'], effect: ['effect'] })
  return [{ key, ...(value !== undefined && { value }), ...(effect !== undefined && { effect }), origin }]
}

export function readNamespace(object: KubernetesObject, name: string): Namespace {
  return { name, labels: object.labels(labelsPath), origin: object.origin({ name: namePath, labels: labelsPath }) }
}

/** A CiliumPodIPPool. */
export function readPodPool(object: KubernetesObject, name: string): PodPool {
  const paths = [
    ['spec', 'ipv4', 'cidrs'],
    ['spec', 'ipv6', 'cidrs'],
  ]
  return {
    name,
    labels: object.labels(labelsPath),
    cidrs: paths.flatMap(path => object.parsedItems(path, 'a network', parsePrefix)),
    origin: object.origin({ name: namePath, labels: labelsPath, cidrs: paths.find(path => object.has(path)) }),
  }
}
