import { loadBalancers, nameOf } from '../../src/fabric/load-balancer.ts'
import { isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'Only one controller gives an address to a Service.',
  why: 'MetalLB and LB-IPAM both write the address of a Service that has no loadBalancerClass, and each overwrites what the other wrote',
  see: [
    'Kubernetes: Service spec.loadBalancerClass',
    'Cilium: Helm value defaultLBServiceIPAM',
    'MetalLB: controller --lb-class',
    'cilium/cilium#30692',
  ],
  messages: {
    both: '{service} has no loadBalancerClass, so both MetalLB ({theirs}) and Cilium ({ours}) give it an address',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { pools, metalLbPools = [], helm } = cluster
      const [ours] = pools.filter(({ disabled }) => disabled !== true)
      const [theirs] = metalLbPools
      const isLeftToOthers =
        helm?.['enableLbIpam'] === false || (helm?.['defaultLbServiceIpam'] ?? 'lbipam') !== 'lbipam'
      if (!ours || !theirs || isLeftToOthers) continue
      for (const service of loadBalancers(cluster))
        if (!isWritten(service, 'loadBalancerClass'))
          report({
            on: service,
            field: 'name',
            message: 'both',
            data: { service: nameOf(service), theirs: theirs.name, ours: ours.name },
            related: [
              { on: theirs, field: 'name', message: 'a pool of MetalLB' },
              { on: ours, field: 'name', message: 'a pool of Cilium' },
            ],
            help: 'loadBalancerClass: io.cilium/bgp-control-plane, or that of MetalLB; or defaultLBServiceIPAM: none in the Helm values of Cilium',
            likely: 'MetalLB is taken to run without --lb-class',
          })
    }
  },

  bad: [
    `
-- cluster/cilium.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
        ~~~~ a pool of Cilium
spec:
  blocks:
    - cidr: 203.0.113.0/25
-- cluster/metallb.yaml --
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: lan
        ~~~ a pool of MetalLB
  namespace: metallb-system
spec:
  addresses: [192.168.10.100-192.168.10.200]
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
        ^^^ prod/web has no loadBalancerClass, so both MetalLB (lan) and Cilium (vips) give it an address
  namespace: prod
spec:
  type: LoadBalancer
`,
  ],
  good: [
    `
-- cluster/cilium.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/25
-- cluster/metallb.yaml --
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: lan
  namespace: metallb-system
spec:
  addresses: [192.168.10.100-192.168.10.200]
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  loadBalancerClass: io.cilium/bgp-control-plane
`,
    // LB-IPAM is told to leave Services without a class alone.
    `
-- cluster/cilium.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/25
-- cluster/values.yaml --
bgpControlPlane:
  enabled: true
defaultLBServiceIPAM: none
-- cluster/metallb.yaml --
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: lan
  namespace: metallb-system
spec:
  addresses: [192.168.10.100-192.168.10.200]
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
`,
  ],
})
