/** Whether the routers of a description, each loaded with what was derived for it, get along with one another. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { build } from '../../src/build.ts'
import { fillMarkers, findFrr, startFrr, type Installation, type RunningRouter } from './frr.ts'
import { connect, makeNamespace } from './namespace.ts'
import { describeWith } from './requirement.ts'

const root = join(import.meta.dirname, '../..')

/** One end of a link: a router and its interface. */
type Port = readonly [router: string, port: string]

/** Starts the routers of a fixture that the links name, joined by them; a link with one end leads nowhere. */
async function startRouters(
  frr: Installation,
  fixture: string,
  links: readonly (readonly [Port, Port?])[],
): Promise<Readonly<Record<string, RunningRouter>>> {
  const entry = join(root, 'fixtures', fixture, 'network.ts')
  const { artifacts } = await build({ entry, root, targets: { frr: frr.version }, only: 'frr' })
  const names = [...new Set(links.flat().flatMap(port => port?.[0] ?? []))]
  const namespaces = new Map<string, string>()
  for (const name of names) namespaces.set(name, await makeNamespace())
  for (const [[a, aPort], [b, bPort] = []] of links)
    await connect(namespaces.get(a)!, aPort, b === undefined ? undefined : namespaces.get(b)!, bPort)
  const passwords = new Map<string, string>()
  const file = (router: string, name: string) =>
    artifacts.find(({ path }) => path === `routers/${router}/${name}`)!.text
  const running = names.map(async name => {
    const conf = fillMarkers(file(name, 'frr.conf'), passwords)
    const files = { conf, daemons: file(name, 'daemons'), vtysh: file(name, 'vtysh.conf') }
    return [name, await startFrr(frr, namespaces.get(name)!, files)] as const
  })
  onTestFinished(async () => {
    for (const [, router] of await Promise.all(running)) await router.stop()
  })
  return Object.fromEntries(await Promise.all(running))
}

interface Summary {
  readonly peers: Readonly<Record<string, { readonly state: string }>>
}

/** `peer state` in each family of a router, sorted. */
async function states(router: RunningRouter): Promise<readonly string[]> {
  const families = JSON.parse(await router.vtysh('show bgp summary json')) as Record<string, Summary>
  return Object.entries(families)
    .flatMap(([family, { peers }]) => Object.entries(peers).map(([peer, { state }]) => `${family} ${peer} ${state}`))
    .sort()
}

/** The prefixes that a router installed from BGP, with how many next hops each has, in both families. */
async function installed(router: RunningRouter): Promise<Readonly<Record<string, number>>> {
  const tables = await Promise.all(
    ['ip', 'ipv6'].map(async family => JSON.parse(await router.vtysh(`show ${family} route bgp json`)) as object),
  )
  return Object.fromEntries(
    tables.flatMap(table =>
      (Object.entries(table) as [string, { installed?: true; nexthops: { fib?: true }[] }[]][]).flatMap(
        ([prefix, routes]) =>
          routes
            .filter(each => each.installed)
            .map(({ nexthops }) => [prefix, nexthops.filter(({ fib }) => fib).length] as const),
      ),
    ),
  )
}

/** Waits at most 20 s until a router says what is expected of it, and fails with what it says instead. */
async function eventually<T>(ask: () => Promise<T>, expected: T): Promise<void> {
  const end = Date.now() + 20_000
  while (Date.now() < end) {
    if (isDeepStrictEqual(await ask(), expected)) return
    await sleep(250)
  }
  expect(await ask()).toEqual(expected)
}

const [ipv4, ipv6] = ['ipv4Unicast', 'ipv6Unicast'] as const

describeWith(findFrr(), 'routers that were derived together', frr => {
  test('racks: unnumbered sessions bring the racks to each other, and a default route to both', async () => {
    const { router0, tor0, tor1 } = await startRouters(frr, 'racks', [
      [
        ['router0', 'net0'],
        ['tor0', 'net0'],
      ],
      [
        ['router0', 'net1'],
        ['tor1', 'net0'],
      ],
      [['tor0', 'net1']],
      [['tor0', 'net2']],
      [['tor1', 'net1']],
      [['tor1', 'net2']],
    ])
    await eventually(() => states(router0!), [`${ipv4} net0 Established`, `${ipv4} net1 Established`])
    const racks = [
      { '10.0.0.1/32': 1, '10.0.1.0/24': 1, '10.0.2.0/24': 1 },
      { '10.0.0.2/32': 1, '10.0.3.0/24': 1, '10.0.4.0/24': 1 },
    ]
    await eventually(() => installed(router0!), { ...racks[0], ...racks[1] })
    await eventually(() => installed(tor0!), { '0.0.0.0/0': 1, '10.0.0.0/32': 1, ...racks[1] })
    await eventually(() => installed(tor1!), { '0.0.0.0/0': 1, '10.0.0.0/32': 1, ...racks[0] })
  })

  test('leaf-spine: both families by both spines; the core hears nothing of the inside', async () => {
    const { core, spine1, leaf1 } = await startRouters(frr, 'leaf-spine', [
      ...['spine1', 'spine2'].flatMap(spine => [
        [
          ['core', spine],
          [spine, 'core0'],
        ] as const,
        [
          ['leaf1', spine],
          [spine, 'leaf1'],
        ] as const,
        [
          ['leaf2', spine],
          [spine, 'leaf2'],
        ] as const,
      ]),
      [['leaf1', 'servers']],
      [['leaf2', 'servers']],
    ])
    const up = (family: string, ...peers: string[]) => peers.map(peer => `${family} ${peer} Established`)
    await eventually(
      () => states(core!),
      [...up(ipv4, '198.18.0.0', '198.18.1.0'), ...up(ipv6, 'fd00:ffff:1::', 'fd00:ffff::')],
    )
    await eventually(() => states(leaf1!), [...up(ipv4, 'spine1', 'spine2'), ...up(ipv6, 'spine1', 'spine2')])
    const outside = (paths: number) => ({ '198.51.100.0/24': paths, '2001:db8:100::/48': paths })
    const leaf = (n: number, paths: number) => ({
      [`10.${n}.0.0/24`]: paths,
      [`10.255.1.${n}/32`]: paths,
      [`fd00:${n}::/64`]: paths,
      [`fd00:ff:1::${n}/128`]: paths,
    })
    await eventually(() => installed(leaf1!), { ...outside(2), ...leaf(2, 2) })
    await eventually(() => installed(spine1!), {
      '0.0.0.0/0': 1,
      '::/0': 1,
      ...outside(1),
      ...leaf(1, 1),
      ...leaf(2, 1),
    })
    expect(await installed(core!)).toEqual({})
    await eventually(async () => (await spine1!.vtysh('show bfd peers brief')).match(/ up /g)?.length, 2)
  })

  test('two-clusters: the routers of one system find each other’s loopbacks', async () => {
    const { edge1, edge2 } = await startRouters(frr, 'two-clusters', [
      [
        ['edge1', 'eth1'],
        ['edge2', 'eth1'],
      ],
      [['edge1', 'eth2']],
      [['edge2', 'eth2']],
      [['edge1', 'eth3']],
      [['edge2', 'eth3']],
    ])
    const established = (router: RunningRouter) =>
      states(router).then(all => all.filter(each => each.endsWith(' Established')))
    await eventually(() => established(edge1!), [`${ipv4} 172.20.0.2 Established`])
    await eventually(() => established(edge2!), [`${ipv4} 172.20.0.1 Established`])
  })
})
