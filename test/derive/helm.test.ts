import { expect, test } from 'vitest'
import { derive } from '../../src/derive/derive.ts'
import type { ClusterOptions } from '../../src/dsl/cluster.ts'
import {
  autonomousSystem,
  cluster,
  fabric,
  l2Announcement,
  peering,
  podCidrs,
  router,
  service,
  subnet,
} from '../../src/dsl/index.ts'
import type { Helm } from '../../src/fabric/cluster.ts'

const [v4, v6] = [subnet('192.0.2.0/24'), subnet('2001:db8:1::/64')]

/** The Helm values of a cluster whose nodes announce their parts of the pod network. */
function announcingPods(options: Partial<ClusterOptions>): Helm {
  const lab = cluster('lab', {
    as: autonomousSystem(65001),
    cilium: '1.20',
    nodes: { one: [v4.address(11), v6.address(11)] },
    podCidrs: ['10.1.0.0/16', '10.2.0.0/16', 'fd00:1::/56'],
    ...options,
  })
  const tor = router('tor', {
    as: autonomousSystem(65000),
    frr: '10.3',
    interfaces: { eth0: [v4.address(1), v6.address(1)] },
  })
  const description = fabric({ peerings: [peering({ between: [lab.nodes, tor], advertise: [podCidrs()] })] })
  return derive(description).fragment.clusters[0]!.helm!
}

test('agents wait for the pod network of each family that they announce', () => {
  expect(announcingPods({ ipam: 'kubernetes' })).toMatchObject({ requireIpv4PodCidr: true, requireIpv6PodCidr: true })
  expect(announcingPods({ ipam: 'cluster-pool' })).not.toHaveProperty('requireIpv6PodCidr')
})

test('the operator hands out all of the pod networks', () => {
  expect(announcingPods({ ipam: 'cluster-pool' })).toMatchObject({
    clusterPoolIpv4PodCidrs: ['10.1.0.0/16', '10.2.0.0/16'],
    clusterPoolIpv6PodCidrs: ['fd00:1::/56'],
  })
})

test.each([
  [50, undefined],
  [51, 11],
])('the leases of %i Services, renewed by default, take a limit of %s queries a second', (services, limit) => {
  const lab = cluster('lab', { cilium: '1.20', nodes: { one: v4.address(11) } })
  const description = fabric({
    announce: [l2Announcement('l2', { nodes: lab.nodes })],
    expose: Array.from({ length: services }, (_, i) => service(`web${i}`, { in: lab, labels: {} })),
  })
  expect(derive(description).fragment.clusters[0]!.helm!.clientQps).toBe(limit)
})
