import { formatBlock } from '../../src/fabric/pool.ts'
import { isUnset, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A pool has addresses of families that the cluster speaks.',
  why: 'LB-IPAM gives no address of a family that is switched off, so a Service that asks for one stays pending',
  see: ['Cilium: Helm values ipv4.enabled, ipv6.enabled (by default true and false)', 'Cilium documentation, LB IPAM'],
  messages: {
    off: '{block} of {pool} is IPv{version}, but the cluster runs with ipv{version}.enabled: false',
    unset: '{block} of {pool} is IPv6, but nothing sets ipv6.enabled, which is false by default',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { pools, helm } = cluster
      if (!helm) continue
      const isOffByDefault = network.isComplete && isUnset(cluster, 'ipv6')
      for (const pool of pools)
        for (const block of pool.blocks) {
          const { version } = 'cidr' in block ? block.cidr.address : block.start
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
  ],
  good: [
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
