/** Random policies: lists and route-maps that refer to each other, and to what is not there, and neighbors that use them. */
import type {
  AccessList,
  AsPathList,
  Assignment,
  CommunityList,
  Match,
  Neighbor,
  NeighborFamily,
  PrefixList,
  RouteMap,
  RouteMapEntry,
  Router,
} from '../../../src/fabric/router.ts'
import { families, versionOf, type Family } from '../../../src/net/family.ts'
import { bits, parseAddress } from '../../../src/net/prefix.ts'
import type { Origin } from '../../../src/text/origin.ts'
import type { Random } from './random.ts'
import { asn, communities, largeCommunities, nextHops, prefix } from './route.ts'

const origin: Origin = { path: 'generated', start: 0, end: 0 }

/** How many of each list there are; the last of each name is not defined. */
const pool = 16
const maps = 50
const nameOf = (kind: string, i: number) => `${kind}${i}`
const any = (random: Random, kind: string) => (random.chance(0.04) ? 'NOPE' : nameOf(kind, random.below(pool)))

/** A router of AS 65000 with that many neighbors, each with a policy of its own for one direction. */
export function router(random: Random, neighbors: number, version: string, direction: 'In' | 'Out'): Router {
  const called = random.times(12, 12, i => routeMap(random, nameOf('CALLED', i), i < 6 ? [] : calledNames(6)))
  return {
    name: 'r1',
    frr: version,
    interfaces: [],
    staticRoutes: [],
    prefixLists: families.flatMap(family => random.times(pool, pool, i => prefixList(random, nameOf('P', i), family))),
    accessLists: families.flatMap(family => random.times(pool, pool, i => accessList(random, nameOf('A', i), family))),
    asPathLists: random.times(pool, pool, i => asPathList(random, nameOf('F', i))),
    communityLists: random
      .times(pool, pool, i => communityList(random, nameOf('C', i), i % 2 ? 'standard' : 'expanded'))
      .concat(
        random.times(pool, pool, i =>
          communityList(random, nameOf('L', i), i % 2 ? 'large-standard' : 'large-expanded'),
        ),
      ),
    routeMaps: [...called, ...random.times(maps, maps, i => routeMap(random, nameOf('R', i), calledNames(12)))],
    globals: [],
    bgp: {
      asn: 65000,
      routerId: parseAddress('10.0.0.1')!,
      globals: ['bgp allow-martian-nexthop'],
      groups: [],
      listenRanges: [],
      families: [],
      neighbors: random.times(neighbors, neighbors, i => neighbor(random, i, direction)),
      origin,
    },
    origin,
  }
}

function calledNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => nameOf('CALLED', i))
}

/** The address of a neighbor. */
export function addressOf(i: number): string {
  return `10.1.${i >> 8}.${i & 255}`
}

