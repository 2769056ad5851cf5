import { describe, expect, test } from 'vitest'
import * as netc from '../../src/dsl/index.ts'
import { refine } from '../../src/dsl/refine.ts'
import { positional } from '../../src/dsl/value.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import type { Span } from '../../src/text/origin.ts'

/** A finding at the call that begins with `call` in the first file, about `property`. */
function finding(files: Record<string, string>, call: string, property?: string): Diagnostic {
  const path = Object.keys(files)[0]!
  const start = files[path]!.indexOf(call)
  expect(start).toBeGreaterThanOrEqual(0)
  const span = { path, start, end: start, ...(property !== undefined && { property }) }
  return { code: 'x', severity: 'error', message: 'x', span }
}

function refined(files: Record<string, string>, call: string, property?: string): Diagnostic {
  return refine([finding(files, call, property)], path => files[path])[0]!
}

const textOf = (files: Record<string, string>, { path, start, end }: Span): string =>
  `${path}: ${files[path]!.slice(start, end)}`

/** What a finding in one file underlines. */
const underlined = (text: string, call: string, property?: string): string => {
  const { span } = refined({ 'a.ts': text }, call, property)
  return text.slice(span.start, span.end)
}

describe('a call', () => {
  test.each([
    ['is underlined whole on one line', `const a = subnet('10.0.0.0/8')`, 'subnet', `subnet('10.0.0.0/8')`],
    ['begins at the name of a method', `const a = lan.address(10)`, 'address', 'address(10)'],
    ['over several lines is its name and its first argument', `router('tor', {\n as: 1,\n})`, 'router', `router('tor'`],
    [
      'over several lines is its name where the first argument is long',
      `peering({\n between: [],\n})`,
      'peering',
      'peering',
    ],
    ['of another function that called ours is underlined', `const all = names.map(router)`, 'map', 'map(router)'],
    ['is nothing where the place is no call', `for (;;) {}`, 'for', ''],
    ['is the construction of an error', `throw new Error('no')`, 'new', `new Error('no')`],
  ])('%s', (_, text, call, stretch) => {
    expect(underlined(text, call)).toBe(stretch)
  })

  test('after line ends of Windows, tabs and characters outside the BMP is exact', () => {
    expect(underlined(`// 𝒳 漢\r\n\tconst x = '😀'; pool('p', { blocks: ['a'] })`, 'pool', 'blocks.0')).toBe(`'a'`)
  })

  test('after a byte order mark is exact', () => {
    expect(underlined(`\ufeffpool('p', { blocks: ['a'] })`, 'pool', 'blocks.0')).toBe(`'a'`)
  })
})

describe('the value of a property', () => {
  test.each([
    ['in an object', `router('r', { frr: '10.5' })`, 'router', 'frr', `'10.5'`],
    ['under a quoted key', `router('r', { 'frr': '10.5' })`, 'router', 'frr', `'10.5'`],
    ['in an object in an object', `peering({ timers: { hold: 2 } })`, 'peering', 'timers.hold', '2'],
    ['in a list', `pool('p', { blocks: ['a', 'b'] })`, 'pool', 'blocks.1', `'b'`],
    ['in place of a list', `pool('p', { blocks: 'a' })`, 'pool', 'blocks.0', `'a'`],
    [
      'after a spread in a list is the list',
      `pool('p', { blocks: [...more, 'b'] })`,
      'pool',
      'blocks.1',
      `[...more, 'b']`,
    ],
    [
      'by the key of a record',
      `cluster('c', { nodes: { kube1: lan.address(1) } })`,
      'cluster',
      'nodes.kube1',
      'lan.address(1)',
    ],
    ['by a key with dots', `cluster('c', { nodes: { 'a.b.c': node(1) } })`, 'cluster', 'nodes.a.b.c', 'node(1)'],
    ['in a record made by a call is the call', `cluster('c', { nodes: make() })`, 'cluster', 'nodes.kube1', 'make()'],
    ['in a constant', `const frr = '10.5'\nrouter('r', { frr: frr })`, 'router', 'frr', `'10.5'`],
    ['in shorthand', `const frr = '10.5'\nrouter('r', { frr })`, 'router', 'frr', `'10.5'`],
    ['in options that are a constant', `const o = { frr: '10.5' } as const\nrouter('r', o)`, 'router', 'frr', `'10.5'`],
    ['in a spread', `const c = { frr: '10.5' }\nrouter('r', { as: 1, ...c })`, 'router', 'frr', `'10.5'`],
    [
      'before a spread that overrides it',
      `const c = { frr: '10.5' }\nrouter('r', { frr: '7.5', ...c })`,
      'router',
      'frr',
      `'10.5'`,
    ],
    [
      'after a spread that it overrides',
      `const c = { frr: '10.5' }\nrouter('r', { ...c, frr: '7.5' })`,
      'router',
      'frr',
      `'7.5'`,
    ],
    [
      'in a property of a constant',
      `const d = { t: { hold: 2 } }\npeering({ timers: d.t })`,
      'peering',
      'timers.hold',
      '2',
    ],
    ['through satisfies and parentheses', `router('r', ({ frr: '1' } satisfies X))`, 'router', 'frr', `'1'`],
    [
      'made by a call, by the use of it',
      `const lan = subnet('a')\npool('p', { blocks: [lan] })`,
      'pool',
      'blocks.0',
      'lan',
    ],
    ['handed in, by the use of it', `const f = (v: string) => router('r', { frr: v })`, 'router', 'frr', 'v'],
    [
      'of a variable that changes, by the use of it',
      `let v = '1'\nv = '2'\nrouter('r', { frr: v })`,
      'router',
      'frr',
      'v',
    ],
    ['in a template', 'router(`tor${n}`, { loopback: `10.0.0.${n}` })', 'router', 'loopback', '`10.0.0.${n}`'],
    ['negative', `peering({ multihop: -1 })`, 'peering', 'multihop', '-1'],
    ['by its position', `router('Tor', {})`, 'router', 'name', `'Tor'`],
    [
      'by its position, of a function under another name',
      `import { subnet as net } from 'netc'\nnet('10.0.0.1/8')`,
      `net('10`,
      'prefix',
      `'10.0.0.1/8'`,
    ],
    ['by its position, of a method', `lan.address(500)`, 'address', 'host', '500'],
    ['by its second position', `range('10.0.0.9', '10.0.0.1')`, 'range', 'last', `'10.0.0.1'`],
    ['that is nowhere, by the call', `router('r', options())`, 'router', 'frr', `router('r', options())`],
    [
      'in options of the innermost scope',
      `const o = { frr: '1' }\n{ const o = { frr: '2' }; router('r', o) }`,
      'router',
      'frr',
      `'2'`,
    ],
  ])('%s', (_, text, call, property, stretch) => {
    expect(underlined(text, call, property)).toBe(stretch)
  })

  test.each([
    ['a named export', `import { common } from './lib/common.js'`, `export const common = { frr: '10.5' }`],
    ['a default export', `import common from './lib/common.ts'`, `export default { frr: '10.5' }`],
    [
      'an export under another name',
      `import { other as common } from './lib/common'`,
      `const x = { frr: '10.5' }\nexport { x as other }`,
    ],
  ])('in %s of another file, with the call that takes it', (_, statement, common) => {
    const files = { 'net/a.ts': `${statement}\nrouter('r', { ...common })`, 'net/lib/common.ts': common }
    const { span, related } = refined(files, 'router', 'frr')
    expect(textOf(files, span)).toBe(`net/lib/common.ts: '10.5'`)
    expect(related?.map(each => [textOf(files, each.span), each.message])).toEqual([
      [`net/a.ts: router('r', { ...common })`, 'used here'],
    ])
  })
})

