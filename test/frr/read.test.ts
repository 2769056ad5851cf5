import { describe, expect, test } from 'vitest'
import { read } from '../../src/frr/read.ts'
import type { Neighbor } from '../../src/fabric/router.ts'
import type { Span } from '../../src/text/origin.ts'
import { withoutOrigins } from '../without-origins.ts'

function readText(...lines: string[]) {
  const text = lines.join('\n') + '\n'
  const { part, diagnostics } = read({ path: 'frr.conf', text }, 'tor1')
  return { part, diagnostics, text, at: (span: Span | undefined) => span && text.slice(span.start, span.end) }
}

describe('a file that a person wrote', () => {
  const { part, diagnostics, at } = readText(
    'frr version 8.4.4',
    'frr defaults datacenter',
    'hostname tor1',
    'log syslog informational',
    'ip prefix-list POOL permit 10.20.0.0/16 le 32',
    'ip prefix-list POOL deny any',
    'interface eth1',
    ' ip address 10.0.0.1/24',
    'exit',
    'router bgp 65000',
    ' bgp router-id 10.0.0.1',
    ' neighbor NODES peer-group',
    ' neighbor NODES remote-as 65001',
    ' neighbor NODES password {{ netc secret lab-bgp }}',
    ' neighbor 10.0.0.2 peer-group NODES',
    ' neighbor 10.0.0.9 remote-as external',
    ' neighbor 10.0.0.9 password hunter2',
    ' neighbor eth2 interface v6only remote-as external',
    ' no neighbor 10.0.0.9 capability dynamic',
    ' address-family ipv4 unicast',
    '  redistribute connected route-map OUT',
    '  neighbor NODES route-map IN in',
    ' exit-address-family',
    'exit',
  )

  test('is understood', () => {
    expect(diagnostics).toEqual([])
    expect(withoutOrigins(part)).toMatchObject({
      name: 'tor1',
      frr: '8.4.4',
      profile: 'datacenter',
      globals: ['log syslog informational'],
      interfaces: [{ name: 'eth1' }],
      bgp: {
        asn: 65000,
        groups: [
          {
            name: 'NODES',
            settings: {
              remoteAsn: 65001,
              password: { secret: 'lab-bgp' },
              families: { 'ipv4-unicast': { routeMapIn: 'IN' } },
            },
          },
        ],
        neighbors: [
          { group: 'NODES', settings: {} },
          { settings: { remoteAsn: 'external', globals: ['no capability dynamic'] } },
          { peer: { interface: 'eth2', v6only: true }, settings: { remoteAsn: 'external' } },
        ],
        families: [{ family: 'ipv4-unicast', redistribute: [{ protocol: 'connected', routeMap: 'OUT' }] }],
      },
    })
  })

  test('gives entries the numbers that FRR gives them', () => {
    expect(part.prefixLists?.[0]?.entries.map(({ sequence, action, le }) => [sequence, action, le])).toEqual([
      [5, 'permit', 32],
      [10, 'deny', 32],
    ])
  })

  test('has a password by the name of its secret, and never its value', () => {
    expect(part.bgp?.neighbors[1]?.settings.password).toMatchObject({ traits: { bytes: 7 } })
    expect(JSON.stringify(part)).not.toContain('hunter2')
  })

  test('knows where everything stands', () => {
    const [list] = part.prefixLists!
    const { bgp } = part
    const fields = (node: { origin: { fields?: Readonly<Record<string, Span>> } } | undefined) =>
      Object.fromEntries(Object.entries(node?.origin.fields ?? {}).map(([field, span]) => [field, at(span)]))
    expect(fields(part as never)).toMatchObject({ frr: '8.4.4', profile: 'datacenter' })
    expect(fields(list)).toMatchObject({ name: 'POOL' })
    expect(fields(list?.entries[0])).toEqual({ action: 'permit', prefix: '10.20.0.0/16', le: '32' })
    expect(at(list?.entries[1]?.origin)).toBe('ip prefix-list POOL deny any')
    expect(fields(bgp)).toEqual({ asn: '65000', routerId: '10.0.0.1' })
    expect(fields(bgp?.groups[0])).toEqual({
      peer: 'NODES',
      kind: 'neighbor NODES peer-group',
      remoteAsn: '65001',
      password: '{{ netc secret lab-bgp }}',
      'ipv4-unicast.routeMapIn': 'IN',
    })
    expect(fields(bgp?.neighbors[0])).toEqual({ peer: '10.0.0.2', group: 'NODES' })
    expect(fields(bgp?.families[0]?.redistribute[0])).toEqual({ protocol: 'connected', routeMap: 'OUT' })
    expect(at(bgp?.origin)).toBe('router bgp 65000')
  })
})

