import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A kustomization does not include itself, not by way of others either.',
  why: 'kustomize build fails: cycle detected',
  see: ['kustomize: resources, components, bases'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/kustomization.yaml --
resources:
  - site
-- cluster/site/kustomization.yaml --
resources:
  - ../../cluster
    ^^^^^^^^^^^^^ this kustomization includes itself: cluster → cluster/site → cluster
`,
  ],
  good: [
    `
-- cluster/kustomization.yaml --
resources:
  - site
-- cluster/site/kustomization.yaml --
resources:
  - pool.yaml
-- cluster/site/pool.yaml --
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
