import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A field that takes one of some words has one of them.',
  why: 'The API server refuses the object; families that it lets pass and Cilium does not speak are passed over',
  see: [
    'Cilium: the CRDs of cilium.io/v2 (pkg/k8s/apis/cilium.io/client/crds)',
    'Cilium documentation, "BGP Control Plane Configuration", "Address Families"',
  ],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/advert.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Services
                         ^^^^^^^^ advertisementType must be one of CiliumPodIPPool, Interface, PodCIDR, Service, not "Services"
      service:
        addresses:
          - LoadBalancerIP
      selector: {}
`,
    `
-- cluster/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: l2vpn
           ^^^^^ Cilium speaks no afi l2vpn; the family is passed over
      safi: evpn
            ^^^^ Cilium speaks no safi evpn; the family is passed over
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
  families:
    - afi: ipv4
      safi: unicast
`,
  ],
})
