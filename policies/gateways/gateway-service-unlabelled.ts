import { loadBalancers, nameOf } from '../../src/fabric/load-balancer.ts'
import { atLeast } from '../../src/net/version.ts'
import {
  definitionWithoutInfrastructure,
  type FixRequest,
  type Gateway,
  labelsNeeded,
  listed,
  policy,
  requirementOf,
  serviceChoosers,
} from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A label of a Gateway that is to have its address announced stands in spec.infrastructure.labels.',
  why: 'Cilium makes a Service cilium-gateway-<name> of a Gateway and copies the labels of spec.infrastructure to it, and none of metadata.labels: what selects by these does not see the Service, and a label given to it by hand is lost when the Gateway is made anew',
  see: [
    'Gateway API: Gateway spec.infrastructure.labels (GEP-1867)',
    'Cilium: operator/pkg/model/translation/gateway-api',
    'cilium/cilium#29122',
    'cilium/cilium#25357',
    'cilium/cilium#32488',
    'cilium/cilium#36792',
    'cilium/cilium#41680',
  ],
  messages: {
    unlabelled: '{gateway} is labelled {labels}, but its Service {service}, which {by} would select, is not',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.isPartial) continue
      for (const service of loadBalancers(cluster)) {
        if (service.madeOf?.kind !== 'Gateway' || service.guess !== undefined) continue
        const { gateway } = service.madeOf
        const own = gateway.ownLabels ?? {}
        const labelled = { ...own, ...service.labels }
        // Who selects by these labels, unless the Service is announced, or has a pool, without them.
        const missed = Object.values(serviceChoosers(cluster)).flatMap(all =>
          all.some(each => each.chooses(service.labels)) ? [] : all.filter(each => each.chooses(labelled)),
        )
        const needed = labelsNeeded(own, missed, labelled)
        if (needed.length === 0) continue
        const hasField =
          (cluster.cilium === undefined || atLeast(cluster.cilium, '1.15')) && !definitionWithoutInfrastructure(cluster)
        const written = needed.map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
        report({
          on: gateway,
          field: `ownLabels.${needed[0]![0]}`,
          message: 'unlabelled',
          data: {
            gateway: nameOf(gateway),
            labels: listed(needed.map(([key, value]) => `${key}=${value}`)),
            service: service.name,
            by: listed([...new Set(missed.map(({ name }) => name))]),
          },
          related: missed.map(each => ({
            ...requirementOf(each, service.labels),
            message: `${each.name} selects by it`,
          })),
          help: hasField
            ? `spec: { infrastructure: { labels: { ${written.join(', ')} } } }`
            : `select the Service by a label that it has: io.cilium.gateway/owning-gateway: ${gateway.name}`,
          ...(hasField && fixOf(gateway, written)),
        })
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
  labels:
    advertise: bgp
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: bgp
                  ~~~ vips selects by it
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
  labels:
    expose: bgp
            ^^^ prod/edge is labelled expose=bgp, but its Service cilium-gateway-edge, which vips would select, is not
spec:
  gatewayClassName: cilium
  listeners:
    - name: https
      protocol: HTTPS
      port: 443
`,
    // Without the label it gets no address either.
    `
-- cluster/announce.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels:
      reach: lan
             ~~~ lan selects by it
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: lan-vips
spec:
  blocks:
    - cidr: 192.168.1.240/29
  serviceSelector:
    matchLabels:
      reach: lan
             ~~~ lan-vips selects by it
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
  labels:
    app: edge
    reach: lan
           ^^^ prod/edge is labelled reach=lan, but its Service cilium-gateway-edge, which lan and lan-vips would select, is not
spec:
  gatewayClassName: cilium
  infrastructure:
    labels:
      tier: front
`,
  ],
  good: [
    // Where the label belongs; by the name of the Gateway; by its namespace.
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
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels: { gateway.networking.k8s.io/gateway-name: inner }
-- cluster/gateways.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  labels:
    expose: bgp
spec:
  gatewayClassName: cilium
  infrastructure:
    labels:
      expose: bgp
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: inner
  labels:
    expose: bgp
spec:
  gatewayClassName: cilium
`,
    // Gateways of others: their controllers have rules of their own.
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
-- cluster/gateways.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata:
  name: envoy
spec:
  controllerName: gateway.envoyproxy.io/gatewayclass-controller
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  labels:
    expose: bgp
spec:
  gatewayClassName: envoy
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: mesh
  labels:
    expose: bgp
spec:
  gatewayClassName: istio
`,
    // The Service as the cluster has it; labels that nobody selects.
    `
-- cluster/dump.yaml --
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
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  labels:
    expose: bgp
spec:
  gatewayClassName: cilium
---
apiVersion: v1
kind: Service
metadata:
  name: cilium-gateway-edge
  labels:
    expose: bgp
spec:
  type: LoadBalancer
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: inner
  labels:
    app: inner
spec:
  gatewayClassName: cilium
`,
  ],
})

/** Puts labels under `spec.infrastructure`: beside those that are there, or with a line of its own. */
function fixOf(gateway: Gateway, written: readonly string[]): { fix?: FixRequest } {
  const title = 'put it under spec.infrastructure.labels'
  const [beside] = Object.keys(gateway.labels)
  if (beside !== undefined)
    return { fix: { title, edits: written.map(line => ({ on: gateway, field: `labels.${beside}`, lineBelow: line })) } }
  if (gateway.origin.fields?.['infrastructure'] || !gateway.origin.fields?.['className']) return {}
  const line = `infrastructure: { labels: { ${written.join(', ')} } }`
  return { fix: { title, edits: [{ on: gateway, field: 'className', lineBelow: line }] } }
}
