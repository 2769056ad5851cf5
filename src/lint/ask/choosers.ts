/** What chooses Services by their labels, and which label it does so by. */
import type { Cluster } from '../../fabric/cluster.ts'
import { serviceEntries } from '../../fabric/load-balancer.ts'
import { selects, type Labels, type Selector } from '../../net/selector.ts'
import type { Sited } from '../../text/origin.ts'
import { isWritten } from '../../text/origin.ts'
import type { Where } from '../policy.ts'
import { shortfalls } from './shortfall.ts'

/** An advertisement, a policy of L2 announcements or a pool, and the Services it is for. */
export interface ServiceChooser {
  readonly name: string
  /** Where its selector stands. */
  readonly on: Sited
  readonly field: 'selector' | 'serviceSelector'
  readonly selector: Selector
  /** Also true where the selector is filled in later. */
  readonly chooses: (labels: Labels) => boolean
}

/** What chooses LoadBalancer Services: to announce them by BGP, on the LAN, and to give them addresses. */
export function serviceChoosers(
  cluster: Cluster,
): Readonly<Record<'bgp' | 'lan' | 'pools', readonly ServiceChooser[]>> {
  const chooser = (on: Cluster['pools'][number] | Cluster['l2Policies'][number]): ServiceChooser => {
    const selector = on.serviceSelector ?? {}
    return { name: on.name, on, field: 'serviceSelector', selector, chooses: labels => selects(selector, labels) }
  }
  return {
    bgp: serviceEntries(cluster, 'LoadBalancerIP').map(({ advertisement: { name }, entry }) => ({
      name,
      on: entry,
      field: 'selector',
      selector: entry.selector ?? {},
      chooses: labels => (entry.selector ? selects(entry.selector, labels) : isWritten(entry, 'selector')),
    })),
    lan: cluster.l2Policies.filter(each => each.loadBalancerIps ?? isWritten(each, 'loadBalancerIps')).map(chooser),
    pools: cluster.pools.filter(({ disabled }) => disabled !== true).map(chooser),
  }
}

/** Those of some labels without which one of the choosers would not choose. */
export function labelsNeeded(
  some: Labels,
  choosers: readonly ServiceChooser[],
  all: Labels,
): readonly (readonly [key: string, value: string])[] {
  const without = (key: string) => Object.fromEntries(Object.entries(all).filter(([each]) => each !== key))
  return Object.entries(some).filter(([key]) => choosers.some(each => !each.chooses(without(key))))
}

/** The place of the first requirement that labels do not meet, for `related`. */
export function requirementOf({ on, field, selector }: ServiceChooser, labels: Labels): Where {
  const [lack] = shortfalls(selector, labels)
  return { on, field: lack ? `${field}.${lack.at}` : field }
}