test('related places are refined too', () => {
  const text = `const a = subnet('a')\nconst b = subnet('b')`
  const at = text.lastIndexOf('subnet')
  const diagnostic = {
    ...finding({ 'a.ts': text }, 'subnet'),
    related: [{ message: 'm', span: { path: 'a.ts', start: at, end: at } }],
  }
  const [{ related }] = refine([diagnostic], () => text) as [Diagnostic]
  expect(related!.map(({ span }) => text.slice(span.start, span.end))).toEqual([`subnet('b')`])
})

test('a fix edits the value, and is left out where the value is not found or used by others', () => {
  const text = `const frr = '1'; router('r', { frr: '1' }); router('s', more()); router('t', { frr })`
  const fixAt = (call: string) => {
    const start = text.indexOf(call)
    return { title: 't', edits: [{ span: { path: 'a.ts', start, end: start, property: 'frr' }, text: `'2'` }] }
  }
  const diagnostic = {
    ...finding({ 'a.ts': text }, 'router'),
    fixes: ['r', 's', 't'].map(name => fixAt(`router('${name}'`)),
  }
  const [{ fixes }] = refine([diagnostic], () => text) as [Diagnostic]
  expect(fixes!.map(({ edits }) => edits.map(({ span }) => text.slice(span.start, span.end)))).toEqual([[`'1'`]])
  expect(fixes![0]!.edits[0]!.span.start).toBe(text.indexOf(`'1' }`))
})

test('a stretch that is one already stays, also in a file that nobody has', () => {
  const diagnostic: Diagnostic = {
    code: 'x',
    severity: 'error',
    message: 'x',
    span: { path: 'gone.ts', start: 1, end: 3 },
  }
  const start: Diagnostic = { ...diagnostic, span: { path: 'gone.ts', start: 5, end: 5, property: 'frr' } }
  expect(refine([diagnostic, start], () => undefined).map(({ span }) => span)).toEqual([
    { path: 'gone.ts', start: 1, end: 3 },
    { path: 'gone.ts', start: 5, end: 5 },
  ])
})

test('the names of positional arguments are those that the functions themselves give them', () => {
  const parameters = (source: string): string[] =>
    /\((.*?)\)/
      .exec(source)![1]!
      .split(',')
      .map(each => each.replace(/=.*/, '').trim())
  const lan = netc.subnet('10.0.0.0/8')
  const tor = netc.router('tor', { as: netc.autonomousSystem(65000), frr: '10.5' })
  const methods: Record<string, string> = { address: String(lan.address), port: String(tor.port) }
  for (const [name, names] of Object.entries(positional)) {
    const source = methods[name] ?? String(netc[name as keyof typeof netc])
    expect([name, ...parameters(source).slice(0, names.length)]).toEqual([name, ...names])
  }
})
