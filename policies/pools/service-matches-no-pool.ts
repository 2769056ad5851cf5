import { isOfLbIpam, loadBalancers, nameOf, poolsFor } from '../../src/fabric/load-balancer.ts'
import { policy, shortfalls } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A LoadBalancer Service is selected by a pool.',
  why: 'LB-IPAM has no address for it: EXTERNAL-IP stays <pending>, and a condition in its status says no_pool',
  see: [
    'Cilium: CiliumLoadBalancerIPPool serviceSelector, disabled',
    'Cilium documentation, LB IPAM, "Service Selectors"',
    'Kubernetes: Service spec.loadBalancerClass',
  ],
  messages: {
    none: '{service} is selected by none of the pools {pools}',
    one: '{service} is not selected by {pools}, the only pool',
    disabled: '{service} is selected by {pools} alone, which is disabled',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { pools } = cluster
      if (cluster.isPartial || pools.length === 0) continue
      for (const service of loadBalancers(cluster)) {
        if (!isOfLbIpam(service, cluster) || poolsFor(service, pools)?.length !== 0 || service.givenAddresses) continue
        const [off] =
          poolsFor(
            service,
            pools.map(({ disabled: _, ...pool }) => pool),
          ) ?? []
        const pool = off ?? pools[0]!
        const label = shortfalls(pool.serviceSelector ?? {}, service.labels)[0]?.wanted.replace('=', ': ')
        report({
          on: service,
          field: 'name',
          message: off ? 'disabled' : pools.length === 1 ? 'one' : 'none',
          data: { service: nameOf(service), pools: (off ? [off] : pools).map(({ name }) => name).join(', ') },
          related: [
            off
              ? { on: pool, field: 'disabled', message: `${pool.name} is switched off` }
              : { on: pool, field: 'serviceSelector', message: `${pool.name} is for these` },
          ],
          help: off
            ? 'disabled: false'
            : `label the Service ${label ?? 'as a pool selects it'}, or widen the selector of a pool`,
          ...(!network.isComplete && { severity: 'warning' as const }),
          likely: service.guess,
        })
      }
    }
  },

  bad: [
    `
complete
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: prod
spec:
  blocks:
    - cidr: 203.0.113.0/25
  serviceSelector:
    matchLabels: { io.kubernetes.service.namespace: prod }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ prod is for these
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: public
spec:
  blocks:
    - cidr: 203.0.113.128/25
  serviceSelector:
    matchLabels: { reach: public }
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
        ^^^ dev/web is selected by none of the pools prod, public
  namespace: dev
spec:
  type: LoadBalancer
`,
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  disabled: true
            ~~~~ vips is switched off
  blocks:
    - cidr: 203.0.113.0/24
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
        ^^^ dev/web is selected by vips alone, which is disabled
  namespace: dev
spec:
  type: LoadBalancer
`,
  ],
  good: [
    `
complete
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: prod
spec:
  blocks:
    - cidr: 203.0.113.0/25
  serviceSelector:
    matchLabels: { io.kubernetes.service.namespace: prod }
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: tailnet
  namespace: dev
spec:
  type: LoadBalancer
  loadBalancerClass: tailscale
`,
    // It has an address, whoever gave it.
    `
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: prod
spec:
  blocks:
    - cidr: 203.0.113.0/25
  serviceSelector:
    matchLabels: { io.kubernetes.service.namespace: prod }
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: dev
spec:
  type: LoadBalancer
status:
  loadBalancer:
    ingress:
      - ip: 198.51.100.7
`,
    // The cloud, or another controller, serves Services without a class.
    `
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: prod
spec:
  blocks:
    - cidr: 203.0.113.0/25
  serviceSelector:
    matchLabels: { reach: bgp }
-- cluster/values.yaml --
bgpControlPlane:
  enabled: true
defaultLBServiceIPAM: none
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
`,
  ],
})
