/** The questions that policies about egress gateways ask besides those of every policy. */
import type { Cluster, EgressGateway, EgressPolicy, Node } from '../../fabric/cluster.ts'
import { selects } from '../../net/selector.ts'
import { compareText } from '../../text/diagnostic.ts'
import { knownNodes } from './peering.ts'

/** A gateway of an egress policy, and the nodes in the files that it selects, in the order Cilium takes them. */
export interface GatewayOfPolicy {
  readonly policy: EgressPolicy
  readonly gateway: EgressGateway
  /** Where it stands: `egressGateway`, `egressGateways.0`. */
  readonly at: string
  readonly nodes: readonly Node[]
}

/** All gateways of a cluster's egress policies; Cilium takes the first of the nodes by name. */
export function gatewaysOfPolicies(cluster: Cluster): readonly GatewayOfPolicy[] {
  const known = knownNodes(cluster).toSorted((a, b) => compareText(a.name, b.name))
  return cluster.egressPolicies.flatMap(policy =>
    [
      { gateway: policy.egressGateway, at: 'egressGateway' },
      ...(policy.egressGateways ?? []).map((gateway, i) => ({ gateway, at: `egressGateways.${i}` })),
    ].map(({ gateway, at }) => {
      const nodes = known.filter(({ labels }) => selects(gateway.nodeSelector, labels))
      return { policy, gateway, at, nodes }
    }),
  )
}
