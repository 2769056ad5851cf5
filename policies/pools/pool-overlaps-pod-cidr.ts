import { podNetworks } from '../../src/fabric/infrastructure.ts'
import { blockRange, formatBlock } from '../../src/fabric/pool.ts'
import { overlap, rangeOf } from '../../src/net/prefix.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'No pool has addresses of pods.',
  why: 'A Service and a pod get the same address, and whoever sends to it reaches the one or the other',
  see: [
    'Cilium: CiliumLoadBalancerIPPool blocks',
    'Cilium: Helm values ipam.operator.clusterPoolIPv4PodCIDRList, clusterPoolIPv6PodCIDRList',
    'Kubernetes: Node spec.podCIDRs',
  ],
  messages: {
    pods: '{block} of {pool} overlaps {cidr}, {what}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const networks = podNetworks(cluster)
      for (const pool of cluster.pools)
        for (const block of pool.blocks) {
          const range = blockRange(block)
          const pods = networks.find(({ prefix }) => range && overlap(range, rangeOf(prefix)))
          if (!pods) continue
          report({
            on: block,
            message: 'pods',
            data: { pool: pool.name, block: formatBlock(block), cidr: pods.prefix, what: pods.what },
            related: [
              { on: pods.on, ...(pods.field !== undefined && { field: pods.field }), message: 'pods live here' },
            ],
            help: 'give the pool a network that nothing else has',
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
    - cidr: 10.42.200.0/24
      ^^^^^^^^^^^^^^^^^^^^ 10.42.200.0/24 of vips overlaps 10.42.0.0/16, a network that nodes get their pod networks from
-- cluster/values.yaml --
kubeProxyReplacement: true
ipam:
  mode: cluster-pool
  operator:
    clusterPoolIPv4PodCIDRList: [10.42.0.0/16]
                                ~~~~~~~~~~~~~~ pods live here
`,
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - start: 10.244.1.200
      ^^^^^^^^^^^^^^^^^^^ 10.244.1.200-10.244.1.250 of vips overlaps 10.244.1.0/24, the pod network of kube1
      stop: 10.244.1.250
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
spec:
  podCIDR: 10.244.1.0/24
           ~~~~~~~~~~~~~ pods live here
`,
  ],
  good: [
    // With cluster-pool Cilium takes no notice of the podCIDR of Nodes.
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 10.244.1.0/24
-- cluster/values.yaml --
kubeProxyReplacement: true
ipam:
  mode: cluster-pool
  operator:
    clusterPoolIPv4PodCIDRList: [10.42.0.0/16]
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
spec:
  podCIDR: 10.244.1.0/24
`,
  ],
})
