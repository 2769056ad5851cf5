/** Random descriptions, made of plain parameters so that a failing one can be read: most of them are sound networks. */
import fc from 'fast-check'
import {
  at,
  autonomousSystem,
  blackhole,
  cluster,
  externalAddresses,
  fabric,
  filter,
  gateway,
  interfaceAddresses,
  loadBalancerAddresses,
  node,
  peering,
  permit,
  podCidrs,
  pool,
  range,
  router,
  secret,
  service,
  subnet,
  within,
  type Advertise,
} from '../../src/dsl/index.ts'
import type { Description } from '../../src/dsl/fabric.ts'
import type { Router } from '../../src/dsl/router.ts'

const clusterParameters = fc.record({
  /** Asks of its release what it may not have. */
  careless: fc.integer({ min: 0, max: 9 }).map(n => n === 0),
  cilium: fc.constantFrom('1.10', '1.11', '1.12', '1.13', '1.14', '1.15', '1.16', '1.17', '1.18', '1.19', '1.20'),
  oldest: fc.boolean(),
  nodes: fc.integer({ min: 1, max: 6 }),
  versions: fc.constantFrom('v4', 'v6', 'dual'),
  sameAs: fc.boolean(),
  pools: fc.integer({ min: 1, max: 3 }),
  byRange: fc.boolean(),
  firstAndLast: fc.option(fc.boolean(), { nil: undefined }),
  pods: fc.boolean(),
  external: fc.boolean(),
  loopbackInterface: fc.boolean(),
  aggregate: fc.option(fc.integer({ min: 20, max: 31 }), { nil: undefined }),
  communities: fc.boolean(),
  localPreference: fc.option(fc.integer({ min: 0, max: 4294967295 }), { nil: undefined }),
  password: fc.boolean(),
  hold: fc.constantFrom(3, 9, 30, 90, 180),
  connectRetry: fc.option(fc.integer({ min: 1, max: 120 }), { nil: undefined }),
  restart: fc.option(fc.integer({ min: 1, max: 4095 }), { nil: undefined }),
  listen: fc.boolean(),
  listenPort: fc.option(fc.constantFrom(179, 1790), { nil: undefined }),
  overrides: fc.boolean(),
  racks: fc.boolean(),
  accept: fc.boolean(),
  gateway: fc.boolean(),
})

export type ClusterParameters = typeof clusterParameters extends fc.Arbitrary<infer T> ? T : never

const parameters = fc.record({
  clusters: fc.array(clusterParameters, { minLength: 0, maxLength: 2 }),
  routers: fc.integer({ min: 1, max: 3 }),
  frr: fc.constantFrom('7.5', '8.2', '8.4', '9.1', '10.0', '10.3', '10.5', '10.7'),
  profile: fc.constantFrom('traditional' as const, 'datacenter' as const),
  between: fc.constantFrom('none', 'internal', 'unnumbered', 'loopback'),
  reflect: fc.boolean(),
  redistribute: fc.boolean(),
  originate: fc.boolean(),
  defaultRoute: fc.boolean(),
})

export type Parameters = typeof parameters extends fc.Arbitrary<infer T> ? T : never

/** The parameters of a network, and the description that they make. */
export const networks: fc.Arbitrary<Parameters> = parameters

