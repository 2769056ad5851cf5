/** What FRR makes of routes, told in frr.conf; the cases below "met in real FRR" were disagreements with bgpd 8.4.4. */
import { describe, expect, test } from 'vitest'
import { inbound, inboundClass, outbound, outboundClass, type Session } from '../../src/fabric/filter/chain.ts'
import { expression } from '../../src/fabric/filter/expression.ts'
import type { Route, Verdict } from '../../src/fabric/filter/route.ts'
import type { Router } from '../../src/fabric/router.ts'
import { read } from '../../src/frr/read.ts'
import { familyOf } from '../../src/net/family.ts'
import { formatCidr, parseAddress, parsePrefix } from '../../src/net/prefix.ts'

/** A session of AS 65000 with 10.0.0.2 in AS 65001, whose lines in the address family are `filters`. */
function session(
  lists: string,
  filters: string,
  options: { readonly head?: string; readonly version?: 4 | 6 } = {},
): Session {
  const { head = 'frr version 8.4.4', version = 4 } = options
  const text = `${head}
${lists}
router bgp 65000
 neighbor 10.0.0.2 remote-as 65001
 address-family ipv${version} unicast
${filters
  .split('\n')
  .filter(line => line !== '')
  .map(line => `  neighbor 10.0.0.2 ${line}\n`)
  .join('')} exit-address-family
exit
`
  const router = read({ path: 'frr.conf', text }, 'r1').part as Router
  return { router, neighbor: router.bgp!.neighbors[0]!, family: familyOf(version) }
}

function route(prefix: string, values: Partial<Route> = {}): Route {
  return {
    prefix: parsePrefix(prefix)!,
    asPath: [65001],
    origin: 'igp',
    nextHop: parseAddress('10.0.0.2')!,
    communities: [],
    largeCommunities: [],
    ...values,
  }
}

/** A verdict in one line: what happens and what decided. */
function told(verdict: Verdict): string {
  const { by } = verdict
  const decided =
    by.step === 'route-map'
      ? [by.name, by.by === 'entry' ? by.entry?.sequence : by.by]
      : 'list' in by
        ? [by.step, by.name, by.list.entry?.sequence ?? by.list.by]
        : [by.step]
  return [verdict.result, ...decided].join(' ')
}

const everything = 'route-map ALL permit 10\nexit'

describe('a prefix-list', () => {
  test.each([
    ['permit 10.0.0.0/8', '10.0.0.0/8', 'permitted'],
    ['permit 10.0.0.0/8', '10.1.0.0/16', 'denied'],
    ['permit 10.0.0.0/8 le 24', '10.1.0.0/16', 'permitted'],
    ['permit 10.0.0.0/8 le 24', '10.1.0.1/32', 'denied'],
    ['permit 10.0.0.0/8 ge 32', '10.1.0.1/32', 'permitted'],
    ['permit 10.0.0.0/8 ge 32', '10.0.0.0/8', 'denied'],
    ['permit 10.0.0.0/8 ge 16 le 24', '10.0.0.0/8', 'denied'],
    ['permit 10.0.0.0/8 ge 16 le 24', '10.1.0.0/16', 'permitted'],
    ['permit any', '192.0.2.0/24', 'permitted'],
    ['permit 0.0.0.0/0', '192.0.2.0/24', 'denied'],
    ['deny 10.0.0.0/8 le 32', '10.0.0.1/32', 'denied'],
  ])('with %s: %s is %s', (entry, prefix, result) => {
    expect(inbound(session(`ip prefix-list P seq 5 ${entry}`, 'prefix-list P in'), route(prefix)).result).toBe(result)
  })

  test('that is not defined denies all, one without entries permits all', () => {
    expect(told(inbound(session('', 'prefix-list P in'), route('10.0.0.0/8')))).toBe('denied prefix-list P undefined')
    const empty = session('ip prefix-list P description none yet', 'prefix-list P in')
    expect(told(inbound(empty, route('10.0.0.0/8')))).toBe('permitted prefix-list P empty')
  })

  test('is asked in order of its numbers, and says which line decided', () => {
    const lists = 'ip prefix-list P seq 20 permit any\nip prefix-list P seq 10 deny 10.0.0.0/8 le 32'
    const verdict = inbound(session(lists, 'prefix-list P in'), route('10.0.0.1/32'))
    expect(told(verdict)).toBe('denied prefix-list P 10')
    const { by } = verdict
    const at = 'list' in by ? by.list.node!.origin : undefined
    expect(lists.slice(at!.start - 'frr version 8.4.4\n'.length, at!.end - 'frr version 8.4.4\n'.length)).toBe(
      'ip prefix-list P seq 10 deny 10.0.0.0/8 le 32',
    )
  })

  test('of the other family is another list', () => {
    const other = session('ipv6 prefix-list P seq 5 permit any', 'prefix-list P in')
    expect(told(inbound(other, route('10.0.0.0/8')))).toBe('denied prefix-list P undefined')
  })
})

