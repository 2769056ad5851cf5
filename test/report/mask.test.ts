import fc from 'fast-check'
import { expect, test } from 'vitest'
import { masked, secretsIn } from '../../src/report/mask.ts'

/** The text of a file as it is shown. */
function shown(text: string, path = 'a'): string {
  return masked({ path, text })
}

test.each([
  [' neighbor 10.0.0.1 password s3cret', ' neighbor 10.0.0.1 password ********'],
  [' neighbor fe80::1 password two words', ' neighbor fe80::1 password ********'],
  [' neigh TOR passw s3cret', ' neigh TOR passw ********'],
  ['\tno neighbor 10.0.0.1 password s3cret\r', '\tno neighbor 10.0.0.1 password ********\r'],
  ['password zebra', 'password ********'],
  ['password 8 aBcD1234', 'password 8 ********'],
  ['enable password zebra', 'enable password ********'],
  [' ip ospf message-digest-key 1 md5 s3cret', ' ip ospf message-digest-key 1 md5 ********'],
  [' ip ospf authentication-key s3cret', ' ip ospf authentication-key ********'],
  ['  key-string s3cret', '  key-string ********'],
  [' isis password clear s3cret', ' isis password clear ********'],
  [' area-password md5 s3cret', ' area-password md5 ********'],
])('%j in frr.conf', (line, expected) => {
  expect(shown(line)).toBe(expected)
})

test.each([
  [
    '      exec: vtysh -c "neighbor 10.0.0.1 password s3cret"',
    '      exec: vtysh -c "neighbor 10.0.0.1 password ********',
  ],
  ['  password: s3cret # the usual', '  password: ********'],
  ['  bgpPassword: "s3c\\"ret" # kept', '  bgpPassword: ******** # kept'],
  ["- {password: 's3cret', port: 179}", '- {password: ********, port: 179}'],
  ['- {password: s3cret, port: 179}', '- {password: ********'],
  ['{"password":"a1b2","x":{"password":"c3d4"}}', '{"password":********,"x":{"password":********}}'],
  ['  password = "s3cret"', '  password = ********'],
  ['BGP_PASSWORD=s3cret', 'BGP_PASSWORD=********'],
  ['passphrase: s3cret', 'passphrase: ********'],
  ['password: |\n  one\n  two\nnext: 1', 'password: |\n  ********\n  ********\nnext: 1'],
  [
    'secretGenerator:\n- literals:\n  - password=s3cret\n  - other=s3cret2',
    'secretGenerator:\n- literals:\n  - password=********\n  - other=********',
  ],
])('%j elsewhere', (text, expected) => {
  expect(shown(text)).toBe(expected)
})

test.each([
  'neighbor 10.0.0.1 password {{ netc secret lab-bgp }}',
  'neighbor 10.0.0.1 password ${BGP_PASSWORD}',
  ' neighbor 10.0.0.1 password',
  'authSecretRef: lab-bgp',
  'passwordSecret:\n  name: lab-bgp',
  'password: ""',
  'password: {{ .Values.password }}',
  'the password must be the same on both ends',
  'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: b',
  'kind: Secret\nmetadata:\n  name: lab-bgp\n  labels:\n    a: b',
])('%j is no secret', text => {
  expect(shown(text)).toBe(text)
})

test('in a program a variable may be named password; a literal is one', () => {
  const text =
    "peering({ password })\nconst password = secret('lab-bgp')\nx = { password: secret }\ny = { password: 's3cret' }"
  expect(shown(text, 'network.ts')).toBe(text.replace("'s3cret'", '********'))
})

test('the values of a Secret are hidden, its keys and what stands round it are not', () => {
  const text = `# two objects
apiVersion: v1
kind: Secret
metadata:
  name: lab-bgp
data:
  password: czNjcmV0
  # a comment
# another at the edge
  other: &x YWJj
stringData:
  config: |
    deep:
      s3cret

    more
  empty:
type: Opaque
---
apiVersion: v1
data:
  password-policy: none
kind: ConfigMap
`
  expect(shown(text)).toBe(`# two objects
apiVersion: v1
kind: Secret
metadata:
  name: lab-bgp
data:
  password: ********
  ********
********
  other: ********
stringData:
  config: |
    ********
      ********

    ********
  empty:
type: Opaque
---
apiVersion: v1
data:
  password-policy: none
kind: ConfigMap
`)
})

test.each([
  ['data before kind', 'data:\n  a: s3cret\nkind: Secret\n'],
  ['in a List', 'kind: List\nitems:\n- apiVersion: v1\n  data:\n    a: s3cret\n  kind: Secret\n- kind: ConfigMap\n'],
  ['first in an item', 'kind: List\nitems:\n- data:\n    a: s3cret\n  kind: Secret\n'],
  ['quoted keys', '"kind": "Secret"\n"data":\n  "a": "s3cret"\n'],
  ['JSON', '{\n  "kind": "Secret",\n  "data": {\n    "a": "s3cret"\n  }\n}\n'],
  ['JSON on a line', '{"kind":"Secret","data":{"a":"s3cret"}}\n'],
  ['flow style', '{kind: Secret, stringData: {a: s3cret}}\n'],
  ['an alias', 'kind: Secret\nstringData: {a: s3cret}\n'],
  ['a tag', 'kind: Secret\nstringData: !!map\n  a: s3cret\n'],
  ['CRLF', 'kind: Secret\r\nstringData:\r\n  a: s3cret\r\n'],
  ['a folded scalar', 'kind: Secret\nstringData:\n  a: >-\n    x\n    s3cret\n'],
  [
    'kubectl apply',
    `kind: Secret\nmetadata:\n  annotations:\n    last: |\n      {"apiVersion":"v1","data":{"a":"s3cret"},"kind":"Secret"}\n`,
  ],
  ['kubectl apply, in JSON', '{ "x": "{\\"data\\":{\\"a\\":\\"s3cret\\"},\\"kind\\":\\"Secret\\"}" }'],
])('a Secret as %s', (_, text) => {
  expect(shown(text)).not.toContain('s3cret')
  expect(shown(text)).toContain('Secret')
})

test('a ConfigMap beside a Secret in one List keeps its lines', () => {
  const text =
    'items:\n- kind: ConfigMap\n  data:\n    frr.conf: |\n      router bgp 65000\n- kind: Secret\n  data:\n    a: s3cret\n'
  expect(shown(text)).toBe(text.replace('s3cret', '********'))
})

test('stretches are in order, within the text, and time grows with the text alone', () => {
  const part = fc.constantFrom(
    'kind: Secret\n',
    'data:\n',
    '  a: b\n',
    'password: x\n',
    '- ',
    '  ',
    '{',
    '}',
    '"',
    '\n',
    'neighbor a password b',
    '---\n',
    '|\n',
    '#',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), parts => {
      const text = parts.join('')
      let done = 0
      for (const { start, end } of secretsIn({ path: 'a', text })) {
        expect(start).toBeGreaterThanOrEqual(done)
        expect(end).toBeGreaterThan(start)
        done = end
      }
      expect(done).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 1000 },
  )
  const started = performance.now()
  for (const line of [
    'kind: Secret\ndata:\n  a: b\n',
    '{"password":"x","kind":"Secret","data":{"a":"b"}}',
    'data: {',
    '  data:\n    kind: Secret\n',
  ])
    secretsIn({ path: 'a', text: line.repeat(20_000) })
  expect(performance.now() - started).toBeLessThan(10_000)
})
