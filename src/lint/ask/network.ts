/** The network as a check sees it, and the questions that most policies ask of it. */
import { settingOrigin } from '../../fabric/effective.ts'
import type { Fabric, RouterEnd } from '../../fabric/fabric.ts'
import type { Router } from '../../fabric/router.ts'
import type { Family } from '../../net/family.ts'
import type { Cluster } from '../../fabric/cluster.ts'
import type { Feature } from '../../fabric/features.ts'
import type { Where } from '../policy.ts'

/** The network as a check sees it: everything that was read, both ends of each session found. */
export interface Network extends Fabric {
  /**
   * Whether the files are all there is (`netc lint --complete`). Where they may not be, what is missing in them may
   * live elsewhere, and a policy about something missing stays silent.
   */
  readonly isComplete: boolean
}

/** The sessions between routers. */
export function routerSessions({ sessions }: Fabric): readonly (readonly [RouterEnd, RouterEnd])[] {
  return sessions.flatMap(({ ends: [a, b] }) => (a.kind === 'router' && b.kind === 'router' ? [[a, b] as const] : []))
}

/** All ends of a router: of sessions, and of neighbors that nobody known dials. */
export function endsOf({ sessions, loneEnds }: Fabric, router: Router): readonly RouterEnd[] {
  return [...sessions.flatMap(({ ends }) => ends), ...loneEnds.map(({ end }) => end)].filter(
    (end): end is RouterEnd => end.kind === 'router' && end.from.router === router,
  )
}

/** Where the value in force of a router's setting was said: by the neighbor, its group or the instance; undefined where by nobody. */
export function settingOf(
  { from: { router, neighbor, range } }: RouterEnd,
  name: Parameters<typeof settingOrigin>[2],
  family?: Family,
): Where | undefined {
  const found = settingOrigin(router, neighbor, name, family)
  return found && (range && found.from === 'neighbor' ? { on: range } : { on: found.node, field: found.field })
}

/** Whether Helm values were read and none of them sets a feature: the chart's default holds, if these are all values. */
export function isUnset({ helm, origin }: Cluster, feature: Feature): boolean {
  return helm !== undefined && helm[feature] === undefined && origin.fields?.[`helm.${feature}`] === undefined
}

/** Kinds whose objects bring more objects from elsewhere: charts, repositories. */
const deployers = new Set([
  'HelmRelease',
  'HelmChart',
  'Application',
  'ApplicationSet',
  'Kustomization',
  'HelmChartProxy',
])

/** Whether something in the files deploys more than is in the files, such as a chart with Services of its own. */
export function deploysMore({ objects = [] }: Cluster): boolean {
  return objects.some(({ kind }) => deployers.has(kind))
}