test.each([
  ['permit 10.0.0.0/8', '10.1.0.0/16', 'permitted'],
  ['permit 10.0.0.0/8 exact-match', '10.1.0.0/16', 'denied'],
  ['permit 10.0.0.0/8 exact-match', '10.0.0.0/8', 'permitted'],
  ['permit any', '192.0.2.0/24', 'permitted'],
  ['permit 10.0.0.0 0.255.255.255', '10.0.0.0/8', 'unknown'],
])('an access-list with %s: %s is %s', (entry, prefix, result) => {
  expect(inbound(session(`access-list A seq 5 ${entry}`, 'distribute-list A in'), route(prefix)).result).toBe(result)
})

describe('an expression', () => {
  test.each([
    ['_65001_', '65001', true],
    ['_65001_', '165001 2', false],
    ['_65001_', '1 {65001,3}', true],
    ['^$', '', true],
    ['^65001( 65002)*$', '65001 65002 65002', true],
    ['[{]', '1 {2}', true],
    ['\\{2,3\\}', '1 {2,3}', true],
    ['(_65001){2}', '65001 65001', true],
    ['[[:digit:]]+', '7', true],
  ])('%s in "%s": %s', (pattern, text, found) => {
    expect(expression(pattern)!.test(text)).toBe(found)
  })

  test.each(['(', '[[:nope:]]', 'a\\b', '(?=1)', 'a+?', '{70000}x', 'x{70000}'])('%s is not understood', pattern => {
    expect(expression(pattern)).toBeUndefined()
  })
})

