import { expect, test } from 'vitest'
import { passwordTraits } from '../../src/text/password.ts'

const traits = (text: string) => {
  const { fingerprint, ...rest } = passwordTraits(new TextEncoder().encode(text))
  expect(fingerprint).toMatch(/^[\da-f]{64}$/)
  return rest
}

test.each([
  ['password', { bytes: 8, isCommon: true }],
  ['weakpassword', { bytes: 12, isCommon: true }],
  ['Cisco123!', { bytes: 9, isCommon: true }],
  ['12345678', { bytes: 8, isCommon: true }],
  ['aaaaaaaaaaaa', { bytes: 12, isCommon: true }],
  ['correct horse', { bytes: 13, hasBlank: true }],
  ['r4Kz9wQx0LmT\n', { bytes: 13, endsInNewline: true }],
  ['pässwörter-und-mehr', { bytes: 21, isNotAscii: true }],
  ['passage-of-cormorants', { bytes: 21 }],
])('%j', (text, expected) => {
  expect(traits(text)).toEqual(expected)
})

test('equal passwords have equal fingerprints', () => {
  const [a, b, c] = ['one', 'one', 'two'].map(text => passwordTraits(new TextEncoder().encode(text)).fingerprint)
  expect(a).toBe(b)
  expect(a).not.toBe(c)
})