function neighbor(random: Random, i: number, direction: 'In' | 'Out'): Neighbor {
  const ibgp = random.chance(0.2)
  const one = <T>(probability: number, value: () => T): T | undefined =>
    random.chance(probability) ? value() : undefined
  const localAsn = ibgp
    ? undefined
    : one(0.15, () =>
        random.one([
          { asn: 65020 },
          { asn: 65020, noPrepend: true },
          { asn: 65020, noPrepend: true, replaceAs: true },
        ] as const),
      )
  const family = (): NeighborFamily => ({
    activate: true,
    ...defined({
      // FRR refuses a prefix-list beside a distribute-list.
      ...(random.chance(0.85)
        ? {}
        : random.chance(0.5)
          ? { [`prefixList${direction}`]: any(random, 'P') }
          : { [`distributeList${direction}`]: any(random, 'A') }),
      [`filterList${direction}`]: one(0.1, () => any(random, 'F')),
      [`routeMap${direction}`]: one(0.85, () => (random.chance(0.02) ? 'NOPE' : nameOf('R', random.below(maps)))),
      ...(direction === 'In'
        ? {
            weight: one(0.1, () => random.below(65536)),
            allowasIn: one(0.4, () => random.one([1, 2, 10, 'origin'] as const)),
          }
        : {
            asOverride: ibgp ? undefined : one(0.15, () => true as const),
            // With both, FRR also leaves out its own AS number, in front of which local-as stands.
            removePrivateAs:
              ibgp || localAsn
                ? undefined
                : one(0.15, () => random.one(['plain', 'all', 'replace-AS', 'all replace-AS'] as const)),
          }),
    }),
  })
  return {
    peer: { address: parseAddress(addressOf(i))! },
    settings: {
      remoteAsn: ibgp ? 65000 : asn(random),
      passive: true,
      ...defined({
        enforceFirstAs: one(0.2, () => true),
        localAsn,
      }),
      families: { 'ipv4-unicast': family(), 'ipv6-unicast': family() },
    },
    origin,
  }
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

function action(random: Random): 'permit' | 'deny' {
  return random.chance(0.75) ? 'permit' : 'deny'
}

function prefixList(random: Random, name: string, family: Family): PrefixList {
  const width = bits(versionOf(family))
  return {
    name,
    family,
    ...(random.chance(0.1)
      ? { description: 'nothing yet', entries: [] }
      : {
          entries: random.times(1, 4, i => {
            const { address, length } = prefix(random, versionOf(family))
            const bound = (least: number) => least + random.below(width - least + 1)
            const ge = random.chance(0.35) ? bound(length) : undefined
            const le = random.chance(0.5) ? bound(Math.max(ge ?? 0, length)) : undefined
            return {
              sequence: 5 * (i + 1),
              action: action(random),
              prefix: { address, length },
              ...defined({ ge, le }),
              origin,
            }
          }),
        }),
    origin,
  }
}

function accessList(random: Random, name: string, family: Family): AccessList {
  return {
    name,
    family,
    entries: random.times(1, 4, i => ({
      sequence: 5 * (i + 1),
      action: action(random),
      prefix: prefix(random, versionOf(family)),
      ...(random.chance(0.3) ? { exact: true as const } : {}),
      origin,
    })),
    origin,
  }
}

const expressions = [
  '^65001_',
  '_65003$',
  '^$',
  '.*',
  '_65002_',
  '^65001( 65002)*$',
  '_4200000001_',
  '[{]',
  '\\{65003,65004\\}',
  '(65001|65002)_65003',
  '^[0-9]+$',
  '65001.*65004',
  '_6500[^1]_',
  '[0-9]{6}',
  '^65002_+65002',
  '_65000_',
  '^([0-9]+_)\\{2,\\}$',
  '_65004,',
  ' 4200000001',
  '(_65001){2}',
]

function asPathList(random: Random, name: string): AsPathList {
  return {
    name,
    entries: random.times(1, 3, i => ({
      sequence: 5 * (i + 1),
      action: action(random),
      expression: random.one(expressions),
    })),
    origin,
  }
}

const communityExpressions: Readonly<Record<'expanded' | 'large-expanded', readonly string[]>> = {
  expanded: [
    '65001:.*',
    '^65001:1$',
    '_65001:1_',
    'no-export',
    'graceful-shutdown',
    '65001:[12] 65002',
    '.*',
    '^$',
    'local-AS',
    'blackhole',
    '65535:',
    '^65001:2_',
    '_(65001:1|65002:100)_',
  ],
  'large-expanded': [
    '^65001:1:',
    ':2$',
    '_65001:1:2_',
    '.*',
    '^$',
    '4200000000:1:4294967295',
    '65001:1:1 65001:1:2',
    '1:.*:2',
  ],
}

function communityList(random: Random, name: string, kind: CommunityList['kind']): CommunityList {
  const match = () => {
    switch (kind) {
      case 'standard':
        return random.some(communities, 1, 2).join(' ')
      case 'large-standard':
        return random.some(largeCommunities, 1, 2).join(' ')
      default:
        return random.one(communityExpressions[kind])
    }
  }
  return {
    name,
    kind,
    entries: unique(
      random.times(1, 3, () => ({ action: action(random), match: match() })),
      each => [...new Set(each.match.split(' '))].sort().join(' '),
    ).map((entry, i) => ({ sequence: 5 * (i + 1), ...entry })),
    origin,
  }
}

/** FRR takes the same condition only once in a list. */
function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map(item => [key(item), item])).values()]
}