describe('a route-map', () => {
  const through = (map: string, values: Partial<Route> = {}, lists = '') =>
    inbound(session(`${lists}\n${map}\n`, 'route-map R in'), route('10.0.0.0/8', values))
  const entry = (line: string, ...body: readonly string[]) => [`route-map ${line}`, ...body, 'exit'].join('\n')
  const permitted = (verdict: Verdict) => (verdict.result === 'permitted' ? verdict.route : undefined)

  test('that is not defined denies; without a match it takes all; at its end it denies', () => {
    expect(told(through(''))).toBe('denied R undefined')
    expect(told(through(entry('R permit 10')))).toBe('permitted R 10')
    expect(told(through(entry('R permit 10', 'match origin egp')))).toBe('denied R no-entry')
  })

  test('an entry on a list that is not defined never matches, whether it permits or denies', () => {
    for (const match of [
      'ip address prefix-list',
      'ip next-hop prefix-list',
      'as-path',
      'community',
      'large-community',
    ]) {
      expect(told(through(entry('R permit 10', `match ${match} NOPE`))), match).toBe('denied R no-entry')
      const denies = `${entry('R deny 10', `match ${match} NOPE`)}\n${entry('R permit 20')}`
      expect(told(through(denies)), match).toBe('permitted R 20')
    }
  })

  test('call: what it denies is denied, what it sets stays, and one that is not defined is left out', () => {
    const called = `${entry('S permit 10', 'match origin igp', 'set metric 7')}\n${entry('R permit 10', 'call S', 'set tag 3')}`
    expect(permitted(through(called))).toMatchObject({ metric: 7, tag: 3 })
    expect(told(through(called, { origin: 'egp' }))).toBe('denied S no-entry')
    expect(told(through(entry('R permit 10', 'call NOPE')))).toBe('permitted R 10')
  })

  test('a route-map that calls itself denies', () => {
    expect(told(through(entry('R permit 10', 'call R')))).toBe('denied R recursion')
  })

  test('continue N is on-match goto N, and a goto past the end permits', () => {
    const map = (words: string) =>
      [entry('R permit 10', words, 'set tag 1'), entry('R deny 20'), entry('R permit 30', 'set metric 5')].join('\n')
    for (const words of ['continue 25', 'on-match goto 25'])
      expect(permitted(through(map(words))), words).toMatchObject({ tag: 1, metric: 5 })
    expect(told(through(map('on-match goto 99')))).toBe('permitted R 10')
  })

  test('met in real FRR: after on-match next the last entry that is tried has the last word', () => {
    const map = (last: string) =>
      [entry('R permit 10', 'on-match next', 'set tag 7'), entry('R permit 20', last)].join('\n')
    expect(told(through(map('match metric 100')))).toBe('denied R no-entry')
    expect(told(through(map('match origin igp')))).toBe('permitted R 20')
    expect(told(through(entry('R permit 10', 'on-match next')))).toBe('permitted R 10')
  })

  test('met in real FRR: an empty prefix-list is not found at first, and matches after on-match next', () => {
    const empty = 'ip prefix-list E description none yet'
    const match = 'match ip address prefix-list E'
    expect(told(through(entry('R permit 10', match), {}, empty))).toBe('denied R no-entry')
    const later = [entry('R permit 10', 'on-match next'), entry('R permit 20', match)].join('\n')
    expect(told(through(later, {}, empty))).toBe('permitted R 20')
    expect(told(through(entry('R permit 10', 'match ip next-hop prefix-list E'), {}, empty))).toBe('permitted R 10')
  })

  test('met in real FRR: bgpd 8.4 leaves out match source-protocol and set src', () => {
    expect(told(through(entry('R permit 10', 'match source-protocol static', 'set src 10.9.9.9')))).toBe(
      'permitted R 10',
    )
  })

  test('met in real FRR: match ipv6 next-hop is never true of an IPv4 route, not even of an empty list', () => {
    const lists = 'ipv6 prefix-list E description none yet'
    const map = [
      entry('R permit 10', 'set ipv6 next-hop global 2001:db8::1', 'on-match next'),
      entry('R permit 20', 'match ipv6 next-hop prefix-list E'),
    ]
    expect(told(through(map.join('\n'), {}, lists))).toBe('denied R no-entry')
  })

  test('met in real FRR: an IPv4 route gets an IPv6 next hop beside its own, unless a policy gave it one of IPv4', () => {
    const set = ['set ipv6 next-hop global 2001:db8::1', 'set ipv6 next-hop peer-address']
    expect(permitted(through(entry('R permit 10', set[0]!)))).toMatchObject({
      nextHop: parseAddress('10.0.0.2'),
      ipv6NextHop: parseAddress('2001:db8::1'),
    })
    const both = entry('R permit 10', 'set ip next-hop 10.9.9.9', set[0]!)
    expect(permitted(through(both))).not.toHaveProperty('ipv6NextHop')
    expect(permitted(through(entry('R permit 10', set[1]!)))).not.toHaveProperty('ipv6NextHop')
  })

  test('met in real FRR: set ip next-hop takes an IPv6 next hop away again, its peer-address does not', () => {
    const then = (next: string) =>
      [entry('R permit 10', 'set ipv6 next-hop global 2001:db8::1', 'on-match next'), entry('R permit 20', next)].join(
        '\n',
      )
    expect(permitted(through(then('set ip next-hop 10.9.9.9')))).not.toHaveProperty('ipv6NextHop')
    expect(permitted(through(then('set ip next-hop peer-address')))).toMatchObject({
      nextHop: parseAddress('10.0.0.2'),
      ipv6NextHop: parseAddress('2001:db8::1'),
    })
  })

  test('a match that netc does not know is unknown, unless another one fails', () => {
    expect(told(through(entry('R permit 10', 'match rpki valid')))).toBe('unknown R 10')
    expect(told(through(entry('R permit 10', 'match rpki valid', 'match origin egp')))).toBe('denied R no-entry')
  })

  test('a set that netc does not know makes its attribute unknown, and no more', () => {
    const set = entry('R permit 10', 'set metric +5', 'on-match next')
    expect(permitted(through(`${set}\n${entry('R permit 20')}`))).toMatchObject({ unknown: ['metric'] })
    expect(told(through(`${set}\n${entry('R permit 20', 'match metric 5')}`))).toBe('unknown R 20')
  })

  test('communities: additive, none, delete, and exact matches', () => {
    const lists =
      'bgp community-list standard C seq 5 permit 65001:1\nbgp community-list expanded D seq 5 permit ^65002:'
    const set = (line: string) =>
      permitted(through(entry('R permit 10', line), { communities: ['65001:1', '65002:9'] }, lists))?.communities
    expect(set('set community 65001:0 local-AS additive')).toEqual([
      '65001:0',
      '65001:1',
      '65002:9',
      'no-export-subconfed',
    ])
    expect(set('set community none')).toEqual([])
    expect(set('set comm-list D delete')).toEqual(['65001:1'])
    expect(set('match community C\n')).toEqual(['65001:1', '65002:9'])
    expect(set('match community C exact-match')).toBeUndefined()
  })
})

