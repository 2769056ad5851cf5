import { expect, test } from 'vitest'
import { commands, understand } from '../../src/frr/commands.ts'
import { tokenize } from '../../src/frr/command.ts'

test('every command says what it does in one sentence', () => {
  for (const { syntax, doc } of commands) expect(doc, syntax).toMatch(/^[A-Z].{10,}\.$/)
})

test('a command is in the table once', () => {
  const syntaxes = commands.map(({ node, syntax }) => `${node}: ${syntax}`)
  expect(new Set(syntaxes).size).toBe(syntaxes.length)
})

test('commands come in the order in which FRR writes them', () => {
  const of = (words: string) => commands.findIndex(({ syntax }) => syntax.startsWith(words))
  const order = [
    'frr version',
    'ip prefix-list',
    'match as-path',
    'set as-path',
    'bgp router-id',
    'neighbor <peer> remote-as',
    'neighbor <peer> password',
    'neighbor <peer> timers',
    'network',
  ]
  expect(order.map(of)).toEqual(order.map(of).toSorted((a, b) => a - b))
})

test('what an argument is called in the manual is told with it', () => {
  const { args } = commands.find(({ syntax }) => syntax === 'bgp router-id <routerId>')!
  expect(args['routerId']?.notation).toBe('A.B.C.D')
})

test('only the command that fits is found', () => {
  const at = (node: 'bgp' | 'ipv4-unicast' | 'top', line: string) => understand(node, tokenize(line))?.command.syntax
  expect(at('bgp', 'neighbor 10.0.0.1 timers connect 5')).toBe('neighbor <peer> timers connect <connectRetryTime>')
  expect(at('ipv4-unicast', 'no neighbor 10.0.0.1 activate')).toBe('[no] neighbor <peer> activate')
  expect(at('bgp', 'neighbor 10.0.0.1 activate')).toBeUndefined()
  expect(at('top', 'no ip prefix-list P seq 5 permit any')).toBe('ip prefix-list <name> [seq <sequence>] <action> any')
  expect(at('bgp', 'no neighbor 10.0.0.1 description')).toBe('neighbor <peer> description <description...>')
})
