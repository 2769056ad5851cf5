import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A kustomization has the fields of kustomize, of their kinds.',
  why: 'kustomize build fails: invalid Kustomization',
  see: ['kustomize: the kustomization file'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/kustomization.yaml --
resources: pool.yaml
           ^^^^^^^^^ resources of a kustomization must be a list
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
  ],
})
