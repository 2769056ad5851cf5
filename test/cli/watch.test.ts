import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { builtWith, folderWith, netc, put } from './shell.ts'

test('every change of a source is built, also one that fails, until the user interrupts', async () => {
  const cwd = folderWith({ 'network.ts': '0', 'lib/racks.ts': '0', 'unrelated.ts': '0' })
  const interrupt = new AbortController()
  let builds = 0
  const built = () => {
    builds++
    const failed = {
      diagnostics: [
        { code: 'oops', severity: 'error' as const, message: 'broken', span: { path: 'network.ts', start: 0, end: 1 } },
      ],
    }
    return builtWith(
      { 'routers/r/frr.conf': `${builds}\n` },
      { dependencies: ['network.ts', 'lib/racks.ts'], ...(builds === 2 ? { ...failed, dependencies: [] } : {}) },
    )
  }
  const running = netc(['build', '--watch'], { cwd, built, interrupted: interrupt.signal })
  const reaches = (n: number) => vi.waitFor(() => expect(builds).toBe(n), { timeout: 10_000, interval: 5 })

  await reaches(1)
  await settled()
  put(cwd, 'network.ts', '1')
  await reaches(2)
  await settled()
  // As editors save: a new file takes the place of the old one.
  writeFileSync(join(cwd, 'lib/racks.ts~'), '2')
  renameSync(join(cwd, 'lib/racks.ts~'), join(cwd, 'lib/racks.ts'))
  await reaches(3)
  await settled()
  put(cwd, 'unrelated.ts', '1')
  await settled()
  expect(builds).toBe(3)

  interrupt.abort()
  const { code, err } = await running
  expect(code).toBe(0)
  expect(err).toContain('error  broken   oops')
  expect(err.match(/^watching 2 files; Ctrl-C ends$/gm)).toHaveLength(3)
})

test('a change that comes during a build is built next', async () => {
  const cwd = folderWith({ 'network.ts': '0' })
  const interrupt = new AbortController()
  let builds = 0
  const built = () => {
    builds++
    if (builds === 2) put(cwd, 'network.ts', 'changed while building')
    if (builds === 3) interrupt.abort()
    return builtWith({ 'routers/r/frr.conf': 'a\n' })
  }
  const running = netc(['build', '--watch', '-q'], { cwd, built, interrupted: interrupt.signal })
  await settled()
  put(cwd, 'network.ts', 'a change')
  expect(await running).toEqual({ code: 0, out: '', err: '' })
  expect(builds).toBe(3)
})

test('a request that is wrong from the start ends at once', async () => {
  const { code, err } = await netc(['build', '--watch'], { cwd: folderWith() })
  expect(code).toBe(2)
  expect(err).toContain('there is no network.ts')
})

/** Longer than the pause that ends a burst of changes. */
function settled(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 200))
}
