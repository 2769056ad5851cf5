import { takenAddresses } from '../../src/fabric/infrastructure.ts'
import { blockRange, formatBlock, isIn } from '../../src/fabric/pool.ts'
import { formatAddress } from '../../src/net/prefix.ts'
import { listed, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'No pool has the address of a node or a router.',
  why: 'When a Service gets that address, the traffic of the node or the BGP session of the router ends at the Service',
  see: ['Cilium: CiliumLoadBalancerIPPool blocks', 'Cilium: CiliumBGPClusterConfig peers[].peerAddress'],
  messages: {
    contains: '{block} of {pool} contains {owners}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const taken = takenAddresses(cluster, network)
      for (const pool of cluster.pools)
        for (const block of pool.blocks) {
          const range = blockRange(block)
          const inside = taken.filter(({ address }) => range && isIn(range, address))
          const owners = new Map(inside.map(each => [formatAddress(each.address), each.owner]))
          const [first] = inside
          if (!first) continue
          report({
            on: block,
            message: 'contains',
            data: {
              pool: pool.name,
              block: formatBlock(block),
              owners: listed(Array.from(owners, ([address, owner]) => `${address} of ${owner}`)),
            },
            related: [
              {
                on: first.on,
                ...(first.field !== undefined && { field: first.field }),
                message: `${formatAddress(first.address)} is here`,
              },
            ],
            help: 'leave these addresses out with start and stop, or give the pool a network of its own',
          })
        }
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
    - cidr: 10.0.0.0/28
      ^^^^^^^^^^^^^^^^^ 10.0.0.0/28 of vips contains 10.0.0.11 of node kube1 and 10.0.0.1 of peer tor0
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
    ~~~~~~~~~~~~~~~~~~ 10.0.0.11 is here
      address: 10.0.0.11
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
    - start: 10.0.0.100
      stop: 10.0.0.199
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
`,
  ],
})
