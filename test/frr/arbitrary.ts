/**
 * Routers out of thin air, such as a person could want and FRR would load: names that are referred to exist, addresses
 * do not collide, and no line contradicts another. Reused wherever a router is needed.
 */
import fc, { type Arbitrary } from 'fast-check'
import type {
  AsPathList,
  Assignment,
  Bgp,
  BgpFamily,
  CommunityList,
  Interface,
  ListenRange,
  Match,
  Neighbor,
  NeighborFamily,
  NeighborSettings,
  PeerGroup,
  PrefixList,
  Profile,
  RouteMap,
  Router,
  StaticRoute,
} from '../../src/fabric/router.ts'
import { dialectOf, testedVersions, type Dialect } from '../../src/frr/version.ts'
import { families, versionOf, type Family } from '../../src/net/family.ts'
import {
  bits,
  network,
  parseAddress,
  parsePrefix,
  rangeOf,
  type Address,
  type IpVersion,
  type Prefix,
} from '../../src/net/prefix.ts'
import type { Origin } from '../../src/text/origin.ts'

/** Where nodes that nobody wrote were written. */
export const nowhere: Origin = { path: 'arbitrary', start: 0, end: 0 }

/** A router for one release of FRR, or for any of those tested. */
export function router(options: { readonly version?: string } = {}): Arbitrary<Router> {
  const version = options.version === undefined ? fc.constantFrom(...testedVersions) : fc.constant(options.version)
  return version.chain(frr =>
    fc
      .record({ names: names(), profile: fc.constantFrom<Profile>('traditional', 'datacenter'), asn: asn() })
      .chain(({ names, profile, asn }) =>
        fc
          .record(
            {
              name: fc.constant('tor1'),
              frr: fc.constant(frr),
              profile: fc.constant(profile),
              interfaces: interfaces(),
              staticRoutes: staticRoutes(),
              prefixLists: fc.tuple(
                ...families.flatMap(family => names.prefixLists[family].map(name => prefixList(name, family))),
              ),
              asPathLists: fc.tuple(...names.asPathLists.map(asPathList)),
              communityLists: fc.tuple(...names.communityLists.map(name => communityList(name))),
              routeMaps: fc.tuple(
                ...names.routeMaps.map((name, i) => routeMap(name, names, dialectOf(frr), names.routeMaps.slice(0, i))),
              ),
              bgp: bgp(asn, names, dialectOf(frr)),
              globals: fc.subarray([
                'log syslog informational',
                dialectOf(frr).exit
                  ? 'bfd\n profile fast\n  receive-interval 100\n exit\nexit'
                  : 'bfd\n profile fast\n  receive-interval 100',
              ]),
              origin: fc.constant(nowhere),
            },
            {
              requiredKeys: [
                'name',
                'frr',
                'interfaces',
                'staticRoutes',
                'prefixLists',
                'asPathLists',
                'communityLists',
                'routeMaps',
                'globals',
                'origin',
              ],
            },
          )
          .map(each => each as Router),
      ),
  )
}

/** What a router's lists and maps are called. */
interface Names {
  readonly prefixLists: Readonly<Record<Family, readonly string[]>>
  readonly asPathLists: readonly string[]
  readonly communityLists: readonly string[]
  readonly routeMaps: readonly string[]
}

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,12}$/)

function names(): Arbitrary<Names> {
  const some = fc.uniqueArray(name, { maxLength: 3 })
  return fc.record({
    prefixLists: fc.record({ 'ipv4-unicast': some, 'ipv6-unicast': some }),
    asPathLists: some,
    communityLists: some,
    routeMaps: some,
  })
}

