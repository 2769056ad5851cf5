import { announces, isOfLan, loadBalancers, nameOf } from '../../src/fabric/load-balancer.ts'
import { atLeast } from '../../src/net/version.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A release that announces IPv6 on the LAN has the Services that ask for IPv6.',
  why: 'L2 announcements answer neighbor discovery since 1.19 only; before, nobody on the LAN finds an IPv6 address of a Service',
  see: ['Cilium documentation, L2 Announcements, "Limitations"', 'cilium/cilium#39648'],
  messages: {
    old: '{service} has an IPv6 address, which L2 announcements of Cilium {release} do not announce',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { cilium } = cluster
      if (cilium === undefined || atLeast(cilium, '1.19')) continue
      for (const service of loadBalancers(cluster)) {
        const asked = service.addresses.findIndex(({ version }) => version === 6)
        const isOnly = service.ipFamilies?.join() === '6'
        const by = cluster.l2Policies.find(each => each.loadBalancerIps && announces(each, service))
        if ((asked === -1 && !isOnly) || !by || !isOfLan(service)) continue
        report({
          on: service,
          field: asked === -1 ? 'ipFamilies' : 'addresses',
          message: 'old',
          data: { service: nameOf(service), release: cilium },
          related: [{ on: by, field: 'name', message: `${by.name} selects it` }],
          help: 'use 1.19 or later, an IPv4 address, or BGP',
        })
      }
    }
  },

  bad: [
    `
cilium 1.18
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
        ~~~ lan selects it
spec:
  loadBalancerIPs: true
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  annotations:
    lbipam.cilium.io/ips: 2001:db8::80
                          ^^^^^^^^^^^^ prod/web has an IPv6 address, which L2 announcements of Cilium 1.18 do not announce
spec:
  type: LoadBalancer
`,
  ],
  good: [
    `
cilium 1.19
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    lbipam.cilium.io/ips: 2001:db8::80
spec:
  type: LoadBalancer
`,
    // IPv4 works, whatever comes of the other address.
    `
cilium 1.18
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  ipFamilyPolicy: PreferDualStack
  ipFamilies: [IPv4, IPv6]
`,
  ],
})
