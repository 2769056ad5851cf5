import { routersOf } from '../../src/fabric/infrastructure.ts'
import { blockRange, formatBlock } from '../../src/fabric/pool.ts'
import { overlap } from '../../src/net/prefix.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'Only one allocator hands out an address.',
  why: 'Each allocator knows only its own Services, so both give away the same address, and the network sends to whichever it learned last',
  see: ['Cilium: CiliumLoadBalancerIPPool blocks', 'MetalLB: IPAddressPool spec.addresses'],
  messages: {
    metallb: '{block} of {pool} overlaps {otherBlock} of {other}, a pool of MetalLB',
    cluster:
      '{block} of {pool} overlaps {otherBlock} of {other} in cluster {cluster}; both clusters announce to {router}',
  },

  check(network, report) {
    const { clusters } = network
    for (const [i, cluster] of clusters.entries()) {
      const routers = routersOf(cluster, network)
      const others = clusters.slice(0, i).flatMap(other => {
        const router = routersOf(other, network).find(each => routers.includes(each))
        return router ? other.pools.map(pool => ({ pool, cluster: other.name, router: router.name })) : []
      })
      for (const pool of cluster.pools)
        for (const block of pool.blocks) {
          const range = blockRange(block)
          const find = <T extends { readonly pool: (typeof cluster.pools)[number] }>(owners: readonly T[]) =>
            owners
              .flatMap(owner => owner.pool.blocks.map(theirs => ({ owner, theirs, taken: blockRange(theirs) })))
              .find(({ taken }) => range && taken && overlap(range, taken))
          const metalLb = find((cluster.metalLbPools ?? []).map(each => ({ pool: each })))
          const other = find(others)
          const data = { pool: pool.name, block: formatBlock(block) }
          const help = 'divide the network between the two'
          if (metalLb)
            report({
              on: block,
              message: 'metallb',
              data: { ...data, other: metalLb.owner.pool.name, otherBlock: formatBlock(metalLb.theirs) },
              related: [{ on: metalLb.theirs, message: 'MetalLB hands it out too' }],
              help,
            })
          if (other)
            report({
              on: block,
              message: 'cluster',
              data: {
                ...data,
                other: other.owner.pool.name,
                otherBlock: formatBlock(other.theirs),
                cluster: other.owner.cluster,
                router: other.owner.router,
              },
              related: [{ on: other.theirs, message: `${other.owner.cluster} hands it out too` }],
              help,
            })
        }
    }
  },

  bad: [
    `
-- cluster/cilium.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 192.168.10.0/25
      ^^^^^^^^^^^^^^^^^^^^^ 192.168.10.0/25 of vips overlaps 192.168.10.100-192.168.10.200 of lan, a pool of MetalLB
-- cluster/metallb.yaml --
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: lan
  namespace: metallb-system
spec:
  addresses:
    - 192.168.10.100-192.168.10.200
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ MetalLB hands it out too
`,
    `
-- clusters/blue/cilium.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: bgp
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
---
apiVersion: v1
kind: Node
metadata:
  name: blue1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: blue
spec:
  blocks:
    - cidr: 203.0.113.0/25
      ~~~~~~~~~~~~~~~~~~~~ blue hands it out too
-- clusters/green/cilium.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: bgp
spec:
  bgpInstances:
    - name: main
      localASN: 65002
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
---
apiVersion: v1
kind: Node
metadata:
  name: green1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.21
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: green
spec:
  blocks:
    - cidr: 203.0.113.64/26
      ^^^^^^^^^^^^^^^^^^^^^ 203.0.113.64/26 of green overlaps 203.0.113.0/25 of blue in cluster blue; both clusters announce to tor0
-- routers/tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.21 remote-as 65002
exit
`,
  ],
  good: [
    // Two clusters that share no router may be anywhere.
    `
-- clusters/blue/cilium.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: bgp
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
---
apiVersion: v1
kind: Node
metadata:
  name: blue1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: blue
spec:
  blocks:
    - cidr: 203.0.113.0/25
-- clusters/green/cilium.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: bgp
spec:
  bgpInstances:
    - name: main
      localASN: 65002
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.7.0.1
---
apiVersion: v1
kind: Node
metadata:
  name: green1
status:
  addresses:
    - type: InternalIP
      address: 10.7.0.21
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: green
spec:
  blocks:
    - cidr: 203.0.113.64/26
-- routers/tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
    `
-- cluster/cilium.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 192.168.10.0/26
-- cluster/metallb.yaml --
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: lan
  namespace: metallb-system
spec:
  addresses:
    - 192.168.10.100-192.168.10.200
`,
  ],
})
