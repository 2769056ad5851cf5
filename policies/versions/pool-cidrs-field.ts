import { policy, releaseSaid, runsAtLeast } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A pool lists its addresses as blocks, not as cidrs.',
  why: 'The field cidrs is gone since Cilium 1.16: the API server drops it without a word, the pool is empty, and Services wait for an address for ever',
  see: ['Cilium: CiliumLoadBalancerIPPool blocks', 'cilium/cilium#28590', 'cilium/cilium#33151'],
  messages: { renamed: 'Cilium {version} has no field cidrs in {pool}; it is called blocks' },

  // Of cilium.io/v2 the reader tells.
  check(network, report) {
    for (const cluster of network.clusters)
      for (const pool of cluster.pools)
        if (pool.origin.fields?.['cidrs'] && runsAtLeast(cluster, '1.16'))
          report({
            on: pool,
            field: 'cidrs',
            message: 'renamed',
            data: { version: cluster.cilium!, pool: pool.name },
            related: releaseSaid(cluster),
            help: 'blocks',
          })
  },

  bad: [
    `
cilium 1.17
-- cluster/pool.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  cidrs:
  ^^^^^ Cilium 1.17 has no field cidrs in vips; it is called blocks
    - cidr: 203.0.113.0/24
`,
    `
cilium 1.18
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  cidrs:
  ^^^^^ there is no field cidrs here
    - cidr: 203.0.113.0/24
`,
  ],
  good: [
    `
cilium 1.17
-- cluster/pool.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
`,
    `
cilium 1.14
-- cluster/pool.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  cidrs:
    - cidr: 203.0.113.0/24
`,
  ],
})
