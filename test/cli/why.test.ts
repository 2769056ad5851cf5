import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, folderWith, netc } from './shell.ts'

const fixtures = join(import.meta.dirname, '../../fixtures')

const published = () => changed({})

/** The home lab as it would be after some changes. */
function changed(changes: Readonly<Record<string, readonly [from: string, to: string]>>): string {
  const files = filesIn(join(fixtures, 'homelab-as-published'))
  for (const [path, [from, to]] of Object.entries(changes)) {
    if (!files[path]?.includes(from)) throw new Error(`${path} does not hold ${from}`)
    files[path] = files[path].replaceAll(from, to)
  }
  return folderWith(files)
}

const advertised = {
  'cluster/bgp-peer-config.yaml': ['loadbalancer-services', 'homelab-bgp-advertisement'],
} as const
const dialled = { 'cluster/bgp-cluster-config.yaml': ['192.168.1.1', '192.168.99.1'] } as const
const filtered = { 'routers/fedora1/frr.conf': ['permit 192.168.77.0/24', 'permit 192.168.77.0/24 le 32'] } as const

describe('each mistake of the home lab ends the way of its route, and the next one is seen once it is mended', () => {
  test.each([
    ['what is advertised to the peer', {}, 'peer', 'peer-advert-selector-matches-nothing'],
    ['the address that is dialled', advertised, 'session', 'peer-address-not-a-router'],
    ['the prefix-list', { ...advertised, ...dialled }, 'accepted', 'inbound-policy-denies-expected'],
  ])('%s', async (_, changes, step, rule) => {
    const { code, out } = await netc(['why', 'prod/cd-bgp-svc', '--at', 'fedora1', '--json'], { cwd: changed(changes) })
    const [fate] = (
      JSON.parse(out) as { fates: { arrives: string; steps: { name: string; result: string; rule?: string }[] }[] }
    ).fates
    expect(fate!.arrives).toBe('no')
    expect(fate!.steps.find(({ result }) => result === 'no')).toMatchObject({ name: step, rule })
    expect(code).toBe(1)
  })

  test('and in the end it arrives by all three nodes', async () => {
    const cwd = changed({ ...advertised, ...dialled, ...filtered })
    const { code, out } = await netc(['why', 'prod/cd-bgp-svc', '--at', 'fedora1'], { cwd })
    expect(out.split('\n')[0]).toBe('prod/cd-bgp-svc reaches fedora1 by 192.168.99.12, 192.168.99.13, 192.168.99.14.')
    expect(code).toBe(0)
  })
})

test('a Gateway lacks the label where Cilium looks for it, and is told where to put it', async () => {
  const { out } = await netc(['why', 'prod/cilium-gateway-cd-bgp-gw', '--at', 'fedora1'], { cwd: published() })
  expect(out).toContain(
    '✗ advertised  no advertisement selects prod/cilium-gateway-cd-bgp-gw: it lacks homelab-bgp=enable',
  )
  expect(out).toContain(
    'put homelab-bgp: enable under spec.infrastructure.labels of Gateway prod/cd-bgp-gw  cluster/cd-bgp-gw.yaml:4',
  )
})

test('an address of which no file says whose it is may arrive', async () => {
  const cwd = changed({ ...advertised, ...dialled, ...filtered })
  const { code, out } = await netc(['why', '192.168.77.200', '--at', 'fedora1'], { cwd })
  expect(out.split('\n')[0]).toMatch(/^192\.168\.77\.200\/32 may reach fedora1/)
  expect(code).toBe(0)
})

test.each([
  ['198.51.100.1', 'no pool, pod network or Service has 198.51.100.1'],
  ['nobody/nothing', 'no pool, pod network or Service has nobody/nothing'],
])('netc why %s: two lines, exit code 2', async (about, message) => {
  const { code, err } = await netc(['why', about], { cwd: published() })
  expect(err).toContain(message)
  expect(code).toBe(2)
})

test('a router that is not there', async () => {
  const { code, err } = await netc(['why', '192.168.77.200', '--at', 'fedora9'], { cwd: published() })
  expect(err).toContain('no router is called fedora9')
  expect(code).toBe(2)
})
