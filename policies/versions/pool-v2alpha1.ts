import { objectsOf, policy, releaseSaid, runsAtLeast } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A pool is written in cilium.io/v2 where Cilium has it.',
  why: 'The API server warns at each apply, and a later release stops to serve the version: the pool can then be neither changed nor read by its old name',
  see: [
    'Cilium: CiliumLoadBalancerIPPool, cilium.io/v2 since 1.18 (cilium/cilium#39090, #39134)',
    'xunholy/k8s-gitops#4209',
  ],
  messages: {
    old: '{kind} {name} is of cilium.io/v2alpha1, which Cilium {version} has deprecated in favour of cilium.io/v2',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (!runsAtLeast(cluster, '1.18')) continue
      for (const object of objectsOf(cluster, 'cilium.io/v2alpha1 CiliumLoadBalancerIPPool'))
        report({
          on: object,
          field: 'apiVersion',
          message: 'old',
          data: { kind: object.kind, name: object.name ?? '', version: cluster.cilium! },
          related: releaseSaid(cluster),
          help: 'apiVersion: cilium.io/v2',
          fix: {
            title: 'write cilium.io/v2',
            edits: [{ on: object, field: 'apiVersion', replaceWith: 'cilium.io/v2' }],
          },
        })
    }
  },

  bad: [
    `
cilium 1.18
-- cluster/pool.yaml --
apiVersion: cilium.io/v2alpha1
            ^^^^^^^^^^^^^^^^^^ CiliumLoadBalancerIPPool vips is of cilium.io/v2alpha1, which Cilium 1.18 has deprecated in favour of cilium.io/v2
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
cilium 1.17
-- cluster/pool.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
`,
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
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
    - cidr: 203.0.113.0/24
`,
  ],
})
