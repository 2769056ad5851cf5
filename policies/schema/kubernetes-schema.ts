import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A value of a Kubernetes object is of the kind that its API has.',
  why: 'The API server refuses the object',
  see: ['Kubernetes API reference: Service, Gateway, Node, Secret'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
spec:
  type: LoadBalancer
  externalTrafficPolicy: local
                         ^^^^^ spec.externalTrafficPolicy must be Cluster or Local, not "local"
  ports:
    - port: 80
`,
  ],
  good: [
    `
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
  ports:
    - port: 80
`,
  ],
})
