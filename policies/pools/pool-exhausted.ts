import { isOfLbIpam, loadBalancers, nameOf, poolsFor } from '../../src/fabric/load-balancer.ts'
import { blockRange, keepsFirstAndLast, withoutFirstAndLast } from '../../src/fabric/pool.ts'
import { size, type IpVersion } from '../../src/net/prefix.ts'
import type { Version } from '../../src/net/version.ts'
import { policy, type Pool } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A pool has an address for each Service that no other pool serves.',
  why: 'Services for which no address is left stay <pending>; which ones hangs on which came first',
  see: ['Cilium: CiliumLoadBalancerIPPool status conditions cilium.io/IPsAvailable', 'Cilium documentation, LB IPAM'],
  messages: {
    exhausted: '{pool} has {addresses} IPv{version} addresses for {services} Services',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { pools, cilium } = cluster
      if (cluster.isPartial || pools.some(({ isPartial }) => isPartial)) continue
      const services = loadBalancers(cluster).filter(each => isOfLbIpam(each, cluster))
      for (const pool of pools) {
        const only = services.filter(each => {
          const selecting = poolsFor(each, pools)
          return selecting?.length === 1 && selecting[0] === pool
        })
        // Services with a sharing key may have one address between them.
        const isShared = (key: string) => key.includes('sharing-key')
        const alone = only.filter(({ annotations = {} }) => !Object.keys(annotations).some(isShared))
        const first = pool.blocks[0]
        if (!first || alone.length === 0) continue
        const version: IpVersion = pool.blocks.some(block => blockRange(block)?.first.version === 4) ? 4 : 6
        const addresses = addressesIn(pool, version, cilium)
        if (alone.length <= addresses) continue
        const last = alone.at(-1)!
        report({
          on: pool,
          field: 'blocks',
          message: 'exhausted',
          data: { pool: pool.name, version, addresses, services: alone.length },
          related: [{ on: last, field: 'name', message: `${nameOf(last)} may be one that gets none` }],
          help: 'add a block',
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
  allowFirstLastIPs: "No"
  blocks:
    - cidr: 203.0.113.8/30
    ^^^^^^^^^^^^^^^^^^^^^^ vips has 2 IPv4 addresses for 3 Services
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: mail
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: dns
        ~~~ default/dns may be one that gets none
spec:
  type: LoadBalancer
`,
  ],
  good: [
    // Until it is known which release it is, all four may be handed out; and two share one.
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.8/31
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: mail
  annotations:
    lbipam.cilium.io/sharing-key: front
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: dns
  annotations:
    lbipam.cilium.io/sharing-key: front
spec:
  type: LoadBalancer
`,
  ],
})

/** How many addresses of a family a pool hands out. */
function addressesIn(pool: Pool, version: IpVersion, cilium: Version | undefined): number {
  const keeps = keepsFirstAndLast(pool, cilium) === true
  return pool.blocks
    .map(block => (keeps ? withoutFirstAndLast(block) : blockRange(block)))
    .reduce((sum, range) => (range?.first.version === version ? sum + size(range) : sum), 0)
}
