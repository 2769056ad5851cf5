/** The tests of every emitted frr.conf of the fixtures, on one FRR: it takes the file, and finds nothing to change in it. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { scenarios } from '../scenarios.ts'
import { loadInFrr, type Installation } from './frr.ts'

const root = join(import.meta.dirname, '../..')

/** The scenarios that have a router. */
const withRouter = ['metallb', 'racks', 'homelab', 'leaf-spine', 'two-clusters']

export function testFixtures(frr: Installation): void {
  test('every scenario is tested, but those without a router', () => {
    expect(scenarios.filter(name => !withRouter.includes(name))).toEqual(['l2-egress'])
  })

  test.each(withRouter)('%s loads without a complaint, and frr-reload.py finds nothing to change', async name => {
    const { artifacts, diagnostics } = await build({
      entry: join(root, 'fixtures', name, 'network.ts'),
      root,
      targets: { frr: frr.version },
      only: 'frr',
    })
    expect(diagnostics).toEqual([])
    const file = (router: string, named: string) =>
      artifacts.find(({ path }) => path === `routers/${router}/${named}`)!.text
    const routers = [...new Set(artifacts.map(({ path }) => path.split('/')[1]!))]
    expect(routers.length).toBeGreaterThan(0)
    for (const router of routers) {
      const loaded = await loadInFrr({
        frr,
        conf: file(router, 'frr.conf'),
        daemons: file(router, 'daemons'),
        vtysh: file(router, 'vtysh.conf'),
      })
      expect({ router, complaints: loaded.complaints, delta: loaded.delta }).toEqual({
        router,
        complaints: [],
        delta: [],
      })
      expect(loaded.running).toContain('router bgp')
    }
  })
}
