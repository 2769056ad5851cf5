import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'What a kustomization names is there.',
  why: 'kustomize build fails, and nothing of the cluster is applied',
  see: ['kustomize: resources, components, bases'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/kustomization.yaml --
resources:
  - pool.yaml
  - bgp.yaml
    ^^^^^^^^ there is no cluster/bgp.yaml, which this kustomization includes as bgp.yaml
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
-- cluster/kustomization.yaml --
resources:
  - pool.yaml
  - https://github.com/kubernetes-sigs/gateway-api/config/crd?ref=v1.2.0
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
