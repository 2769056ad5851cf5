import { choosesEverything } from '../../src/net/selector.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'Where there are several pools, each says for which Services it is.',
  why: 'A pool without serviceSelector is for every Service, also for those of the other pools: which of the two gives the address is not said',
  see: ['Cilium: CiliumLoadBalancerIPPool serviceSelector', 'Cilium documentation, LB IPAM, "Service Selectors"'],
  messages: {
    everything: '{pool} is for every Service, also for those that {other} selects',
  },

  check(network, report) {
    for (const { pools } of network.clusters) {
      const enabled = pools.filter(({ disabled }) => disabled !== true)
      const isForAll = (pool: (typeof pools)[number]) =>
        pool.serviceSelector ? choosesEverything(pool.serviceSelector) : !pool.origin.fields?.['serviceSelector']
      const other = enabled.find(pool => pool.serviceSelector && !isForAll(pool))
      if (!other) continue
      for (const pool of enabled.filter(isForAll))
        report({
          on: pool,
          field: 'name',
          message: 'everything',
          data: { pool: pool.name, other: other.name },
          related: [{ on: other, field: 'serviceSelector', message: `${other.name} is for these` }],
          help: 'add a serviceSelector that leaves out the Services of the other pool',
        })
    }
  },

  bad: [
    `
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: default
        ^^^^^^^ default is for every Service, also for those that public selects
spec:
  blocks:
    - cidr: 10.20.0.0/24
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: public
spec:
  blocks:
    - cidr: 203.0.113.0/26
  serviceSelector:
    matchLabels: { reach: public }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ public is for these
`,
  ],
  good: [
    // One pool, or several that are all for everything.
    `
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: v4
spec:
  blocks:
    - cidr: 10.20.0.0/24
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: v6
spec:
  blocks:
    - cidr: 2001:db8:20::/112
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: spare
spec:
  disabled: true
  blocks:
    - cidr: 10.30.0.0/24
  serviceSelector:
    matchLabels: { reach: public }
`,
    `
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: internal
spec:
  blocks:
    - cidr: 10.20.0.0/24
  serviceSelector:
    matchExpressions: [{ key: reach, operator: NotIn, values: [public] }]
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: public
spec:
  blocks:
    - cidr: 203.0.113.0/26
  serviceSelector:
    matchLabels: { reach: public }
`,
  ],
})
