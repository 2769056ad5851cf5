import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'An advertisement has the fields of its type.',
  why: 'From Cilium 1.18 on the API server refuses PodCIDR with a selector and Interface without an interface; releases before take no notice of the selector',
  see: ['Cilium: CiliumBGPAdvertisement advertisements[].selector, interface.name', 'cilium/cilium#37765'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
spec:
  advertisements:
    - advertisementType: PodCIDR
      selector:
        matchLabels: { pool: blue }
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ selector is not allowed with advertisementType PodCIDR
    - advertisementType: Interface
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ advertisementType Interface needs the field interface
`,
  ],
  good: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
spec:
  advertisements:
    - advertisementType: PodCIDR
    - advertisementType: CiliumPodIPPool
      selector:
        matchLabels: { pool: blue }
    - advertisementType: Interface
      interface:
        name: lo
`,
  ],
})
