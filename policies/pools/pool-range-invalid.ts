import { formatBlock } from '../../src/fabric/pool.ts'
import { compareAddress } from '../../src/net/prefix.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A block of a pool is a network, or a first and last address in that order.',
  why: 'The API server lets such a block pass; LB-IPAM then takes no address from it, or others than were meant',
  see: [
    'Cilium: CiliumLoadBalancerIPPool blocks[].cidr, start, stop',
    'Cilium documentation, LB IPAM, "CIDRs, Ranges and reserved IPs"',
  ],
  messages: {
    order: '{pool} has the range {block}, which ends before it starts',
    families: '{pool} has the range {block}, from one address family to the other',
    both: '{pool} has a block with both cidr and {field}; only the network {block} counts',
  },

  check(network, report) {
    for (const pool of network.clusters.flatMap(({ pools }) => pools))
      for (const block of pool.blocks) {
        const data = { pool: pool.name, block: formatBlock(block) }
        if ('cidr' in block) {
          const field = ['start', 'stop'].find(each => block.origin.fields?.[each])
          if (field === undefined) continue
          report({
            on: block,
            field,
            message: 'both',
            data: { ...data, field },
            help: 'write either cidr, or start and stop',
          })
        } else if (block.stop && block.start.version !== block.stop.version)
          report({ on: block, field: 'stop', message: 'families', data, help: 'make it two blocks' })
        else if (block.stop && compareAddress(block.start, block.stop) > 0)
          report({ on: block, field: 'stop', message: 'order', data, help: 'write the lower address as start' })
      }
  },

  bad: [
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - start: 203.0.113.100
      stop: 203.0.113.10
            ^^^^^^^^^^^^ vips has the range 203.0.113.100-203.0.113.10, which ends before it starts
    - start: 203.0.113.200
      stop: 2001:db8::ff
            ^^^^^^^^^^^^ vips has the range 203.0.113.200-2001:db8::ff, from one address family to the other
    - cidr: 198.51.100.0/24
      start: 198.51.100.50
             ^^^^^^^^^^^^^ vips has a block with both cidr and start; only the network 198.51.100.0/24 counts
      stop: 198.51.100.60
    - stop: 203.0.113.250
      ^^^^^^^^^^^^^^^^^^^ holds no address: it needs cidr, or start and stop
    - start: 203.0.113.2x
             ^^^^^^^^^^^^ "203.0.113.2x" is not an IPv4 or IPv6 address
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
    - start: 203.0.113.10
      stop: 203.0.113.100
    - start: 203.0.113.200
    - cidr: 198.51.100.0/24
    - start: \${FIRST}
      stop: \${LAST}
`,
  ],
})
