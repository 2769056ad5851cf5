import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'An advertisement of Services says which of their addresses it announces.',
  why: 'The API server refuses the resource, so what was there before stays in force',
  see: ['Cilium: CiliumBGPAdvertisement advertisements[].service.addresses'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Service
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ advertisementType Service needs the field service
      selector: {}
    - advertisementType: Service
      service:
        addresses: []
                   ^^ addresses must not be empty
      selector: {}
`,
  ],
  good: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP, ExternalIP]
      selector: {}
    - advertisementType: Service
      service:
        addresses: \${ADDRESSES}
      selector: {}
`,
  ],
})
