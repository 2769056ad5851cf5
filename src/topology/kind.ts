/** kind's cluster files (kind.x-k8s.io/v1alpha4), written and read. Knows nothing of routers. */
import type { Cluster, Node } from '../fabric/cluster.ts'
import type { ClusterPart } from '../fabric/fabric.ts'
import {
  contains,
  formatAddress,
  formatCidr,
  network,
  parseAddress,
  type Address,
  type IpVersion,
  type Prefix,
} from '../net/prefix.ts'
import type { Labels } from '../net/selector.ts'
import { compareText, type Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import { parseDocuments, spanOf, type Path, type YamlDocument } from '../yaml/document.ts'
import { entries, isMap, textMap, valueAt } from '../yaml/object.ts'
import { printDocuments } from '../yaml/print.ts'
import { containerNames, containersOf, controlPlaneLabel, type Container, type Role } from './container.ts'

/** Networks inside a cluster, where its nodes do not tell. */
export interface ClusterNetworks {
  readonly podCidrs?: readonly Prefix[]
  readonly serviceCidrs?: readonly Prefix[]
}

/** The file for `kind create cluster --config`. Cilium comes later, so nodes are not ready until then. */
export function printKind(cluster: Cluster, { podCidrs, serviceCidrs }: ClusterNetworks = {}): string {
  const versions = new Set(cluster.nodes.flatMap(node => node.addresses.map(each => each.version)))
  const containers = containersOf(cluster)
  // kubeadm configures the first control plane node by another document than those that join it.
  const first = containers.find(({ role }) => role === 'control-plane')
  return printDocuments([
    {
      kind: 'Cluster',
      apiVersion: 'kind.x-k8s.io/v1alpha4',
      name: cluster.name,
      networking: {
        disableDefaultCNI: true,
        ...(cluster.helm?.kubeProxyReplacement === true && { kubeProxyMode: 'none' }),
        ...(versions.has(6) && { ipFamily: versions.has(4) ? 'dual' : 'ipv6' }),
        ...subnet('podSubnet', podCidrs?.length ? podCidrs : coverOf(cluster.nodes)),
        ...subnet('serviceSubnet', serviceCidrs ?? []),
      },
      nodes: containers.map(each => nodeOf(each, each === first)),
    },
  ])
}

function nodeOf({ node, role }: Container, first: boolean): object {
  const labels = Object.entries(node.labels)
    .filter(([key]) => mayLabelItself(key))
    .sort(([a], [b]) => compareText(a, b))
  const patch = {
    kind: first ? 'InitConfiguration' : 'JoinConfiguration',
    nodeRegistration: { kubeletExtraArgs: { 'node-ip': nodeIps(node).join(',') } },
  }
  return {
    role,
    ...(labels.length > 0 && { labels: Object.fromEntries(labels) }),
    ...(node.addresses.length > 0 && { kubeadmConfigPatches: [printDocuments([patch])] }),
  }
}

/** A kubelet takes one address of each family, the node's first. */
function nodeIps({ addresses }: Node): string[] {
  const isFirst = (address: Address) => addresses.find(({ version }) => version === address.version) === address
  return addresses.filter(isFirst).map(formatAddress)
}

/** Whether a kubelet may give itself a label: of Kubernetes' own only a few (kubelet `--node-labels`). */
function mayLabelItself(key: string): boolean {
  const [prefix = ''] = key.includes('/') ? key.split('/') : []
  const reserved = /(?:^|\.)(?:kubernetes|k8s)\.io$/.test(prefix)
  return !reserved || /(?:^|\.)(?:kubelet|node)\.kubernetes\.io$/.test(prefix) || allowed.has(key)
}

const allowed = new Set([
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'kubernetes.io/arch',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
])

/** For each family the smallest network that all nodes' pods lie in: kind hands out parts of it to the nodes. */
function coverOf(nodes: readonly Node[]): Prefix[] {
  const cover = (version: IpVersion) => {
    const [first, ...rest] = nodes.flatMap(node => node.podCidrs).filter(({ address }) => address.version === version)
    return first ? [rest.reduce(join, first)] : []
  }
  return [...cover(4), ...cover(6)]
}

function join(a: Prefix, b: Prefix): Prefix {
  let joined = a
  while (!contains(joined, b)) joined = network({ address: joined.address, length: joined.length - 1 })
  return joined
}

function subnet(key: string, prefixes: readonly Prefix[]): object {
  return prefixes.length > 0 ? { [key]: prefixes.map(formatCidr).join(',') } : {}
}

/** The cluster that a file makes, its nodes under the names kind gives them; undefined when the file is none of kind's. */
export function readKind(source: Source): { part: ClusterPart; diagnostics: Diagnostic[] } | undefined {
  const { documents, diagnostics: found } = parseDocuments(source)
  const document = documents.find(
    ({ value }) => isMap(value) && value.kind === 'Cluster' && String(value.apiVersion).startsWith('kind.x-k8s.io/'),
  )
  if (!document) return undefined
  const diagnostics = [...found]
  const cluster = valueAt(document.value, ['name'])
  const name = typeof cluster === 'string' ? cluster : 'kind'
  const written = entries(valueAt(document.value, ['nodes']))
  const roles = written.map(([, node]): Role =>
    valueAt(node, ['role']) === 'control-plane' ? 'control-plane' : 'worker',
  )
  const names = containerNames(name, roles)
  const nodes = written.map(([i]) => readNode(document, ['nodes', i], names[i]!, roles[i]!, diagnostics))
  return { part: { name, nodes, origin: spanOf(document, []) }, diagnostics }
}

function readNode(document: YamlDocument, path: Path, name: string, role: Role, diagnostics: Diagnostic[]): Node {
  const patches = entries(valueAt(document.value, [...path, 'kubeadmConfigPatches'])).flatMap(([, text]) =>
    kubeletArguments(text),
  )
  const patched = patches.flatMap(({ 'node-labels': labels }) => labelsOf(labels ?? ''))
  const ips = patches.flatMap(({ 'node-ip': ip }) => (ip === undefined ? [] : ip.split(',')))
  const addresses = ips.flatMap(ip => {
    const address = parseAddress(ip.trim())
    if (!address) {
      const span = spanOf(document, [...path, 'kubeadmConfigPatches'])
      diagnostics.push({
        code: 'kind-schema',
        severity: 'error',
        message: `node-ip must be an IP address, not ${JSON.stringify(ip)}`,
        span,
      })
    }
    return address ?? []
  })
  const labels: Labels = {
    ...(role === 'control-plane' ? { [controlPlaneLabel]: '' } : {}),
    ...textMap(valueAt(document.value, [...path, 'labels'])),
    ...Object.fromEntries(patched),
  }
  const fields = {
    addresses: spanOf(document, [...path, 'kubeadmConfigPatches']),
    labels: spanOf(document, [...path, 'labels']),
  }
  return { name, addresses, labels, podCidrs: [], origin: { ...spanOf(document, path), fields } }
}

/** The kubelet's flags in a kubeadm patch: a map up to kubeadm's v1beta3, then a list of names and values. */
function kubeletArguments(text: unknown): Readonly<Record<string, string>>[] {
  if (typeof text !== 'string') return []
  return parseDocuments({ path: '', text }).documents.map(({ value }) => {
    const flags = valueAt(value, ['nodeRegistration', 'kubeletExtraArgs'])
    if (!Array.isArray(flags)) return textMap(flags)
    return textMap(Object.fromEntries(flags.filter(isMap).map(({ name, value }) => [String(name), value])))
  })
}

/** `--node-labels`: `a=b,c=d`. */
function labelsOf(text: string): [key: string, value: string][] {
  return text
    .split(',')
    .filter(each => each !== '')
    .map(each => [each.split('=')[0]!.trim(), each.split('=')[1]?.trim() ?? ''])
}
