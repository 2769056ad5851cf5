import type { Block } from '../../src/fabric/cluster.ts'
import { isOfLbIpam, loadBalancers, nameOf, poolsFor } from '../../src/fabric/load-balancer.ts'
import { formatBlock } from '../../src/fabric/pool.ts'
import type { IpVersion } from '../../src/net/prefix.ts'
import { isUnset, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A pool has addresses of families that the cluster speaks.',
  why: 'LB-IPAM gives no address of a family that is switched off, so a Service that asks for one stays pending',
  see: ['Cilium: Helm values ipv4.enabled, ipv6.enabled (by default true and false)', 'Cilium documentation, LB IPAM'],
  messages: {
    off: '{block} of {pool} is IPv{version}, but the cluster runs with ipv{version}.enabled: false',
    dual: '{service} asks for addresses of both families (RequireDualStack), but the pools that select it have IPv{version} only',
    unset: '{block} of {pool} is IPv6, but nothing sets ipv6.enabled, which is false by default',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { pools, helm } = cluster
      for (const service of loadBalancers(cluster)) {
        const selecting = poolsFor(service, pools) ?? []
        const versions = new Set(selecting.flatMap(({ blocks }) => blocks.map(versionOf)))
        const [version] = versions
        const isKnown = !cluster.isPartial && selecting.every(({ isPartial }) => !isPartial)
        const wantsBoth = service.ipFamilyPolicy === 'RequireDualStack' && isOfLbIpam(service, cluster)
        if (!isKnown || !wantsBoth || versions.size !== 1 || version === undefined) continue
        report({
          on: service,
          field: 'ipFamilyPolicy',
          message: 'dual',
          data: { service: nameOf(service), version },
          related: [{ on: selecting[0]!.blocks[0]!, message: `${selecting[0]!.name} has this family` }],
          help: `give ${selecting[0]!.name} a block of IPv${version === 4 ? 6 : 4}`,
          ...(!network.isComplete && { severity: 'info' as const }),
        })
      }
      if (!helm) continue
      const isOffByDefault = network.isComplete && isUnset(cluster, 'ipv6')
      for (const pool of pools)
        for (const block of pool.blocks) {
          const version = versionOf(block)
          const data = { pool: pool.name, block: formatBlock(block) }
          const help = `ipv${version}: { enabled: true } in the Helm values, or take the block away`
          if (helm[`ipv${version}`] === false) report({ on: block, message: 'off', data: { ...data, version }, help })
          else if (version === 6 && isOffByDefault) report({ on: block, message: 'unset', data, help })
        }
    }
  },

  bad: [
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
    - cidr: 2001:db8:77::/112
      ^^^^^^^^^^^^^^^^^^^^^^^ 2001:db8:77::/112 of vips is IPv6, but the cluster runs with ipv6.enabled: false
-- cluster/values.yaml --
kubeProxyReplacement: true
ipv6:
  enabled: false
`,
    `
complete
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - start: 2001:db8:77::10
      ^^^^^^^^^^^^^^^^^^^^^^ 2001:db8:77::10-2001:db8:77::99 of vips is IPv6, but nothing sets ipv6.enabled, which is false by default
      stop: 2001:db8:77::99
-- cluster/values.yaml --
bgpControlPlane:
  enabled: true
`,
    `
complete
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
      ~~~~~~~~~~~~~~~~~~~~ vips has this family
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
spec:
  type: LoadBalancer
  ipFamilyPolicy: RequireDualStack
                  ^^^^^^^^^^^^^^^^ prod/web asks for addresses of both families (RequireDualStack), but the pools that select it have IPv4 only
`,
  ],
  good: [
    `
complete
-- cluster/pools.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: v4
spec:
  blocks:
    - cidr: 203.0.113.0/24
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: v6
spec:
  blocks:
    - cidr: 2001:db8:77::/112
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  ipFamilyPolicy: RequireDualStack
-- cluster/values.yaml --
kubeProxyReplacement: true
ipv6:
  enabled: true
`,
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
    - cidr: 2001:db8:77::/112
-- cluster/values.yaml --
kubeProxyReplacement: true
ipv6:
  enabled: true
`,
    // Another file may switch it on, or a template.
    `
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 2001:db8:77::/112
-- cluster/values.yaml --
bgpControlPlane:
  enabled: true
`,
    `
complete
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 2001:db8:77::/112
-- cluster/values.yaml --
kubeProxyReplacement: true
ipv6:
  enabled: "{{ .Values.dualStack }}"
`,
  ],
})

function versionOf(block: Block): IpVersion {
  return ('cidr' in block ? block.cidr.address : block.start).version
}
