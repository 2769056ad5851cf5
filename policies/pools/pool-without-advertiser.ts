import { serviceEntries } from '../../src/fabric/load-balancer.ts'
import { blockRange } from '../../src/fabric/pool.ts'
import { overlap, rangeOf } from '../../src/net/prefix.ts'
import { type Network, policy, type Pool } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Somebody announces the addresses of a pool.',
  why: 'LB-IPAM only writes the address into the Service; without BGP or L2 announcements no packet from outside finds it',
  see: ['Cilium documentation, LB IPAM', 'Cilium: CiliumBGPAdvertisement, CiliumL2AnnouncementPolicy'],
  messages: {
    silent: '{pool} hands out addresses, but no BGP advertisement and no L2 policy announces them',
  },

  check(network, report) {
    // What announces them may lie in other files.
    if (!network.isComplete) return
    for (const cluster of network.clusters) {
      const { pools, l2Policies, metalLbPools = [] } = cluster
      const isAnnounced =
        serviceEntries(cluster, 'LoadBalancerIP').length > 0 || l2Policies.length > 0 || metalLbPools.length > 0
      if (isAnnounced || cluster.isPartial) continue
      for (const pool of pools)
        if (!pool.disabled && !hasStaticRoute(pool, network))
          report({
            on: pool,
            field: 'name',
            message: 'silent',
            data: { pool: pool.name },
            help: 'add a CiliumBGPAdvertisement of type Service with addresses: [LoadBalancerIP], or a CiliumL2AnnouncementPolicy with loadBalancerIPs: true',
          })
    }
  },

  bad: [
    `
complete
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
        ^^^^ vips hands out addresses, but no BGP advertisement and no L2 policy announces them
spec:
  blocks:
    - cidr: 203.0.113.0/24
`,
  ],
  good: [
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
`,
    `
complete
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
`,
    // A router has a route to it.
    `
complete
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
-- tor0/frr.conf --
frr version 8.4
ip route 203.0.113.0/24 10.0.0.11
`,
  ],
})

/** Whether a router is told by hand where the addresses of a pool are. */
function hasStaticRoute({ blocks }: Pool, { routers }: Network): boolean {
  const prefixes = routers.flatMap(({ staticRoutes }) => staticRoutes.map(({ prefix }) => prefix))
  return blocks.some(block => {
    const range = blockRange(block)
    return prefixes.some(prefix => prefix.length > 0 && range && overlap(range, rangeOf(prefix)))
  })
}
