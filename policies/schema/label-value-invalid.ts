import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The key and value of a label are ones that Kubernetes takes.',
  why: 'The API server refuses the object: a value has at most 63 letters, digits, dots, dashes and underscores',
  see: ['Kubernetes documentation, "Labels and Selectors", "Syntax and character set"'],
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
  labels:
    announce: "to tor0"
              ^^^^^^^^^ metadata.labels.announce can't be "to tor0": a label has letters, digits, -, _ and . between letters or digits
spec:
  type: LoadBalancer
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
  labels:
    announce: to-tor0
spec:
  type: LoadBalancer
  ports:
    - port: 80
`,
  ],
})
