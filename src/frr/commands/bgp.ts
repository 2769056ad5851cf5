/** FRR: the body of `router bgp` that is about the speaker itself, and of its address families. */
import type { Bgp, BgpFamily } from '../../fabric/router.ts'
import type { Sited } from '../../text/origin.ts'
import { versionOf, type Family } from '../../net/family.ts'
import { address, integer, prefix, word } from '../argument.ts'
import { flag, item, rowsOf, sited, toggle, type Row } from '../row.ts'

/** The speaker that a block is. */
export type BgpName = Pick<Bgp, 'asn'>

/** What is said of the speaker itself inside its block. */
export type BgpBody = Omit<Bgp, 'asn' | 'groups' | 'neighbors' | 'families' | keyof Sited> & {
  /** Times of graceful restart, which alone do not switch it on. */
  readonly restartTimes?: NonNullable<Bgp['gracefulRestart']>
}

/** What is said of an address family itself inside its block. */
export type BgpFamilyBody = Omit<BgpFamily, 'family' | keyof Sited>

const { says, lists } = rowsOf<BgpBody>('bgp', {})

const time = integer(0, 65535)

/** The commands of the speaker that stand before its neighbors, in the order FRR writes them. */
export const bgpRows: readonly Row<BgpBody>[] = [
  says('bgp router-id <routerId>', { routerId: address(4) }, 'BGP Identifier of this speaker.'),
  says('[no] bgp log-neighbor-changes', {}, 'Logs when a neighbor goes up or down.', toggle('logNeighborChanges')),
  says(
    '[no] bgp ebgp-requires-policy',
    {},
    'Exchanges nothing with an eBGP neighbor that has no filter (RFC 8212).',
    toggle('ebgpRequiresPolicy'),
  ),
  says('[no] bgp default ipv4-unicast', {}, 'Activates every neighbor for IPv4 unicast.', toggle('defaultIpv4Unicast')),
  says('bgp cluster-id <clusterId>', { clusterId: address(4) }, 'Identifies the cluster of this route reflector.'),
  says(
    'coalesce-time <coalesceTime>',
    { coalesceTime: integer(0, 4294967295) },
    'Milliseconds to gather updates before sending.',
  ),
  says(
    'bgp graceful-restart stalepath-time <stalepathTime>',
    { stalepathTime: integer(1, 4095) },
    'Seconds to keep stale routes.',
    {
      read: (times, { restartTimes }) => ({ restartTimes: { ...restartTimes, ...times } }),
      print: ({ gracefulRestart }) =>
        gracefulRestart?.stalepathTime === undefined ? undefined : { stalepathTime: gracefulRestart.stalepathTime },
    },
  ),
  says(
    'bgp graceful-restart restart-time <restartTime>',
    { restartTime: integer(0, 4095) },
    'Seconds that peers wait for this speaker.',
    {
      read: (times, { restartTimes }) => ({ restartTimes: { ...restartTimes, ...times } }),
      print: ({ gracefulRestart }) =>
        gracefulRestart?.restartTime === undefined ? undefined : { restartTime: gracefulRestart.restartTime },
    },
  ),
  says('bgp graceful-restart', {}, 'Asks peers to keep routes while this speaker restarts (RFC 4724).', {
    read: () => ({ gracefulRestart: {} }),
    print: ({ gracefulRestart }) => gracefulRestart && {},
  }),
  says(
    'bgp bestpath as-path multipath-relax',
    {},
    'Shares traffic between paths of the same length.',
    flag('multipathRelax'),
  ),
  says(
    '[no] bgp network import-check',
    {},
    'Announces a network only if there is a route for it.',
    toggle('networkImportCheck'),
  ),
  says(
    'timers bgp <keepaliveTime> <holdTime>',
    { keepaliveTime: time, holdTime: time },
    'Keepalive and hold time of every neighbor, in seconds.',
    {
      read: timers => ({ timers }),
      print: ({ timers }) => timers,
    },
  ),
]

/** The commands of the speaker that stand after its neighbors. */
export const listenRows: readonly Row<BgpBody>[] = [
  says(
    'bgp listen limit <listenLimit>',
    { listenLimit: integer(1, 65535) },
    'The most neighbors that listen ranges may make.',
  ),
  lists(
    'listenRanges',
    'bgp listen range <prefix> peer-group <group>',
    { prefix: prefix(), group: word },
    'Accepts neighbors from a prefix, with the settings of a group.',
    sited(),
  ),
]

/** FRR: the body of `address-family`, apart from its neighbors: what stands before them, and what after. */
export const familyRows: Readonly<
  Record<Family, { readonly head: readonly Row<BgpFamilyBody>[]; readonly tail: readonly Row<BgpFamilyBody>[] }>
> = {
  'ipv4-unicast': rows('ipv4-unicast'),
  'ipv6-unicast': rows('ipv6-unicast'),
}

function rows(family: Family) {
  const { says, lists } = rowsOf<BgpFamilyBody>(family, {})
  const target = prefix(versionOf(family))
  const paths = integer(1, 256)
  return {
    head: [
      lists(
        'networks',
        'network <prefix> [route-map <routeMap>]',
        { prefix: target, routeMap: word },
        'Announces a prefix.',
        sited(),
      ),
      lists(
        'aggregates',
        'aggregate-address <prefix> [as-set] [summary-only] [route-map <routeMap>]',
        { prefix: target, routeMap: word },
        'Announces a prefix while something inside it is known.',
        item({}),
      ),
      lists(
        'redistribute',
        'redistribute <protocol> [metric <metric>] [route-map <routeMap>]',
        { protocol: word, metric: integer(0, 4294967295), routeMap: word },
        'Announces the routes of another protocol.',
        sited(),
      ),
    ],
    tail: [
      says('maximum-paths <maximumPaths>', { maximumPaths: paths }, 'How many eBGP paths share traffic.'),
      says('maximum-paths ibgp <maximumPathsIbgp>', { maximumPathsIbgp: paths }, 'How many iBGP paths share traffic.'),
    ],
  }
}
