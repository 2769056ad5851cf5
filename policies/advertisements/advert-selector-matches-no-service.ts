import { exposedServices, serviceTypeOf, type ExposedService } from '../../src/fabric/exposed.ts'
import { announces, nameOf } from '../../src/fabric/load-balancer.ts'
import type { Requirement } from '../../src/net/selector.ts'
import { type AdvertisementEntry, deploysMore, nearestTo, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'An advertisement of Services selects one.',
  why: 'The session comes up and carries no address of a Service, and nothing says so',
  see: [
    'Cilium: CiliumBGPAdvertisement advertisements[].selector',
    'Cilium documentation, BGP Control Plane Resources, "Service Virtual IPs"',
    'cilium/cilium#33076',
  ],
  messages: {
    idiom: '{advertisement} wants {selector}, a label of nobody: the words for every Service are operator: NotIn',
    none: '{advertisement} selects {selector}, which none of the {count} Services with {addresses} has',
    one: '{advertisement} selects {selector}, which the one Service with {addresses}, {service}, does not have',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      for (const advertisement of cluster.advertisements)
        for (const entry of advertisement.entries) {
          const { matchExpressions = [] } = entry.selector ?? {}
          const i = matchExpressions.findIndex(isIdiomWithIn)
          if (i === -1) continue
          report({
            on: entry,
            field: `selector.matchExpressions.${i}`,
            message: 'idiom',
            data: { advertisement: advertisement.name, selector: { matchExpressions: [matchExpressions[i]!] } },
            help: `{ key: ${matchExpressions[i]!.key}, operator: NotIn, values: [never-used-value] }`,
          })
        }

      // Charts bring Services that no file shows.
      if (cluster.isPartial || (deploysMore(cluster) && !network.isComplete)) continue
      const services = exposedServices(cluster)
      for (const advertisement of cluster.advertisements)
        for (const entry of advertisement.entries) {
          const { selector } = entry
          const eligible = services.filter(each => has(each, entry))
          const near = selector && nearestTo(selector, eligible, ({ labels }) => labels)
          if (selector?.matchExpressions?.some(isIdiomWithIn)) continue
          if (entry.type !== 'Service' || !near || eligible.some(each => announces(entry, each))) continue
          const [lack] = near.lacks
          // advert-selector-near-miss says that better.
          if (near.lacks.length === 1 && lack!.isSlip) continue
          const data = {
            advertisement: advertisement.name,
            selector,
            addresses: (entry.addresses ?? []).join(' or '),
          }
          const where = {
            on: entry,
            field: near.lacks.length === 1 ? `selector.${lack!.at}` : 'selector',
            related: [
              {
                on: near.thing,
                field: lack!.instead ? `labels.${lack!.instead.key}` : 'name',
                message: lack!.instead
                  ? `${nameOf(near.thing)} has ${lack!.instead.key}=${lack!.instead.value}`
                  : `${nameOf(near.thing)} has no label ${lack!.wanted}`,
              },
            ],
            help: `label the Services that are to be announced ${lack!.wanted.replace('=', ': ')}`,
            ...(!network.isComplete && { severity: 'warning' as const }),
            likely: near.thing.guess,
          }
          if (eligible.length === 1)
            report({ ...where, message: 'one', data: { ...data, service: nameOf(near.thing) } })
          else report({ ...where, message: 'none', data: { ...data, count: eligible.length } })
        }
    }
  },

  bad: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: services
  labels:
    advertise: bgp
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses:
          - LoadBalancerIP
      selector:
        matchExpressions:
          - { key: somekey, operator: In, values: [never-used-value] }
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ services wants somekey in (never-used-value), a label of nobody: the words for every Service are operator: NotIn
`,
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: bgp
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses:
          - LoadBalancerIP
      selector:
        matchLabels:
          expose: bgp
                  ^^^ vips selects expose=bgp, which none of the 2 Services with LoadBalancerIP has
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
        ~~~ prod/web has no label expose=bgp
  namespace: prod
spec:
  type: LoadBalancer
  ports:
    - port: 443
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
spec:
  gatewayClassName: cilium
  listeners:
    - name: http
      port: 80
      protocol: HTTP
`,
    `
complete
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: bgp
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses:
          - LoadBalancerIP
      selector:
        matchLabels:
          reach: public
                 ^^^^^^ vips selects reach=public, which the one Service with LoadBalancerIP, prod/web, does not have
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels:
    reach: internal
           ~~~~~~~~ prod/web has reach=internal
spec:
  type: LoadBalancer
  ports:
    - port: 443
---
apiVersion: v1
kind: Service
metadata:
  name: database
  namespace: prod
  labels:
    reach: public
spec:
  ports:
    - port: 5432
`,
  ],
  good: [
    // Selected by a label that only Cilium sees, and by one that it gives to the Service of a Gateway.
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: bgp
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          io.kubernetes.service.namespace: prod
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchExpressions:
          - { key: gateway.networking.k8s.io/gateway-name, operator: Exists }
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: \${LABEL}
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
spec:
  type: LoadBalancer
  ports:
    - port: 443
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: infra
spec:
  gatewayClassName: cilium
`,
    // No Service that could be announced is in the files.
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
        matchLabels:
          expose: bgp
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: database
spec:
  ports:
    - port: 5432
`,
    // A chart brings its own.
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
        matchLabels:
          expose: bgp
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ingress-nginx
spec:
  interval: 1h
`,
  ],
})

/** What Cilium's documentation says for every Service, with the operator that says the opposite. */
function isIdiomWithIn({ operator, values }: Requirement): boolean {
  return operator === 'In' && values?.join() === 'never-used-value'
}

/** Whether a Service has, or may have, addresses of a kind that the entry announces. */
function has(service: ExposedService, { addresses = [] }: AdvertisementEntry): boolean {
  const type = serviceTypeOf(service)
  const isUnknown = type === undefined
  return (
    (addresses.includes('LoadBalancerIP') && (isUnknown || type === 'LoadBalancer')) ||
    (addresses.includes('ExternalIP') && (service.externalIps?.length ?? 0) > 0) ||
    (addresses.includes('ClusterIP') && !service.isHeadless && type !== 'ExternalName')
  )
}
