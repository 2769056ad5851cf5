/**
 * Works out both halves of every session from one description: addresses, names, filters, limits, Helm values.
 * Pure; knows what the formats can say only by their tables, and not how they say it.
 */
import type { Description } from '../dsl/fabric.ts'
import type { Cluster as ClusterModel } from '../fabric/cluster.ts'
import type { Fragment } from '../fabric/fabric.ts'
import type { Router as RouterModel } from '../fabric/router.ts'
import type { Generation } from '../fabric/target.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { announced } from './announced.ts'
import { checkNetwork } from './check/check.ts'
import { clusterPart } from './cluster.ts'
import type { Derivation, Notes } from './derivation.ts'
import { namePeerings } from './name.ts'
import { groupBy } from './group.ts'
import { knownNetworks } from './networks.ts'
import { routerPart } from './router.ts'
import { nodeSessions } from './node-sessions.ts'
import { routerSessions } from './router-sessions.ts'
import { ciliumTarget, frrTarget, type Targets } from './target.ts'
import { Topology } from './topology.ts'

export interface Derived {
  readonly fragment: Fragment
  /** How each cluster is told of BGP, by its name. */
  readonly generations: Readonly<Record<string, Generation>>
  readonly derivations: readonly Derivation[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Both halves of what is described, for the releases it names or the targets that replace them. */
export function derive(description: Description, targets: Targets = {}): Derived {
  const notes: Notes = { derivations: [], diagnostics: [] }
  const { clusters, routers, peerings } = description
  const topology = new Topology(clusters, routers, peerings)
  const peeringNames = namePeerings(peerings)
  const fromNodes = peerings.filter(({ nodes }) => nodes).flatMap(peering => nodeSessions(peering, topology, notes))
  const fromRouters = peerings
    .filter(({ nodes }) => !nodes)
    .flatMap(peering => routerSessions(peering, topology, notes))
  notes.diagnostics.push(
    ...checkNetwork({ description, topology, nodeSessions: fromNodes, routerSessions: fromRouters }),
  )
  explainTimers(peerings, peeringNames, notes)
  const byCluster = groupBy(fromNodes, ({ peering }) => peering.nodes!.cluster)
  const [byRouter, betweenRouters] = [
    groupBy(fromNodes, ({ router }) => router),
    groupBy(fromRouters, ({ router }) => router),
  ]
  const generations: Record<string, Generation> = {}
  const clusterModels = clusters.flatMap((cluster): ClusterModel[] => {
    const target = ciliumTarget(cluster, targets, notes)
    if (!target) return []
    generations[cluster.name] = target.generation
    return [clusterPart({ cluster, ...target, sessions: byCluster.get(cluster) ?? [], peeringNames }, notes)]
  })
  const announcements = new Map(peerings.filter(({ nodes }) => nodes).map(each => [each, announced(each)]))
  const known = knownNetworks(routers, announcements)
  const routerModels = routers.flatMap((router): RouterModel[] => {
    const release = frrTarget(router, targets, notes)
    return release === undefined
      ? []
      : [
          routerPart(
            {
              router,
              release,
              nodeSessions: byRouter.get(router) ?? [],
              routerSessions: betweenRouters.get(router) ?? [],
              peeringNames,
              announcements,
              known,
            },
            notes,
          ),
        ]
  })
  return {
    fragment: { clusters: clusterModels, routers: routerModels },
    generations,
    ...notes,
  }
}

/** Times at both ends that the description leaves to netc. */
function explainTimers(
  peerings: Description['peerings'],
  peeringNames: ReadonlyMap<Description['peerings'][number], string>,
  { derivations }: Notes,
): void {
  for (const peering of peerings)
    if (peering.options.timers?.hold === undefined)
      derivations.push({
        group: 'hold time',
        what: `hold time of ${peeringNames.get(peering)!}, at both ends`,
        value: `${peering.holdTime} s`,
        because: 'the default of Cilium and of RFC 4271; FRR would take 180 or 9 s by its profile',
        origin: peering.origin,
      })
}
