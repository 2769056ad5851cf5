import { describe, expect, test } from 'vitest'
import { defaultGeneration, generationsOf, knownReleases, poolDialect, releaseOf } from '../../src/cilium/generation.ts'
import { lower } from '../../src/cilium/lower.ts'
import { completeCluster } from '../../src/fabric/assemble.ts'
import type { AdvertisementEntry, Cluster, Peer, PeerConfig } from '../../src/fabric/cluster.ts'
import type { Generation } from '../../src/fabric/target.ts'
import { parseAddress, parsePrefix } from '../../src/net/prefix.ts'
import { nowhere as origin } from './arbitrary.ts'

test.each([
  ['1.9', []],
  ['1.10', ['metallb']],
  ['1.11', ['metallb']],
  ['1.12', ['metallb', 'peering-policy']],
  ['1.15', ['metallb', 'peering-policy']],
  ['1.16', ['metallb', 'peering-policy', 'v2alpha1']],
  ['1.17', ['peering-policy', 'v2alpha1']],
  ['1.18', ['peering-policy', 'v2']],
  ['1.19', ['v2']],
  ['1.20', ['v2']],
])('Cilium %s is told of BGP by %j, the last unless asked otherwise', (release, generations) => {
  expect(generationsOf(release)).toEqual(generations)
  if (generations.length > 0) expect(defaultGeneration(release)).toBe(generations.at(-1))
})

test('a version belongs to its release, an unknown one to the newest', () => {
  expect(['1.16.5', '1.20', '1.21.0', undefined].map(releaseOf)).toEqual(['1.16', '1.20', '1.20', '1.20'])
  expect(knownReleases).toHaveLength(11)
})

test.each([
  ['1.14', 'cilium.io/v2alpha1', 'cidrs'],
  ['1.15', 'cilium.io/v2alpha1', 'blocks'],
  ['1.17', 'cilium.io/v2alpha1', 'blocks'],
  ['1.18', 'cilium.io/v2', 'blocks'],
])('pools of Cilium %s are %s with %s', (release, apiVersion, blocks) => {
  expect(poolDialect(release)).toEqual({ apiVersion, blocks })
})

const address = parseAddress('10.0.0.1')!
const services: AdvertisementEntry = { type: 'Service', addresses: ['LoadBalancerIP'], selector: {}, origin }
const all = { matchLabels: { tell: 'all' } }
const toTor: PeerConfig = { name: 'tor', families: [{ family: 'ipv4-unicast', advertisements: all, origin }], origin }
const tor: Peer = { name: 'tor', address, remoteAsn: 65001, config: 'tor', origin }

function cluster(
  cilium: string,
  more: Partial<Cluster> = {},
  peer: Partial<Peer> = {},
  config: Partial<PeerConfig> = {},
  entry: AdvertisementEntry = services,
): Cluster {
  return completeCluster({
    name: 'c',
    cilium,
    nodes: [{ name: 'n1', addresses: [], labels: {}, podCidrs: [], origin }],
    bgp: [
      { name: 'all', instances: [{ name: 'main', localAsn: 65000, peers: [{ ...tor, ...peer }], origin }], origin },
    ],
    peerConfigs: [{ ...toTor, ...config }],
    advertisements: [{ name: 'all', labels: { tell: 'all' }, entries: [entry], origin }],
    origin,
    ...more,
  })
}

function unsupported(of: Cluster, generation: Generation) {
  return lower(of, generation).unsupported
}

/** The fields that are lost, with the message's first words where there is no field. */
function lost(generation: Generation, of: Cluster): (string | undefined)[] {
  return unsupported(of, generation).map(({ field, message }) => field ?? message)
}