/** A record in which every field may be missing. */
function optional<T extends object>(fields: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<Partial<T>> {
  return fc.record(fields, { requiredKeys: [] }) as Arbitrary<Partial<T>>
}

const yes = fc.constant(true as const)
const action = fc.constantFrom('permit' as const, 'deny' as const)
const asn = () => fc.oneof(fc.integer({ min: 1, max: 65000 }), fc.integer({ min: 4200000000, max: 4294967294 }))
const words = fc
  .array(fc.stringMatching(/^[A-Za-z0-9!#"'._:/(){}-]{1,8}$/), { minLength: 1, maxLength: 4 })
  .map(list => list.join(' '))
/** Free text; FRR takes a leading `!` for a comment nowhere but at the start of a line. */
const text = words.map(each => `x${each}`)

/** A host of a /24 or /64 of its own, so that no two are alike. */
function hosts(version: IpVersion, net: number): Arbitrary<Address> {
  return fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 2, max: 250 }))
    .map(([third, host]) =>
      parseAddress(version === 4 ? `10.${net}.${third}.${host}` : `2001:db8:${net}:${third}::${host.toString(16)}`)!,
    )
}

function prefixes(version: IpVersion, net: number): Arbitrary<Prefix> {
  const length = version === 4 ? fc.integer({ min: 16, max: 32 }) : fc.integer({ min: 48, max: 128 })
  return fc.tuple(hosts(version, net), length).map(([address, length]) => network({ address, length }))
}

function uniqueBy<T>(each: Arbitrary<T>, key: (value: T) => unknown, maxLength = 4): Arbitrary<T[]> {
  return fc.uniqueArray(each, { maxLength, selector: value => JSON.stringify(key(value)) })
}

function interfaces(): Arbitrary<Interface[]> {
  const addresses = (i: number) =>
    fc.subarray([`10.100.${i}.1/24`, `10.101.${i}.1/31`, `2001:db8:100:${i}::1/64`]).map(texts =>
      texts.map(each => {
        const [address, length] = each.split('/')
        return { address: parseAddress(address!)!, length: Number(length) }
      }),
    )
  return fc.subarray(['eth1', 'eth2', 'eth10', 'lo']).chain(links =>
    fc.tuple(
      ...links.map((link, i) =>
        fc
          .record(
            {
              name: fc.constant(link),
              description: text,
              addresses: addresses(i),
              routerAdvertisements: link === 'lo' ? fc.constant(undefined) : yes,
              origin: fc.constant(nowhere),
            },
            { requiredKeys: ['name', 'addresses', 'origin'] },
          )
          .map(
            ({ routerAdvertisements, ...rest }) =>
              (routerAdvertisements ? { ...rest, routerAdvertisements } : rest) as Interface,
          ),
      ),
    ),
  )
}

function staticRoutes(): Arbitrary<StaticRoute[]> {
  const each = fc.constantFrom<IpVersion>(4, 6).chain(version =>
    fc
      .record(
        {
          prefix: prefixes(version, 50),
          via: fc.oneof(
            hosts(version, 51).map(address => ({ address })),
            fc.constantFrom('eth1', 'eth2').map(link => ({ interface: link })),
            fc.constantFrom('blackhole' as const, 'reject' as const),
          ),
          distance: fc.integer({ min: 1, max: 255 }),
          origin: fc.constant(nowhere),
        },
        { requiredKeys: ['prefix', 'via', 'origin'] },
      )
      .map(each => each as StaticRoute),
  )
  return uniqueBy(each, route => route.prefix)
}

function sequences(most: number): Arbitrary<number[]> {
  return fc
    .uniqueArray(fc.integer({ min: 1, max: 60000 }), { minLength: 1, maxLength: most })
    .map(list => list.sort((a, b) => a - b))
}

function prefixList(name: string, family: Family): Arbitrary<PrefixList> {
  const version = versionOf(family)
  const longest = version === 4 ? 32 : 128
  const range = ({ length }: Prefix) =>
    length === longest
      ? fc.constant({})
      : fc.oneof(
          fc.constant({}),
          fc.constant({ le: longest }),
          fc.integer({ min: length + 1, max: longest }).chain(ge =>
            fc.oneof(
              fc.constant({ ge }),
              fc.integer({ min: ge, max: longest }).map(le => ({ ge, le })),
            ),
          ),
        )
  const everything = parsePrefix(version === 4 ? '0.0.0.0/0' : '::/0')!
  const entry = fc
    .oneof({ weight: 5, arbitrary: prefixes(version, 60) }, { weight: 1, arbitrary: fc.constant(everything) })
    .chain(prefix => fc.record({ prefix: fc.constant(prefix), range: range(prefix), action }))
  return fc
    .record({
      description: fc.option(text, { nil: undefined }),
      sequences: sequences(4),
      entries: fc.uniqueArray(entry, {
        minLength: 1,
        maxLength: 4,
        selector: each => JSON.stringify([each.prefix, each.range]),
      }),
    })
    .map(({ description, sequences, entries }) => ({
      name,
      family,
      ...(description === undefined ? {} : { description }),
      entries: entries.slice(0, sequences.length).map(({ prefix, range, action }, i) => ({
        sequence: sequences[i]!,
        action,
        prefix,
        ...range,
        origin: nowhere,
      })),
      origin: nowhere,
    }))
}

function asPathList(name: string): Arbitrary<AsPathList> {
  const expression = fc.constantFrom('^65001_', '_65010$', '^$', '.*', '^65[0-9]+_')
  return fc
    .record({
      sequences: fc.option(sequences(3), { nil: undefined }),
      entries: fc.uniqueArray(fc.record({ action, expression }), {
        minLength: 1,
        maxLength: 3,
        selector: each => each.expression,
      }),
    })
    .map(({ sequences, entries }) => ({
      name,
      entries: sequences
        ? entries.slice(0, sequences.length).map((entry, i) => ({ sequence: sequences[i]!, ...entry }))
        : entries,
      origin: nowhere,
    }))
}

const standard = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 65000 }), fc.nat(65535)).map(parts => parts.join(':')),
  fc.constantFrom(
    'blackhole',
    'no-export',
    'no-advertise',
    'planned-shut',
    'no-export-subconfed',
    'llgr-stale',
    'no-peer',
    'internet',
  ),
)
const large = fc
  .tuple(fc.integer({ min: 1, max: 4294967295 }), fc.nat(4294967295), fc.nat(4294967295))
  .map(parts => parts.join(':'))

