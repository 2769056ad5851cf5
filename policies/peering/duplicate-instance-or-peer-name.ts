import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Instances of a configuration, and peers of an instance, have different names.',
  why: 'The API server keeps these lists by name and refuses the resource; a pipeline that does not ask it finds out when it is applied',
  see: ['Cilium: CiliumBGPClusterConfig bgpInstances[].name, peers[].name', 'Kubernetes: x-kubernetes-list-type: map'],
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
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
        - name: tor0
                ^^^^ there is a second tor0 in this list
          peerASN: 65000
          peerAddress: 10.0.0.2
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
        - name: tor1
          peerASN: 65000
          peerAddress: 10.0.0.2
`,
  ],
})