test('knows where the conditions of a route-map stand, by their number', () => {
  const text =
    'route-map IN permit 10\n match metric 5\n match ip address prefix-list POOL\n match tag 7\n no match metric 5\n'
  const { origin } = read({ path: 'frr.conf', text }, 'tor0').part.routeMaps![0]!.entries[0]!
  const at = (field: string) => text.slice(origin.fields![field]!.start, origin.fields![field]!.end)
  expect(['matches.0', 'matches.1'].map(at)).toEqual(['POOL', '7'])
})

describe('what FRR does with lines that contradict', () => {
  const neighbor = (...lines: string[]): Neighbor =>
    withoutOrigins(readText('router bgp 65000', ' neighbor 10.0.0.1 remote-as 65001', ...lines).part.bgp!.neighbors[0]!)

  test('the last one stands', () => {
    expect(neighbor(' neighbor 10.0.0.1 timers 3 9', ' neighbor 10.0.0.1 timers 30 90').settings).toMatchObject({
      keepaliveTime: 30,
      holdTime: 90,
    })
  })

  test('no takes back', () => {
    expect(neighbor(' neighbor 10.0.0.1 shutdown', ' no neighbor 10.0.0.1 shutdown').settings).toEqual({
      remoteAsn: 65001,
    })
    expect(neighbor(' no neighbor 10.0.0.1 activate').settings.families).toEqual({
      'ipv4-unicast': { activate: false },
    })
  })

  test('the second entry with a number takes the place of the first', () => {
    const { part } = readText(
      'ip prefix-list P seq 5 deny 10.0.0.0/8',
      'ip prefix-list P seq 5 permit 11.0.0.0/8',
      'route-map R permit 10',
      'route-map R deny 10',
    )
    expect(part.prefixLists?.[0]?.entries.map(({ action }) => action)).toEqual(['permit'])
    expect(part.routeMaps?.[0]?.entries.map(({ action }) => action)).toEqual(['deny'])
  })

  test('host bits are masked, and a default prefix is any', () => {
    const { part } = readText('ip prefix-list P seq 5 permit 10.1.2.3/16', 'ipv6 prefix-list P seq 5 permit any')
    expect(withoutOrigins(part.prefixLists)).toEqual([
      {
        name: 'P',
        family: 'ipv4-unicast',
        entries: [
          { sequence: 5, action: 'permit', prefix: { address: { version: 4, words: [0x0a010000] }, length: 16 } },
        ],
      },
      {
        name: 'P',
        family: 'ipv6-unicast',
        entries: [
          {
            sequence: 5,
            action: 'permit',
            prefix: { address: { version: 6, words: [0, 0, 0, 0] }, length: 0 },
            le: 128,
          },
        ],
      },
    ])
  })

  test('times of graceful restart alone do not switch it on', () => {
    const bgp = (...lines: string[]) => readText('router bgp 65000', ...lines).part.bgp
    expect(bgp(' bgp graceful-restart restart-time 60')?.gracefulRestart).toBeUndefined()
    expect(bgp(' bgp graceful-restart restart-time 60', ' bgp graceful-restart')?.gracefulRestart).toEqual({
      restartTime: 60,
    })
  })

  test('well-known communities have the names that Cilium gives them', () => {
    const { part } = readText('route-map R permit 10', ' set community graceful-shutdown local-AS additive')
    expect(part.routeMaps?.[0]?.entries[0]?.sets).toEqual([
      { type: 'community', communities: ['planned-shut', 'no-export-subconfed'], additive: true },
    ])
  })
})

describe('what is wrong or unknown is told at its line', () => {
  test.each([
    [['router bgp 65000', ' bgp frobnicate 7'], 'frr-unknown-command', 'info', 'bgp frobnicate 7'],
    [['frobnicate'], 'frr-unknown-command', 'info', 'frobnicate'],
    [['interface eth0', 'exit', 'exit', 'router bgp 65000'], 'frr-early-exit', 'error', 'exit'],
    [
      ['router bgp 65000', 'exit', 'router bgp 65001', ' timers bgp 3 9', 'exit'],
      'frr-second-bgp',
      'error',
      'router bgp 65001',
    ],
    [
      ['router bgp 65000', ' neighbor 10.0.0.300 remote-as 65001'],
      'frr-undeclared-peer',
      'error',
      'neighbor 10.0.0.300 remote-as 65001',
    ],
  ])('%j', (lines, code, severity, line) => {
    const { diagnostics, at } = readText(...lines)
    expect(diagnostics.map(each => [each.code, each.severity, at(each.span)])).toEqual([[code, severity, line]])
  })

  test('and kept', () => {
    const { part } = readText(
      'frobnicate',
      'bfd',
      ' profile fast',
      '  transmit-interval 100',
      ' exit',
      'exit',
      'router bgp 65000',
      ' bgp frobnicate 7',
      ' neighbor 10.0.0.1 remote-as 65001',
      ' neighbor 10.0.0.1 frobnicate',
      ' address-family l2vpn evpn',
      '  advertise-all-vni',
      ' exit-address-family',
      'exit',
    )
    expect(part.globals).toEqual(['frobnicate', 'bfd\n profile fast\n  transmit-interval 100\n exit\nexit'])
    expect(part.bgp?.globals).toEqual([
      'bgp frobnicate 7',
      'address-family l2vpn evpn\n advertise-all-vni\nexit-address-family',
    ])
    expect(part.bgp?.neighbors[0]?.settings.globals).toEqual(['frobnicate'])
  })

  test('an empty file is an empty router', () => {
    expect(withoutOrigins(readText().part)).toEqual({
      name: 'tor1',
      globals: [],
      interfaces: [],
      staticRoutes: [],
      prefixLists: [],
      asPathLists: [],
      communityLists: [],
      routeMaps: [],
    })
  })
})

