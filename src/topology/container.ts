/** What kind calls the containers of a cluster, which are the names of the lab's Kubernetes nodes too. */
import type { Cluster, Node } from '../fabric/cluster.ts'

export type Role = 'control-plane' | 'worker'

/** The label that kubeadm puts on control plane nodes. */
export const controlPlaneLabel = 'node-role.kubernetes.io/control-plane'

/** A node of a cluster as kind makes it. */
export interface Container {
  readonly node: Node
  readonly role: Role
  /** `lab-control-plane`, `lab-worker`, `lab-worker2`: by cluster, role and place; kind knows no other names. */
  readonly name: string
}

/** The containers of a cluster in the order of its nodes. kind needs a control plane: where no node is one, the first is. */
export function containersOf({ name, nodes }: Pick<Cluster, 'name' | 'nodes'>): Container[] {
  const known = nodes.some(node => controlPlaneLabel in node.labels)
  const roles = nodes.map((node, i): Role =>
    (known ? controlPlaneLabel in node.labels : i === 0) ? 'control-plane' : 'worker',
  )
  const names = containerNames(name, roles)
  return nodes.map((node, i) => ({ node, role: roles[i]!, name: names[i]! }))
}

/** The names kind gives to nodes with these roles: the first of a role has no number. */
export function containerNames(cluster: string, roles: readonly Role[]): string[] {
  const count = { 'control-plane': 0, worker: 0 }
  return roles.map(role => `${cluster}-${role}${++count[role] === 1 ? '' : count[role]}`)
}
