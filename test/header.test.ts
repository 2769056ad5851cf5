import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { restamp, stamp, verifyHeader } from '../src/header.ts'

const from = { source: 'network.ts', target: 'FRR 10.5' }

test('a header names the generator, the source and the target, in the comment sign of the file', () => {
  const { text } = stamp({ path: 'routers/r1/frr.conf', text: 'frr version 10.5\n' }, from)
  expect(text).toMatch(/^! Made by netc \d+\.\d+\.\d+ from network\.ts for FRR 10\.5: /)
  expect(stamp({ path: 'routers/r1/vtysh.conf', text: '' }, from).text).toMatch(/^!/)
  for (const path of ['clusters/c/bgp.yaml', 'routers/r1/daemons', 'routers/r1/99-netc.conf', 'routers/r1/frr.service'])
    expect(stamp({ path, text: '' }, from).text).toMatch(/^# Made by netc/)
})

test('a file that has no comments has no header', () => {
  expect(stamp({ path: 'a.json', text: '{}\n' }, from).text).toBe('{}\n')
})

test('the hash is that of everything from the third line on, as the header says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), body => {
      const lines = stamp({ path: 'a.yaml', text: body }, from).text.split('\n')
      const rest = lines.slice(2).join('\n')
      expect(rest).toBe(body)
      expect(lines[1]).toContain(createHash('sha256').update(rest).digest('hex'))
    }),
  )
})

test('a file is ours until a character of it changes', () => {
  const { text } = stamp({ path: 'a.yaml', text: 'a: 1\nb: 2\n' }, from)
  expect(verifyHeader(text)).toBe('ours')
  expect(verifyHeader(text.replace('b: 2', 'b: 3'))).toBe('edited')
  expect(verifyHeader(`${text}c: 3\n`)).toBe('edited')
  expect(verifyHeader(text.slice(text.indexOf('\n') + 1))).toBe('foreign')
  expect(verifyHeader('a: 1\n')).toBe('foreign')
  expect(verifyHeader('')).toBe('foreign')
})

test('other line ends, as git may check them out, are no edit', () => {
  const { text } = stamp({ path: 'a.yaml', text: 'a: 1\nb: 2\n' }, from)
  expect(verifyHeader(text.replaceAll('\n', '\r\n'))).toBe('ours')
  expect(verifyHeader(text.replace('a: 1', 'a: 2').replaceAll('\n', '\r\n'))).toBe('edited')
})

test('a changed body gets a true header again', () => {
  const file = stamp({ path: 'routers/r/frr.conf', text: 'password MARKER\n' }, from)
  const changed = restamp(file, body => body.replace('MARKER', () => 'x$&'))
  expect(changed).toEqual(stamp({ path: file.path, text: 'password x$&\n' }, from))
  expect(restamp({ path: 'a.json', text: 'MARKER' }, () => 'y').text).toBe('y')
})
