import { serviceEntries } from '../../src/fabric/load-balancer.ts'
import { blockRange } from '../../src/fabric/pool.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'Where addresses are aggregated, nodes drop what is sent to those that no Service has.',
  why: 'The router sends the whole aggregate to a node, and the node sends what it has no Service for to its default route, back to the router: such packets go round until their TTL ends',
  see: [
    'Cilium: CiliumBGPAdvertisement service.aggregationLengthIPv4, aggregationLengthIPv6',
    'cilium/cilium#37623',
    'cilium/cilium#20436',
    'cilium/cilium#32195',
  ],
  messages: {
    aggregate:
      '{advertisement} announces a whole /{length} for each address that a Service has; packets to the others go in a circle',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const { advertisement, entry } of serviceEntries(cluster, 'LoadBalancerIP'))
        for (const [version, field] of [
          [4, 'aggregationLengthIpv4'],
          [6, 'aggregationLengthIpv6'],
        ] as const) {
          const length = entry[field]
          const hasFamily = cluster.pools.some(({ blocks }) =>
            blocks.some(block => blockRange(block)?.first.version === version),
          )
          if (length === undefined || length >= (version === 4 ? 32 : 128) || !hasFamily) continue
          report({
            on: entry,
            field,
            message: 'aggregate',
            data: { advertisement: advertisement.name, length },
            help: `give each node a route that drops the rest: ip route add blackhole NETWORK/${length}`,
          })
        }
  },

  bad: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
        aggregationLengthIPv4: 24
                               ^^ vips announces a whole /24 for each address that a Service has; packets to the others go in a circle
      selector:
        matchLabels: { expose: bgp }
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
`,
  ],
  good: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels: { expose: bgp }
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
`,
  ],
})