describe('the chain of a neighbor', () => {
  test('eBGP without a filter needs none only where the profile, the release or a line says so', () => {
    const result = (head: string) => inbound(session('', 'activate', { head }), route('10.0.0.0/8'))
    expect(told(result('frr version 8.4.4'))).toBe('denied policy-required')
    expect(told(result('frr version 7.3'))).toBe('permitted no-filter')
    expect(told(result('frr version 8.4.4\nfrr defaults datacenter'))).toBe('permitted no-filter')
  })

  test.each([
    ['route-map ALL in', [65001, 65000], 'denied as-path-loop'],
    ['route-map ALL in\nallowas-in 1', [65001, 65000], 'permitted ALL 10'],
    ['route-map ALL in\nallowas-in 1', [65001, 65000, 65000], 'denied as-path-loop'],
    ['route-map ALL in\nallowas-in origin', [65001, 65000], 'permitted ALL 10'],
    ['route-map ALL in\nallowas-in origin', [65001, 65000, 65002], 'denied as-path-loop'],
  ])('%s with path %j: %s', (filters, asPath, result) => {
    expect(told(inbound(session(everything, filters), route('10.0.0.0/8', { asPath })))).toBe(result)
  })

  test('the first AS is enforced by default from FRR 9.1 on, and unknown where the release is', () => {
    const from = (head: string) =>
      inbound(session(everything, 'route-map ALL in', { head }), route('10.0.0.0/8', { asPath: [65009] }))
    expect(told(from('frr version 8.4.4'))).toBe('permitted ALL 10')
    expect(told(from('frr version 10.3'))).toBe('denied enforce-first-as')
    expect(told(from('!'))).toBe('unknown enforce-first-as')
  })

  test('a list that denies is named before a route-map that would', () => {
    const verdict = inbound(session('', 'filter-list F in\nroute-map R in'), route('10.0.0.0/8'))
    expect(told(verdict)).toBe('denied filter-list F undefined')
  })

  test('graceful-shutdown from eBGP lowers the preference, blackhole keeps the route inside', () => {
    const of = (community: string) => {
      const verdict = inbound(
        session(everything, 'route-map ALL in'),
        route('10.0.0.0/8', { communities: [community] }),
      )
      return verdict.result === 'permitted' ? verdict.route : undefined
    }
    expect(of('planned-shut')).toMatchObject({ localPreference: 0 })
    expect(of('blackhole')).toMatchObject({ communities: ['blackhole', 'no-export'] })
  })

  test('no-export stays inside, MED does not leave, and the own filters of the direction count', () => {
    const out = session(everything, 'route-map ALL out')
    expect(told(outbound(out, route('10.0.0.0/8', { communities: ['no-export'] })))).toBe('denied community')
    const verdict = outbound(out, route('10.0.0.0/8', { metric: 5 }))
    expect(verdict.result === 'permitted' && 'metric' in verdict.route).toBe(false)
    expect(told(outbound(session(everything, 'route-map ALL in'), route('10.0.0.0/8')))).toBe('denied policy-required')
  })
})

