/**
 * The network as a lab: a kind cluster for each cluster, and containerlab for the routers and all that is between.
 * Run in this order, as kind must have made the containers that containerlab joins, and the nodes have their
 * addresses only then: `kind create cluster --config lab/kind-NAME.yaml`, `containerlab deploy -t lab/FABRIC.clab.yaml`,
 * then Cilium with the cluster's `values.yaml`, then the cluster's folder. The nodes of the lab are called as kind
 * calls them: what names a node by name, such as a CiliumBGPNodeConfigOverride, does not find it there.
 */
import type { Artifact } from '../artifact.ts'
import type { Fabric } from '../fabric/fabric.ts'
import { printContainerlab } from './containerlab.ts'
import { printKind, type ClusterNetworks } from './kind.ts'
import { segmentsOf } from './segment.ts'

export interface LabOptions {
  /** By cluster. */
  readonly networks?: Readonly<Record<string, ClusterNetworks>>
}

/** The lab's files; `name` is the fabric's. */
export function emit(fabric: Fabric, name: string, { networks = {} }: LabOptions = {}): Artifact[] {
  const clusters = fabric.clusters.filter(({ nodes }) => nodes.length > 0)
  return [
    { path: `lab/${name}.clab.yaml`, text: printContainerlab({ ...fabric, clusters }, name, segmentsOf(fabric)) },
    ...clusters.map(cluster => ({
      path: `lab/kind-${cluster.name}.yaml`,
      text: printKind(cluster, networks[cluster.name]),
    })),
  ]
}
