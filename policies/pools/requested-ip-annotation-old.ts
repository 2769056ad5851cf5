import { loadBalancers, nameOf } from '../../src/fabric/load-balancer.ts'
import { atLeast } from '../../src/net/version.ts'
import { policy } from '../../src/lint/policy.ts'

/** Annotations of LB-IPAM before 1.16, and of MetalLB, and what LB-IPAM calls them since. */
const cilium: Readonly<Record<string, string>> = {
  'io.cilium/lb-ipam-ips': 'lbipam.cilium.io/ips',
  'io.cilium/lb-ipam-sharing-key': 'lbipam.cilium.io/sharing-key',
  'io.cilium/lb-ipam-sharing-cross-namespace': 'lbipam.cilium.io/sharing-cross-namespace',
}
const metalLb: Readonly<Record<string, string>> = {
  'metallb.universe.tf/loadBalancerIPs': 'lbipam.cilium.io/ips',
  'metallb.io/loadBalancerIPs': 'lbipam.cilium.io/ips',
  'metallb.universe.tf/allow-shared-ip': 'lbipam.cilium.io/sharing-key',
  'metallb.io/allow-shared-ip': 'lbipam.cilium.io/sharing-key',
}

export default policy({
  severity: 'warning',
  summary: 'A request for an address is written in the words of the allocator that reads it.',
  why: 'An annotation of MetalLB means nothing to Cilium, so the Service gets any address; that of Cilium before 1.16 is deprecated and read only for now',
  see: [
    'Cilium: annotations lbipam.cilium.io/ips, sharing-key, sharing-cross-namespace',
    'Cilium documentation, LB IPAM, "Requesting IPs"',
    'MetalLB: annotation metallb.io/loadBalancerIPs',
  ],
  messages: {
    deprecated: '{service} has the annotation {old}, which is called {new} since Cilium 1.16',
    foreign: '{service} has the annotation {old} of MetalLB, which Cilium does not read',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { pools, metalLbPools = [], objects = [] } = cluster
      const release = cluster.cilium
      const isMetalLbHere =
        metalLbPools.length > 0 || objects.some(({ apiVersion }) => apiVersion.startsWith('metallb.'))
      for (const service of loadBalancers(cluster)) {
        const fields = service.origin.fields ?? {}
        const has = (name: string) => fields[`annotations.${name}#key`] !== undefined
        const where = (old: string, name: string) => ({
          on: service,
          field: `annotations.${old}#key`,
          data: { service: nameOf(service), old, new: name },
          help: name,
        })
        for (const [old, name] of Object.entries(cilium))
          if (has(old) && release !== undefined && atLeast(release, '1.16'))
            report({
              ...where(old, name),
              message: 'deprecated',
              ...(!has(name) && {
                fix: {
                  title: `call it ${name}`,
                  safe: true,
                  edits: [{ on: service, field: `annotations.${old}#key`, replaceWith: name }],
                },
              }),
            })
        if (isMetalLbHere || pools.length === 0) continue
        for (const [old, name] of Object.entries(metalLb))
          if (has(old) && !has(name))
            report({
              ...where(old, name),
              message: 'foreign',
              fix: {
                title: `call it ${name}`,
                edits: [{ on: service, field: `annotations.${old}#key`, replaceWith: name }],
              },
            })
      }
    }
  },

  bad: [
    `
cilium 1.18
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  annotations:
    io.cilium/lb-ipam-ips: 203.0.113.7
    ^^^^^^^^^^^^^^^^^^^^^ prod/web has the annotation io.cilium/lb-ipam-ips, which is called lbipam.cilium.io/ips since Cilium 1.16
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: mail
  namespace: prod
  annotations:
    metallb.universe.tf/loadBalancerIPs: 203.0.113.8
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ prod/mail has the annotation metallb.universe.tf/loadBalancerIPs of MetalLB, which Cilium does not read
spec:
  type: LoadBalancer
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
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
cilium 1.15
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    io.cilium/lb-ipam-ips: 203.0.113.7
spec:
  type: LoadBalancer
`,
    // MetalLB is there to read its own, or both are written.
    `
cilium 1.18
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    metallb.universe.tf/loadBalancerIPs: 203.0.113.7
spec:
  type: LoadBalancer
-- cluster/metallb.yaml --
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: lan
  namespace: metallb-system
spec:
  addresses: [203.0.113.0/25]
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.128/25
`,
    `
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    metallb.universe.tf/loadBalancerIPs: 203.0.113.7
    lbipam.cilium.io/ips: 203.0.113.7
spec:
  type: LoadBalancer
-- cluster/pool.yaml --
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
`,
  ],
})
