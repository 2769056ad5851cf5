import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The value of a label is text, in quotes where YAML would take it for something else.',
  why: 'The API server refuses the object: YAML reads true, yes and 1 without quotes as booleans and numbers, and labels are text',
  see: ['Kubernetes API: ObjectMeta labels, LabelSelector matchLabels', 'YAML 1.1: bool'],
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
    bgp: true
         ^^^^ metadata.labels.bgp must be text, not true
spec:
  type: LoadBalancer
  ports:
    - port: 80
`,
    `
-- cluster/advert.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses:
          - LoadBalancerIP
      selector:
        matchLabels:
          bgp: true
               ^^^^ bgp must be text, not true
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
    bgp: "true"
spec:
  type: LoadBalancer
  ports:
    - port: 80
`,
  ],
})
