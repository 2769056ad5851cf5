import { serviceNetworks } from '../../src/fabric/infrastructure.ts'
import { nameOf } from '../../src/fabric/load-balancer.ts'
import { blockRange, formatBlock, isIn } from '../../src/fabric/pool.ts'
import { formatCidr, overlap, rangeOf } from '../../src/net/prefix.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'No pool has addresses of the Service network.',
  why: 'Kubernetes and LB-IPAM hand out addresses without knowing of each other, so one Service gets as ClusterIP what another has as EXTERNAL-IP, and nodes send to the wrong one',
  see: [
    'Cilium: CiliumLoadBalancerIPPool blocks',
    'Kubernetes: kube-apiserver --service-cluster-ip-range, ServiceCIDR',
  ],
  messages: {
    network: '{block} of {pool} overlaps {cidr}, where ClusterIPs come from',
    address: '{block} of {pool} contains {address}, the ClusterIP of {service}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const services = serviceNetworks(cluster)
      for (const pool of cluster.pools)
        for (const block of pool.blocks) {
          const range = blockRange(block)
          if (!range) continue
          const data = { pool: pool.name, block: formatBlock(block) }
          const help = 'give the pool a network that nothing else has'
          const taken = cluster.services
            .flatMap(service => (service.clusterIps ?? []).map(address => ({ service, address })))
            .find(({ address }) => isIn(range, address))
          const found = services.find(({ prefix }) => overlap(range, rangeOf(prefix)))
          if (taken)
            report({
              on: block,
              message: 'address',
              data: { ...data, address: taken.address, service: nameOf(taken.service) },
              related: [{ on: taken.service, field: 'clusterIps', message: 'given to it already' }],
              help,
            })
          else if (found)
            report({
              on: block,
              message: 'network',
              data: { ...data, cidr: found.prefix },
              related: [
                {
                  on: found.on,
                  ...(found.field !== undefined && { field: found.field }),
                  message:
                    found.guess === undefined
                      ? `${formatCidr(found.prefix)} is of Services`
                      : 'one of these ClusterIPs',
                },
              ],
              help,
              likely: found.guess,
            })
        }
    }
  },

  bad: [
    `
-- cluster/networks.yaml --
apiVersion: networking.k8s.io/v1
kind: ServiceCIDR
metadata:
  name: kubernetes
spec:
  cidrs:
    - 10.96.0.0/12
      ~~~~~~~~~~~~ 10.96.0.0/12 is of Services
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - start: 10.100.0.10
      ^^^^^^^^^^^^^^^^^^ 10.100.0.10-10.100.0.99 of vips overlaps 10.96.0.0/12, where ClusterIPs come from
      stop: 10.100.0.99
`,
    // As \`kubectl get services -A -o yaml\` has it: the network is not said, but where the ClusterIPs lie.
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumLoadBalancerIPPool
metadata:
  name: cilium-pool
spec:
  blocks:
    - cidr: 10.10.200.0/29
      ^^^^^^^^^^^^^^^^^^^^ 10.10.200.0/29 of cilium-pool overlaps 10.10.0.0/16, where ClusterIPs come from
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: kubernetes
spec:
  clusterIP: 10.10.0.1
             ~~~~~~~~~ one of these ClusterIPs
  ports:
    - port: 443
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  clusterIP: 10.10.179.33
  ports:
    - port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: mail
spec:
  clusterIP: 10.10.197.106
  ports:
    - port: 25
`,
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 10.43.0.0/24
      ^^^^^^^^^^^^^^^^^^ 10.43.0.0/24 of vips contains 10.43.0.10, the ClusterIP of kube-system/kube-dns
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: kube-dns
  namespace: kube-system
spec:
  clusterIP: 10.43.0.10
             ~~~~~~~~~~ given to it already
  ports:
    - port: 53
      protocol: UDP
`,
  ],
  good: [
    `
-- cluster/networks.yaml --
apiVersion: networking.k8s.io/v1
kind: ServiceCIDR
metadata:
  name: kubernetes
spec:
  cidrs:
    - 10.96.0.0/12
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 10.112.0.0/24
`,
    // Two ClusterIPs tell nothing of the network they come from.
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 10.10.200.0/29
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: kubernetes
spec:
  clusterIP: 10.10.0.1
---
apiVersion: v1
kind: Service
metadata:
  name: headless
spec:
  clusterIP: None
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  clusterIP: 10.10.254.33
`,
  ],
})
