import { formatBlock } from '../../src/fabric/pool.ts'
import { contains, parsePrefix, type Prefix } from '../../src/net/prefix.ts'
import { prefixesIn } from '../../src/fabric/offer.ts'
import { policy } from '../../src/lint/policy.ts'

/** Networks that no pool can be of, and those of documentation (RFC 6890, RFC 5737, RFC 3849). */
const networks: readonly (readonly [prefix: Prefix, what: string, severity: 'warning' | 'info'])[] = [
  [prefix('0.0.0.0/8'), '"this network"', 'warning'],
  [prefix('127.0.0.0/8'), 'loopback', 'warning'],
  [prefix('169.254.0.0/16'), 'link-local', 'warning'],
  [prefix('224.0.0.0/4'), 'multicast', 'warning'],
  [prefix('240.0.0.0/4'), 'reserved', 'warning'],
  [prefix('::1/128'), 'loopback', 'warning'],
  [prefix('fe80::/10'), 'link-local', 'warning'],
  [prefix('ff00::/8'), 'multicast', 'warning'],
  [prefix('192.0.2.0/24'), 'documentation', 'info'],
  [prefix('198.51.100.0/24'), 'documentation', 'info'],
  [prefix('203.0.113.0/24'), 'documentation', 'info'],
  [prefix('2001:db8::/32'), 'documentation', 'info'],
]

export default policy({
  severity: 'warning',
  summary: 'A pool has addresses that can be those of a Service.',
  why: 'Hosts and routers drop or never route such addresses: the Service gets one, and nobody reaches it; those of documentation are filtered by many networks',
  see: ['RFC 6890', 'RFC 5737', 'RFC 3849', 'RFC 7454, 6.1'],
  messages: { bogon: '{pool} has {block}, which is for {what}' },

  check(network, report) {
    for (const pool of network.clusters.flatMap(({ pools }) => pools))
      for (const block of pool.blocks) {
        const found = networks.find(([bogon]) => prefixesIn(block).some(each => contains(bogon, each)))
        if (found)
          report({
            on: block,
            field: 'cidr' in block ? 'cidr' : 'start',
            message: 'bogon',
            data: { pool: pool.name, block: formatBlock(block), what: found[1] },
            help: 'take a network of your own: 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16, or one that you were given',
            severity: found[2],
          })
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
    - cidr: 169.254.10.0/24
            ^^^^^^^^^^^^^^^ vips has 169.254.10.0/24, which is for link-local
    - start: 203.0.113.10
             ^^^^^^^^^^^^ vips has 203.0.113.10-203.0.113.20, which is for documentation
      stop: 203.0.113.20
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
    - cidr: 192.168.88.0/24
    - cidr: fd00:88::/112
`,
  ],
})

function prefix(text: string): Prefix {
  return parsePrefix(text)!
}