function communityList(name: string): Arbitrary<CommunityList> {
  const matches: Record<CommunityList['kind'], Arbitrary<string>> = {
    standard: fc.uniqueArray(standard, { minLength: 1, maxLength: 3 }).map(list => list.join(' ')),
    expanded: fc.constantFrom('65001:.*', '.*', '^65001:[0-9]+$'),
    'large-standard': large,
    'large-expanded': fc.constantFrom('^65001:1:.*', '65001:[0-9]+:2'),
  }
  return fc.constantFrom(...(Object.keys(matches) as CommunityList['kind'][])).chain(kind =>
    fc
      .record({
        sequences: fc.option(sequences(3), { nil: undefined }),
        entries: fc.uniqueArray(fc.record({ action, match: matches[kind] }), {
          minLength: 1,
          maxLength: 3,
          selector: each => each.match,
        }),
      })
      .map(({ sequences, entries }) => ({
        name,
        kind,
        entries: sequences
          ? entries.slice(0, sequences.length).map((entry, i) => ({ sequence: sequences[i]!, ...entry }))
          : entries,
        origin: nowhere,
      })),
  )
}

function routeMap(name: string, names: Names, dialect: Dialect, callable: readonly string[]): Arbitrary<RouteMap> {
  const entry = (sequence: number) =>
    fc
      .record(
        {
          sequence: fc.constant(sequence),
          action,
          description: text,
          matches: matches(names, dialect),
          sets: sets(names),
          onMatch: fc.oneof(
            fc.constant('next' as const),
            fc.integer({ min: sequence + 1, max: 65535 }).map(goto => ({ goto })),
          ),
          call: callable.length > 0 ? fc.constantFrom(...callable) : fc.constant(undefined),
          origin: fc.constant(nowhere),
        },
        { requiredKeys: ['sequence', 'action', 'matches', 'sets', 'origin'] },
      )
      // FRR refuses `on-match` in a deny entry.
      .map(({ call, onMatch, ...rest }) => ({
        ...rest,
        ...(call === undefined ? {} : { call }),
        ...(onMatch === undefined || rest.action === 'deny' ? {} : { onMatch }),
      }))
  return sequences(3)
    .chain(list => fc.tuple(...list.map(entry)))
    .map(entries => ({ name, entries, origin: nowhere }))
}

