import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A Cilium resource has the fields that its schema requires.',
  why: 'The API server refuses the object: Required value',
  see: ['Cilium: the CRDs of cilium.io/v2 (pkg/k8s/apis/cilium.io/client/crds)'],
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
      localASN: 65001
      peers:
        - peerASN: 65000
          ^^^^^^^^^^^^^^ name is missing
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
