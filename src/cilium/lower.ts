/**
 * A cluster as one generation of Cilium's API can say it, and what gets lost on the way. What `emit` writes is the
 * lowered cluster, so nothing is lost in silence; what `read` reads is equal to it.
 */
import type { Cluster, InstanceOverride, NodeOverride, Pool } from '../fabric/cluster.ts'
import type { Generation } from '../fabric/target.ts'
import { selects } from '../net/selector.ts'
import { atLeast, type Version } from '../net/version.ts'
import type { Sited } from '../text/origin.ts'
import { kindsSince, limits, poolDialect, releaseOf, remedy, sayable, titleOf, type Limit } from './generation.ts'
import type { Lose, Unsupported } from './loss.ts'
import { lowerToMetalLb } from './metallb.ts'
import { lowerToPeeringPolicy } from './peering-policy-lower.ts'

/** The cluster as `generation` can say it in the cluster's release, and what that leaves out. */
export function lower(cluster: Cluster, generation: Generation): { cluster: Cluster; unsupported: Unsupported[] } {
  const unsupported: Unsupported[] = []
  const lose: Lose = (node, field, message, help) => {
    if (unsupported.some(known => known.node === node && known.message === message)) return
    unsupported.push({ node, ...(field !== undefined && { field }), message, ...(help !== undefined && { help }) })
  }
  const release = releaseOf(cluster.cilium)
  const step = withSayableFields(cluster, generation, release, lose)
  const listening = generation === 'v2' || generation === 'metallb' ? step : spreadLocalPorts(step, lose)
  const lowered =
    generation === 'metallb'
      ? lowerToMetalLb(listening, lose)
      : generation === 'peering-policy'
        ? lowerToPeeringPolicy(listening, release, lose)
        : listening
  return { cluster: withKnownKinds(lowered, generation, release, lose), unsupported }
}

/** Drops every field that the table of limits forbids. */
function withSayableFields(cluster: Cluster, generation: Generation, release: Version, lose: Lose): Cluster {
  const keep = <N extends Sited>(kind: keyof typeof limits, node: N): N => {
    const dropped = new Set<string>()
    for (const [field, { term, since, implied }] of Object.entries<Limit>(limits[kind])) {
      const value = (node as Readonly<Record<string, unknown>>)[field]
      if (value === undefined || sayable(since, generation, release)) continue
      dropped.add(field)
      if (JSON.stringify(value) !== JSON.stringify(implied))
        lose(node, field, `${titleOf(generation)} of Cilium ${release} has no ${term}`, remedy(since, generation))
    }
    return dropped.size === 0
      ? node
      : (Object.fromEntries(Object.entries(node).filter(([field]) => !dropped.has(field))) as N)
  }
  return {
    ...cluster,
    bgp: cluster.bgp.map(config => ({
      ...config,
      instances: config.instances.map(instance => ({
        ...instance,
        peers: instance.peers.map(peer => keep('peer', peer)),
      })),
    })),
    peerConfigs: cluster.peerConfigs.map(config => keep('peerConfig', config)),
    advertisements: cluster.advertisements.map(each => ({
      ...each,
      entries: each.entries
        .map(entry => keep('entry', entry))
        .filter(entry => entry.type !== 'Interface' || entry.interface !== undefined),
    })),
    nodeOverrides: cluster.nodeOverrides.map(override => ({
      ...override,
      instances: override.instances.map(instance => keep('instanceOverride', instance)),
    })),
    pools: cluster.pools.map(pool => keep('pool', pool)),
  }
}

/** Kinds that a release does not have, and pools it can't write. */
function withKnownKinds(cluster: Cluster, generation: Generation, release: Version, lose: Lose): Cluster {
  const known = <N extends Sited>(nodes: readonly N[], since: Version, title: string): readonly N[] => {
    if (atLeast(release, since)) return nodes
    for (const node of nodes)
      lose(node, undefined, `Cilium ${release} has no ${title}`, `it needs Cilium ${since} or later`)
    return []
  }
  return {
    ...cluster,
    pools:
      generation === 'metallb'
        ? cluster.pools
        : known(cluster.pools, kindsSince.pools, 'CiliumLoadBalancerIPPool').map(pool =>
            inDialect(pool, release, lose),
          ),
    l2Policies: known(cluster.l2Policies, kindsSince.l2Policies, 'CiliumL2AnnouncementPolicy'),
    egressPolicies: known(cluster.egressPolicies, kindsSince.egressPolicies, 'CiliumEgressGatewayPolicy'),
  }
}

/** Before `blocks` there were `cidrs`, which hold no ranges. */
function inDialect(pool: Pool, release: Version, lose: Lose): Pool {
  if (poolDialect(release).blocks === 'blocks') return pool
  const blocks = pool.blocks.filter(block => {
    if ('cidr' in block) return true
    lose(
      block,
      undefined,
      `pools of Cilium ${release} hold no ranges of addresses`,
      'write the range as CIDRs, or run Cilium 1.15 or later',
    )
    return false
  })
  return { ...pool, blocks }
}

/**
 * A port on which all nodes of a config listen, as a port of each of those nodes: before 1.18 only an override, or an
 * annotation, could say it.
 */
function spreadLocalPorts(cluster: Cluster, lose: Lose): Cluster {
  const overrides = new Map<string, NodeOverride>(cluster.nodeOverrides.map(override => [override.node, override]))
  const bgp = cluster.bgp.map(config => {
    const nodes = cluster.nodes.filter(({ labels }) => selects(config.nodeSelector ?? {}, labels))
    const instances = config.instances.map(({ localPort, ...instance }) => {
      if (localPort === undefined) return instance
      if (nodes.length === 0)
        lose(
          { origin: instance.origin },
          'localPort',
          'before Cilium 1.18 the port is said of each node, and no node is known here',
        )
      for (const { name } of nodes) {
        const override = overrides.get(name) ?? { node: name, instances: [], origin: instance.origin }
        overrides.set(name, withLocalPort(override, instance, localPort))
      }
      return instance
    })
    return { ...config, instances }
  })
  return { ...cluster, bgp, nodeOverrides: [...overrides.values()] }
}

/** An override that says the port of an instance, unless it says one already. */
function withLocalPort(
  override: NodeOverride,
  { name, origin }: { name: string } & Sited,
  localPort: number,
): NodeOverride {
  const known = override.instances.some(each => each.name === name)
  const instances = known
    ? override.instances.map((each): InstanceOverride => (each.name === name ? { localPort, ...each } : each))
    : [...override.instances, { name, localPort, peers: [], origin }]
  return { ...override, instances }
}
