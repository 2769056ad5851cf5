/**
 * The network as a lab: a kind cluster for each cluster, and containerlab for the routers and all that is between.
 * Run in this order, as kind must have made the containers that containerlab joins, and the nodes have their
 * addresses only then: `kind create cluster --config lab/kind-NAME.yaml`, `containerlab deploy -t lab/FABRIC.clab.yaml`,
 * then Cilium with the cluster's `values.yaml`, then the cluster's folder. The nodes of the lab are called as kind
 * calls them: what names a node by name, such as a CiliumBGPNodeConfigOverride, does not find it there.
 */
import type { Artifact } from '../artifact.ts'
import type { Cluster } from '../fabric/cluster.ts'
import type { Fabric } from '../fabric/fabric.ts'
import { formatAddress } from '../net/prefix.ts'
import { printContainerlab } from './containerlab.ts'
import { printKind, type ClusterNetworks } from './kind.ts'
import { segmentsOf, type Segment } from './segment.ts'

/** What the fabric does not tell of its lab. */
export interface LabOptions {
  /** By cluster. */
  readonly networks?: Readonly<Record<string, ClusterNetworks>>
}

/** The lab's files; `name` is the fabric's. Without a router there is nothing for containerlab to do. */
export function emit(fabric: Fabric, name: string, { networks = {} }: LabOptions = {}): Artifact[] {
  const segments = segmentsOf(fabric)
  const clusters = fabric.clusters.filter(({ nodes }) => nodes.length > 0)
  const topology = () => printContainerlab({ ...fabric, clusters }, name, segments)
  return [
    ...(fabric.routers.length > 0 ? [{ path: `lab/${name}.clab.yaml`, text: topology() }] : []),
    ...clusters.map(cluster => ({
      path: `lab/kind-${cluster.name}.yaml`,
      text: printKind(withLabAddresses(cluster, segments), networks[cluster.name]),
    })),
  ]
}

/** Nodes with the addresses they have in the lab; a kubelet waits for the address it is told. */
function withLabAddresses(cluster: Cluster, segments: readonly Segment[]): Cluster {
  const known = new Set<string>()
  for (const { ports } of segments)
    for (const { device, addresses } of ports)
      if ('node' in device && device.cluster === cluster.name)
        for (const { address } of addresses) known.add(`${device.node} ${formatAddress(address)}`)
  const nodes = cluster.nodes.map(node => ({
    ...node,
    addresses: node.addresses.filter(each => known.has(`${node.name} ${formatAddress(each)}`)),
  }))
  return { ...cluster, nodes }
}
