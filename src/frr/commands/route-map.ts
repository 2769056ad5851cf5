/** FRR: the body of a `route-map`. */
import type { RouteMapEntry } from '../../fabric/router.ts'
import type { Sited } from '../../text/origin.ts'
import { address, asns, communities, integer, oneOf, remark, text, word, words } from '../argument.ts'
import { item, rowsOf, type ItemLens, type Row } from '../row.ts'

/** The entry that a block is: what its first line says. */
export type RouteMapName = { readonly name: string } & Pick<RouteMapEntry, 'sequence' | 'action'>

/** What an entry says inside its block. */
export type RouteMapBody = Omit<RouteMapEntry, 'sequence' | 'action' | keyof Sited>

const { says, lists } = rowsOf<RouteMapBody>('route-map', {})

const value = { value: integer(0, 4294967295) }
const origin = { value: oneOf('igp', 'egp', 'incomplete') }
const name = { name: word }
const [v4, v6] = ['ipv4-unicast', 'ipv6-unicast'] as const

/** The commands of a route-map entry, in the order FRR writes them: that of the alphabet. */
export const routeMapRows: readonly Row<RouteMapBody>[] = [
  says('call <call>', { call: word }, 'Goes on only if that route-map permits the route.'),
  says('description <description...>', { description: remark }, 'Says what the entry is for.'),

  lists('matches', 'match as-path <name>', name, 'The AS path is in an as-path list.', item({ type: 'as-path' })),
  lists('matches', 'match community <name> [exact-match]', name, 'The communities are in a list.', exact('community')),
  lists('matches', 'match interface <name>', name, 'The route leaves by this interface.', item({ type: 'interface' })),
  lists(
    'matches',
    'match ip address prefix-list <name>',
    name,
    'The IPv4 prefix is in a list.',
    item({ type: 'prefix-list', family: v4 }),
  ),
  lists(
    'matches',
    'match ip next-hop prefix-list <name>',
    name,
    'The IPv4 next hop is in a list.',
    item({ type: 'next-hop-prefix-list', family: v4 }),
  ),
  lists(
    'matches',
    'match ipv6 address prefix-list <name>',
    name,
    'The IPv6 prefix is in a list.',
    item({ type: 'prefix-list', family: v6 }),
  ),
  lists(
    'matches',
    'match ipv6 next-hop prefix-list <name>',
    name,
    'The IPv6 next hop is in a list.',
    item({ type: 'next-hop-prefix-list', family: v6 }),
  ),
  lists(
    'matches',
    'match large-community <name> [exact-match]',
    name,
    'The large communities are in a list.',
    exact('large-community'),
  ),
  lists(
    'matches',
    'match local-preference <value>',
    value,
    'The route has this local preference.',
    item({ type: 'local-preference' }),
  ),
  lists('matches', 'match metric <value>', value, 'The route has this metric (MED).', item({ type: 'metric' })),
  lists('matches', 'match origin <value>', origin, 'The route has this origin.', item({ type: 'origin' })),
  lists(
    'matches',
    'match peer <peer>',
    { peer: word },
    'The route came from this peer, or goes to it.',
    item({ type: 'peer' }),
  ),
  lists(
    'matches',
    'match source-protocol <protocol>',
    { protocol: word },
    'The route is from this protocol.',
    item({ type: 'source-protocol' }),
  ),
  lists('matches', 'match tag <value>', value, 'The route has this tag.', item({ type: 'tag' })),
  lists('matches', 'match <text...>', { text }, 'A condition that netc does not tell apart.', item({ type: 'other' })),

  says('on-match next', {}, 'After a match, goes on with the next entry.', {
    read: () => ({ onMatch: 'next' }),
    print: ({ onMatch }) => (onMatch === 'next' ? {} : undefined),
  }),
  says('on-match goto <goto>', { goto: integer(1, 65535) }, 'After a match, goes on with that entry.', {
    read: onMatch => ({ onMatch }),
    print: ({ onMatch }) => (typeof onMatch === 'object' ? onMatch : undefined),
  }),
  says('continue <goto>', { goto: integer(1, 65535) }, 'Cisco’s word for on-match goto.', {
    read: onMatch => ({ onMatch }),
    print: () => undefined,
  }),

  lists(
    'sets',
    'set as-path prepend <asns...>',
    { asns },
    'Puts AS numbers in front of the AS path.',
    item({ type: 'as-path-prepend' }),
  ),
  lists(
    'sets',
    'set comm-list <list> delete',
    { list: word },
    'Takes away the communities of a list.',
    item({ type: 'delete-communities' }),
  ),
  lists('sets', 'set community none', {}, 'Takes away all communities.', item({ type: 'community-none' })),
  lists(
    'sets',
    'set community <communities...>',
    { communities },
    'Sets the communities, or adds them.',
    additive('community'),
  ),
  lists('sets', 'set ip next-hop <value...>', { value: text }, 'Sets the IPv4 next hop.', item({ type: 'next-hop' })),
  lists(
    'sets',
    'set ipv6 next-hop <value...>',
    { value: text },
    'Sets the IPv6 next hop.',
    item({ type: 'ipv6-next-hop' }),
  ),
  lists(
    'sets',
    'set large-community <communities...>',
    { communities: words },
    'Sets the large communities, or adds them.',
    additive('large-community'),
  ),
  lists(
    'sets',
    'set local-preference <value>',
    value,
    'Sets the local preference.',
    item({ type: 'local-preference' }),
  ),
  lists('sets', 'set metric <value>', value, 'Sets the metric (MED).', item({ type: 'metric' })),
  lists('sets', 'set origin <value>', origin, 'Sets the origin.', item({ type: 'origin' })),
  lists(
    'sets',
    'set src <address>',
    { address: address() },
    'Sets the source address of the kernel route.',
    item({ type: 'source' }),
  ),
  lists('sets', 'set tag <value>', value, 'Sets the tag.', item({ type: 'tag' })),
  lists('sets', 'set weight <value>', value, 'Sets the weight.', item({ type: 'weight' })),
  lists('sets', 'set <text...>', { text }, 'A change that netc does not tell apart.', item({ type: 'other' })),
]

/** `exact-match`: those communities and no others. */
function exact<const T extends 'community' | 'large-community'>(
  type: T,
): ItemLens<
  unknown,
  { readonly type: T; readonly name: string; readonly exact?: true },
  { readonly name: string; readonly exactMatch?: true }
> {
  return {
    read: ({ name, exactMatch }) => ({ type, name, ...(exactMatch ? { exact: true } : {}) }),
    print: each => (each.type === type ? { name: each.name, ...(each.exact ? { exactMatch: true } : {}) } : undefined),
  }
}

/** `additive`, which FRR writes last: besides those the route has. */
function additive<const T extends 'community' | 'large-community'>(
  type: T,
): ItemLens<
  unknown,
  { readonly type: T; readonly communities: readonly string[]; readonly additive?: true },
  { readonly communities: readonly string[] }
> {
  const keyword = 'additive'
  return {
    read({ communities }) {
      const rest = communities.filter(each => each !== keyword)
      return { type, communities: rest, ...(rest.length < communities.length ? { additive: true } : {}) }
    },
    print: each =>
      each.type === type
        ? { communities: each.additive ? [...each.communities, keyword] : each.communities }
        : undefined,
  }
}