function oneOfEach<T extends { readonly type: string }>(arbitraries: readonly Arbitrary<T>[]): Arbitrary<T[]> {
  return fc.subarray([...arbitraries], { maxLength: 4 }).chain(list => fc.tuple<T[]>(...list))
}

const number = fc.integer({ min: 1, max: 4294967295 })
const origin = fc.constantFrom('igp' as const, 'egp' as const, 'incomplete' as const)

function of<T>(names: readonly T[], make: (name: T) => Match): Arbitrary<Match>[] {
  return names.length > 0 ? [fc.constantFrom(...names).map(make)] : []
}

function matches(names: Names, { matchIpv6NextHop }: Dialect): Arbitrary<Match[]> {
  return oneOfEach<Match>([
    ...families.flatMap(family => [
      ...of(names.prefixLists[family], name => ({ type: 'prefix-list', family, name })),
      ...(family === 'ipv4-unicast' || matchIpv6NextHop
        ? of(names.prefixLists[family], name => ({ type: 'next-hop-prefix-list', family, name }))
        : []),
    ]),
    ...of(names.asPathLists, name => ({ type: 'as-path', name })),
    ...of(names.communityLists, name => ({ type: 'community', name, exact: true })),
    ...of(names.communityLists, name => ({ type: 'large-community', name })),
    number.map(value => ({ type: 'local-preference', value })),
    number.map(value => ({ type: 'metric', value })),
    number.map(value => ({ type: 'tag', value })),
    origin.map(value => ({ type: 'origin', value })),
    fc.constantFrom('eth1', 'lo').map(name => ({ type: 'interface', name })),
    fc.constantFrom('10.1.2.3', '2001:db8::1', 'local').map(peer => ({ type: 'peer', peer })),
    fc.constantFrom('static', 'connected').map(protocol => ({ type: 'source-protocol', protocol })),
    fc
      .constantFrom('rpki valid', 'probability 50')
      .map(text => ({ type: 'other', text }))
      .filter(({ text }) => text.startsWith('prob')) as Arbitrary<Match>,
  ])
}

function sets(names: Names): Arbitrary<Assignment[]> {
  const additive = fc.constantFrom({}, { additive: true as const })
  return oneOfEach<Assignment>([
    number.map(value => ({ type: 'local-preference', value })),
    number.map(value => ({ type: 'metric', value })),
    number.map(value => ({ type: 'weight', value })),
    number.map(value => ({ type: 'tag', value })),
    origin.map(value => ({ type: 'origin', value })),
    fc.oneof(
      fc
        .tuple(fc.array(standard, { minLength: 1, maxLength: 4 }), additive)
        .map(([communities, rest]) => ({ type: 'community' as const, communities, ...rest })),
      fc.constant({ type: 'community-none' as const }),
    ),
    fc
      .tuple(fc.uniqueArray(large, { minLength: 1, maxLength: 3 }), additive)
      .map(([communities, rest]) => ({ type: 'large-community', communities, ...rest })),
    ...(names.communityLists.length > 0
      ? [fc.constantFrom(...names.communityLists).map((list): Assignment => ({ type: 'delete-communities', list }))]
      : []),
    fc.array(asn(), { minLength: 1, maxLength: 3 }).map(asns => ({ type: 'as-path-prepend', asns })),
    fc.constantFrom('10.1.2.3', 'peer-address', 'unchanged').map(value => ({ type: 'next-hop', value })),
    fc
      .constantFrom('global 2001:db8::1', 'prefer-global', 'peer-address')
      .map(value => ({ type: 'ipv6-next-hop', value })),
    fc.constant({ type: 'source', address: parseAddress('10.99.0.1')! }),
    fc.constantFrom('atomic-aggregate').map(text => ({ type: 'other', text })),
  ])
}