describe('what people write by hand', () => {
  test('abbreviations are what FRR takes them for', () => {
    const { part, diagnostics } = readText(
      'ip prefix-l POOL seq 5 perm 10.0.0.0/8 le 32',
      'router bgp 65000',
      ' no bgp ebgp-req',
      ' neigh 10.0.0.1 remote 65001',
      ' neigh 10.0.0.1 desc rack one',
      ' addr ipv4 uni',
      '  neigh 10.0.0.1 act',
      '  neigh 10.0.0.1 prefix-l POOL in',
      ' exit-a',
      'exit',
    )
    expect(diagnostics.filter(({ code }) => code !== 'frr-unknown-command')).toEqual([])
    expect(part.prefixLists?.[0]?.entries[0]).toMatchObject({ action: 'permit', le: 32 })
    expect(part.bgp).toMatchObject({ ebgpRequiresPolicy: false })
    expect(part.bgp?.neighbors[0]?.settings).toEqual({
      remoteAsn: 65001,
      description: 'rack one',
      families: { 'ipv4-unicast': { activate: true, prefixListIn: 'POOL' } },
    })
  })

  test('a pasted session is read without its prompts and banners', () => {
    const { part, diagnostics } = readText(
      'r1# show running-config',
      'Building configuration...',
      '',
      'Current configuration:',
      '!',
      'r1# configure terminal',
      'r1(config)# router bgp 65000',
      'r1(config-router)# neighbor 10.0.0.1 remote-as 65001',
      'r1(config-router)# exit',
      'r1(config)# exit',
      'r1# write memory',
    )
    expect(diagnostics).toEqual([])
    expect(part.bgp?.neighbors).toHaveLength(1)
  })

  test('what a tool fills in is written, unknown and no mistake', () => {
    const { part, diagnostics, at } = readText(
      'ip prefix-list POOL permit ${POOL} le 32',
      'router bgp {{ asn }}',
      ' neighbor 10.0.0.1 remote-as {{ peer_asn }}',
      ' neighbor 10.0.0.1 password $SECRET',
      ' {% for node in nodes %}',
      ' neighbor {{ node.ip }} remote-as 65001',
      ' {% endfor %}',
      ' bgp router-id #{ id }#',
    )
    expect(diagnostics).toEqual([])
    expect(part.isPartial).toBe(true)
    expect(part.prefixLists?.[0]).toMatchObject({ entries: [], isPartial: true })
    expect(part.bgp?.asn).toBe(0)
    const [neighbor, ...others] = part.bgp!.neighbors
    expect(others).toEqual([])
    expect(neighbor?.settings).toEqual({ password: {} })
    expect(at(neighbor?.origin.fields?.['remoteAsn'])).toBe('{{ peer_asn }}')
    expect(at(part.bgp?.origin.fields?.['routerId'])).toBe('#{ id }#')
  })

  test('the order of lines about a neighbor is in the model', () => {
    const { bgp } = readText(
      'router bgp 65000',
      ' neighbor 10.0.0.1 description early',
      ' neighbor 10.0.0.1 remote-as 65001',
      ' no bgp default ipv4-unicast',
      ' neighbor 10.0.0.2 remote-as 65001',
      ' neighbor 10.0.0.3 peer-group NODES',
      ' bgp listen range 10.1.0.0/24 peer-group NODES',
      ' neighbor NODES peer-group',
    ).part
    expect(
      bgp?.neighbors.map(({ early, ipv4UnicastByDefault, groupIsLater }) => [
        early?.length,
        ipv4UnicastByDefault,
        groupIsLater,
      ]),
    ).toEqual([
      [1, true, undefined],
      [undefined, undefined, undefined],
      [undefined, undefined, true],
    ])
    expect(bgp?.listenRanges[0]?.groupIsLater).toBe(true)
  })

  test('several files of one router are one', () => {
    const { part } = read(
      [
        { path: 'zebra.conf', text: 'interface eth0\n ip address 10.0.0.1/24\n' },
        { path: 'bgpd.conf', text: 'router bgp 65000\n neighbor 10.0.0.2 remote-as 65001\n' },
      ],
      'tor1',
    )
    expect(part.interfaces?.[0]?.origin.path).toBe('zebra.conf')
    expect(part.bgp?.origin.path).toBe('bgpd.conf')
  })
})
