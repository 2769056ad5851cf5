/** Fragments to one fabric: parts of the same name are joined, and the sessions between the whole ones found. */
import type { Origin } from '../text/origin.ts'
import type { Cluster, Helm, Node } from './cluster.ts'
import type { ClusterPart, Fabric, Fragment, RouterPart } from './fabric.ts'
import { pair } from './pair.ts'
import type { Router } from './router.ts'

/** One fabric of all that the sources say. */
export function assemble(fragments: readonly Fragment[]): Fabric {
  const clusters = join(fragments.flatMap(each => each.clusters)).map(completeCluster)
  const routers = join(fragments.flatMap(each => each.routers)).map(completeRouter)
  return { clusters, routers, ...pair(clusters, routers) }
}

/** Parts of the same name as one: lists joined, of Helm values the last kept as Helm does, the first of all else. */
function join<T extends { name: string }>(parts: readonly T[]): T[] {
  const whole = new Map<string, Record<string, unknown>>()
  for (const part of parts) {
    const known = whole.get(part.name)
    if (!known) whole.set(part.name, { ...part })
    else
      for (const [field, value] of Object.entries<unknown>(part)) {
        const before = known[field]
        if (before === undefined) known[field] = value
        else if (Array.isArray(before) && Array.isArray(value))
          known[field] = [...(before as unknown[]), ...(value as unknown[])]
        else if (field === 'helm') known[field] = { ...(before as Helm), ...(value as Helm) }
        else if (field === 'origin') known[field] = joinOrigins(before as Origin, value as Origin)
      }
  }
  return [...whole.values()] as T[]
}

/** The place of the first part, and the fields of both: each part knows where its own are written. */
function joinOrigins(first: Origin, second: Origin): Origin {
  const fields = { ...first.fields, ...second.fields }
  return Object.keys(fields).length === 0 ? first : { ...first, fields }
}

/** A part as a whole: what it does not speak of is empty. */
export function completeCluster(part: ClusterPart): Cluster {
  return {
    nodes: [],
    bgp: [],
    peerConfigs: [],
    advertisements: [],
    nodeOverrides: [],
    pools: [],
    l2Policies: [],
    egressPolicies: [],
    services: [],
    gateways: [],
    secrets: [],
    ...part,
    ...(part.nodes && { nodes: mergeNodes(part.nodes) }),
  }
}

/** A node may be spoken of in several places, such as a patch that only annotates it. */
function mergeNodes(nodes: readonly Node[]): readonly Node[] {
  const merged = new Map<string, Node>()
  for (const node of nodes) {
    const known = merged.get(node.name)
    const [whole, other] = known && known.addresses.length > 0 ? [known, node] : [node, known]
    merged.set(
      node.name,
      other
        ? {
            ...whole,
            labels: { ...other.labels, ...whole.labels },
            podCidrs: whole.podCidrs.length > 0 ? whole.podCidrs : other.podCidrs,
          }
        : whole,
    )
  }
  return [...merged.values()]
}

/** A part as a whole: what it does not speak of is empty. */
export function completeRouter(part: RouterPart): Router {
  return {
    interfaces: [],
    staticRoutes: [],
    prefixLists: [],
    asPathLists: [],
    communityLists: [],
    routeMaps: [],
    globals: [],
    ...part,
  }
}