function bgp(asn: number, names: Names, dialect: Dialect): Arbitrary<Bgp> {
  return fc
    .uniqueArray(
      name.map(each => `g${each}`),
      { maxLength: 3 },
    )
    .chain(groupNames =>
      fc.tuple(...groupNames.map(name => peerGroup(name, asn, names, dialect))).chain(groups =>
        fc
          .record(
            {
              asn: fc.constant(asn),
              routerId: fc.constant(parseAddress('192.0.2.1')!),
              ebgpRequiresPolicy: fc.boolean(),
              defaultIpv4Unicast: fc.boolean(),
              networkImportCheck: fc.boolean(),
              logNeighborChanges: fc.boolean(),
              clusterId: fc.constant(parseAddress('192.0.2.9')!),
              multipathRelax: yes,
              gracefulRestart: optional<{ restartTime: number; stalepathTime: number }>({
                restartTime: fc.constantFrom(60, 120),
                stalepathTime: fc.constantFrom(90, 360),
              }),
              timers: timers(),
              coalesceTime: fc.integer({ min: 0, max: 10000 }),
              globals: fc.subarray(['bgp bestpath compare-routerid', 'bgp disable-ebgp-connected-route-check']),
              groups: fc.constant(groups),
              neighbors: neighbors(asn, groups, names, dialect),
              listenLimit: fc.integer({ min: 1, max: 5000 }),
              listenRanges: listenRanges(
                groups.filter(each => each.settings.remoteAsn !== undefined).map(each => each.name),
              ),
              families: fc.tuple(...families.map(family => bgpFamily(family, names, dialect))),
              origin: fc.constant(nowhere),
            },
            {
              requiredKeys: ['asn', 'routerId', 'globals', 'groups', 'neighbors', 'listenRanges', 'families', 'origin'],
            },
          )
          .map(each => each as Bgp),
      ),
    )
}

/** FRR rewrites a keepalive time of more than a third of the hold time. */
function timers(): Arbitrary<{ keepaliveTime: number; holdTime: number }> {
  return fc
    .constantFrom([3, 9], [30, 90], [60, 180], [1, 3], [10, 65535])
    .map(([keepaliveTime, holdTime]) => ({ keepaliveTime: keepaliveTime, holdTime: holdTime }))
}

/** The AS number of a peer; internal peers have the speaker's own. */
function remote(
  own: number,
  { remoteAsnAuto }: { readonly remoteAsnAuto: boolean },
): Arbitrary<NonNullable<NeighborSettings['remoteAsn']>> {
  return fc.oneof(
    asn().filter(each => each !== own),
    fc.constant(own),
    fc.constantFrom('internal' as const, 'external' as const, ...(remoteAsnAuto ? (['auto'] as const) : [])),
  )
}

function peerGroup(name: string, own: number, names: Names, dialect: Dialect): Arbitrary<PeerGroup> {
  return fc
    .option(remote(own, { remoteAsnAuto: dialect.remoteAsAuto }), { nil: undefined })
    .chain(remoteAsn =>
      settings(own, remoteAsn, names, dialect, true).map(settings => ({ name, settings, origin: nowhere })),
    )
}

