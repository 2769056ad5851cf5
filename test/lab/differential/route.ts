/** Random routes out of few values, so that they meet the conditions of random policies. */
import type { Route } from '../../../src/fabric/filter/route.ts'
import { sortedCommunities, sortedLargeCommunities } from '../../../src/fabric/filter/community.ts'
import { network, parseAddress, type IpVersion, type Prefix } from '../../../src/net/prefix.ts'
import type { Random } from './random.ts'

export const communities = [
  '65001:1',
  '65001:2',
  '65002:100',
  '65000:65535',
  'no-export',
  'no-advertise',
  'blackhole',
  'planned-shut',
  'no-export-subconfed',
  'no-peer',
  'internet',
]
export const largeCommunities = ['65001:1:1', '65001:1:2', '65001:2:2', '4200000000:1:4294967295']
export const nextHops = {
  4: ['10.2.0.1', '10.2.0.2', '172.16.0.1'],
  6: ['2001:db8:0:1::1', '2001:db8:0:1::2', '2001:db8:8000::1'],
} as const

export function asn(random: Random): number {
  return random.one([65001, 65002, 65003, 65004, 4200000001])
}

const lengths = { 4: [0, 12, 16, 17, 20, 24, 25, 31, 32, 32], 6: [0, 32, 33, 48, 64, 65, 127, 128, 128] } as const
const bases = {
  4: ['172.16.0.0', '172.16.0.1', '172.16.128.0', '172.16.8.0', '172.24.0.0', '10.2.0.1', '10.2.0.2'],
  6: ['2001:db8::', '2001:db8::1', '2001:db8:8000::', '2001:db8:0:1::', '2001:db8:0:1::1', '2001:db9::'],
} as const

export function prefix(random: Random, version: IpVersion): Prefix {
  const address = parseAddress(random.one<string>(bases[version]))!
  return network({ address, length: random.one<number>(lengths[version]) })
}

/** A route as a neighbor of that AS sends it to AS 65000. */
export function route(random: Random, version: IpVersion, remoteAsn: number): Route {
  const ibgp = remoteAsn === 65000
  const tail = random.times(0, 3, () =>
    random.chance(0.08)
      ? random.some([65003, 65004, 65000], 1, 2)
      : random.one([65001, 65002, 65003, 65004, 4200000001, random.one([65000, 65020, 3333])]),
  )
  const first = ibgp || random.chance(0.07) ? [] : [remoteAsn]
  return {
    prefix: prefix(random, version),
    asPath: [
      ...first,
      ...tail.map(each => (typeof each === 'number' ? each : [...new Set(each)].sort((a, b) => a - b))),
    ],
    origin: random.one(['igp', 'egp', 'incomplete'] as const),
    nextHop: parseAddress(random.one<string>(nextHops[version]))!,
    communities: sortedCommunities(random.chance(0.3) ? [] : random.some(communities, 1, 3)),
    largeCommunities: sortedLargeCommunities(random.chance(0.4) ? [] : random.some(largeCommunities, 1, 3)),
    ...(ibgp ? { localPreference: random.one([0, 50, 100, 200]) } : {}),
    ...(random.chance(0.5) ? { metric: random.one([0, 10, 50, 4294967295]) } : {}),
  }
}