describe('towards a neighbor', () => {
  const announced = (lists: string, filters: string, values: Partial<Route>, remoteAs = 65001) => {
    const one = session(lists, filters)
    const settings = { ...one.neighbor.settings, remoteAsn: remoteAs }
    const verdict = outbound({ ...one, neighbor: { ...one.neighbor, settings } }, route('10.0.0.0/8', values))
    return verdict.result === 'permitted' ? verdict.route : undefined
  }
  const out = 'route-map ALL out\n'

  test('met in real FRR: the own AS is told a local preference, 100 where the route has none', () => {
    expect(announced(everything, out, {}, 65000)).toMatchObject({ localPreference: 100 })
    const matched = 'route-map ALL permit 10\nmatch local-preference 100\nexit'
    expect(announced(matched, out, {}, 65000)).toBeDefined()
    expect(announced(matched, out, {})).toBeUndefined()
  })

  test('met in real FRR: match metric still sees the MED that an eBGP neighbor is not told', () => {
    const sent = announced('route-map ALL permit 10\nmatch metric 50\nexit', out, { metric: 50 })
    expect(sent).toBeDefined()
    expect(sent).not.toHaveProperty('metric')
  })

  test.each([
    ['remove-private-AS', [65003, 65001], [65001]],
    ['remove-private-AS', [65003, 3333], [65003, 3333]],
    ['remove-private-AS all', [65003, 3333], [3333]],
    ['remove-private-AS all', [3333, [65003]], [3333, []]],
    ['remove-private-AS all', [[65003], 3333], [3333]],
    ['remove-private-AS replace-AS', [65003, 65001], [65000, 65001]],
    ['remove-private-AS all replace-AS', [65003, 3333], [65000, 3333]],
    ['as-override', [65001, 65003], [65000, 65003]],
  ])('met in real FRR: %s makes %j %j', (line, asPath, left) => {
    expect(announced(everything, out + line, { asPath })?.asPath).toEqual(left)
  })

  test('met in real FRR: after peer-address, of either family, the router is the next hop whatever else is set', () => {
    const map = 'route-map ALL permit 10\nset ip next-hop 10.9.9.9\nset ipv6 next-hop peer-address\nexit'
    expect(announced(map, out, {})).toMatchObject({ nextHop: parseAddress('10.9.9.9'), nextHopSelf: true })
  })

  test('of a class of prefixes its lists let a part through', () => {
    const lists = 'ip prefix-list P seq 5 permit 10.0.0.0/24'
    const chosen = { within: parsePrefix('10.0.0.0/24')!, least: 24, most: 32 }
    const parts = outboundClass(session(lists, 'prefix-list P out'), route('0.0.0.0/0'), chosen)
    expect(parts.map(({ verdict, example }) => `${formatCidr(example)} ${told(verdict)}`)).toEqual([
      '10.0.0.0/24 permitted prefix-list P 5',
      '10.0.0.0/25 denied prefix-list P no-entry',
    ])
  })

  test('met in real FRR: match peer never holds', () => {
    expect(announced('route-map ALL permit 10\nmatch peer 10.0.0.2\nexit', out, {})).toBeUndefined()
  })

  test('what was tried in called route-maps is told, whether they permit or deny', () => {
    const map = (action: string) => `route-map C ${action} 5\nexit\nroute-map ALL permit 10\ncall C\nexit`
    const by = (lists: string) => outbound(session(lists, out), route('10.0.0.0/8')).by
    expect(by(map('permit'))).toMatchObject({ name: 'ALL', tried: [{ called: { name: 'C' } }] })
    expect(by(map('deny'))).toMatchObject({ name: 'C', callers: [[{ entry: { sequence: 10 } }]] })
  })
})

