import { formatBlock, keepsFirstAndLast } from '../../src/fabric/pool.ts'
import { rangeOf, sameAddress, type Address } from '../../src/net/prefix.ts'
import { listed, type Network, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A pool does not hand out what others take for the address of a network, or for broadcast.',
  why: 'Since 1.16 Cilium hands out the first and last address of a network too; hosts of that network do not send to them, and some clients and firewalls elsewhere refuse .0 and .255',
  see: [
    'Cilium: CiliumLoadBalancerIPPool allowFirstLastIPs',
    'cilium/cilium#33151',
    'metallb/metallb#674',
    'igou-io/igou-kubernetes#873',
  ],
  messages: {
    connected: '{block} of {pool} hands out {addresses}, which on {interface} of {router} is no address of a host',
    unusual: '{block} of {pool} hands out {addresses}, which some clients and firewalls refuse',
  },

  check(network, report) {
    for (const { pools, cilium } of network.clusters)
      for (const pool of pools) {
        // Who writes Yes has decided.
        if (pool.allowFirstLastIps !== undefined || keepsFirstAndLast(pool, cilium) !== false) continue
        for (const block of pool.blocks) {
          if (!('cidr' in block) || block.cidr.address.version !== 4 || block.cidr.length > 30) continue
          const { first, last } = rangeOf(block.cidr)
          const edges = [first, last]
          const connected = connectedTo(network, edges)
          const unusual = edges.filter(({ words }) => (words[0]! & 255) === 0 || (words[0]! & 255) === 255)
          const where = { on: block, field: 'cidr', help: 'add allowFirstLastIPs: "No" to the spec of the pool' }
          const data = { pool: pool.name, block: formatBlock(block) }
          if (connected)
            report({
              ...where,
              message: 'connected',
              data: {
                ...data,
                addresses: listed(connected.edges),
                interface: connected.interface.name,
                router: connected.router.name,
              },
              related: [{ on: connected.interface, message: 'the network it is the edge of' }],
            })
          else if (unusual.length > 0)
            report({ ...where, message: 'unusual', data: { ...data, addresses: listed(unusual) }, severity: 'info' })
        }
      }
  },

  bad: [
    `
cilium 1.16
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 192.168.77.0/24
            ^^^^^^^^^^^^^^^ 192.168.77.0/24 of vips hands out 192.168.77.0 and 192.168.77.255, which some clients and firewalls refuse
`,
    `
cilium 1.18
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 192.168.99.64/26
            ^^^^^^^^^^^^^^^^ 192.168.99.64/26 of vips hands out 192.168.99.127, which on eth0 of tor0 is no address of a host
-- tor0/frr.conf --
interface eth0
~~~~~~~~~~~~~~ the network it is the edge of
 ip address 192.168.99.1/25
exit
router bgp 65000
`,
  ],
  good: [
    `
cilium 1.18
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: kept-back
spec:
  allowFirstLastIPs: "No"
  blocks:
    - cidr: 192.168.77.0/24
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: wanted
spec:
  allowFirstLastIPs: "Yes"
  blocks:
    - cidr: 192.168.78.0/24
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: inner
spec:
  blocks:
    - cidr: 192.168.79.64/26
    - cidr: 192.168.80.0/31
    - start: 192.168.81.0
      stop: 192.168.81.255
    - cidr: 2001:db8::/112
`,
    // Until 1.15 they were kept back.
    `
cilium 1.15
-- cluster/pool.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  cidrs:
    - cidr: 192.168.77.0/24
`,
  ],
})

/** The first interface of a router on whose network one of the addresses is the first or last. */
function connectedTo({ routers }: Network, edges: readonly Address[]) {
  for (const router of routers)
    for (const each of router.interfaces)
      for (const cidr of each.addresses) {
        if (cidr.length > 30) continue
        const { first, last } = rangeOf(cidr)
        const same = edges.filter(edge => sameAddress(edge, first) || sameAddress(edge, last))
        if (same.length > 0) return { router, interface: each, edges: same }
      }
  return undefined
}