function neighbors(own: number, groups: readonly PeerGroup[], names: Names, dialect: Dialect): Arbitrary<Neighbor[]> {
  const peer = fc.oneof(
    { weight: 4, arbitrary: hosts(4, 1).map(address => ({ address })) },
    { weight: 2, arbitrary: hosts(6, 1).map(address => ({ address })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('eth1', 'eth2', 'eth3')
        .chain(link => fc.constantFrom({ interface: link }, { interface: link, v6only: true as const })),
    },
  )
  const key = (each: Neighbor['peer']) => ('address' in each ? each.address : each.interface)
  return uniqueBy(peer, key, 6).chain(peers =>
    fc.tuple(
      ...peers.map(peer =>
        fc.constantFrom(undefined, ...groups).chain(group => {
          const theirs = group?.settings.remoteAsn
          // The members of a group are all internal or all external.
          const ours =
            theirs !== undefined
              ? fc.constant(undefined)
              : group
                ? asn().filter(each => each !== own)
                : remote(own, { remoteAsnAuto: dialect.remoteAsAuto })
          return ours.chain(remoteAsn =>
            settings(own, remoteAsn ?? theirs, names, dialect, false).map(settings => {
              const { remoteAsn: _, ...rest } = settings
              const beside = group ? besideGroup(rest, group.settings) : rest
              const said = 'interface' in peer ? onInterface(beside, dialect) : beside
              return {
                peer,
                ...(group ? { group: group.name } : {}),
                settings: remoteAsn === undefined ? said : { ...said, remoteAsn },
                origin: nowhere,
              }
            }),
          )
        }),
      ),
    ),
  )
}

/** FRR mixes these with what the group says of the same, and prints what it cannot read. */
function besideGroup(settings: NeighborSettings, group: NeighborSettings): NeighborSettings {
  const far = ['ebgpMultihop', 'ttlSecurityHops', 'disableConnectedCheck'] as const
  const clashing: readonly string[] = [
    ...(far.some(key => group[key] !== undefined) ? far : []),
    ...(group.enforceFirstAs === undefined ? [] : ['enforceFirstAs']),
    ...(group.bfd ? ['bfd'] : []),
  ]
  const { families: said, ...rest } = settings
  const kept = Object.fromEntries(Object.entries(rest).filter(([key]) => !clashing.includes(key)))
  if (!said) return kept
  const inside = families.flatMap(family => {
    const theirs = group.families?.[family]
    const mixed = (['maximumPrefix', 'allowasIn'] as const).filter(key => theirs?.[key] !== undefined)
    const own = said[family]
    return own
      ? [[family, Object.fromEntries(Object.entries(own).filter(([key]) => !mixed.some(each => each === key)))]]
      : []
  })
  return { ...kept, families: Object.fromEntries(inside) as NonNullable<NeighborSettings['families']> }
}

/** What makes no sense, or is refused, for the neighbor on the other end of a wire. */
function onInterface(settings: NeighborSettings, { portByName }: Dialect): NeighborSettings {
  const refused = [
    'ebgpMultihop',
    'ttlSecurityHops',
    'disableConnectedCheck',
    'updateSource',
    ...(portByName ? [] : ['port']),
  ]
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !refused.includes(key)))
}

function settings(
  own: number,
  remoteAsn: NeighborSettings['remoteAsn'],
  names: Names,
  dialect: Dialect,
  isGroup: boolean,
): Arbitrary<NeighborSettings> {
  const internal = remoteAsn === own || remoteAsn === 'internal'
  const external = remoteAsn !== undefined && remoteAsn !== 'auto' && !internal
  return fc
    .record({
      any: optional<NeighborSettings & { timers: { keepaliveTime: number; holdTime: number } }>({
        description: text,
        shutdown: yes,
        password: fc.constantFrom('lab-bgp', 'other').map(secret => ({ secret })),
        passive: yes,
        enforceFirstAs: fc.boolean(),
        updateSource: fc.constantFrom('lo', '10.99.0.1'),
        advertisementInterval: fc.nat(600),
        timers: timers(),
        connectRetryTime: fc.integer({ min: 1, max: 65535 }),
        extendedNexthop: yes,
        bfd: fc.constantFrom({}, { profile: 'fast' }),
        gracefulRestart: fc.constantFrom('restarter', 'helper', 'disabled'),
        globals: fc.constant(['dont-capability-negotiate']),
        families: optional<NonNullable<NeighborSettings['families']>>({
          'ipv4-unicast': neighborFamily('ipv4-unicast', names, internal, external),
          'ipv6-unicast': neighborFamily('ipv6-unicast', names, internal, external),
        }),
        ...(isGroup && !dialect.portByName ? {} : { port: fc.constantFrom(179, 1790) }),
      }),
      far: external
        ? fc.oneof(
            optional<NeighborSettings>({ ebgpMultihop: fc.constantFrom(2, 255), disableConnectedCheck: yes }),
            fc.integer({ min: 1, max: 254 }).map(ttlSecurityHops => ({ ttlSecurityHops })),
          )
        : fc.constant({}),
      local: external
        ? optional<NeighborSettings>({
            localAsn: fc
              .tuple(
                asn().filter(each => each !== own && each !== remoteAsn),
                fc.constantFrom({}, { noPrepend: true }, { noPrepend: true, replaceAs: true }),
              )
              .map(([asn, rest]) => ({ asn, ...rest })),
          })
        : fc.constant({}),
    })
    .map(({ any: { timers, ...any }, far, local }) => ({
      ...any,
      ...timers,
      ...far,
      ...local,
      ...(remoteAsn === undefined ? {} : { remoteAsn }),
    }))
}

