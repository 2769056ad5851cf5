import { exposedServices, leadsToEnvoy, serviceTypeOf } from '../../src/fabric/exposed.ts'
import { announces, isOfLan, nameOf } from '../../src/fabric/load-balancer.ts'
import { atLeast } from '../../src/net/version.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A Service that is announced on the LAN has externalTrafficPolicy Cluster.',
  why: 'One node answers ARP for the address, whether it has an endpoint of the Service or not; with externalTrafficPolicy Local a node without one drops the traffic',
  see: [
    'Cilium documentation, L2 Announcements, "Limitations"',
    'Kubernetes: Service spec.externalTrafficPolicy',
    'cilium/cilium#27800',
    'cilium/cilium#46399',
  ],
  messages: {
    local: '{service} is announced on the LAN by {policy}, which does not go with externalTrafficPolicy Local',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { cilium, objects = [] } = cluster
      // 1.20.2 lets only nodes with an endpoint announce.
      if (cilium !== undefined && atLeast(cilium, '1.20.2')) continue
      for (const service of exposedServices(cluster)) {
        if (service.externalTrafficPolicy !== 'Local' || serviceTypeOf(service) !== 'LoadBalancer') continue
        const by = cluster.l2Policies.find(each => each.loadBalancerIps && announces(each, service))
        // Every node has an endpoint of a DaemonSet, and Envoy.
        const isOnAllNodes =
          leadsToEnvoy(service) ||
          objects.some(({ kind, namespace }) => kind === 'DaemonSet' && (namespace ?? 'default') === service.namespace)
        if (!by || !isOfLan(service) || isOnAllNodes) continue
        report({
          on: service,
          field: 'externalTrafficPolicy',
          message: 'local',
          data: { service: nameOf(service), policy: by.name },
          related: [
            { on: by, field: by.serviceSelector ? 'serviceSelector' : 'name', message: `${by.name} selects it` },
          ],
          help: 'externalTrafficPolicy: Cluster',
          fix: {
            title: 'let every node pass it on',
            edits: [{ on: service, field: 'externalTrafficPolicy', replaceWith: 'Cluster' }],
          },
          // Which releases before 1.20.2 have its change is not known.
          ...((cilium === undefined || atLeast(cilium, '1.19')) && { severity: 'warning' as const }),
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
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels: { reach: lan }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ lan selects it
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels:
    reach: lan
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
                         ^^^^^ prod/web is announced on the LAN by lan, which does not go with externalTrafficPolicy Local
  ports:
    - port: 443
`,
  ],
  good: [
    // Every node has an endpoint; not announced on the LAN; of a class for BGP.
    `
cilium 1.18
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels: { reach: lan }
-- cluster/services.yaml --
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: ingress-nginx
  namespace: ingress
---
apiVersion: v1
kind: Service
metadata:
  name: ingress-nginx
  namespace: ingress
  labels:
    reach: lan
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
---
apiVersion: v1
kind: Service
metadata:
  name: mail
  namespace: prod
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels:
    reach: lan
spec:
  type: LoadBalancer
  loadBalancerClass: io.cilium/bgp-control-plane
  externalTrafficPolicy: Local
`,
    `
cilium 1.20.3
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
  externalTrafficPolicy: Local
`,
  ],
})
