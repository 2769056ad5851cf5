/** FRR: `neighbor PEER …`, of a single neighbor or of a peer-group, in `router bgp` and in its address families. */
import type { NeighborFamily, NeighborSettings } from '../../fabric/router.ts'
import type { Family } from '../../net/family.ts'
import { asn, integer, password, peer, remark, remoteAsn, word } from '../argument.ts'
import { flag, rowsOf, toggle, type Lens, type Row } from '../row.ts'
import type { Dialect } from '../version.ts'

/** The neighbor or group that a line is about: an address, an interface, or a group's name. */
export interface PeerName {
  readonly peer: string
}

/** What `router bgp` says of a peer: its settings, what kind of peer it is, and the group it belongs to. */
export type PeerSettings = NeighborSettings & {
  readonly kind?: 'group' | 'interface' | 'interface v6only'
  readonly group?: string
}

const time = integer(0, 65535)
const { says, whole } = rowsOf<PeerSettings, PeerName>('bgp', { peer })

/** FRR: `ebgp-multihop` without a number. */
const farthest = 255

/** The commands of a neighbor in `router bgp`, in the order FRR writes them. */
export const neighborRows: readonly Row<PeerSettings, PeerName>[] = [
  says('neighbor <peer> peer-group', {}, 'Makes a group, whose settings its members take over.', {
    read: () => ({ kind: 'group' }),
    print: ({ kind }) => (kind === 'group' ? {} : undefined),
  }),
  says(
    'neighbor <peer> interface [v6only] peer-group <group>',
    { group: word },
    'Peers with the neighbor found on an interface, as a member of a group.',
    {
      read: ({ v6only, group }) => ({ ...onInterface(v6only), group }),
      print: settings => (settings.group === undefined ? undefined : unnumbered(settings)),
    },
  ),
  says(
    'neighbor <peer> interface [v6only] [remote-as <remoteAsn>]',
    { remoteAsn },
    'Peers with the neighbor found on an interface.',
    {
      read: ({ v6only, ...rest }) => ({ ...onInterface(v6only), ...rest }),
      print: settings => (settings.group === undefined ? unnumbered(settings) : undefined),
    },
  ),
  member(({ groupFirst }) => groupFirst),
  says(
    'neighbor <peer> remote-as <remoteAsn>',
    { remoteAsn },
    'AS number of the peer, or which side of the border it is on.',
    {
      read: said => said,
      print: settings => (settings.group === undefined && unnumbered(settings) ? undefined : settings),
    },
  ),
  member(({ groupFirst }) => !groupFirst),
  says(
    'neighbor <peer> local-as <asn> [no-prepend [replace-as]]',
    { asn },
    'AS number to show to this peer.',
    whole('localAsn'),
  ),
  says('neighbor <peer> description <description...>', { description: remark }, 'Says who the peer is.'),
  says('neighbor <peer> shutdown', {}, 'Keeps the session down.', flag('shutdown')),
  says('neighbor <peer> bfd', {}, 'Watches the peer with BFD.', {
    read: (_, { bfd }) => ({ bfd: { ...bfd } }),
    print: ({ bfd }, { bfdBesideProfile }) => (bfd && (bfd.profile === undefined || bfdBesideProfile) ? {} : undefined),
  }),
  says(
    'neighbor <peer> bfd profile <profile>',
    { profile: word },
    'Watches the peer with BFD and the intervals of a profile.',
    whole('bfd'),
  ),
  says('neighbor <peer> password <password...>', { password }, 'TCP MD5 password of the session (RFC 2385).'),
  says('neighbor <peer> port <port>', { port: time }, 'The port to dial; others may still dial ours.'),
  says('neighbor <peer> passive', {}, 'Waits for the peer to dial.', flag('passive')),
  says(
    'neighbor <peer> ebgp-multihop [<hops>]',
    { hops: integer(1, 255) },
    'Takes an eBGP peer that is not on a connected network.',
    {
      read: ({ hops }) => ({ ebgpMultihop: hops ?? farthest }),
      print: ({ ebgpMultihop: hops }, { barestMultihop }) =>
        hops === undefined ? undefined : hops === farthest && barestMultihop ? {} : { hops },
    },
  ),
  says(
    'neighbor <peer> ttl-security hops <ttlSecurityHops>',
    { ttlSecurityHops: integer(1, 254) },
    'Drops packets from further away (RFC 5082).',
  ),
  says(
    'neighbor <peer> disable-connected-check',
    {},
    'Takes an eBGP peer on a loopback.',
    flag('disableConnectedCheck'),
  ),
  says(
    '[no] neighbor <peer> enforce-first-as',
    {},
    'Drops routes whose first AS is not the peer.',
    toggle('enforceFirstAs'),
  ),
  says(
    'neighbor <peer> update-source <updateSource>',
    { updateSource: word },
    'The address or interface to dial from.',
  ),
  says(
    'neighbor <peer> advertisement-interval <advertisementInterval>',
    { advertisementInterval: integer(0, 600) },
    'The least seconds between updates.',
  ),
  says(
    'neighbor <peer> timers <keepaliveTime> <holdTime>',
    { keepaliveTime: time, holdTime: time },
    'Keepalive and hold time in seconds.',
  ),
  says(
    'neighbor <peer> timers connect <connectRetryTime>',
    { connectRetryTime: integer(1, 65535) },
    'Seconds between attempts to connect.',
  ),
  says(
    'neighbor <peer> capability extended-nexthop',
    {},
    'Carries IPv4 routes over IPv6 next hops (RFC 8950).',
    flag('extendedNexthop'),
  ),
  says(
    'neighbor <peer> graceful-restart',
    {},
    'Restarts gracefully with this peer (RFC 4724).',
    restartMode('restarter'),
  ),
  says(
    'neighbor <peer> graceful-restart-helper',
    {},
    'Only helps this peer to restart gracefully.',
    restartMode('helper'),
  ),
  says(
    'neighbor <peer> graceful-restart-disable',
    {},
    'Takes no part in graceful restart with this peer.',
    restartMode('disabled'),
  ),
]