describe('what a generation cannot say is said', () => {
  const everywhere: readonly (readonly [Generation, string])[] = [
    ['metallb', '1.11'],
    ['peering-policy', '1.13'],
    ['v2alpha1', '1.16'],
    ['v2', '1.18'],
  ]

  test.each(everywhere)('%s says a session and the addresses of all Services', (generation, release) => {
    expect(lost(generation, cluster(release))).toEqual([])
  })

  type Case = readonly [
    what: string,
    make: (release: string) => Cluster,
    losers: readonly (readonly [Generation, string])[],
    keepers: readonly (readonly [Generation, string])[],
    field: string,
  ]
  const cases: readonly Case[] = [
    [
      'autoDiscovery',
      release => cluster(release, {}, { autoDiscovery: 4 }),
      [
        ['v2alpha1', '1.17'],
        ['peering-policy', '1.18'],
        ['metallb', '1.16'],
      ],
      [['v2', '1.18']],
      'autoDiscovery',
    ],
    [
      'the source interface',
      release => cluster(release, {}, {}, { sourceInterface: 'lo' }),
      [
        ['v2', '1.18'],
        ['v2alpha1', '1.17'],
        ['peering-policy', '1.15'],
      ],
      [['v2', '1.19']],
      'sourceInterface',
    ],
    [
      'a password',
      release => cluster(release, {}, {}, { authSecret: 's' }),
      [
        ['peering-policy', '1.14'],
        ['metallb', '1.10'],
      ],
      [
        ['peering-policy', '1.15'],
        ['v2alpha1', '1.16'],
      ],
      'authSecret',
    ],
    [
      'a hold time',
      release => cluster(release, {}, {}, { holdTime: 9, keepaliveTime: 3 }),
      [['peering-policy', '1.13']],
      [['peering-policy', '1.14']],
      'holdTime',
    ],
    [
      'the addresses of an interface',
      release => cluster(release, {}, {}, {}, { type: 'Interface', interface: 'lo', origin }),
      [
        ['v2', '1.18'],
        ['v2alpha1', '1.16'],
      ],
      [['v2', '1.19']],
      'interface',
    ],
    [
      'ClusterIPs',
      release => cluster(release, {}, {}, {}, { ...services, addresses: ['ClusterIP'] }),
      [
        ['peering-policy', '1.15'],
        ['metallb', '1.15'],
      ],
      [
        ['peering-policy', '1.16'],
        ['v2alpha1', '1.16'],
      ],
      'addresses',
    ],
    [
      'Services chosen by label',
      release => cluster(release, {}, {}, {}, { ...services, selector: { matchLabels: { a: 'b' } } }),
      [['metallb', '1.12']],
      [['peering-policy', '1.13']],
      'selector',
    ],
    [
      'aggregation',
      release => cluster(release, {}, {}, {}, { ...services, aggregationLengthIpv4: 24 }),
      [['peering-policy', '1.18']],
      [['v2', '1.18']],
      'aggregationLengthIpv4',
    ],
    [
      'any peer AS number',
      release => cluster(release, {}, { remoteAsn: 0 }),
      [
        ['peering-policy', '1.18'],
        ['metallb', '1.12'],
      ],
      [['v2', '1.18']],
      'remoteAsn',
    ],
    [
      'IPv6 routes',
      release => cluster(release, {}, {}, { families: [{ family: 'ipv6-unicast', advertisements: all, origin }] }),
      [['metallb', '1.12']],
      [['peering-policy', '1.15']],
      'family',
    ],
    [
      'a source address on one node',
      release =>
        cluster(release, {
          nodeOverrides: [
            {
              node: 'n1',
              instances: [{ name: 'main', peers: [{ name: 'tor', localAddress: address }], origin }],
              origin,
            },
          ],
        }),
      [['peering-policy', '1.18']],
      [['v2alpha1', '1.16']],
      'peers',
    ],
    [
      'a pool that gives out its first address',
      release => cluster(release, { pools: [{ name: 'p', blocks: [], allowFirstLastIps: true, origin }] }),
      [
        ['peering-policy', '1.14'],
        ['metallb', '1.12'],
      ],
      [['peering-policy', '1.15']],
      'allowFirstLastIps',
    ],
  ]

  test.each(cases)('%s', (_, make, losers, keepers, field) => {
    for (const [generation, release] of losers)
      expect(lost(generation, make(release)), `${release} ${generation}`).toContain(field)
    for (const [generation, release] of keepers)
      expect(lost(generation, make(release)), `${release} ${generation}`).toEqual([])
  })

  test('a kind that a release does not have', () => {
    const l2 = { name: 'l', interfaces: [], origin }
    expect(lost('peering-policy', cluster('1.13', { l2Policies: [l2] }))).toEqual([
      'Cilium 1.13 has no CiliumL2AnnouncementPolicy',
    ])
    expect(lost('peering-policy', cluster('1.14', { l2Policies: [l2] }))).toEqual([])
  })

  test('a range in a pool, before there were blocks', () => {
    const pools = [
      {
        name: 'p',
        blocks: [
          { cidr: parsePrefix('10.0.0.0/24')!, origin },
          { start: address, origin },
        ],
        origin,
      },
    ]
    expect(lost('peering-policy', cluster('1.14', { pools }))).toEqual([
      'pools of Cilium 1.14 hold no ranges of addresses',
    ])
    expect(lower(cluster('1.14', { pools }), 'peering-policy').cluster.pools[0]?.blocks).toHaveLength(1)
    expect(lost('metallb', cluster('1.14', { pools }))).toEqual([])
  })

  test('what the release does anyway is no loss', () => {
    expect(lost('peering-policy', cluster('1.13', {}, {}, { holdTime: 90, peerPort: 179 }))).toEqual([])
    expect(
      lost('peering-policy', cluster('1.14', { pools: [{ name: 'p', blocks: [], allowFirstLastIps: false, origin }] })),
    ).toEqual([])
  })

  test('the help names the first release that can', () => {
    expect(unsupported(cluster('1.18', {}, {}, { sourceInterface: 'lo' }), 'v2')).toMatchObject([
      { message: 'cilium.io/v2 of Cilium 1.18 has no sourceInterface', help: 'it needs Cilium 1.19 or later' },
    ])
    expect(unsupported(cluster('1.17', {}, {}, { sourceInterface: 'lo' }), 'v2alpha1')[0]?.help).toBe(
      'cilium.io/v2 can, from Cilium 1.19',
    )
  })

  test('peers of one policy are told the same', () => {
    const other: Peer = { ...tor, name: 'other', address: parseAddress('10.0.0.2')!, config: 'none' }
    const bgp = [{ name: 'all', instances: [{ name: 'main', localAsn: 65000, peers: [tor, other], origin }], origin }]
    expect(unsupported(cluster('1.18', { bgp }), 'peering-policy')).toMatchObject([
      { field: 'config', message: expect.stringContaining('other') as string },
    ])
    expect(lost('v2', cluster('1.18', { bgp }))).toEqual([])
  })
})

