import { expect, test } from 'vitest'
import { stamp } from '../../src/header.ts'
import { blocked, plan, scopeOf, upToDate } from '../../src/output/plan.ts'

const made = (path: string, text: string) => stamp({ path, text }, { source: 'network.ts', target: 'FRR 10.5' })
const disk = (...files: { path: string; text: string | undefined }[]) =>
  new Map(files.map(({ path, text }) => [path, text]))

test('a file is as it should be, missing, or different', () => {
  const [a, b, c] = [made('routers/a', '1\n'), made('routers/b', '1\n'), made('routers/c', '1\n')]
  const old = made('routers/c', '0\n')
  expect(plan([a, b, c], disk(a, old))).toEqual({
    same: [a],
    missing: [b],
    different: [{ artifact: c, before: old.text, ownership: 'ours' }],
    stale: [],
  })
})

test('other line ends make no difference', () => {
  const a = made('routers/a', '1\n2\n')
  expect(plan([a], disk({ path: a.path, text: a.text.replaceAll('\n', '\r\n') })).same).toEqual([a])
})

test('a file that somebody changed or wrote, and what is no file, is in the way', () => {
  const [a, b, c] = [made('a', '1\n'), made('b', '1\n'), made('c', '1\n')]
  const planned = plan(
    [a, b, c],
    disk({ path: 'a', text: `${a.text}2\n` }, { path: 'b', text: '1\n' }, { path: 'c', text: undefined }),
  )
  expect(blocked(planned).map(({ ownership }) => ownership)).toEqual(['edited', 'foreign', 'foreign'])
})

test('what netc wrote once and would not write now is stale; what it never wrote is left alone', () => {
  const [old, edited] = [made('routers/old', '1\n'), made('routers/edited', '1\n')]
  const planned = plan(
    [],
    disk(old, { path: edited.path, text: `${edited.text}!\n` }, { path: 'routers/README', text: 'mine\n' }),
  )
  expect(planned.stale.map(({ path, edited }) => [path, edited])).toEqual([
    ['routers/edited', true],
    ['routers/old', false],
  ])
  expect(upToDate(planned)).toBe(false)
  expect(upToDate(plan([], disk({ path: 'routers/README', text: 'mine\n' })))).toBe(true)
})

test('a build speaks for what it builds', () => {
  expect(scopeOf([])).toEqual(['clusters', 'routers'])
  expect(scopeOf([made('lab/kind.yaml', '')])).toEqual(['clusters', 'lab', 'routers'])
  expect(scopeOf([], 'cilium')).toEqual(['clusters'])
  expect(scopeOf([], 'frr')).toEqual(['routers'])
  expect(scopeOf([], 'lab')).toEqual(['lab'])
})