export function networkOf({ clusters, ...given }: Parameters): Description {
  const transit = subnet('198.18.0.0/24')
  const lans = clusters.map((_, n) => ({ v4: subnet(`10.${n}.0.0/24`), v6: subnet(`fd00:${n}::/64`) }))
  const spread = given.between === 'unnumbered'
  const routers = Array.from({ length: given.routers }, (_, i) =>
    router(`r${i + 1}`, {
      as: autonomousSystem(spread ? 65000 + i : 65000),
      frr: given.frr,
      profile: given.profile,
      loopback: [`10.255.0.${i + 1}`, `fd00:ff::${i + 1}`],
      interfaces: {
        transit: transit.address(i + 1),
        ...Object.fromEntries(lans.map(({ v4, v6 }, n) => [`lan${n}`, [v4.address(i + 1), v6.address(i + 1)]])),
      },
      ...(given.redistribute && { redistribute: ['connected' as const, 'static' as const] }),
      ...(given.originate && {
        originate: [`172.16.${i}.0/24`, '2001:db8:1::/48'],
        routes: [blackhole('172.20.0.0/14')],
      }),
    }),
  )
  const sides = clusters.map((each, n) => clusterSide(each, n, lans[n]!, routers))
  return fabric({
    name: 'random',
    routers,
    clusters: sides.map(side => side.cluster),
    peerings: [...sides.flatMap(side => side.peerings), ...betweenRouters(given, routers)],
  })
}

function betweenRouters({ between, reflect, defaultRoute }: Omit<Parameters, 'clusters'>, routers: readonly Router[]) {
  const [first, ...rest] = routers
  if (!first || rest.length === 0 || between === 'none') return []
  if (between === 'unnumbered')
    return rest.map((each, i) =>
      peering({
        between: [first.port(`eth${i}`), each.port('eth9')],
        ends: defaultRoute ? [at(first, { defaultOriginate: true })] : [],
      }),
    )
  if (between === 'loopback')
    return [peering({ between: [routers, routers], over: 'loopback', password: secret('mesh') })]
  return [
    peering({ between: [first, rest], gracefulRestart: true, ends: reflect ? [at(first, { reflectTo: true })] : [] }),
  ]
}

function minorOf({ cilium }: ClusterParameters): number {
  return Number(cilium.split('.')[1])
}

function isMetalLb(given: ClusterParameters): boolean {
  return minorOf(given) < 12 || (given.oldest && minorOf(given) <= 16)
}

/** Without what the release, or the way it is told of BGP, can't say. */
function sayable(given: ClusterParameters): ClusterParameters {
  const minor = minorOf(given)
  const metallb = isMetalLb(given)
  const old = metallb || minor < 16 || (given.oldest && minor <= 18)
  return {
    ...given,
    ...(minor < 15 && { password: false, firstAndLast: undefined, byRange: false, gateway: false }),
    ...(metallb && {
      versions: 'v4',
      pods: false,
      racks: false,
      overrides: false,
      listenPort: undefined,
      password: false,
      firstAndLast: undefined,
      pools: 1,
    }),
    ...(old && {
      hold: 90,
      connectRetry: undefined,
      restart: undefined,
      communities: false,
      localPreference: undefined,
      aggregate: undefined,
      external: false,
    }),
    ...(minor < 16 && { listenPort: undefined }),
    ...(minor < 19 && { loopbackInterface: false }),
  }
}

