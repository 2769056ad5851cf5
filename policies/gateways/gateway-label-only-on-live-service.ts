import { exposedServices, pseudoLabels, servesGateway } from '../../src/fabric/exposed.ts'
import { nameOf } from '../../src/fabric/load-balancer.ts'
import { labelsNeeded, listed, policy, requirementOf, serviceChoosers } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'The label by which the Service of a Gateway is announced comes from the Gateway.',
  why: 'A label that was given to the Service by hand is lost when the Gateway is made anew, and its address is then no longer announced',
  see: ['Gateway API: Gateway spec.infrastructure.labels (GEP-1867)', 'cilium/cilium#25357', 'cilium/cilium#41680'],
  messages: {
    byHand: '{service} is labelled {labels}, by which {by} selects it, but its Gateway does not say so',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.isPartial) continue
      const { bgp, lan, pools } = serviceChoosers(cluster)
      // What Cilium would make of the Gateways if there were no Services yet.
      const made = exposedServices({ ...cluster, services: [] })
      for (const service of cluster.services) {
        const again = made.find(each => nameOf(each) === nameOf(service))
        if (again?.madeOf?.kind !== 'Gateway' || servesGateway(again.madeOf.gateway, cluster) !== 'yes') continue
        const all = { ...service.labels, ...pseudoLabels(service) }
        const lost = Object.fromEntries(
          Object.entries(service.labels).filter(([key]) => !Object.hasOwn(again.labels, key)),
        )
        const choosers = [...bgp, ...lan, ...pools].filter(each => each.chooses(all) && !each.chooses(again.labels))
        const needed = labelsNeeded(lost, choosers, all)
        if (needed.length === 0) continue
        report({
          on: service,
          field: `labels.${needed[0]![0]}`,
          message: 'byHand',
          data: {
            service: nameOf(service),
            labels: listed(needed.map(([key, value]) => `${key}=${value}`)),
            by: listed([...new Set(choosers.map(({ name }) => name))]),
          },
          related: [
            { on: again.madeOf.gateway, field: 'name', message: 'it is made of this Gateway' },
            ...choosers.map(each => ({
              ...requirementOf(each, again.labels),
              message: `${each.name} selects by it`,
            })),
          ],
          help: `in the Gateway: spec: { infrastructure: { labels: { ${needed.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', ')} } } }`,
        })
      }
    }
  },

  bad: [
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
        matchLabels:
          expose: bgp
                  ~~~ vips selects by it
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
        ~~~~ it is made of this Gateway
  namespace: prod
spec:
  gatewayClassName: cilium
---
apiVersion: v1
kind: Service
metadata:
  name: cilium-gateway-edge
  namespace: prod
  labels:
    gateway.networking.k8s.io/gateway-name: edge
    io.cilium.gateway/owning-gateway: edge
    expose: bgp
            ^^^ prod/cilium-gateway-edge is labelled expose=bgp, by which vips selects it, but its Gateway does not say so
spec:
  type: LoadBalancer
  ports:
    - port: 443
`,
  ],
  good: [
    // From the Gateway; of no use to anybody; of a Gateway that is not in the files.
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
spec:
  gatewayClassName: cilium
  infrastructure:
    labels:
      expose: bgp
---
apiVersion: v1
kind: Service
metadata:
  name: cilium-gateway-edge
  labels:
    expose: bgp
    team: web
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: cilium-gateway-other
  labels:
    expose: bgp
spec:
  type: LoadBalancer
`,
  ],
})
