import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'YAML is written with its own dashes, quotes and blanks, not with those of a web page.',
  why: 'To YAML they are letters: what was to be an item of a list becomes a key, and an address in such quotes is none',
  see: ['YAML 1.2, 5.3 (indicator characters), 6.1 (indentation spaces)'],
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
  ports:
  – port: 80
  ^ the dash '–' is no YAML: it becomes part of the text
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: “10.0.0.1”
                       ^^^^^^^^^^ the quote '“' is no YAML: it becomes part of the text
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
  annotations:
    note: “web” – the shop’s first page
spec:
  type: LoadBalancer
  ports:
  - port: 80
`,
  ],
})
