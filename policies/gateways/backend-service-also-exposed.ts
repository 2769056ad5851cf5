import type { Cluster } from '../../src/fabric/cluster.ts'
import { serviceTypeOf } from '../../src/fabric/exposed.ts'
import type { Gateway, ObjectReference } from '../../src/fabric/kubernetes.ts'
import { announces, isOfBgp, isOfLan, loadBalancers, nameOf, serviceEntries } from '../../src/fabric/load-balancer.ts'
import { gatewaysOfCilium, policy, routesOf, type Service } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A Service behind a Gateway has no address of its own that is announced.',
  why: 'Clients reach the application past the Gateway: without its TLS, its filters and its log',
  see: [
    'Gateway API: HTTPRoute backendRefs',
    'Kubernetes: Service spec.type',
    'Cilium: CiliumBGPAdvertisement advertisements[].selector',
  ],
  messages: {
    exposed: '{service} is behind Gateway {gateway}, and also announced with an address of its own by {by}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const services = loadBalancers(cluster).filter(({ madeOf }) => !madeOf)
      const lan = cluster.l2Policies.filter(({ loadBalancerIps }) => loadBalancerIps === true)
      for (const gateway of gatewaysOfCilium(cluster)) {
        const behind = backendsOf(gateway, cluster)
        for (const service of behind.size === 0 ? [] : services) {
          const backends = behind.get(nameOf(service)) ?? []
          const [first] = backends
          // A port that no route leads to is a reason for an address of its own.
          const others = (service.ports ?? []).filter(({ port }) => !backends.some(each => each.port === port))
          if (!first || others.length > 0) continue
          const bgp = serviceEntries(cluster, 'LoadBalancerIP').find(
            ({ entry }) => isOfBgp(service) && announces(entry, service),
          )
          const l2 = lan.find(each => isOfLan(service) && announces(each, service))
          const by = bgp?.advertisement ?? l2
          if (!by) continue
          report({
            on: service,
            field: 'type',
            message: 'exposed',
            data: { service: nameOf(service), gateway: nameOf(gateway), by: by.name },
            related: [
              { on: first, field: 'name', message: `${nameOf(gateway)} leads to it` },
              {
                on: bgp?.entry ?? by,
                field: bgp ? 'selector' : 'serviceSelector',
                message: `${by.name} announces it`,
              },
            ],
            help: 'type: ClusterIP',
            ...(serviceTypeOf(service) === service.type && {
              fix: { title: 'make it of type ClusterIP', edits: editsOf(service) },
            }),
          })
        }
      }
    }
  },

  bad: [
    `
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
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ vips announces it
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
spec:
  gatewayClassName: cilium
  listeners:
    - name: https
      protocol: HTTPS
      port: 443
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: prod
spec:
  parentRefs:
    - name: edge
  rules:
    - backendRefs:
        - name: web
                ~~~ prod/edge leads to it
          port: 8080
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels:
    expose: bgp
spec:
  type: LoadBalancer
        ^^^^^^^^^^^^ prod/web is behind Gateway prod/edge, and also announced with an address of its own by vips
  ports:
    - port: 8080
`,
  ],
  good: [
    // Reached from inside only; not announced; another Service of that name; a port of its own.
    `
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
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: prod
spec:
  parentRefs:
    - name: edge
  rules:
    - backendRefs:
        - { name: web, port: 8080 }
        - { name: api, port: 8080 }
        - { name: git, port: 80 }
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels:
    expose: bgp
spec:
  ports:
    - port: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: prod
spec:
  type: LoadBalancer
  ports:
    - port: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: dev
  labels:
    expose: bgp
spec:
  type: LoadBalancer
  ports:
    - port: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: git
  namespace: prod
  labels:
    expose: bgp
spec:
  type: LoadBalancer
  ports:
    - { name: web, port: 80 }
    - { name: ssh, port: 22 }
`,
  ],
})

/** The Services that a Gateway's routes lead to, by their names as messages have them. */
function backendsOf(gateway: Gateway, cluster: Cluster): ReadonlyMap<string, readonly ObjectReference[]> {
  const found = new Map<string, ObjectReference[]>()
  for (const route of routesOf(gateway, cluster))
    for (const each of route.backends.filter(({ kind = 'Service' }) => kind === 'Service')) {
      const name = nameOf({ namespace: each.namespace ?? route.namespace, name: each.name })
      const same = found.get(name)
      if (same) same.push(each)
      else found.set(name, [each])
    }
  return found
}

/** Another type, and without the fields that Kubernetes takes of a LoadBalancer only. */
function editsOf(service: Service) {
  const fields = ['externalTrafficPolicy', 'loadBalancerClass'] as const
  return [
    { on: service, field: 'type', replaceWith: 'ClusterIP' },
    ...fields.flatMap(field =>
      service[field] === undefined ? [] : [{ on: service, field, removeLine: true as const }],
    ),
  ]
}
