import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, print, type Block, type Line } from '../../src/frr/config.ts'
import { emit } from '../../src/frr/emit.ts'
import { router } from './arbitrary.ts'

/** Each command with the node that takes it and what becomes of it, one a line. */
function taken(text: string): string[] {
  const visit = (part: Line | Block): Line[] =>
    'raw' in part ? [part] : [part.opener, ...part.body.flatMap(visit), ...(part.closer ? [part.closer] : [])]
  return parse({ path: 'frr.conf', text })
    .body.flatMap(visit)
    .filter(({ kind }) => kind !== 'blank' && kind !== 'comment')
    .map(({ kind, node, raw }) => `${node} ${kind}: ${raw.trim()}`)
}

describe('printing gives the text back', () => {
  test.each([
    ['', 'nothing'],
    ['\n\n', 'blank lines'],
    ['router bgp 65001', 'no line ending at the end'],
    ['router bgp 65001\r\n neighbor 10.0.0.1 remote-as 65002\r\n', "a Windows editor's line endings"],
    ['!\n# a comment\n  ! another\n', 'comments'],
    ['\ufeffrouter bgp 65001\n', 'a byte order mark'],
    ['route-map X permit 10\nroute-map Y permit 10\nexit\nexit\nexit\n', 'too many ends'],
    ['address-family ipv4 unicast\nexit-address-family\nend\nend\n', 'ends of nothing'],
    ['quit\nquit\nend\nquit\n', 'ends of other kinds'],
    ['quit\nquit\nend\nquit\n', 'ends of other kinds'],
    ['\u2028\u0000\t \v\f\r', 'no configuration at all'],
  ])('%j: %s', text => {
    expect(print(parse({ path: 'frr.conf', text }))).toBe(text)
  })

  test('of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => print(parse({ path: 'x', text })) === text),
      { numRuns: 2000 },
    )
  })

  test('of any lines out of real configurations, in any order and with any endings', () => {
    const lines = router().chain(made =>
      fc.array(fc.constantFrom(...emit(made).split('\n'), 'exit', 'quit', 'end', 'exit-address-family', 'junk', ''), {
        maxLength: 60,
      }),
    )
    const text = fc
      .tuple(lines, fc.constantFrom('\n', '\r\n', ' \n', '\n\n'))
      .map(([list, ending]) => list.join(ending))
    fc.assert(
      fc.property(text, text => print(parse({ path: 'x', text })) === text),
      { numRuns: 500 },
    )
  })
})

// What follows was seen on FRR 8.4.4, and holds for all that were tested.
describe('lines stand where FRR puts them', () => {
  test('a line that does not fit closes its block', () => {
    expect(
      taken(
        'router bgp 65001\n address-family ipv6 unicast\n  network 2001:db8::/32\nip prefix-list P seq 5 permit 10.0.0.0/8\n',
      ),
    ).toEqual([
      'bgp opener: router bgp 65001',
      'ipv6-unicast opener: address-family ipv6 unicast',
      'ipv6-unicast said: network 2001:db8::/32',
      'top said: ip prefix-list P seq 5 permit 10.0.0.0/8',
    ])
  })

  test('a line of the router leaves the address family for good', () => {
    expect(
      taken(
        'router bgp 65001\n address-family ipv6 unicast\n  neighbor 10.0.0.1 remote-as 65002\n  network 2001:db8::/32\n exit-address-family\n',
      ),
    ).toEqual([
      'bgp opener: router bgp 65001',
      'ipv6-unicast opener: address-family ipv6 unicast',
      'bgp said: neighbor 10.0.0.1 remote-as 65002',
      'ipv4-unicast kept: network 2001:db8::/32',
      'bgp unknown: exit-address-family',
    ])
  })

  test('commands of an address family outside of one are of IPv4 unicast', () => {
    expect(
      taken('router bgp 65001\n network 10.0.0.0/8\n neighbor 10.0.0.1 route-map IN in\n timers bgp 3 9\n'),
    ).toEqual([
      'bgp opener: router bgp 65001',
      'ipv4-unicast said: network 10.0.0.0/8',
      'ipv4-unicast said: neighbor 10.0.0.1 route-map IN in',
      'bgp said: timers bgp 3 9',
    ])
  })

  test('an exit at the top ends the file', () => {
    expect(taken('interface eth0\nexit\nexit\nrouter bgp 65001\n')).toEqual([
      'interface opener: interface eth0',
      'interface closer: exit',
      'top closer: exit',
      'top unread: router bgp 65001',
    ])
  })

  test('exit in an address family goes back to the router', () => {
    expect(taken('router bgp 65001\n address-family ipv4\n exit\n timers bgp 3 9\nexit\n').slice(2)).toEqual([
      'ipv4-unicast closer: exit',
      'bgp said: timers bgp 3 9',
      'bgp closer: exit',
    ])
  })

  test('blocks that netc does not read are kept whole', () => {
    expect(
      taken(
        'bfd\n profile fast\n  receive-interval 100\n exit\nexit\nvrf red\n ip route 10.0.0.0/8 blackhole\nexit-vrf\nip route 11.0.0.0/8 blackhole\n',
      ),
    ).toEqual([
      'other opener: bfd',
      'other opener: profile fast',
      'other kept: receive-interval 100',
      'other closer: exit',
      'other closer: exit',
      'vrf opener: vrf red',
      'vrf kept: ip route 10.0.0.0/8 blackhole',
      'vrf closer: exit-vrf',
      'top said: ip route 11.0.0.0/8 blackhole',
    ])
  })

  test('an unknown word with lines further in opens a block, so that its exit closes that', () => {
    expect(taken('frobnicate all\n the things\nexit\nrouter bgp 65001\n')).toEqual([
      'other unknown: frobnicate all',
      'other kept: the things',
      'other closer: exit',
      'bgp opener: router bgp 65001',
    ])
  })

  test('lines of a family that netc does not read are not of another', () => {
    expect(
      taken(
        'router bgp 65001\n address-family l2vpn evpn\n  neighbor X activate\n  advertise-all-vni\n exit-address-family\n',
      ).slice(2),
    ).toEqual(['other kept: neighbor X activate', 'other kept: advertise-all-vni', 'other closer: exit-address-family'])
  })
})
