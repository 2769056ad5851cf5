import { hasHostBits, network as networkOf, rangeOf } from '../../src/net/prefix.ts'
import { policy, show } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The network of a pool is written with its first address.',
  why: 'Cilium takes the whole network that such an address lies in: a pool hands out addresses below the one that is written, and a rule for some destinations holds for more',
  see: ['Cilium: CiliumLoadBalancerIPPool blocks[].cidr', 'RFC 4632 section 3.1', 'Faisal-Hajari/ai-platform#8'],
  messages: {
    bits: '{pool} has {cidr}, which starts in the middle of a /{length}: it means {first} to {last}',
  },

  check(network, report) {
    for (const { pools, metalLbPools = [] } of network.clusters)
      for (const pool of [...pools, ...metalLbPools])
        for (const block of pool.blocks) {
          if (!('cidr' in block) || !hasHostBits(block.cidr)) continue
          const { cidr } = block
          const { first, last } = rangeOf(cidr)
          const meant = networkOf(cidr)
          report({
            on: block,
            field: 'cidr',
            message: 'bits',
            data: { pool: pool.name, cidr, length: cidr.length, first, last },
            help: 'write the network, or start and stop if it is to begin there',
            ...(block.origin.fields?.['cidr'] && {
              fix: {
                title: 'write the network',
                edits: [{ on: block, field: 'cidr', replaceWith: show(meant) }],
              },
            }),
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
    - cidr: 192.168.10.50/24
            ^^^^^^^^^^^^^^^^ vips has 192.168.10.50/24, which starts in the middle of a /24: it means 192.168.10.0 to 192.168.10.255
`,
    `
-- cluster/bgp-config.yaml --
apiVersion: v1
kind: ConfigMap
metadata:
  name: bgp-config
  namespace: kube-system
data:
  config.yaml: |
    peers:
      - peer-address: 10.0.0.1
        peer-asn: 65000
        my-asn: 65001
    address-pools:
      - name: default
        protocol: bgp
        addresses:
          - 172.16.10.10/28
            ^^^^^^^^^^^^^^^ default has 172.16.10.10/28, which starts in the middle of a /28: it means 172.16.10.0 to 172.16.10.15
`,
    `
-- cluster/egress.yaml --
apiVersion: cilium.io/v2
kind: CiliumEgressGatewayPolicy
metadata:
  name: mail
spec:
  selectors:
    - podSelector:
        matchLabels: { app: mail }
  destinationCIDRs:
    - 198.51.100.25/24
      ^^^^^^^^^^^^^^^^ 198.51.100.25/24 starts in the middle of a /24: it means 198.51.100.0/24
  egressGateway:
    nodeSelector:
      matchLabels: { egress: "true" }
`,
  ],
  good: [
    // 200 is a multiple of 8.
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 192.168.10.200/29
    - cidr: 192.168.10.50/32
    - start: 192.168.10.60
      stop: 192.168.10.70
    - cidr: 2001:db8:10::/112
`,
  ],
})
