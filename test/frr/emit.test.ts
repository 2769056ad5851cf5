import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completeRouter } from '../../src/fabric/assemble.ts'
import type { Router } from '../../src/fabric/router.ts'
import { emit } from '../../src/frr/emit.ts'
import { normal } from '../../src/frr/normal.ts'
import { read } from '../../src/frr/read.ts'
import { unsupported } from '../../src/frr/unsupported.ts'
import { testedVersions } from '../../src/frr/version.ts'
import { withoutOrigins } from '../without-origins.ts'
import { nowhere, router } from './arbitrary.ts'

const slowly = { timeout: 180_000 }

describe.each(testedVersions)('FRR %s', version => {
  test('reading what was emitted gives the router in normal form, and nothing is unknown', slowly, () => {
    fc.assert(
      fc.property(router({ version }), made => {
        const { part, diagnostics } = read({ path: 'frr.conf', text: emit(made) }, made.name)
        expect(diagnostics).toEqual([])
        expect(withoutOrigins(part)).toEqual(withoutOrigins(normal(made)))
      }),
      { numRuns: 750 },
    )
  })

  test('the normal form is its own normal form, and is emitted alike', slowly, () => {
    fc.assert(
      fc.property(router({ version }), made => {
        const once = normal(made)
        expect(normal(once)).toEqual(once)
        expect(emit(once)).toBe(emit(made))
      }),
      { numRuns: 200 },
    )
  })

  test('what it can load it supports', slowly, () => {
    fc.assert(
      fc.property(router({ version }), made => {
        expect(unsupported(made)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

const plain = completeRouter({ name: 'tor1', frr: '10.3', profile: 'traditional', origin: nowhere })

/** The router that a file describes: the shortest way to write one down. */
function described(frr: string, ...lines: string[]): Router {
  return { ...plain, ...(read({ path: 'frr.conf', text: lines.join('\n') }, 'tor1').part as Router), frr }
}

test('lists and route-maps stand before router bgp, interfaces and routes between, blocks that are kept at the end', () => {
  const made = described(
    '8.4.4',
    'frr defaults traditional',
    'bfd',
    ' profile fast',
    '  receive-interval 100',
    ' exit',
    'exit',
    'ip protocol bgp route-map SRC',
    'router bgp 65000',
    ' neighbor 10.0.0.2 remote-as 65001',
    'exit',
    'ip route 10.9.0.0/16 blackhole',
    'interface eth1',
    ' ip address 10.0.0.1/24',
    'exit',
    'route-map SRC permit 10',
    ' set src 10.0.0.1',
    'exit',
    'bgp community-list standard C seq 5 permit 65001:1',
    'bgp as-path access-list A seq 5 permit ^65001_',
    'ip prefix-list P seq 5 permit 10.0.0.0/8 le 32',
    'log syslog informational',
  )
  expect(emit(made)).toBe(`frr version 8.4.4
frr defaults traditional
log syslog informational
!
ip prefix-list P seq 5 permit 10.0.0.0/8 le 32
!
bgp as-path access-list A seq 5 permit ^65001_
!
bgp community-list standard C seq 5 permit 65001:1
!
route-map SRC permit 10
 set src 10.0.0.1
exit
!
ip protocol bgp route-map SRC
!
interface eth1
 ip address 10.0.0.1/24
exit
!
ip route 10.9.0.0/16 blackhole
!
router bgp 65000
 neighbor 10.0.0.2 remote-as 65001
exit
!
bfd
 profile fast
  receive-interval 100
 exit
exit
`)
})

describe('each release writes in its own way', () => {
  const lines = (frr: string, ...said: string[]) =>
    emit(described(frr, ...said))
      .split('\n')
      .map(line => line.trim())

  test.each([
    ['7.5.1', 'bgp as-path access-list A permit ^65001_'],
    ['8.4.4', 'bgp as-path access-list A seq 5 permit ^65001_'],
    ['10.7.1', 'bgp as-path access-list A seq 5 permit ^65001_'],
  ])('FRR %s: %s', (frr, line) => {
    expect(lines(frr, 'bgp as-path access-list A permit ^65001_')).toContain(line)
  })

  test.each([
    ['7.5.1', ['bfd profile fast']],
    ['10.3', ['bfd', 'bfd profile fast']],
  ])('FRR %s: %s', (frr, said) => {
    const made = lines(
      frr,
      'router bgp 65000',
      'neighbor 10.0.0.2 remote-as 65001',
      'neighbor 10.0.0.2 bfd profile fast',
    )
    expect(made.filter(line => line.includes('bfd'))).toEqual(said.map(each => `neighbor 10.0.0.2 ${each}`))
  })

  test.each([
    ['8.4.4', 'neighbor 10.0.0.2 enforce-first-as', true],
    ['10.3', 'neighbor 10.0.0.2 enforce-first-as', false],
    ['8.4.4', 'no neighbor 10.0.0.2 enforce-first-as', false],
    ['10.3', 'no neighbor 10.0.0.2 enforce-first-as', true],
  ])('FRR %s prints %s: %s', (frr, line, printed) => {
    expect(lines(frr, 'router bgp 65000', 'neighbor 10.0.0.2 remote-as 65001', line).includes(line)).toBe(printed)
  })

  test.each([
    ['10.3', ['neighbor 10.0.0.2 remote-as 65001', 'neighbor 10.0.0.2 peer-group TOR']],
    ['10.7.1', ['neighbor 10.0.0.2 peer-group TOR', 'neighbor 10.0.0.2 remote-as 65001']],
  ])('FRR %s: %j', (frr, order) => {
    expect(
      lines(
        frr,
        'router bgp 65000',
        'neighbor TOR peer-group',
        'neighbor 10.0.0.2 remote-as 65001',
        'neighbor 10.0.0.2 peer-group TOR',
      ).filter(line => line.startsWith('neighbor 10')),
    ).toEqual(order)
  })
})

describe('what equals a default is not written', () => {
  const bgp = ['router bgp 65000', ' neighbor 10.0.0.2 remote-as 65001', ' neighbor 2001:db8::2 remote-as 65001']
  test.each([
    ['bgp ebgp-requires-policy'],
    ['bgp default ipv4-unicast'],
    ['bgp network import-check'],
    ['timers bgp 60 180'],
    ['bgp listen limit 100'],
    ['neighbor 10.0.0.2 port 179'],
    ['neighbor 10.0.0.2 activate'],
  ])('%s', line => {
    expect(emit(described('10.3', ...bgp, ` ${line}`))).toBe(emit(described('10.3', ...bgp)))
  })

  test.each([['no bgp ebgp-requires-policy'], ['bgp log-neighbor-changes'], ['timers bgp 3 9']])(
    '%s under datacenter',
    line => {
      expect(emit(described('10.3', 'frr defaults datacenter', ...bgp, ` ${line}`))).toBe(
        emit(described('10.3', 'frr defaults datacenter', ...bgp)),
      )
      expect(emit(described('10.3', ...bgp, ` ${line}`))).toContain(line)
    },
  )
})

describe('what a release cannot say is told at the node that asks for it', () => {
  test.each([
    ['8.4.4', 'remoteAsn', /has no 'remote-as auto'/, ['router bgp 1', 'neighbor 10.0.0.2 remote-as auto']],
    [
      '10.3',
      'remoteAsn',
      /lets no member .* 10\.0\.0\.2/,
      [
        'router bgp 1',
        'neighbor T peer-group',
        'neighbor T remote-as 2',
        'neighbor 10.0.0.2 remote-as 3',
        'neighbor 10.0.0.2 peer-group T',
      ],
    ],
    ['7.5.1', 'port', /takes 'port' only .* T$/, ['router bgp 1', 'neighbor T peer-group', 'neighbor T port 1790']],
    [
      '10.3',
      'ttlSecurityHops',
      /beside 'ebgp-multihop'/,
      [
        'router bgp 1',
        'neighbor 10.0.0.2 remote-as 2',
        'neighbor 10.0.0.2 ebgp-multihop 2',
        'neighbor 10.0.0.2 ttl-security hops 2',
      ],
    ],
    ['7.5.1', 'matches', /match ipv6 next-hop/, ['route-map R permit 1', 'match ipv6 next-hop prefix-list P']],
    ['8.4.4', 'onMatch', /'on-match' in a deny entry: R 1/, ['route-map R deny 1', 'on-match next']],
    [
      '8.4.4',
      'group',
      /listen range of the group T, which has no remote-as/,
      ['router bgp 1', 'neighbor T peer-group', 'bgp listen range 10.0.0.0/24 peer-group T'],
    ],
    ['7.5.1', 'listenLimit', /at most 5000, not 6000/, ['router bgp 1', 'bgp listen limit 6000']],
    [
      '10.7.1',
      'aggregates',
      /ignores 'as-set'/,
      ['router bgp 1', 'address-family ipv4 unicast', 'aggregate-address 10.0.0.0/8 as-set'],
    ],
    [
      '8.4.4',
      'ipv4-unicast.maximumPrefix',
      /mixes the maximum-prefix of 10\.0\.0\.2/,
      [
        'router bgp 1',
        'neighbor T peer-group',
        'neighbor T remote-as 2',
        'neighbor T maximum-prefix 10 restart 5',
        'neighbor 10.0.0.2 peer-group T',
        'neighbor 10.0.0.2 maximum-prefix 10 warning-only',
      ],
    ],
  ])('FRR %s: %s %s', (frr, field, message, lines) => {
    const found = unsupported(described(frr, ...lines))
    expect(found).toEqual([expect.objectContaining({ field, message: expect.stringMatching(message) as string })])
    expect(found[0]!.node.origin.end).toBeGreaterThan(found[0]!.node.origin.start)
  })

  test('a name with a blank in it', () => {
    expect(
      unsupported({ ...plain, prefixLists: [{ name: 'a b', family: 'ipv4-unicast', entries: [], origin: nowhere }] }),
    ).toHaveLength(1)
  })
})