/** Which of two places the line has depends on the release. */
function member(here: (dialect: Dialect) => boolean): Row<PeerSettings, PeerName> {
  return says('neighbor <peer> peer-group <group>', { group: word }, 'Takes over the settings of a group.', {
    read: said => said,
    print: (settings, dialect) => (here(dialect) && !unnumbered(settings) ? settings : undefined),
  })
}

function onInterface(v6only: true | undefined): PeerSettings {
  return { kind: v6only ? 'interface v6only' : 'interface' }
}

function unnumbered(settings: PeerSettings) {
  switch (settings.kind) {
    case 'interface':
      return settings
    case 'interface v6only':
      return { ...settings, v6only: true } as const
    default:
      return undefined
  }
}

function restartMode(mode: NonNullable<NeighborSettings['gracefulRestart']>): Lens<PeerSettings, object> {
  return {
    read: () => ({ gracefulRestart: mode }),
    print: settings => (settings.gracefulRestart === mode ? {} : undefined),
  }
}

/** The commands of a neighbor in an address family, in the order FRR writes them. */
export const neighborFamilyRows: Readonly<Record<Family, readonly Row<NeighborFamily, PeerName>[]>> = {
  'ipv4-unicast': rows('ipv4-unicast'),
  'ipv6-unicast': rows('ipv6-unicast'),
}

