/**
 * The fate of a route: from the pool and the Service over advertisement, peer, session and family to the router's
 * filters, naming the step that ends it. Reads the same route model as the policies (`fabric/reach.ts`). Pure.
 */
import type { Fabric } from '../../fabric/fabric.ts'
import { nodeSessions, type NodeSession } from '../../fabric/reach.ts'
import type { Step } from './step.ts'
import { addressStep, advertisedStep, routerSteps } from './steps.ts'
import { targetsOf, type Target } from './target.ts'

export type { Result, Step } from './step.ts'

/** What becomes of a prefix at a router. */
export interface Fate {
  readonly prefix: string
  readonly router: string
  readonly arrives: 'yes' | 'no' | 'unknown'
  /** The nodes by which it arrives. */
  readonly via: readonly string[]
  readonly steps: readonly Step[]
}

/** What was asked for: an address or prefix, or a Service by name. */
export interface Question {
  /** `192.0.2.1`, `192.0.2.0/24`, `namespace/service` or `service`. */
  readonly about: string
  readonly at?: string
}

/** The fate of what is asked for at each router, or why there is none to tell. */
export function why(
  fabric: Fabric,
  { about, at }: Question,
): { readonly fates: readonly Fate[]; readonly hint?: string } {
  const targets = targetsOf(fabric, about)
  const routers = fabric.routers.filter(({ bgp, name }) => bgp && (at === undefined || name === at))
  if (routers.length === 0)
    return { fates: [], hint: at === undefined ? 'no router was read' : `no router is called ${at}` }
  if (targets.length === 0) return { fates: [], hint: `no pool, pod network or Service has ${about}` }
  return {
    fates: targets.flatMap(target => routers.map(({ name }) => fateAt(name, target, nodeSessions(fabric)))),
  }
}

/** Follows one target to one router; after the first step that ends it, the others only say what would be. */
function fateAt(router: string, target: Target, all: readonly NodeSession[]): Fate {
  const sessions = all.filter(
    ({ node, router: end }) => end.speaker.router === router && node.from.cluster === target.cluster,
  )
  const steps: Step[] = []
  let isAlive = true
  for (const step of [addressStep(target), advertisedStep(target), ...routerSteps(target, sessions, router)]) {
    steps.push(isAlive ? step : { ...step, result: step.result === 'no' ? 'would not pass' : 'would pass' })
    if (step.result === 'no') isAlive = false
  }
  const arrives = !isAlive ? 'no' : steps.some(({ result }) => result === 'unknown') ? 'unknown' : 'yes'
  return {
    prefix: target.shown,
    router,
    arrives,
    via: arrives === 'no' ? [] : sessions.map(({ node }) => node.speaker.node),
    steps,
  }
}
