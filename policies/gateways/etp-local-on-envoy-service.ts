import { exposedServices, leadsToEnvoy } from '../../src/fabric/exposed.ts'
import { announces, isOfBgp, isOfLan, nameOf, serviceEntries } from '../../src/fabric/load-balancer.ts'
import { atLeast, compareVersion } from '../../src/net/version.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary:
    'The Service of a Gateway or an Ingress has externalTrafficPolicy Cluster where a release announces no other.',
  why: 'Its one endpoint is 192.192.192.192, which stands for the Envoy of every node and is on none: with externalTrafficPolicy Local no node takes itself for one that has an endpoint, and none announces the address',
  see: [
    'Cilium: Helm value gatewayAPI.externalTrafficPolicy, annotation ingress.cilium.io/service-external-traffic-policy',
    'cilium/cilium#36816',
    'cilium/cilium#41680',
    'cilium/cilium#42386',
    'cilium/cilium#48799',
  ],
  messages: {
    bgp: '{service} leads to the Envoy of each node, but with externalTrafficPolicy Local no node announces it by BGP',
    lan: '{service} leads to the Envoy of each node, but with externalTrafficPolicy Local Cilium {release} announces it on no LAN',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { cilium } = cluster
      for (const service of exposedServices(cluster)) {
        if (!leadsToEnvoy(service) || service.externalTrafficPolicy !== 'Local') continue
        const where = {
          on: service,
          field: 'externalTrafficPolicy',
          help: 'externalTrafficPolicy: Cluster',
          likely: service.guess,
        }
        const bgp = serviceEntries(cluster, 'LoadBalancerIP').find(({ entry }) => announces(entry, service))
        const lan = cluster.l2Policies.find(each => each.loadBalancerIps && announces(each, service))
        if (bgp && isOfBgp(service) && !(cilium !== undefined && atLeast(cilium, '1.19')))
          report({
            ...where,
            message: 'bgp',
            data: { service: nameOf(service) },
            related: [{ on: bgp.entry, field: 'selector', message: `${bgp.advertisement.name} selects it` }],
            // Which release of 1.18 has the change that 1.19 has is not known.
            ...((cilium === undefined || atLeast(cilium, '1.18')) && { severity: 'warning' as const }),
          })
        // The one release that is known to look for local endpoints on the LAN too.
        else if (lan && isOfLan(service) && cilium !== undefined && compareVersion(cilium, '1.20.2') === 0)
          report({
            ...where,
            message: 'lan',
            data: { service: nameOf(service), release: cilium },
            related: [{ on: lan, field: 'serviceSelector', message: `${lan.name} selects it` }],
          })
      }
    }
  },

  bad: [
    `
cilium 1.16.5
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels: { expose: bgp }
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ vips selects it
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
spec:
  gatewayClassName: cilium
  infrastructure:
    labels:
      expose: bgp
-- cluster/values.yaml --
kubeProxyReplacement: true
gatewayAPI:
  enabled: true
  externalTrafficPolicy: Local
                         ^^^^^ prod/cilium-gateway-edge leads to the Envoy of each node, but with externalTrafficPolicy Local no node announces it by BGP
`,
    `
cilium 1.20.2
-- cluster/announce.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels: { io.kubernetes.service.namespace: prod }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lan selects it
-- cluster/ingress.yaml --
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: prod
  annotations:
    ingress.cilium.io/loadbalancer-mode: dedicated
    ingress.cilium.io/service-external-traffic-policy: Local
                                                       ^^^^^ prod/cilium-ingress-web leads to the Envoy of each node, but with externalTrafficPolicy Local Cilium 1.20.2 announces it on no LAN
spec:
  ingressClassName: cilium
  defaultBackend:
    service:
      name: web
      port: { number: 80 }
`,
  ],
  good: [
    // 1.19 asks Envoy instead.
    `
cilium 1.19.1
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels: { expose: bgp }
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
spec:
  gatewayClassName: cilium
  infrastructure:
    labels:
      expose: bgp
-- cluster/values.yaml --
gatewayAPI:
  enabled: true
  externalTrafficPolicy: Local
`,
    // A Service of pods, and a Gateway that nothing announces.
    `
cilium 1.16
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels: { expose: bgp }
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    expose: bgp
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
  selector: { app: web }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: inner
spec:
  gatewayClassName: cilium
-- cluster/values.yaml --
gatewayAPI:
  enabled: true
  externalTrafficPolicy: Local
`,
  ],
})