function rows(family: Family): readonly Row<NeighborFamily, PeerName>[] {
  const { says, whole } = rowsOf<NeighborFamily, PeerName>(family, { peer })
  return [
    says('[no] neighbor <peer> activate', {}, 'Exchanges routes of this family.', toggle('activate')),
    says(
      'neighbor <peer> route-reflector-client',
      {},
      'Passes iBGP routes on to this iBGP peer.',
      flag('routeReflectorClient'),
    ),
    says('neighbor <peer> next-hop-self force', {}, 'Is the next hop even of reflected routes.', {
      read: () => ({ nextHopSelf: 'force' }),
      print: ({ nextHopSelf }) => (nextHopSelf === 'force' ? {} : undefined),
    }),
    says('neighbor <peer> next-hop-self', {}, 'Is the next hop of what it announces to this peer.', {
      read: (_, { nextHopSelf }) => ({ nextHopSelf: nextHopSelf ?? 'plain' }),
      print: ({ nextHopSelf }) => (nextHopSelf === 'plain' ? {} : undefined),
    }),
    says('neighbor <peer> remove-private-AS [all] [replace-AS]', {}, 'Takes private AS numbers out of the path.', {
      read: ({ all, replaceAS }) => ({
        removePrivateAs: all ? (replaceAS ? 'all replace-AS' : 'all') : replaceAS ? 'replace-AS' : 'plain',
      }),
      print: ({ removePrivateAs }) => removePrivateAs && said(removePrivateAs.split(' ')),
    }),
    says('neighbor <peer> as-override', {}, 'Puts its own AS number in place of the peer’s.', flag('asOverride')),
    says(
      'neighbor <peer> default-originate [route-map <routeMap>]',
      { routeMap: word },
      'Announces a default route.',
      whole('defaultOriginate'),
    ),
    says(
      'neighbor <peer> soft-reconfiguration inbound',
      {},
      'Keeps what the peer sent, before filters.',
      flag('softReconfiguration'),
    ),
    says(
      'neighbor <peer> maximum-prefix <limit> [<threshold>] [restart <restartMinutes>] [warning-only]',
      { limit: integer(1, 4294967295), threshold: integer(1, 100), restartMinutes: integer(1, 65535) },
      'Ends the session when the peer sends more prefixes.',
      whole('maximumPrefix'),
    ),
    says(
      'neighbor <peer> allowas-in [<count>]',
      { count: integer(1, 10) },
      'Takes routes with its own AS number in the path.',
      {
        read: ({ count }) => ({ allowasIn: count ?? allowedByDefault }),
        print: ({ allowasIn: count }) =>
          typeof count === 'number' ? (count === allowedByDefault ? {} : { count }) : undefined,
      },
    ),
    says('neighbor <peer> allowas-in origin', {}, 'Takes routes that its own AS originated.', {
      read: () => ({ allowasIn: 'origin' }),
      print: ({ allowasIn }) => (allowasIn === 'origin' ? {} : undefined),
    }),
    says(
      'neighbor <peer> weight <weight>',
      { weight: integer(0, 65535) },
      'Prefers routes of this peer, on this router.',
    ),
    says(
      'neighbor <peer> distribute-list <distributeListIn> in',
      { distributeListIn: word },
      'Filters what the peer sends by an access-list.',
    ),
    says(
      'neighbor <peer> distribute-list <distributeListOut> out',
      { distributeListOut: word },
      'Filters what is sent by an access-list.',
    ),
    says(
      'neighbor <peer> prefix-list <prefixListIn> in',
      { prefixListIn: word },
      'Filters what the peer sends by a prefix-list.',
    ),
    says(
      'neighbor <peer> prefix-list <prefixListOut> out',
      { prefixListOut: word },
      'Filters what is sent by a prefix-list.',
    ),
    says('neighbor <peer> route-map <routeMapIn> in', { routeMapIn: word }, 'Filters and changes what the peer sends.'),
    says('neighbor <peer> route-map <routeMapOut> out', { routeMapOut: word }, 'Filters and changes what is sent.'),
    says(
      'neighbor <peer> filter-list <filterListIn> in',
      { filterListIn: word },
      'Filters what the peer sends by an as-path list.',
    ),
    says(
      'neighbor <peer> filter-list <filterListOut> out',
      { filterListOut: word },
      'Filters what is sent by an as-path list.',
    ),
  ]
}

/** FRR: `allowas-in` without a number. */
const allowedByDefault = 3

function said(words: readonly string[]): { readonly all?: true; readonly replaceAS?: true } {
  return {
    ...(words.includes('all') ? { all: true } : {}),
    ...(words.includes('replace-AS') ? { replaceAS: true } : {}),
  }
}
