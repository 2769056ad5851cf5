import { exposedServices, pseudoLabels } from '../../src/fabric/exposed.ts'
import { nameOf } from '../../src/fabric/load-balancer.ts'
import { policy, requirementOf, serviceChoosers } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A Gateway whose address is to be announced is not served on the network of the nodes.',
  why: 'With gatewayAPI.hostNetwork Envoy listens on the addresses of the nodes, and the Service of a Gateway is no LoadBalancer: it gets no address from a pool, and nothing is announced',
  see: ['Cilium: Helm value gatewayAPI.hostNetwork.enabled', 'Cilium documentation, Gateway API, "Host network mode"'],
  messages: {
    host: '{gateway} is served on the addresses of the nodes, so {by} has no address of it to announce',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.helm?.['.gatewayAPI.hostNetwork.enabled'] !== true) continue
      const { bgp, lan } = serviceChoosers(cluster)
      for (const service of exposedServices(cluster)) {
        if (service.madeOf?.kind !== 'Gateway' || service.guess !== undefined) continue
        // Who asks for a label that the Gateway has, and does not just take whatever there is.
        const bare = pseudoLabels(service)
        const by = [...bgp, ...lan].find(each => each.chooses(service.labels) && !each.chooses(bare))
        if (!by) continue
        report({
          on: service.madeOf.gateway,
          field: 'name',
          message: 'host',
          data: { gateway: nameOf(service.madeOf.gateway), by: by.name },
          related: [
            { on: cluster, field: 'helm..gatewayAPI.hostNetwork.enabled', message: 'Envoy listens on the nodes' },
            { ...requirementOf(by, bare), message: `${by.name} selects its Service` },
          ],
          help: 'gatewayAPI: { hostNetwork: { enabled: false } }, or announce the addresses of the nodes',
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
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: bgp
                  ~~~ vips selects its Service
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
        ^^^^ prod/edge is served on the addresses of the nodes, so vips has no address of it to announce
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
  hostNetwork:
    enabled: true
             ~~~~ Envoy listens on the nodes
`,
  ],
  good: [
    // Not meant to be announced; everything there is, is.
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
        matchExpressions:
          - { key: somekey, operator: NotIn, values: [never-used-value] }
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
spec:
  gatewayClassName: cilium
-- cluster/values.yaml --
gatewayAPI:
  enabled: true
  hostNetwork:
    enabled: true
`,
  ],
})
