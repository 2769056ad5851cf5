/** Files that somebody wrote, changed at random: nothing is thrown, nothing takes long, and no password is told. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filesOf, linted, type File } from './fuzzed.ts'

/** The password of the home lab. */
const secret = 'weakpassword'

/** What stands where something else is expected. */
const values = [
  '',
  'null',
  '~',
  'true',
  '-1',
  '0',
  '65536',
  '4294967296',
  '1e999',
  '-0',
  '0x1F',
  '9'.repeat(400),
  '.nan',
  '[]',
  '{}',
  '[[[]]]',
  '[null, 1, {a: b}]',
  '{matchLabels: [a], matchExpressions: {key: 1}}',
  '{__proto__: {a: b}}',
  'constructor',
  '__proto__',
  'toString',
  '*nowhere',
  '&here {self: *here}',
  '!!binary aGk=',
  '!!set {a, b}',
  '2026-11-21T00:00:00Z',
  '|\n  text',
  '${NAME}',
  '{{ .Values.name }}',
  '0.0.0.0/0',
  '::/0',
  '::ffff:1.2.3.4/200',
  '10.0.0.1/33',
  '999.999.999.999',
  '10.0.0.9-10.0.0.1',
  'fe80::1%eth0',
  '/',
  'a.b/c/d: e',
  '\u202eright to left',
  'e\u0301\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  '\u0000\u0007\u001b[31m',
  '\ufeff',
  '\u2028\u0085',
  '\ud800',
]

interface Mutation {
  readonly how: keyof typeof mutations
  /** Where, of a line or of the text, from 0 to 1. */
  readonly at: number
  readonly to: number
  readonly value: string
}

/** Where a mutation is about lines, a password stays in the line that says what it is. */
const mutations = {
  'delete a line': onLines((lines, at) => lines.toSpliced(at, 1)),
  'delete lines': onLines((lines, at, to) => lines.toSpliced(at, to)),
  'duplicate a line': onLines((lines, at, to) => lines.toSpliced(to, 0, lines[at]!)),
  'swap lines': onLines((lines, at, to) => lines.with(at, lines[to]!).with(to, lines[at]!)),
  'duplicate all': onLines(lines => [...lines, '---', ...lines]),
  indent: onLines((lines, at) => lines.with(at, `  ${lines[at]!}`)),
  outdent: onLines((lines, at) => lines.with(at, lines[at]!.trimStart())),
  'another value': onLines((lines, at, _, value) =>
    lines.with(
      at,
      lines[at]!.replace(/(:|=|\s)\s*\S+\s*$/, (_, sign: string) => `${sign} ${value}`),
    ),
  ),
  'another key': onLines((lines, at, _, value) =>
    lines.with(
      at,
      lines[at]!.replace(/[\w.-]+(?=:)|\S+/, () => value),
    ),
  ),
  'another word': onLines((lines, at, to, value) => {
    const words = lines[at]!.split(' ')
    return lines.with(at, words.with(to % words.length, value).join(' '))
  }),
  'insert a line': onLines((lines, at, _, value) => lines.toSpliced(at, 0, value)),
  'line endings': onLines(lines => [lines.join('\r\n')]),
  insert: onText((text, at, _, value) => text.slice(0, at) + value + text.slice(at)),
  remove: onText((text, at, to) => text.slice(0, at) + text.slice(at + (to % 20))),
  truncate: onText((text, at) => text.slice(0, at)),
  'a byte': (bytes: Buffer, { at, to }: Mutation) => {
    const changed = Buffer.from(bytes)
    if (changed.length > 0) changed[Math.floor(at * changed.length)] = Math.floor(to * 256)
    return changed
  },
  'wide characters': (bytes: Buffer) => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le'),
} satisfies Record<string, (bytes: Buffer, mutation: Mutation) => Buffer>

function onText(change: (text: string, at: number, to: number, value: string) => string) {
  return (bytes: Buffer, { at, to, value }: Mutation): Buffer => {
    const text = bytes.toString()
    return Buffer.from(change(text, Math.floor(at * text.length), Math.floor(to * text.length), value))
  }
}

function onLines(change: (lines: string[], at: number, to: number, value: string) => readonly string[]) {
  return (bytes: Buffer, { at, to, value }: Mutation): Buffer => {
    const lines = bytes.toString().split('\n')
    const [from, until] = [at, to].map(each => Math.floor(each * lines.length)) as [number, number]
    return Buffer.from(change(lines, from, until, value).join('\n'))
  }
}

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const mutation: fc.Arbitrary<Mutation> = fc.record({
  how: fc.constantFrom(...(Object.keys(mutations) as (keyof typeof mutations)[])),
  at: part,
  to: part,
  value: fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary', maxLength: 8 })),
})
const changes = fc.array(fc.tuple(part, mutation), { minLength: 1, maxLength: 5 })

function changed(files: readonly File[], all: readonly (readonly [number, Mutation])[]): readonly File[] {
  const result = [...files]
  for (const [which, each] of all) {
    const at = Math.floor(which * files.length)
    const { path, bytes } = result[at]!
    result[at] = { path, bytes: mutations[each.how](bytes, each) }
  }
  return result
}

/** Whether each line with the password still says what it is. */
function saysSecrets(files: readonly File[]): boolean {
  return files.every(({ bytes }) =>
    bytes
      .toString()
      .split(/\r?\n/)
      .filter(line => line.includes(secret))
      .every(line => /^(?: neighbor \S+ password| *password:) weakpassword$/.test(line)),
  )
}

describe.each(['homelab-as-published', 'two-clusters/expect', 'racks/expect', 'l2-egress/expect', 'metallb/expect'])(
  '%s',
  folder => {
    const files = filesOf(folder)

    test('any change of any files', () => {
      fc.assert(
        fc.property(changes, all => {
          const others = changed(files, all)
          const said = linted(others)
          if (saysSecrets(others)) expect(said).not.toContain(secret)
        }),
        { numRuns: Number(process.env['NETC_CASES'] ?? 25) },
      )
    })
  },
)

test.each(filesOf('homelab-as-published'))('$path, cut off anywhere', ({ path, bytes }) => {
  const step = Number(process.env['NETC_STEP'] ?? 11)
  for (let end = 0; end <= bytes.length; end += step)
    expect(linted([{ path, bytes: bytes.subarray(0, end) }])).not.toContain(secret)
})
