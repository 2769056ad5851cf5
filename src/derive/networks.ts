/** Networks that routers know of, and may tell each other. */
import type { Router as Described } from '../dsl/router.ts'
import { hostPrefix, type Prefix } from '../net/prefix.ts'
import { merge, type Announcements, type Window } from './announced.ts'

/** What a router's own interfaces put into its table: loopbacks, then subnets. */
export function connected({ loopbacks, interfaces }: Described): readonly Prefix[] {
  return [...loopbacks.map(hostPrefix), ...interfaces.flatMap(({ addresses }) => addresses.map(at => at.subnet.prefix))]
}

/** What a router brings into BGP, or may. */
export function networksOf(router: Described): readonly Prefix[] {
  return [...connected(router), ...router.originate]
}

/** Everything that routers may tell each other: what they have and originate, and what nodes announce to any of them. */
export function knownNetworks(routers: readonly Described[], fromNodes: Announcements): readonly Window[] {
  return merge([...exactly(routers.flatMap(networksOf)), ...[...fromNodes.values()].flat()])
}

/** Networks and nothing inside them. */
export function exactly(networks: readonly Prefix[]): readonly Window[] {
  return networks.map(prefix => ({ prefix, count: 1 }))
}