describe('a class of prefixes', () => {
  const parts = (lists: string, filters: string, within: string, least: number, most: number) =>
    inboundClass(session(lists, filters), route('0.0.0.0/0'), { within: parsePrefix(within)!, least, most }).map(
      ({ verdict, example, regions }) =>
        `${told(verdict)}: ${formatCidr(example)}, ${regions
          .map(
            each =>
              `${formatCidr(each.within)} ${each.least}-${each.most}${each.except.map(hole => ` -${formatCidr(hole)}`).join('')}`,
          )
          .join('; ')}`,
    )

  test('is cut where entries and lengths cut it, and nowhere else', () => {
    expect(parts('ip prefix-list P seq 5 permit 10.0.0.0/24', 'prefix-list P in', '10.0.0.0/24', 24, 32)).toEqual([
      'permitted prefix-list P 5: 10.0.0.0/24, 10.0.0.0/24 24-24',
      'denied prefix-list P no-entry: 10.0.0.0/25, 10.0.0.0/24 25-32',
    ])
    const lists = 'ip prefix-list P seq 5 deny 10.0.0.0/26 le 32\nip prefix-list P seq 10 permit 10.0.0.0/24 ge 32'
    expect(parts(lists, 'prefix-list P in', '10.0.0.0/24', 32, 32)).toEqual([
      'permitted prefix-list P 10: 10.0.0.64/32, 10.0.0.0/24 32-32 -10.0.0.0/26',
      'denied prefix-list P 5: 10.0.0.0/32, 10.0.0.0/26 32-32',
    ])
  })

  test('a part that two halves cover is not there', () => {
    const lists = 'ip prefix-list P seq 5 permit 10.0.0.0/25 le 32\nip prefix-list P seq 10 permit 10.0.0.128/25 le 32'
    expect(parts(lists, 'prefix-list P in', '10.0.0.0/24', 32, 32)).toEqual([
      'permitted prefix-list P 5: 10.0.0.0/32, 10.0.0.0/25 32-32',
      'permitted prefix-list P 10: 10.0.0.128/32, 10.0.0.128/25 32-32',
    ])
  })

  test('agrees with asking each prefix by itself', () => {
    const lists = `ip prefix-list P seq 5 deny 10.0.0.16/28 ge 30
ip prefix-list P seq 10 permit 10.0.0.0/24 ge 26 le 31
ip prefix-list Q seq 5 permit 10.0.0.0/27 le 32
access-list A seq 5 deny 10.0.0.64/27 exact-match
access-list A seq 10 permit 10.0.0.0/25
route-map R permit 10
 match ip address prefix-list P
exit
route-map R permit 20
 match ip address prefix-list Q
 set tag 1
exit`
    const one = session(lists, 'distribute-list A in\nroute-map R in')
    const within = parsePrefix('10.0.0.0/24')!
    const met = inboundClass(one, route('0.0.0.0/0'), { within, least: 24, most: 32 })
    let count = 0
    for (let length = 24; length <= 32; length++)
      for (let at = 0; at < 256; at += 2 ** (32 - length)) {
        const prefix = parsePrefix(`10.0.0.${at}/${length}`)!
        const holding = met.filter(part =>
          part.regions.some(
            region =>
              length >= region.least &&
              length <= region.most &&
              within_(region.within, prefix) &&
              !region.except.some(hole => within_(hole, prefix)),
          ),
        )
        expect(holding, formatCidr(prefix)).toHaveLength(1)
        expect(told(holding[0]!.verdict), formatCidr(prefix)).toBe(
          told(inbound(one, { ...route('0.0.0.0/0'), prefix })),
        )
        count++
      }
    expect(count).toBe(511)
  })
})

function within_(outer: Route['prefix'], inner: Route['prefix']): boolean {
  const shift = 32 - outer.length
  const of = (prefix: Route['prefix']) => Math.floor(prefix.address.words[0]! / 2 ** shift)
  return inner.length >= outer.length && of(outer) === of(inner)
}
