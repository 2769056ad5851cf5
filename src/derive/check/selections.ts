import { diagnose } from '../../dsl/problem.ts'
import { formatSelector } from '../../net/selector.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Network } from './network.ts'

/** What is to be done by chosen nodes has nodes that do it. */
export function chosenNodes({ description }: Network): Diagnostic[] {
  return description.clusters.flatMap(({ l2, egress }) => [
    ...l2
      .filter(({ nodes }) => nodes.names().length === 0)
      .map(each =>
        diagnose(
          each,
          'nodes',
          'l2-node-selector-empty-set',
          `no node answers for ${each.name}: ${formatSelector(each.nodes.selector ?? {})} selects none`,
        ),
      ),
    ...egress
      .filter(({ through }) => through.names().length === 0)
      .map(each =>
        diagnose(
          each,
          'through',
          'egress-gateway-selector-empty',
          `no node is a gateway of ${each.name}: ${formatSelector(each.through.selector ?? {})} selects none`,
          { why: 'traffic that matches the policy is dropped' },
        ),
      ),
  ])
}
