/** What a router is asked to do that its release of FRR cannot say, or refuses: a table of rules. */
import type { Bgp, NeighborSettings, Router } from '../fabric/router.ts'
import { families } from '../net/family.ts'
import { formatAddress } from '../net/prefix.ts'
import type { Sited } from '../text/origin.ts'
import { dialectOf, type Dialect } from './version.ts'

/** Something that cannot be written, the node that asks for it, and what to do instead. */
export interface Unsupported {
  readonly node: Sited
  readonly field?: string
  readonly message: string
  readonly help?: string
}

/** Everything that `emit` would write and this router's FRR would not take, or not take as it is meant. */
export function unsupported(router: Router): readonly Unsupported[] {
  const release = router.frr === undefined ? 'FRR' : `FRR ${router.frr}`
  const dialect = dialectOf(router.frr)
  return [...rules, ...bgpRules].flatMap(rule => rule({ router, dialect, release, bgp: router.bgp ?? silent }))
}

interface Asked {
  readonly router: Router
  readonly bgp: Bgp
  readonly dialect: Dialect
  /** `FRR 10.3`. */
  readonly release: string
}

type Rule = (asked: Asked) => readonly Unsupported[]

/** A router without BGP asks nothing of it. */
const silent: Bgp = {
  asn: 0,
  globals: [],
  groups: [],
  neighbors: [],
  listenRanges: [],
  families: [],
  origin: { path: '', start: 0, end: 0 },
}

const rules: readonly Rule[] = [
  ({ router, dialect, release }) =>
    router.routeMaps
      .flatMap(map => map.entries)
      .filter(
        entry =>
          !dialect.matchIpv6NextHop &&
          entry.matches.some(each => each.type === 'next-hop-prefix-list' && each.family === 'ipv6-unicast'),
      )
      .map(node => ({
        node,
        field: 'matches',
        message: `${release} has no 'match ipv6 next-hop prefix-list'`,
        help: 'it is there from FRR 8.4 on',
      })),

  ({ router, release }) =>
    router.routeMaps.flatMap(map =>
      map.entries
        .filter(entry => entry.action === 'deny' && entry.onMatch !== undefined)
        .map(node => ({
          node,
          field: 'onMatch',
          message: `${release} refuses 'on-match' in a deny entry: ${map.name} ${node.sequence}`,
        })),
    ),

  ({ router, release }) =>
    [...router.prefixLists, ...router.asPathLists, ...router.communityLists, ...router.routeMaps, ...router.interfaces]
      .filter(({ name }) => !/^\S+$/.test(name))
      .map(node => ({ node, field: 'name', message: `${release} takes no name with a blank in it: '${node.name}'` })),
]

/** A neighbor or group, as messages call it. */
interface Peer {
  readonly node: Sited
  readonly name: string
  readonly settings: NeighborSettings
  /** The settings of its group. */
  readonly group?: NeighborSettings
  readonly byAddress: boolean
}

const bgpRules: readonly Rule[] = [
  ...(
    [
      [
        'remoteAsn',
        ({ settings }, { remoteAsAuto }) => settings.remoteAsn === 'auto' && !remoteAsAuto,
        "has no 'remote-as auto'",
        "it is there from FRR 10.3 on; write the AS number, 'internal' or 'external'",
      ],
      [
        'remoteAsn',
        ({ settings, group }, { groupFirst }) =>
          !groupFirst &&
          group?.remoteAsn !== undefined &&
          settings.remoteAsn !== undefined &&
          settings.remoteAsn !== group.remoteAsn,
        'lets no member of a peer-group have another remote-as than the group',
        'say the AS number only in the group, or only in its members',
      ],
      [
        'port',
        ({ settings, byAddress }, { portByName }) =>
          settings.port !== undefined && settings.port !== 179 && !byAddress && !portByName,
        "takes 'port' only for a neighbor with an address",
        'it takes it for groups from FRR 8.4 on',
      ],
      [
        'ttlSecurityHops',
        ({ settings }) => settings.ttlSecurityHops !== undefined && settings.ebgpMultihop !== undefined,
        "refuses 'ttl-security' beside 'ebgp-multihop'",
        'choose one: ttl-security also takes a peer that is further away',
      ],
    ] satisfies readonly (readonly [
      keyof NeighborSettings,
      (peer: Peer, dialect: Dialect) => unknown,
      string,
      string,
    ])[]
  ).map(
    ([field, applies, message, help]): Rule =>
      ({ bgp, dialect, release }) =>
        peersOf(bgp)
          .filter(peer => applies(peer, dialect))
          .map(({ node, name }) => ({ node, field, message: `${release} ${message}: ${name}`, help })),
  ),

  ({ bgp, release }) =>
    peersOf(bgp).flatMap(({ node, name, settings, group }) =>
      families
        .filter(family => {
          const [own, theirs] = [settings.families?.[family]?.maximumPrefix, group?.families?.[family]?.maximumPrefix]
          return (
            own &&
            theirs &&
            ((theirs.warningOnly && !own.warningOnly) || (theirs.restartMinutes !== undefined && own.warningOnly))
          )
        })
        .map(family => ({
          node,
          field: `${family}.maximumPrefix`,
          message: `${release} mixes the maximum-prefix of ${name} with that of its group`,
          help: 'say warning-only and restart alike in both, or only in one',
        })),
    ),

  ({ bgp, release }) =>
    bgp.listenRanges
      .filter(({ group }) => bgp.groups.find(each => each.name === group)?.settings.remoteAsn === undefined)
      .map(node => ({
        node,
        field: 'group',
        message: `${release} refuses a listen range of the group ${node.group}, which has no remote-as`,
      })),

  ({ bgp, dialect, release }) =>
    bgp.listenLimit !== undefined && bgp.listenLimit > dialect.largestListenLimit
      ? [
          {
            node: bgp,
            field: 'listenLimit',
            message: `${release} takes a listen limit of at most ${dialect.largestListenLimit}, not ${bgp.listenLimit}`,
          },
        ]
      : [],

  ({ bgp, dialect, release }) =>
    bgp.families
      .filter(family => !dialect.asSet && family.aggregates.some(({ asSet }) => asSet))
      .map(node => ({
        node,
        field: 'aggregates',
        message: `${release} ignores 'as-set': it rejects AS sets by default`,
        help: 'leave it out (RFC 9774)',
      })),
]

function peersOf(bgp: Bgp): readonly Peer[] {
  return [
    ...bgp.groups.map(node => ({ node, name: node.name, settings: node.settings, byAddress: false })),
    ...bgp.neighbors.map(node => {
      const group = bgp.groups.find(({ name }) => name === node.group)?.settings
      const name = 'address' in node.peer ? formatAddress(node.peer.address) : node.peer.interface
      return { node, name, settings: node.settings, byAddress: 'address' in node.peer, ...(group ? { group } : {}) }
    }),
  ]
}
