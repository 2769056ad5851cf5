import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A patch can be applied to its object.',
  why: 'kustomize build fails, and nothing of the cluster is applied',
  see: ['kustomize: patches', 'RFC 6902'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/kustomization.yaml --
resources:
  - pool.yaml
patches:
  - target:
      kind: CiliumLoadBalancerIPPool
    patch: |
      - op: replace
        path: /spec/blocks/3/cidr
              ^^^^^^^^^^^^^^^^^^^ this operation cannot be done on CiliumLoadBalancerIPPool vips: /spec/blocks/3/cidr leads nowhere: the resource has no spec.blocks.3
        value: 198.51.100.0/24
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
~~~~~~~~~~~~~~~~~~~~~~~~ the resource
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
-- cluster/kustomization.yaml --
resources:
  - pool.yaml
patches:
  - target:
      kind: CiliumLoadBalancerIPPool
    patch: |
      - op: replace
        path: /spec/blocks/0/cidr
        value: 198.51.100.0/24
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
