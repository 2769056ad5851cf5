import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A patch has an object that it changes.',
  why: 'kustomize build fails, or leaves all as it is: what the patch was to change is not changed',
  see: ['kustomize: patches, target'],
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
      name: vip
            ^^^ this patch changes nothing: no resource of this kustomization is CiliumLoadBalancerIPPool vip
    patch: |
      - op: add
        path: /spec/disabled
        value: true
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
  good: [
    `
-- cluster/kustomization.yaml --
resources:
  - pool.yaml
patches:
  - target:
      kind: CiliumLoadBalancerIPPool
      name: vips
    patch: |
      - op: add
        path: /spec/disabled
        value: true
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
