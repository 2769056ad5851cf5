import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A resource of cilium.io has a kind and a version that Cilium serves.',
  why: 'The API server refuses the object: no matches for kind',
  see: ['Cilium: the CRDs of cilium.io/v2 (pkg/k8s/apis/cilium.io/client/crds)', 'cilium/cilium#42278'],
  messages: {},
  check: 'reader',

  bad: [
    `
-- cluster/advert.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisements
      ^^^^^^^^^^^^^^^^^^^^^^^ Cilium has no kind CiliumBGPAdvertisements
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: PodCIDR
`,
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2beta1
            ^^^^^^^^^^^^^^^^^ CiliumLoadBalancerIPPool is not of cilium.io/v2beta1
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
`,
  ],
  good: [
    `
-- cluster/advert.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: PodCIDR
`,
    `
-- cluster/network.yaml --
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: web
spec:
  endpointSelector: {}
`,
  ],
})
