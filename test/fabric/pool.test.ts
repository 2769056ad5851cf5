import { expect, test } from 'vitest'
import { blockRange, formatBlock, isIn, keepsFirstAndLast, withoutFirstAndLast } from '../../src/fabric/pool.ts'
import type { Block } from '../../src/fabric/cluster.ts'
import { formatAddress, parseAddress, parseCidr } from '../../src/net/prefix.ts'

const origin = { path: 'pools.yaml', start: 0, end: 0 }

function block(text: string): Block {
  const cidr = parseCidr(text)
  if (cidr) return { cidr, origin }
  const [start, stop] = text.split('-').map(each => parseAddress(each)!)
  return { start: start!, ...(stop && { stop }), origin }
}

function shown(range: ReturnType<typeof blockRange>): string | undefined {
  return range && `${formatAddress(range.first)} ${formatAddress(range.last)}`
}

test.each([
  ['192.0.2.77/24', '192.0.2.0 192.0.2.255', '192.0.2.1 192.0.2.254'],
  ['192.0.2.4/31', '192.0.2.4 192.0.2.5', '192.0.2.4 192.0.2.5'],
  ['192.0.2.4/32', '192.0.2.4 192.0.2.4', '192.0.2.4 192.0.2.4'],
  ['2001:db8::/112', '2001:db8:: 2001:db8::ffff', '2001:db8::1 2001:db8::fffe'],
  ['192.0.2.4-192.0.2.9', '192.0.2.4 192.0.2.9', '192.0.2.4 192.0.2.9'],
  ['192.0.2.4', '192.0.2.4 192.0.2.4', '192.0.2.4 192.0.2.4'],
  ['192.0.2.9-192.0.2.4', undefined, undefined],
  ['192.0.2.9-2001:db8::1', undefined, undefined],
])('a block %s holds %s, and %s of them are not the first or last of a network', (text, all, inner) => {
  expect(shown(blockRange(block(text)))).toBe(all)
  expect(shown(withoutFirstAndLast(block(text)))).toBe(inner)
  expect(formatBlock(block(text))).toBe(text)
})

test.each([
  [undefined, '1.15.3', true],
  [undefined, '1.16', false],
  [undefined, undefined, undefined],
  [true, '1.15', false],
  [false, undefined, true],
])('allowFirstLastIPs %s on Cilium %s keeps the first and last address: %s', (allowFirstLastIps, cilium, keeps) => {
  const pool = { name: 'vips', blocks: [], ...(allowFirstLastIps !== undefined && { allowFirstLastIps }), origin }
  expect(keepsFirstAndLast(pool, cilium)).toBe(keeps)
})

test('an address is in a range of its own family only', () => {
  const range = blockRange(block('0.0.0.0/0'))!
  expect(isIn(range, parseAddress('203.0.113.9')!)).toBe(true)
  expect(isIn(range, parseAddress('2001:db8::1')!)).toBe(false)
})
