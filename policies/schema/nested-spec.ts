import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A resource has its spec once, and metadata beside it.',
  why: 'The API server drops what is nested one level too deep: the resource is there and empty',
  see: [
    'cilium/cilium#45435',
    'Cilium: the CRDs of cilium.io/v2 (pkg/k8s/apis/cilium.io/client/crds)',
    'Kubernetes API: field validation, kubectl apply --validate=strict',
  ],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  spec:
  ^^^^ there is no field spec here
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
  ],
})