describe('a port of all nodes', () => {
  const listening = (release: string) => {
    const { bgp } = cluster(release)
    return cluster(release, {
      bgp: bgp.map(config => ({ ...config, instances: config.instances.map(each => ({ ...each, localPort: 179 })) })),
    })
  }

  test('is said once where that can be', () => {
    const { cluster: lowered } = lower(listening('1.18'), 'v2')
    expect(lowered.bgp[0]?.instances[0]?.localPort).toBe(179)
    expect(lowered.nodeOverrides).toEqual([])
  })

  test.each([
    ['v2alpha1', '1.17', 'main'],
    ['peering-policy', '1.15', 'instance-65000'],
  ] as const)('is said of each node in %s', (generation, release, name) => {
    const { cluster: lowered, unsupported } = lower(listening(release), generation)
    expect(unsupported).toEqual([])
    expect(lowered.bgp[0]?.instances[0]?.localPort).toBeUndefined()
    expect(lowered.nodeOverrides).toMatchObject([{ node: 'n1', instances: [{ name, localPort: 179 }] }])
  })

  test('gives way to what a node says itself', () => {
    const own = { node: 'n1', instances: [{ name: 'main', localPort: 1179, peers: [], origin }], origin }
    expect(lower({ ...listening('1.17'), nodeOverrides: [own] }, 'v2alpha1').cluster.nodeOverrides).toMatchObject([
      { instances: [{ localPort: 1179 }] },
    ])
  })
})
