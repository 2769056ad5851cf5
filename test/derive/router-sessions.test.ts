import { expect, test } from 'vitest'
import { derive } from '../../src/derive/derive.ts'
import { autonomousSystem, fabric, peering, route, router, subnet, type RouterOptions } from '../../src/index.ts'
import { formatAddress, formatCidr } from '../../src/net/prefix.ts'

const lans = [subnet('192.0.2.0/24'), subnet('198.51.100.0/24')] as const

/** Routers on two LANs, each with a loopback. */
function edge(n: number, options: Partial<RouterOptions> = {}) {
  return router(`edge${n}`, {
    as: autonomousSystem(65001),
    frr: '10.3',
    loopback: `10.0.0.${n}`,
    interfaces: { eth0: lans[0].address(n), eth1: lans[1].address(n) },
    ...options,
  })
}

function staticRoutes(of: ReturnType<typeof derive>): string[] {
  return of.fragment.routers.flatMap(({ name, staticRoutes }) =>
    staticRoutes!.map(({ prefix, via }) => {
      const next = typeof via === 'string' ? via : 'address' in via ? formatAddress(via.address) : via.interface
      return `${name}: ${formatCidr(prefix)} ${next}`
    }),
  )
}

test('a loopback peer is reached by every subnet shared with it', () => {
  const derived = derive(fabric({ peerings: [peering({ between: [edge(1), edge(2)], over: 'loopback' })] }))
  expect(staticRoutes(derived)).toEqual([
    'edge1: 10.0.0.2/32 192.0.2.2',
    'edge1: 10.0.0.2/32 198.51.100.2',
    'edge2: 10.0.0.1/32 192.0.2.1',
    'edge2: 10.0.0.1/32 198.51.100.1',
  ])
})

test('a route of the description to the loopback is left alone', () => {
  const one = edge(1, { routes: [route('10.0.0.0/24', { address: '192.0.2.2' })] })
  const derived = derive(fabric({ peerings: [peering({ between: [one, edge(2)], over: 'loopback' })] }))
  expect(staticRoutes(derived).filter(each => each.startsWith('edge1'))).toEqual(['edge1: 10.0.0.0/24 192.0.2.2'])
})

test('peers on a shared subnet need no route', () => {
  expect(staticRoutes(derive(fabric({ peerings: [peering({ between: [edge(1), edge(2)] })] })))).toEqual([])
})

test('in a mesh of two systems, only the sessions that leave the system are filtered', () => {
  const all = [edge(1), edge(2), edge(3, { as: autonomousSystem(65003) })]
  const { fragment } = derive(fabric({ peerings: [peering({ between: [all, all] })] }))
  const { groups, neighbors } = fragment.routers[0]!.bgp!
  const filtered = neighbors.map(({ settings: { description }, group }) => {
    const { families, remoteAsn } = groups.find(({ name }) => name === group)!.settings
    const { routeMapIn, routeMapOut } = families!['ipv4-unicast']!
    return [description, remoteAsn, routeMapIn, routeMapOut]
  })
  expect(filtered).toEqual([
    ['edge2', 65001, undefined, undefined],
    ['edge3', 65003, 'KNOWN', 'KNOWN'],
  ])
})