function routeMap(random: Random, name: string, callable: readonly string[]): RouteMap {
  const sequences = random.times(1, 5, i => 10 * (i + 1))
  return {
    name,
    entries: sequences.map((sequence): RouteMapEntry => {
      const permits = random.chance(0.85)
      return {
        sequence,
        action: permits ? 'permit' : 'deny',
        matches: matches(random),
        sets: permits ? sets(random) : [],
        ...defined({
          onMatch: !permits
            ? undefined
            : random.one([undefined, 'next' as const, 'next' as const, { goto: sequence + 1 + random.below(35) }]),
          call:
            permits && callable.length > 0 && random.chance(0.25)
              ? random.chance(0.05)
                ? 'NOPE'
                : random.one(callable)
              : undefined,
        }),
        origin,
      }
    }),
    origin,
  }
}

const numbers = [0, 10, 50, 100, 200, 4294967295]
const origins = ['igp', 'egp', 'incomplete'] as const

function family(random: Random): Family {
  return random.one(families)
}

const matchMakers: readonly ((random: Random) => Match)[] = [
  random => ({ type: 'prefix-list', family: family(random), name: any(random, 'P') }),
  random => ({ type: 'prefix-list', family: family(random), name: any(random, 'P') }),
  random => ({ type: 'next-hop-prefix-list', family: family(random), name: any(random, 'P') }),
  random => ({ type: 'as-path', name: any(random, 'F') }),
  random => ({ type: 'community', name: any(random, 'C'), ...(random.chance(0.5) ? { exact: true as const } : {}) }),
  random => ({
    type: 'large-community',
    name: any(random, 'L'),
    ...(random.chance(0.5) ? { exact: true as const } : {}),
  }),
  random => ({ type: 'local-preference', value: random.one(numbers) }),
  random => ({ type: 'metric', value: random.one(numbers.slice(1)) }),
  random => ({ type: 'tag', value: random.one([7, 8]) }),
  random => ({ type: 'origin', value: random.one(origins) }),
  random => ({ type: 'interface', name: random.one(['lo', 'eth9']) }),
  random => ({ type: 'peer', peer: random.one([addressOf(random.below(20)), '2001:db8::1', 'local']) }),
  random => ({ type: 'source-protocol', protocol: random.one(['bgp', 'static']) }),
]

/** Those of which few are met: each has two ways to be made. */
const manyMatches = [...matchMakers, ...matchMakers.slice(2, 6), matchMakers[2]!]

function matches(random: Random): Match[] {
  const count = random.one([0, 0, 1, 1, 1, 2])
  return unique(
    random.times(count, count, () => random.evenly(manyMatches)(random)),
    each => ('family' in each ? `${each.type} ${each.family}` : each.type),
  )
}

const setMakers: readonly ((random: Random) => Assignment)[] = [
  random => ({ type: 'local-preference', value: random.one(numbers) }),
  random => ({ type: 'metric', value: random.one(numbers) }),
  random => ({ type: 'weight', value: random.one(numbers) % 65536 }),
  random => ({ type: 'tag', value: random.one([7, 8]) }),
  random => ({ type: 'origin', value: random.one(origins) }),
  random => ({
    type: 'community',
    communities: random.some(
      communities.filter(each => each !== 'internet'),
      1,
      3,
    ),
    ...(random.chance(0.5) ? { additive: true as const } : {}),
  }),
  () => ({ type: 'community-none' }),
  random => ({
    type: 'large-community',
    communities: random.some(largeCommunities, 1, 3),
    ...(random.chance(0.5) ? { additive: true as const } : {}),
  }),
  random => ({ type: 'delete-communities', list: any(random, 'C') }),
  random => ({ type: 'as-path-prepend', asns: random.some([65001, 65002, 65000, 4200000001], 1, 3) }),
  random => ({ type: 'next-hop', value: random.one([...nextHops[4], 'peer-address', 'unchanged']) }),
  random => ({
    type: 'ipv6-next-hop',
    value: random.one([`global ${random.one(nextHops[6])}`, 'prefer-global', 'peer-address']),
  }),
  () => ({ type: 'source', address: parseAddress('10.99.0.1')! }),
]

const manySets = [...setMakers, ...setMakers.filter((_, i) => [5, 7, 10, 11].includes(i))]

function sets(random: Random): Assignment[] {
  const count = random.one([0, 1, 1, 2, 3])
  return unique(
    random.times(count, count, () => random.evenly(manySets)(random)),
    each => (each.type === 'community-none' ? 'community' : each.type),
  )
}
