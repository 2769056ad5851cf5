import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A CiliumBGPClusterConfig has at most 16 instances.',
  why: 'The API server refuses the object: Too many',
  see: [
    'Cilium: the CRDs of cilium.io/v2 (pkg/k8s/apis/cilium.io/client/crds)',
    'Cilium: CiliumBGPClusterConfig bgpInstances',
  ],
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
    - {name: i0, localASN: 65001}
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bgpInstances has 17 items, but may have 16
    - {name: i1, localASN: 65002}
    - {name: i2, localASN: 65003}
    - {name: i3, localASN: 65004}
    - {name: i4, localASN: 65005}
    - {name: i5, localASN: 65006}
    - {name: i6, localASN: 65007}
    - {name: i7, localASN: 65008}
    - {name: i8, localASN: 65009}
    - {name: i9, localASN: 65010}
    - {name: i10, localASN: 65011}
    - {name: i11, localASN: 65012}
    - {name: i12, localASN: 65013}
    - {name: i13, localASN: 65014}
    - {name: i14, localASN: 65015}
    - {name: i15, localASN: 65016}
    - {name: i16, localASN: 65017}
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
    - {name: i0, localASN: 65001}
    - {name: i1, localASN: 65002}
`,
  ],
})