function neighborFamily(family: Family, names: Names, internal: boolean, external: boolean): Arbitrary<NeighborFamily> {
  const named = (list: readonly string[], ...keys: (keyof NeighborFamily)[]) =>
    list.length > 0 ? Object.fromEntries(keys.map(key => [key, fc.constantFrom(...list)])) : {}
  return optional<NeighborFamily>({
    activate: fc.boolean(),
    ...(internal ? { routeReflectorClient: yes } : {}),
    nextHopSelf: fc.constantFrom('plain', 'force'),
    ...(external
      ? { removePrivateAs: fc.constantFrom('plain', 'all', 'replace-AS', 'all replace-AS'), asOverride: yes }
      : {}),
    defaultOriginate:
      names.routeMaps.length > 0 ? fc.constantFrom({}, { routeMap: names.routeMaps[0]! }) : fc.constant({}),
    softReconfiguration: yes,
    maximumPrefix: fc
      .tuple(
        fc.integer({ min: 1, max: 100000 }),
        fc.constantFrom({}, { threshold: 75 }, { threshold: 90 }),
        fc.constantFrom({}, { warningOnly: true }, { restartMinutes: 5 }),
      )
      .map(([limit, ...rest]) => Object.assign({ limit }, ...rest) as NonNullable<NeighborFamily['maximumPrefix']>),
    allowasIn: fc.constantFrom(1, 3, 10, 'origin'),
    weight: fc.nat(65535),
    ...named(names.prefixLists[family], 'prefixListIn', 'prefixListOut'),
    ...named(names.asPathLists, 'filterListIn', 'filterListOut'),
    ...named(names.routeMaps, 'routeMapIn', 'routeMapOut'),
    globals: fc.constant(['attribute-unchanged med']),
  } as never)
}

function bgpFamily(family: Family, names: Names, { asSet }: Dialect): Arbitrary<BgpFamily> {
  const version = versionOf(family)
  const routeMap = names.routeMaps.length > 0 ? { routeMap: fc.constantFrom(...names.routeMaps) } : {}
  const withPrefix = (rest: Record<string, Arbitrary<unknown>>, net: number) =>
    uniqueBy(
      fc.record(
        { prefix: prefixes(version, net).filter(({ length }) => length < bits(version)), ...rest },
        { requiredKeys: ['prefix'] },
      ),
      each => each.prefix,
    )
  return fc
    .record(
      {
        networks: withPrefix(routeMap, 70).map(list => list.map(each => ({ ...each, origin: nowhere }))),
        aggregates: withPrefix({ summaryOnly: yes, ...(asSet ? { asSet: yes } : {}), ...routeMap }, 80),
        redistribute: fc
          .subarray(['connected', 'static', 'kernel'])
          .chain(list =>
            fc.tuple(
              ...list.map(protocol =>
                fc.record(
                  { protocol: fc.constant(protocol), origin: fc.constant(nowhere), metric: fc.nat(1000), ...routeMap },
                  { requiredKeys: ['protocol', 'origin'] },
                ),
              ),
            ),
          ),
        maximumPaths: fc.integer({ min: 1, max: 60 }),
        maximumPathsIbgp: fc.integer({ min: 1, max: 60 }),
      },
      { requiredKeys: ['networks', 'aggregates', 'redistribute'] },
    )
    .map(each => ({ family, ...each, globals: [], origin: nowhere }) as BgpFamily)
}

/** Ranges that do not overlap: each is a /24 or /64 of its own. */
function listenRanges(groups: readonly string[]): Arbitrary<ListenRange[]> {
  if (groups.length === 0) return fc.constant([])
  const each = fc.record({
    prefix: fc
      .constantFrom(4 as const, 6 as const)
      .chain(version => hosts(version, 90).map(address => network({ address, length: version === 4 ? 24 : 64 }))),
    group: fc.constantFrom(...groups),
    origin: fc.constant(nowhere),
  })
  return uniqueBy(each, range => rangeOf(range.prefix).first, 3)
}
