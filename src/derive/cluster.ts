/** The cluster's half: what Cilium's resources and Helm values say. */
import type { EgressGateway, L2Announcement } from '../dsl/announce.ts'
import { labelsOf, type Cluster, type Node as DescribedNode } from '../dsl/cluster.ts'
import type { ExposedGateway, ExposedService } from '../dsl/expose.ts'
import type { Peering } from '../dsl/peering.ts'
import { PoolRange, type Pool as DescribedPool } from '../dsl/pool.ts'
import type { Cluster as Model, EgressPolicy, Gateway, L2Policy, Node, Pool, Service } from '../fabric/cluster.ts'
import type { Generation } from '../fabric/target.ts'
import type { Selector } from '../net/selector.ts'
import { renamed } from '../text/origin.ts'
import { advertisementsOf } from './advertisements.ts'
import { bgpConfigs, groupNodes } from './bgp-config.ts'
import type { Notes } from './derivation.ts'
import { features } from './helm.ts'
import { peerConfigsOf } from './peer-configs.ts'
import type { NodeSession } from './session.ts'

/** One cluster, the release to compile it for, and what was worked out for its nodes. */
export interface ClusterContext {
  readonly cluster: Cluster
  readonly release: string
  readonly generation: Generation
  readonly sessions: readonly NodeSession[]
  readonly peeringNames: ReadonlyMap<Peering, string>
}

/** The cluster's model, out of its description and its sessions. */
export function clusterPart(context: ClusterContext, notes: Notes): Model {
  const { cluster, release, sessions, peeringNames } = context
  const groups = groupNodes(sessions, [...peeringNames.keys()])
  const advertisements = advertisementsOf(context)
  const firstOfEach = groups.flatMap(each => each.sessions)
  const peerConfigs = peerConfigsOf(context, firstOfEach, advertisements, notes)
  const { bgp, nodeOverrides } = bgpConfigs(cluster, groups, peerConfigs.nameFor, notes)
  return {
    name: cluster.name,
    cilium: release,
    nodes: [...cluster.members].map(node),
    bgp,
    peerConfigs: peerConfigs.made,
    advertisements: advertisements.made,
    nodeOverrides,
    pools: cluster.pools.map(pool),
    l2Policies: cluster.l2.map(l2Policy),
    egressPolicies: cluster.egress.map(egressPolicy),
    services: cluster.services.map(service),
    gateways: cluster.gateways.map(gateway),
    // By name only, in each PeerConfig; the Secrets themselves are not ours.
    secrets: [],
    helm: features(context, notes),
    origin: cluster.origin,
  }
}

function node([name, described]: readonly [string, DescribedNode]): Node {
  const { addresses, podCidrs, origin } = described
  return {
    name,
    addresses: addresses.map(at => at.cidr.address),
    labels: labelsOf(name, described),
    podCidrs,
    origin,
  }
}

function pool(each: DescribedPool): Pool {
  return {
    name: each.name,
    blocks: each.blocks.map((block, i) =>
      block instanceof PoolRange
        ? { start: block.first, stop: block.last, origin: block.origin }
        : { cidr: block, origin: { ...each.origin, property: `blocks.${i}` } },
    ),
    ...(each.firstAndLast !== undefined && { allowFirstLastIps: each.firstAndLast }),
    ...(each.disabled && { disabled: true }),
    ...(each.selector && { serviceSelector: each.selector }),
    origin: renamed(each.origin, { allowFirstLastIps: 'firstAndLast', serviceSelector: 'of' }),
  }
}

function l2Policy(described: L2Announcement): L2Policy {
  const { name, selector, nodes, interfaces, externalAddresses, loadBalancerAddresses, origin } = described
  return {
    name,
    ...(selector && { serviceSelector: selector }),
    ...(nodes.selector && { nodeSelector: nodes.selector }),
    interfaces,
    externalIps: externalAddresses,
    loadBalancerIps: loadBalancerAddresses,
    origin,
  }
}

function egressPolicy(described: EgressGateway): EgressPolicy {
  const { name, pods, namespaces, to, except, through, address, origin } = described
  return {
    name,
    selectors: [{ podSelector: inNamespaces(pods, namespaces) }],
    destinationCidrs: to,
    excludedCidrs: except,
    egressGateway: {
      nodeSelector: through.selector ?? {},
      ...(address && { egressIp: address }),
      ...(described.interface !== undefined && { interface: described.interface }),
    },
    origin,
  }
}

/** Cilium knows the namespace of a pod by a label of its own. */
function inNamespaces(pods: Selector, namespaces: readonly string[]): Selector {
  const key = 'io.kubernetes.pod.namespace'
  if (namespaces.length === 0) return pods
  if (namespaces.length === 1) return { ...pods, matchLabels: { ...pods.matchLabels, [key]: namespaces[0]! } }
  return { ...pods, matchExpressions: [...(pods.matchExpressions ?? []), { key, operator: 'In', values: namespaces }] }
}

const loadBalancerClasses = { bgp: 'io.cilium/bgp-control-plane', l2: 'io.cilium/l2-announcer' } as const

function service(described: ExposedService): Service {
  const { namespace, name, labels, addresses, announcedBy, externalTrafficPolicy, origin } = described
  return {
    namespace,
    name,
    labels,
    addresses,
    ...(announcedBy && { loadBalancerClass: loadBalancerClasses[announcedBy] }),
    ...(externalTrafficPolicy && { externalTrafficPolicy }),
    origin: renamed(origin, { addresses: 'address', loadBalancerClass: 'announcedBy' }),
  }
}

function gateway({ namespace, name, labels, addresses, origin }: ExposedGateway): Gateway {
  return { namespace, name, labels, addresses, origin: renamed(origin, { addresses: 'address' }) }
}
