/** Pools hand out addresses that nothing else has. */
import type { Cluster } from '../../dsl/cluster.ts'
import { diagnose } from '../../dsl/problem.ts'
import {
  compareAddress,
  formatAddress,
  formatCidr,
  overlap,
  rangeOf,
  type Prefix,
  type Range,
} from '../../net/prefix.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import { locate, type Sited } from '../../text/origin.ts'
import type { Topology } from '../topology.ts'
import type { Network } from './network.ts'

/** Pools against each other, everywhere, and against what their own network is made of. */
export function pools({ description: { clusters, peerings }, topology }: Network): Diagnostic[] {
  const subnets = topology.segments.map(ofSegment)
  const byBgp = new Set(
    peerings.flatMap(({ nodes, options }) => (nodes && options.advertise?.length ? nodes.cluster : [])),
  )
  return [
    ...eachOther(clusters.flatMap(ofPools)),
    ...clusters.flatMap(cluster => [
      ...meet(ofPools(cluster), {
        claims: cluster.serviceCidrs.map(ofNetwork(cluster, 'service network', 'serviceCidrs')),
        code: 'pool-overlaps-service-cidr',
        why: 'an address may be handed out twice, as a ClusterIP and as a LoadBalancer address',
      }),
      ...meet(ofPools(cluster), {
        claims: cluster.podCidrs.map(ofNetwork(cluster, 'pod network', 'podCidrs')),
        code: 'pool-overlaps-pod-cidr',
        why: 'an address may be handed out twice, to a pod and to a Service',
      }),
      ...meet(ofPools(cluster), {
        // Announced by L2, an address out of the nodes' own subnet is just what is wanted.
        claims: byBgp.has(cluster) ? subnets : [],
        code: 'pool-overlaps-node-subnet',
        why: 'hosts there ask for the address by ARP instead of sending to the router, and nobody answers',
      }),
    ]),
  ]
}

/** Addresses that something is there for, and where that was written. */
interface Claim {
  readonly range: Range
  readonly text: string
  readonly owner: string
  readonly node: Sited
  readonly property: string
}

function ofPools(cluster: Cluster): readonly Claim[] {
  return cluster.pools.flatMap(pool =>
    pool.ranges().map((range, i) => ({
      range,
      text: `${formatAddress(range.first)} to ${formatAddress(range.last)}`,
      owner: `pool ${pool.name} of cluster ${cluster.name}`,
      node: pool,
      property: `blocks.${i}`,
    })),
  )
}

function ofNetwork(cluster: Cluster, what: string, property: string): (prefix: Prefix) => Claim {
  return prefix => ({
    range: rangeOf(prefix),
    text: formatCidr(prefix),
    owner: `the ${what} of cluster ${cluster.name}`,
    node: cluster,
    property,
  })
}

function ofSegment({ prefix, nodes, routers }: Topology['segments'][number]): Claim {
  return {
    range: rangeOf(prefix),
    text: formatCidr(prefix),
    owner: `the subnet of ${nodes.length > 0 ? 'nodes' : 'routers'}`,
    node: (nodes[0] ?? routers[0])!.at.subnet,
    property: 'prefix',
  }
}

function eachOther(claims: readonly Claim[]): Diagnostic[] {
  const sorted = [...claims].sort((a, b) => compareAddress(a.range.first, b.range.first))
  const why = 'Cilium marks the newer of two such pools as conflicting and hands out nothing more from it'
  return sorted.flatMap((claim, i) =>
    sorted
      .slice(i + 1)
      .filter(other => overlap(claim.range, other.range))
      .map(other => overlapping('pool-overlap', other, claim, why)),
  )
}

function meet(
  own: readonly Claim[],
  { claims, code, why }: { readonly claims: readonly Claim[]; readonly code: string; readonly why: string },
): Diagnostic[] {
  return own.flatMap(claim =>
    claims.filter(other => overlap(claim.range, other.range)).map(other => overlapping(code, claim, other, why)),
  )
}

function overlapping(code: string, claim: Claim, other: Claim, why: string): Diagnostic {
  const message = `${claim.text} of ${claim.owner} overlaps ${other.text}, ${other.owner}`
  const there = locate(other.node, other.property as never)
  return diagnose(claim.node, claim.property, code, message, {
    why,
    related: [{ span: there, message: `${other.owner} is described here` }],
  })
}
