import { isOfLbIpam, loadBalancers, nameOf, poolsFor } from '../../src/fabric/load-balancer.ts'
import { blockRange, formatBlock, isIn, keepsFirstAndLast, withoutFirstAndLast } from '../../src/fabric/pool.ts'
import type { Address } from '../../src/net/prefix.ts'
import { listed, policy, type Pool } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'An address that a Service asks for is in a pool that selects it.',
  why: 'LB-IPAM gives only addresses of pools that select the Service; a request for another is not met, and the Service stays without it',
  see: [
    'Cilium: annotation lbipam.cilium.io/ips',
    'Cilium documentation, LB IPAM, "Requesting IPs"',
    'Kubernetes: Service spec.loadBalancerIP',
    'cilium/cilium#34099',
    'cilium/cilium#23261',
  ],
  messages: {
    nowhere: '{service} asks for {address}, which is in no pool: {pools}',
    unselected: '{service} asks for {address} of {pool}, which does not select it',
    reserved: '{service} asks for {address}, which {pool} keeps back as the first or last of {block}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { pools, cilium } = cluster
      if (cluster.isPartial || pools.length === 0) continue
      // A pool without blocks is filled by somebody else.
      if (pools.some(({ isPartial, blocks }) => isPartial || blocks.length === 0)) continue
      for (const service of loadBalancers(cluster)) {
        const selecting = poolsFor(service, pools)
        if (!selecting || !isOfLbIpam(service, cluster)) continue
        for (const address of service.addresses) {
          const where = { on: service, field: 'addresses' }
          const data = { service: nameOf(service), address }
          const home = holding(selecting, address)
          const other = holding(pools, address)
          if (home) {
            const isEdge = !isIn(withoutFirstAndLast(home.block)!, address)
            if (isEdge && keepsFirstAndLast(home.pool, cilium) === true)
              report({
                ...where,
                message: 'reserved',
                data: { ...data, pool: home.pool.name, block: formatBlock(home.block) },
                related: [{ on: home.block, message: 'its first and last address are kept back' }],
                help: 'allowFirstLastIPs: "Yes" in the pool, or another address',
              })
          } else if (other)
            report({
              ...where,
              message: 'unselected',
              data: { ...data, pool: other.pool.name },
              related: [
                other.pool.disabled
                  ? { on: other.pool, field: 'disabled', message: 'it is switched off' }
                  : { on: other.pool, field: 'serviceSelector', message: `${other.pool.name} is for these` },
              ],
              help: `label the Service as ${other.pool.name} selects it, or ask for an address of a pool that does`,
            })
          else
            report({
              ...where,
              message: 'nowhere',
              data: {
                ...data,
                pools: listed(pools.map(({ name, blocks }) => `${name} has ${blocks.map(formatBlock).join(', ')}`)),
              },
              related: pools
                .slice(0, 1)
                .map(pool => ({ on: pool, field: 'blocks', message: `${pool.name} has these` })),
              help: 'ask for an address of a pool, or give the pool a block with it',
              ...(!network.isComplete && { severity: 'warning' as const }),
            })
        }
      }
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
spec:
  blocks:
    - cidr: 203.0.113.0/24
    ~~~~~~~~~~~~~~~~~~~~~~ vips has these
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  annotations:
    lbipam.cilium.io/ips: 203.0.114.7
                          ^^^^^^^^^^^ prod/web asks for 203.0.114.7, which is in no pool: vips has 203.0.113.0/24
spec:
  type: LoadBalancer
`,
    `
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: public
spec:
  blocks:
    - cidr: 203.0.113.0/24
  serviceSelector:
    matchLabels: { reach: public }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ public is for these
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: internal
spec:
  blocks:
    - cidr: 10.20.0.0/24
      ~~~~~~~~~~~~~~~~~~ its first and last address are kept back
  allowFirstLastIPs: "No"
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
spec:
  type: LoadBalancer
  loadBalancerIP: 203.0.113.80
                  ^^^^^^^^^^^^ prod/web asks for 203.0.113.80 of public, which does not select it
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
spec:
  gatewayClassName: cilium
  addresses:
    - value: 10.20.0.255
    ^^^^^^^^^^^^^^^^^^^^ prod/cilium-gateway-edge asks for 10.20.0.255, which internal keeps back as the first or last of 10.20.0.0/24
`,
  ],
  good: [
    `
cilium 1.18
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
    - start: 10.20.0.0
      stop: 10.20.0.9
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    lbipam.cilium.io/ips: 203.0.113.255,10.20.0.0
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: mail
  annotations:
    lbipam.cilium.io/ips: \${MAIL_IP}
spec:
  type: LoadBalancer
`,
    // Another allocator's Service, and a pool of which not all is known.
    `
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
    - cidr: \${SECOND_CIDR}
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  loadBalancerIP: 198.51.100.7
---
apiVersion: v1
kind: Service
metadata:
  name: other
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  loadBalancerIP: 192.0.2.7
`,
  ],
})

/** The pool, and the block of it, that an address is in. */
function holding(pools: readonly Pool[], address: Address) {
  for (const pool of pools)
    for (const block of pool.blocks) {
      const range = blockRange(block)
      if (range && isIn(range, address)) return { pool, block }
    }
  return undefined
}
