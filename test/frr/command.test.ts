import { describe, expect, test } from 'vitest'
import { asn, integer, peer, text, word } from '../../src/frr/argument.ts'
import { command, tokenize } from '../../src/frr/command.ts'

const localAs = command('neighbor <peer> local-as <asn> [no-prepend [replace-as]]', { peer, asn })
const maximumPrefix = command(
  '[no] neighbor <peer> maximum-prefix <limit> [<threshold>] [restart <minutes>] [warning-only]',
  {
    peer,
    limit: integer(1, 4294967295),
    threshold: integer(1, 100),
    minutes: integer(1, 65535),
  },
)
const description = command('description <text...>', { text })

describe('a command matches what it prints', () => {
  test.each([
    ['neighbor 10.0.0.1 local-as 65001', { peer: '10.0.0.1', asn: 65001 }],
    ['neighbor 10.0.0.1 local-as 65001 no-prepend', { peer: '10.0.0.1', asn: 65001, noPrepend: true }],
    [
      'neighbor TOR local-as 65001 no-prepend replace-as',
      { peer: 'TOR', asn: 65001, noPrepend: true, replaceAs: true },
    ],
  ] as const)('%s', (line, values) => {
    expect(localAs.match(tokenize(line))?.values).toEqual(values)
    expect(localAs.print(values)).toBe(line)
  })

  test.each([
    ['neighbor X maximum-prefix 100', { peer: 'X', limit: 100 }],
    ['neighbor X maximum-prefix 100 80', { peer: 'X', limit: 100, threshold: 80 }],
    ['neighbor X maximum-prefix 100 restart 5', { peer: 'X', limit: 100, minutes: 5 }],
    [
      'no neighbor X maximum-prefix 100 80 warning-only',
      { no: true, peer: 'X', limit: 100, threshold: 80, warningOnly: true },
    ],
  ] as const)('%s', (line, values) => {
    expect(maximumPrefix.match(tokenize(line))?.values).toEqual(values)
    expect(maximumPrefix.print(values)).toBe(line)
  })
})

describe('a command does not match', () => {
  test.each([
    ['neighbor 10.0.0.1 local-as', 'an argument is missing'],
    ['neighbor 10.0.0.1 local-as 65001 replace-as', 'a switch stands only inside the bracket of another'],
    ['neighbor 10.0.0.1 local-as 4294967296', 'an AS number is too large'],
    ['neighbor 10.0.0.1 local-as 65001 ! the old one', 'FRR has no comments at the end of a line'],
    ['neighbor 10.0.0.1 local-as 65001 no-prepend replace-as x', 'something is left over'],
    ['nei 10.0.0.1 local-as 65001', 'what an abbreviation means depends on the release'],
  ])('%s: %s', line => {
    expect(localAs.match(tokenize(line))).toBeUndefined()
  })
})

test('each value has its place in the line', () => {
  const line = '  neighbor\t10.0.0.1   local-as 65001 no-prepend\r\n'
  const { spans } = localAs.match(tokenize(line))!
  const textOf = ({ start, end }: { start: number; end: number }) => line.slice(start, end)
  expect([spans.peer, spans.asn, spans.noPrepend].map(span => textOf(span!))).toEqual([
    '10.0.0.1',
    '65001',
    'no-prepend',
  ])
})

test('free text has one blank between words, as FRR joins them, and may look like a comment', () => {
  expect(description.match(tokenize(' description the  far\tend ! really # so'))?.values).toEqual({
    text: 'the far end ! really # so',
  })
})

test('addresses have one spelling, whatever the file has', () => {
  expect(localAs.match(tokenize('neighbor 2001:DB8:0::1 local-as 1.10'))?.values).toEqual({
    peer: '2001:db8::1',
    asn: 65546,
  })
})

test('a command checks the names of its arguments', () => {
  // @ts-expect-error the argument `asn` is missing
  const missing = () => command('router bgp <asn>', {})
  // @ts-expect-error a required value is missing
  const unsaid = () => localAs.print({ peer: '10.0.0.1' })
  // @ts-expect-error an AS number is not text
  const wrong = () => localAs.print({ peer: '10.0.0.1', asn: '65001' })
  // @ts-expect-error there is no such switch
  const unknown = () => localAs.print({ peer: '10.0.0.1', asn: 65001, replaceAll: true })
  const fine = command('interface <name>', { name: word }).print({ name: 'eth0' })
  expect([typeof missing, typeof unsaid, typeof wrong, typeof unknown, fine]).toEqual([
    'function',
    'function',
    'function',
    'function',
    'interface eth0',
  ])
})
