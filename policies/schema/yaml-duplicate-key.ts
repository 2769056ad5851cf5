import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'No key is set twice in one map.',
  why: 'The last counts and the others are dropped; where --- is missing between two objects, the first is gone',
  see: ['YAML 1.2, 3.2.1.1', 'Kubernetes API: field validation, duplicate fields'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/service.yaml --
apiVersion: v1
~~~~~~~~~~ the first, of which nothing stays that the second has as well
kind: Service
metadata:
  name: web
  namespace: prod
spec:
  type: LoadBalancer
  ports:
    - port: 80
apiVersion: v1
^^^^^^^^^^ a second object starts here with no --- before it
kind: Service
metadata:
  name: api
  namespace: prod
spec:
  type: LoadBalancer
  ports:
    - port: 443
`,
    `
-- cluster/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  timers:
    holdTimeSeconds: 90
    ~~~~~~~~~~~~~~~ set here first
    holdTimeSeconds: 9
    ^^^^^^^^^^^^^^^ "holdTimeSeconds" is set twice here; Kubernetes takes the last
    keepAliveTimeSeconds: 3
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
  ports:
    - port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: prod
spec:
  type: LoadBalancer
  ports:
    - port: 443
`,
  ],
})
