import { expect, test } from 'vitest'
import { dialectOf, nearestTested, testedVersions } from '../../src/frr/version.ts'

test.each([
  ['7.5', '7.5.1'],
  ['7.4', '7.5.1'],
  ['8.2.2', '7.5.1'],
  ['8.4', '8.4.4'],
  ['8.5.4', '8.4.4'],
  ['10.2.1', '8.4.4'],
  ['10.3.1', '10.3'],
  ['10.5.0', '10.3'],
  ['10.7', '10.7.1'],
  ['10.7.1', '10.7.1'],
  ['11.0', '10.7.1'],
])('FRR %s is taken to write as %s', (version, tested) => {
  expect(nearestTested(version)).toBe(tested)
})

test('a router whose release is not known is written for the newest', () => {
  expect(dialectOf(undefined)).toEqual(dialectOf(testedVersions.at(-1)))
})
