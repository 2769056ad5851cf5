import { expect, test } from 'vitest'
import { didYouMean, nearest } from '../../src/text/nearest.ts'

test.each([
  ['biuld', ['build', 'version'], 'build'],
  ['entrry', ['entry', 'out'], 'entry'],
  ['CHECK', ['check'], 'check'],
  ['tagret', ['target', 'format'], 'target'],
  ['fr', ['cilium', 'frr'], 'frr'],
  ['xyz', ['build', 'version'], undefined],
  ['', ['a', 'build'], 'a'],
])('%j among %j means %j', (word, candidates, meant) => {
  expect(nearest(word, candidates)).toBe(meant)
})

test('of two that are as near, the first one', () => {
  expect(nearest('abd', ['abc', 'abe'])).toBe('abc')
})

test('a hint names the nearest, or what there is', () => {
  expect(didYouMean('biuld', ['build'], 'see help')).toBe('did you mean build?')
  expect(didYouMean('zzzzz', ['build'], 'see help')).toBe('see help')
})
