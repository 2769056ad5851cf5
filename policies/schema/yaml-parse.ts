import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A YAML file can be read.',
  why: 'kubectl, Flux and Argo CD refuse the file, and nothing in it is applied',
  see: ['YAML 1.2'],
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
  serviceSelector: {matchLabels: {pool: vips}
  blocks:
  ^ flow map in block collection must be sufficiently indented and end with a }
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
    - cidr: 198.51.100.0/24
`,
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
{{- range .Values.blocks }}
    - cidr: {{ . }}
{{- end }}
`,
  ],
})
