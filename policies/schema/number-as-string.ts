import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Numbers, words and booleans are written as the kind of value they are.',
  why: 'The API server refuses the object: it takes no text for a number, and no number for text',
  see: ['Cilium: the CRDs of cilium.io/v2 (pkg/k8s/apis/cilium.io/client/crds)', 'YAML 1.2, 10.2.1 (JSON schema)'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: "65001"
                ^^^^^^^ localASN must be a whole number, not "65001"
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
`,
  ],
  good: [
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
          peerAddress: 10.0.0.1
`,
  ],
})
