/** Networks that routers know of, and may tell each other. */
import type { Description } from '../dsl/fabric.ts'
import type { Router as Described } from '../dsl/router.ts'
import { hostPrefix, type Prefix } from '../net/prefix.ts'
import { announced, merge, type Window } from './announced.ts'

/** What a router's own interfaces put into its table: loopbacks, then subnets. */
export function connected({ loopbacks, interfaces }: Described): readonly Prefix[] {
  return [...loopbacks.map(hostPrefix), ...interfaces.flatMap(({ addresses }) => addresses.map(at => at.subnet.prefix))]
}

/** What a router brings into BGP, or may. */
export function networksOf(router: Described): readonly Prefix[] {
  return [...connected(router), ...router.originate]
}

/** Everything that routers may tell each other: what they have and originate, and what nodes announce to any of them. */
export function knownNetworks({ peerings, routers }: Description): readonly Window[] {
  const fromNodes = peerings
    .filter(({ nodes }) => nodes)
    .flatMap(peering => [...announced(peering, 4), ...announced(peering, 6)])
  return merge([...exactly(routers.flatMap(networksOf)), ...fromNodes])
}

/** Networks and nothing inside them. */
export function exactly(networks: readonly Prefix[]): readonly Window[] {
  return networks.map(prefix => ({ prefix, count: 1 }))
}
