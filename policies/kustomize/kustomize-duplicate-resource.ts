import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A kustomization brings each object once.',
  why: 'kustomize build fails: may not add resource with an already registered id',
  see: ['kustomize: resources, components, bases'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/kustomization.yaml --
resources:
  - pool.yaml
  - pool2.yaml
    ^^^^^^^^^^ CiliumLoadBalancerIPPool vips is included twice here
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
        ~~~~ once from here
spec:
  blocks:
    - cidr: 203.0.113.0/24
-- cluster/pool2.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
        ~~~~ and again from here
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
  - pool2.yaml
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
-- cluster/pool2.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips2
spec:
  blocks:
    - cidr: 198.51.100.0/24
`,
  ],
})
