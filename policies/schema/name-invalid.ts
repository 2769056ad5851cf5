import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The name of an object is one that Kubernetes takes.',
  why: 'The API server refuses the object',
  see: ['Kubernetes documentation, "Object Names and IDs"', 'RFC 1123, 2.1'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: VIP_pool
        ^^^^^^^^ metadata.name can't be "VIP_pool": a name has lower-case letters, digits, - and . between letters or digits
spec:
  blocks:
    - cidr: 203.0.113.0/24
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
    - cidr: 203.0.113.0/24
`,
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: \${SITE}_pool
spec:
  blocks:
    - cidr: 203.0.113.0/24
`,
  ],
})
