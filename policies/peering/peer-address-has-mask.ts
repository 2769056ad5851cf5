import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary:
    'The address of a peer is written as its resource wants it: bare, and with /32 or /128 in a CiliumBGPPeeringPolicy.',
  why: 'The API server refuses the resource: the two generations write the address in different ways, and examples of both are about',
  see: ['Cilium: CiliumBGPClusterConfig peers[].peerAddress', 'Cilium: CiliumBGPPeeringPolicy neighbors[].peerAddress'],
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
          peerAddress: 10.0.0.1/32
                       ^^^^^^^^^^^ peerAddress has a length here, 10.0.0.1/32, and takes just 10.0.0.1
`,
    `
-- cluster/policy.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
metadata:
  name: rack0
spec:
  virtualRouters:
    - localASN: 65001
      neighbors:
        - peerAddress: 10.0.0.1
                       ^^^^^^^^ peerAddress takes a length here: 10.0.0.1/32, not 10.0.0.1
          peerASN: 65000
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
    `
-- cluster/policy.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
metadata:
  name: rack0
spec:
  virtualRouters:
    - localASN: 65001
      neighbors:
        - peerAddress: 10.0.0.1/32
          peerASN: 65000
`,
  ],
})
