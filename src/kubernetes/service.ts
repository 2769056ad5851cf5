/** Services. */
import type { Service, ServiceCidr, ServicePort } from '../fabric/kubernetes.ts'
import { parseAddress, parsePrefix, type Address, type IpVersion } from '../net/prefix.ts'
import { annotations as requests } from './address-request.ts'
import { annotationsOf, annotationsPath, labelsPath, namespaceOf, placePaths } from './metadata.ts'
import type { KubernetesObject } from './object.ts'

const spec = (field: string) => ['spec', field]

const paths = {
  ...placePaths,
  labels: labelsPath,
  annotations: annotationsPath,
  loadBalancerIp: spec('loadBalancerIP'),
  loadBalancerClass: spec('loadBalancerClass'),
  externalTrafficPolicy: spec('externalTrafficPolicy'),
  internalTrafficPolicy: spec('internalTrafficPolicy'),
  type: spec('type'),
  ports: spec('ports'),
  selector: spec('selector'),
  externalIps: spec('externalIPs'),
  ipFamilies: spec('ipFamilies'),
  ipFamilyPolicy: spec('ipFamilyPolicy'),
  givenAddresses: ['status', 'loadBalancer', 'ingress'],
}

export function readService(object: KubernetesObject, name: string): Service {
  const asked = readRequest(object, ['metadata'])
  const byField = object.parsed(paths.loadBalancerIp, 'an IP address', parseAddress)
  const addresses = asked.path || !byField ? asked.addresses : [byField]
  const loadBalancerClass = object.text(paths.loadBalancerClass)
  const externalTrafficPolicy = object.oneOf(paths.externalTrafficPolicy, 'Cluster', 'Local')
  const internalTrafficPolicy = object.oneOf(paths.internalTrafficPolicy, 'Cluster', 'Local')
  const type = object.oneOf(paths.type, 'ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName')
  const ipFamilyPolicy = object.oneOf(paths.ipFamilyPolicy, 'SingleStack', 'PreferDualStack', 'RequireDualStack')
  const givenAddresses = object
    .items(paths.givenAddresses)
    .flatMap(each => each.parsed(['ip'], 'an IP address', parseAddress) ?? [])
  const clusterIps = readClusterIps(object)
  return {
    namespace: namespaceOf(object),
    name,
    labels: object.labels(labelsPath),
    ...annotationsOf(object, annotationsPath, asked.name === undefined ? [] : [asked.name]),
    addresses,
    ...(asked.path && byField && { loadBalancerIp: byField }),
    ...(loadBalancerClass !== undefined && { loadBalancerClass }),
    ...(externalTrafficPolicy && { externalTrafficPolicy }),
    ...(internalTrafficPolicy && { internalTrafficPolicy }),
    ...(type && { type }),
    ...(object.has(paths.ports) && { ports: object.items(paths.ports).flatMap(readPort) }),
    ...(object.has(paths.selector) && { selector: object.labels(paths.selector) }),
    ...clusterIps.said,
    ...(object.has(paths.externalIps) && {
      externalIps: object.parsedItems(paths.externalIps, 'an IP address', parseAddress),
    }),
    ...(object.has(paths.ipFamilies) && {
      ipFamilies: object.parsedItems(paths.ipFamilies, 'IPv4 or IPv6', ipVersion),
    }),
    ...(ipFamilyPolicy && { ipFamilyPolicy }),
    ...(givenAddresses.length > 0 && { givenAddresses }),
    origin: object.origin({
      ...paths,
      clusterIps: clusterIps.path,
      isHeadless: clusterIps.path,
      addresses: asked.path ?? paths.loadBalancerIp,
    }),
  }
}

/** What an annotation of Cilium asks for; of several the newest counts, as in Cilium. */
export function readRequest(
  object: KubernetesObject,
  parent: readonly string[],
): { readonly name?: string; readonly path?: readonly string[]; readonly addresses: readonly Address[] } {
  const name = requests.map(([name]) => name).find(each => object.has([...parent, 'annotations', each]))
  if (name === undefined) return { addresses: [] }
  const path = [...parent, 'annotations', name]
  const addresses = object.parsed(path, 'IP addresses with commas between them', text => {
    const addresses = text.split(',').map(each => parseAddress(each.trim()))
    return addresses.every(each => each !== undefined) ? addresses : undefined
  })
  return { name, path, addresses: addresses ?? [] }
}

function readPort(object: KubernetesObject): ServicePort[] {
  const port = object.integer(['port'])
  if (port === undefined) return []
  const [name, protocol] = [object.text(['name']), object.text(['protocol'])]
  const targetPort = object.integerOrText(['targetPort'])
  const origin = object.origin({ port: ['port'], name: ['name'], protocol: ['protocol'], targetPort: ['targetPort'] })
  return [
    {
      port,
      ...(name !== undefined && { name }),
      ...(protocol !== undefined && { protocol }),
      ...(targetPort !== undefined && { targetPort }),
      origin,
    },
  ]
}

function readClusterIps(object: KubernetesObject): {
  readonly said: Pick<Service, 'clusterIps' | 'isHeadless'>
  readonly path?: readonly string[]
} {
  const [one, all] = [spec('clusterIP'), spec('clusterIPs')]
  const path = object.has(all) ? all : object.has(one) ? one : undefined
  if (!path) return { said: {} }
  const first = path === all ? [...all, 0] : one
  if (object.text(first) === 'None') return { said: { isHeadless: true }, path }
  const given = (text: string) => parseAddress(text)
  const clusterIps =
    path === all
      ? object.parsedItems(all, 'an IP address or None', given)
      : object.text(one) === ''
        ? []
        : [object.parsed(one, 'an IP address or None', given) ?? []].flat()
  return { said: clusterIps.length > 0 ? { clusterIps } : {}, path }
}

function ipVersion(text: string): IpVersion | undefined {
  return text === 'IPv4' ? 4 : text === 'IPv6' ? 6 : undefined
}

/** The networks of a ServiceCIDR. */
export function readServiceCidr(object: KubernetesObject): ServiceCidr[] {
  const path = spec('cidrs')
  const prefixes = object.parsedItems(path, 'a network such as 10.96.0.0/12', parsePrefix)
  return prefixes.map((prefix, i) => ({ prefix, origin: object.span([...path, i]) }))
}
