import { expect, test } from 'vitest'
import { stamp, verifyHeader } from '../src/header.ts'
import { chooseSecrets, markersIn, fillSecrets, parseSecrets, secretVariable } from '../src/secrets.ts'
import { UserError } from '../src/text/diagnostic.ts'

const files = [
  { path: 'clusters/lab/bgp.yaml', text: 'a: 1\n' },
  { path: 'routers/r1/daemons', text: 'bgpd=yes\n' },
  {
    path: 'routers/r1/frr.conf',
    text: ' neighbor A password {{ netc secret lab-bgp }}\n neighbor B password {{ netc secret other }}\n',
  },
  { path: 'routers/r2/frr.conf', text: 'router bgp 1\n' },
].map(each => stamp(each, { source: 'network.ts', target: 'FRR 10.5' }))

const values = new Map([
  ['lab-bgp', '$1$&secret'],
  ['other', 'b'],
])

test('a variable has the name of the secret in capitals, and _ for what a shell does not take', () => {
  expect(secretVariable('lab-bgp')).toBe('NETC_SECRET_LAB_BGP')
  expect(secretVariable('rack.1/tor')).toBe('NETC_SECRET_RACK_1_TOR')
})

test('whole folders with a marker in them are filled, and nothing else', () => {
  const filled = fillSecrets(files, values)
  expect(filled.map(({ path }) => path)).toEqual([
    'secrets/.gitignore',
    'secrets/routers/r1/daemons',
    'secrets/routers/r1/frr.conf',
  ])
  expect(filled[0]!.text).toBe('*\n')
  expect(filled[2]!.text).toContain(' neighbor A password $1$&secret\n neighbor B password b\n')
  expect(verifyHeader(filled[2]!.text)).toBe('ours')
  expect(filled[1]!.text).toBe(files[1]!.text)
  expect(markersIn(files)).toEqual(['lab-bgp', 'other'])
  expect(markersIn(filled)).toEqual([])
})

test('without markers there is nothing to fill', () => {
  expect(fillSecrets([files[0]!, files[3]!], values)).toEqual([])
})

test('a file of secrets is lines taken as they are, or one JSON object', () => {
  const lines = '# a comment\n\nlab-bgp=a#b="c" \r\nNETC_SECRET_OTHER=x=y\n'
  expect(parseSecrets(lines, 'f')).toEqual(
    new Map([
      ['lab-bgp', 'a#b="c" '],
      ['NETC_SECRET_OTHER', 'x=y'],
    ]),
  )
  expect(parseSecrets(' {"lab-bgp": "a"}', 'f')).toEqual(new Map([['lab-bgp', 'a']]))
})

test('a secret is found by its own name or by its variable', () => {
  const given = new Map([
    ['lab-bgp', 'own'],
    ['NETC_SECRET_LAB_BGP', 'variable'],
    ['NETC_SECRET_OTHER', 'b'],
  ])
  expect([...chooseSecrets(['lab-bgp', 'other'], given, 'f').values()]).toEqual(['own', 'b'])
})

test.each([
  ['no value', undefined, 'has no value'],
  ['an empty value', '', 'is empty'],
  ['a blank', 'top secret', 'contains a blank'],
  ['a tab at the end', 'topsecret\t', 'contains a blank'],
  ['a letter beyond ASCII', 'gehäim', 'not printable ASCII'],
  ['a control character', 'top\u0007secret', 'not printable ASCII'],
  ['81 bytes', 'x'.repeat(81), 'is 81 bytes long; FRR takes 80'],
])('%s is refused by name, and the value is not shown', (_, value, fault) => {
  const given = new Map(value === undefined ? [] : [['lab-bgp', value]])
  const refused = fault_(() => chooseSecrets(['lab-bgp'], given, 'the environment'))
  expect(refused.message).toContain('lab-bgp')
  expect(refused.message).toContain(fault)
  expect(refused.hint).toContain('NETC_SECRET_LAB_BGP')
  if (value) expect(refused.message + refused.hint).not.toContain(value)
})

test('80 bytes are not too many', () => {
  expect(chooseSecrets(['a'], new Map([['a', 'x'.repeat(80)]]), 'f').get('a')).toHaveLength(80)
})

test('two secrets with one variable are refused, unless they are given by name', () => {
  const both = fault_(() => chooseSecrets(['a-b', 'a.b'], new Map([['NETC_SECRET_A_B', 'x']]), 'the environment'))
  expect(both.message).toBe('the secrets a-b and a.b are both NETC_SECRET_A_B')
  expect(
    chooseSecrets(
      ['a-b', 'a.b'],
      new Map([
        ['a-b', 'x'],
        ['a.b', 'y'],
      ]),
      'f',
    ).size,
  ).toBe(2)
})

test('a broken file of secrets is named, its content is not shown', () => {
  for (const text of ['{"lab-bgp": topsecret', 'topsecret', '{"lab-bgp": ["topsecret"]}', '=topsecret']) {
    const refused = fault_(() => parseSecrets(text, 'passwords.txt'))
    expect(refused.message).toContain('passwords.txt')
    expect(refused.message + refused.hint).not.toContain('topsecret')
  }
})

function fault_(run: () => unknown): UserError {
  try {
    run()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
