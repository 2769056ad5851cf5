import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Every field of a Cilium resource is one that its schema has.',
  why: 'The API server drops a field that it does not know, with a warning at most: what it was to say is not said, and the default holds',
  see: [
    'Kubernetes API: field validation, kubectl apply --validate=strict',
    'Cilium: the CRDs of cilium.io/v2 (pkg/k8s/apis/cilium.io/client/crds)',
    'Kubernetes documentation, "Extend the Kubernetes API with CustomResourceDefinitions", "Field pruning"',
  ],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  timers:
    holdTime: 9
    ^^^^^^^^ there is no field holdTime here
    keepAliveTimeSeconds: 3
  multihop: 2
  ^^^^^^^^ there is no field multihop here
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
          peerAddress: 10.0.0.1
          peerConfigref:
          ^^^^^^^^^^^^^ there is no field peerConfigref here
            name: tor
`,
  ],
  good: [
    `
-- cluster/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  timers:
    holdTimeSeconds: 9
    keepAliveTimeSeconds: 3
  ebgpMultihop: 2
`,
    `
-- cluster/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  \${EXTRA}: 1
`,
  ],
})