function clusterSide(
  asked: ClusterParameters,
  n: number,
  lan: { v4: ReturnType<typeof subnet>; v6: ReturnType<typeof subnet> },
  routers: readonly Router[],
) {
  const given = asked.careless ? asked : sayable(asked)
  const system = autonomousSystem(given.sameAs ? 65000 : 65100 + n)
  const names = Array.from({ length: given.nodes }, (_, i) => `node${n}-${i}`)
  const k8s = cluster(`c${n}`, {
    as: system,
    cilium: given.cilium,
    ...(given.oldest && { api: oldest(given.cilium) }),
    ...(given.listenPort !== undefined && { listenPort: given.listenPort }),
    ...(given.pods && { ipam: 'kubernetes' as const, podCidrs: [`10.${100 + n}.0.0/16`, `fd00:${100 + n}::/48`] }),
    serviceCidrs: `10.${200 + n}.0.0/16`,
    nodes: Object.fromEntries(
      names.map((name, i) => [
        name,
        node({
          addresses: [
            ...(given.versions === 'v6' ? [] : [lan.v4.address(10 + i)]),
            ...(given.versions === 'v4' ? [] : [lan.v6.address(10 + i)]),
          ],
          ...(given.racks && { rack: `rack${i % 2}` }),
          ...(given.pods && i % 2 === 0 && { podCidrs: [`10.${100 + n}.${i}.0/24`] }),
          ...(given.overrides && i === 0 && { routerId: `192.0.2.${n + 1}`, labels: { special: 'yes' } }),
        }),
      ]),
    ),
  })
  const label = { expose: 'yes' }
  const v4Blocks = given.versions !== 'v6'
  const pools = Array.from({ length: given.pools }, (_, i) =>
    pool(`pool${i}`, {
      in: k8s,
      blocks: v4Blocks
        ? [
            given.byRange && i === 0
              ? range(`172.${16 + n}.${i}.3`, `172.${16 + n}.${i}.77`)
              : `172.${16 + n}.${i}.0/26`,
            ...(given.versions === 'dual' ? [`fd00:${16 + n}:${i}::/112`] : []),
          ]
        : [`fd00:${16 + n}:${i}::/112`],
      ...(given.firstAndLast !== undefined && { firstAndLast: given.firstAndLast }),
      ...(i > 0 && { of: { pool: `p${i}` } }),
    }),
  )
  service('web', { in: k8s, namespace: 'shop', labels: label, ...(v4Blocks && { address: pools[0]!.address(3) }) })
  if (given.gateway) gateway('edge', { in: k8s, labels: { ...label, team: 'edge' } })
  const attributes = {
    ...(given.communities && { communities: ['65000:1', '65000:2', '4200000000:1:2', 'no-export'] as const }),
    ...(given.localPreference !== undefined && { localPreference: given.localPreference }),
  }
  const advertise: Advertise[] = [
    // The first CiliumBGPPeeringPolicy knew of no Services, and MetalLB of nothing else.
    ...(minorOf(given) === 12 && !isMetalLb(given) && !given.careless
      ? []
      : [
          loadBalancerAddresses({
            from: pools,
            ...((!isMetalLb(given) || given.careless) && { of: label }),
            ...attributes,
            ...(given.aggregate !== undefined && { aggregate: { ipv4: given.aggregate } }),
          }),
        ]),
    ...(given.pods ? [podCidrs(attributes)] : []),
    ...(given.external ? [externalAddresses({ of: label, prefixes: [`192.0.${n + 10}.0/29`] })] : []),
    ...(given.loopbackInterface ? [interfaceAddresses({ interface: 'lo', prefixes: [`192.0.${n + 20}.0/24`] })] : []),
  ]
  const accept = filter(`FROM-C${n}`, [
    permit({ prefixes: pools, communities: given.communities ? ['65000:1'] : [] }, { localPreference: 120 }),
    permit({ prefixes: [within('10.0.0.0/8', { from: 24, to: 26 })] }),
  ])
  const shared = {
    advertise,
    timers: { hold: given.hold, ...(given.connectRetry !== undefined && { connectRetry: given.connectRetry }) },
    listen: given.listen,
    ...(given.restart !== undefined && { gracefulRestart: given.restart }),
    ...(given.password && { password: secret(`bgp-${n}`) }),
    ...(given.accept && { accept }),
  }
  const sets =
    given.racks && given.nodes > 1
      ? [k8s.nodes.where({ rack: 'rack0' }), k8s.nodes.where({ rack: 'rack1' })]
      : [k8s.nodes]
  return {
    cluster: k8s,
    peerings: sets.map((nodes, i) => peering({ between: [nodes, i === 0 ? routers : routers[0]!], ...shared })),
  }
}

function oldest(cilium: string): 'metallb' | 'peering-policy' | 'v2' {
  const minor = Number(cilium.split('.')[1])
  return minor <= 16 ? 'metallb' : minor <= 18 ? 'peering-policy' : 'v2'
}
