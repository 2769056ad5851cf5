import { blockRange, formatBlock } from '../../src/fabric/pool.ts'
import { overlap } from '../../src/net/prefix.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'No two pools of a cluster have an address in common, nor two blocks of a pool.',
  why: 'LB-IPAM marks the pool that was created later as conflicting and hands out no address of it any more, whatever the selectors of the two say',
  see: [
    'Cilium documentation, LB IPAM, "Conflicts"',
    'Cilium: CiliumLoadBalancerIPPool blocks, condition cilium.io/PoolConflict',
    'cilium/cilium#46051',
  ],
  messages: {
    pools: '{block} of {pool} overlaps {otherBlock} of {other}',
    blocks: '{pool} has {block} and {otherBlock}, which overlap',
  },

  check(network, report) {
    for (const { pools } of network.clusters) {
      const blocks = pools.flatMap(pool => pool.blocks.map(block => ({ pool, block, range: blockRange(block) })))
      for (const [i, later] of blocks.entries())
        for (const earlier of blocks.slice(0, i)) {
          // Two documents of one name are one pool, said twice.
          const isSamePool = earlier.pool === later.pool
          if (!isSamePool && earlier.pool.name === later.pool.name) continue
          if (!earlier.range || !later.range || !overlap(earlier.range, later.range)) continue
          const [block, otherBlock] = [formatBlock(later.block), formatBlock(earlier.block)]
          const where = {
            on: later.block,
            related: [
              { on: earlier.block, message: isSamePool ? 'the other one' : `${earlier.pool.name} has it here` },
            ],
            help: 'let each address stand in one block only',
          }
          if (isSamePool) report({ ...where, message: 'blocks', data: { pool: later.pool.name, block, otherBlock } })
          else
            report({
              ...where,
              message: 'pools',
              data: { pool: later.pool.name, block, other: earlier.pool.name, otherBlock },
              // Cilium compares disabled pools too; but who disables one may be about to take it away.
              ...((earlier.pool.disabled || later.pool.disabled) && { severity: 'warning' as const }),
            })
        }
    }
  },

  bad: [
    `
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: internal
spec:
  blocks:
    - cidr: 10.20.0.0/16
      ~~~~~~~~~~~~~~~~~~ internal has it here
  serviceSelector:
    matchLabels:
      reach: internal
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: public
spec:
  blocks:
    - start: 10.20.30.10
      ^^^^^^^^^^^^^^^^^^ 10.20.30.10-10.20.30.99 of public overlaps 10.20.0.0/16 of internal
      stop: 10.20.30.99
  serviceSelector:
    matchLabels:
      reach: public
`,
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
      ~~~~~~~~~~~~~~~~~~~~ the other one
    - cidr: 203.0.113.128/25
      ^^^^^^^^^^^^^^^^^^^^^^ vips has 203.0.113.128/25 and 203.0.113.0/24, which overlap
`,
  ],
  good: [
    `
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: internal
spec:
  blocks:
    - cidr: 10.20.0.0/24
    - cidr: 2001:db8:20::/112
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: public
spec:
  blocks:
    - start: 10.20.1.0
      stop: 10.20.1.99
    - cidr: \${PUBLIC_CIDR}
`,
    // One pool in the variants of two overlays.
    `
-- base/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 10.20.0.0/24
-- overlay/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 10.20.0.0/23
`,
  ],
})
