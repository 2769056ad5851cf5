import { diagnose } from '../../dsl/problem.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Sited } from '../../text/origin.ts'
import { groupBy } from '../group.ts'
import type { Network } from './network.ts'

/** A fabric describes something. */
export function something({ description }: Network): Diagnostic[] {
  const { clusters, routers } = description
  const found =
    routers.length > 0 ||
    clusters.some(({ members, pools, l2, egress }) => members.size + pools.length + l2.length + egress.length > 0)
  if (found) return []
  const message = 'this fabric has no node, router, pool or policy: there is nothing to build'
  const help = 'name what it consists of: fabric({ peerings: [peering({ between: [lab.nodes, tor] })] })'
  return [diagnose(description, undefined, 'network-empty', message, { help })]
}

/** Things of one kind have names of their own: folders, objects and sections of files are called by them. */
export function names({ description: { clusters, routers, peerings } }: Network): Diagnostic[] {
  const filters = peerings.flatMap(({ options }) =>
    [options, ...(options.ends ?? []).map(end => end.options)].flatMap(({ accept, announce }) =>
      [accept, announce].filter(filter => filter !== undefined),
    ),
  )
  return [
    ...twice(clusters, 'clusters'),
    ...twice(routers, 'routers'),
    ...twice([...new Set(filters)], 'filters'),
    ...clusters.flatMap(({ pools, l2, egress }) => [
      ...twice(pools, 'pools'),
      ...twice(l2, 'L2 announcements'),
      ...twice(egress, 'egress gateways'),
    ]),
    ...clusters.flatMap(({ services, gateways }) => [...twiceInNamespace(services), ...twiceInNamespace(gateways)]),
  ]
}

type Named = Sited & { readonly name: string }

function twice(things: readonly Named[], kind: string): Diagnostic[] {
  return [...groupBy(things, ({ name }) => name).values()].flatMap(([first, ...more]) =>
    more.map(each =>
      diagnose(each, 'name', 'duplicate-name', `two ${kind} are called ${each.name}`, {
        related: [{ span: first!.origin, message: 'the first one' }],
      }),
    ),
  )
}

function twiceInNamespace(things: readonly (Named & { readonly namespace: string })[]): Diagnostic[] {
  return [...groupBy(things, ({ namespace }) => namespace).values()].flatMap(same => twice(same, 'objects'))
}
