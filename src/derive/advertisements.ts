/** What the nodes of a cluster announce, as Advertisements that PeerConfigs choose by a label. */
import type { Advertise } from '../dsl/advertise.ts'
import type { Peering } from '../dsl/peering.ts'
import type { Advertisement } from '../fabric/cluster.ts'
import type { Labels } from '../net/selector.ts'
import type { ClusterContext } from './cluster.ts'
import { groupBy } from './group.ts'
import { Names } from './name.ts'

/** The Advertisements of a cluster, and the labels by which a peering chooses its own; none where it announces nothing. */
export interface Advertisements {
  readonly made: readonly Advertisement[]
  readonly labelsFor: (peering: Peering) => Labels | undefined
}

/** One Advertisement for each set of announced things: peerings that announce the same share it. */
export function advertisementsOf({ cluster, sessions, peeringNames }: ClusterContext): Advertisements {
  const numbers = new Map<Advertise, number>()
  const numberOf = (each: Advertise) => {
    const number = numbers.get(each) ?? numbers.size
    numbers.set(each, number)
    return number
  }
  const peerings = [...new Set(sessions.map(({ peering }) => peering))].filter(
    ({ options }) => (options.advertise ?? []).length > 0,
  )
  const names = new Names()
  const labels = new Map<Peering, Labels>()
  const sharing = groupBy(peerings, ({ options }) => options.advertise!.map(numberOf).join(' ')).values()
  const made = [...sharing].map((users): Advertisement => {
    const [first] = users
    const name = names.take(users.length === 1 ? peeringNames.get(first!)! : cluster.name)
    const own = { advertise: name }
    for (const each of users) labels.set(each, own)
    const entries = first!.options.advertise!.map(({ entry }) => entry)
    return { name, labels: own, entries, origin: entries[0]!.origin }
  })
  return { made, labelsFor: peering => labels.get(peering) }
}
