import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A value of a Cilium resource is within what its schema allows.',
  why: 'The API server refuses the object',
  see: ['Cilium: the CRDs of cilium.io/v2 (pkg/k8s/apis/cilium.io/client/crds)'],
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
  ebgpMultihop: 300
                ^^^ ebgpMultihop is 300, but must be at most 255
`,
    `
-- cluster/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  timers: fast
          ^^^^ timers must be a map, not "fast"
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
  ebgpMultihop: 2
`,
  ],
})
