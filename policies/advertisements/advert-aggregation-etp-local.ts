import { announces, isOfBgp, loadBalancers, nameOf, serviceEntries } from '../../src/fabric/load-balancer.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'Addresses are aggregated for Services that every node may serve.',
  why: 'With externalTrafficPolicy: Local a node announces the address of a Service only while it has a pod of it, so Cilium announces a /32 or /128 and ignores the aggregation length',
  see: [
    'Cilium: CiliumBGPAdvertisement service.aggregationLengthIPv4, aggregationLengthIPv6',
    'Cilium documentation, BGP Control Plane Resources, "Service Route Aggregation"',
  ],
  messages: {
    ignored:
      '{service} has externalTrafficPolicy: Local, so the aggregation to /{length} in {advertisement} does not hold for it',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const service of loadBalancers(cluster)) {
        if (service.externalTrafficPolicy !== 'Local' || !isOfBgp(service)) continue
        const found = serviceEntries(cluster, 'LoadBalancerIP').find(({ entry }) => announces(entry, service))
        const length = found?.entry.aggregationLengthIpv4 ?? found?.entry.aggregationLengthIpv6
        if (!found || length === undefined) continue
        const field =
          found.entry.aggregationLengthIpv4 === undefined ? 'aggregationLengthIpv6' : 'aggregationLengthIpv4'
        report({
          on: service,
          field: 'externalTrafficPolicy',
          message: 'ignored',
          data: { service: nameOf(service), length, advertisement: found.advertisement.name },
          related: [{ on: found.entry, field, message: 'aggregated here' }],
          help: 'let the routers take its /32, or use externalTrafficPolicy: Cluster',
        })
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
        aggregationLengthIPv4: 24
                               ~~ aggregated here
      selector:
        matchLabels: { expose: bgp }
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
  externalTrafficPolicy: Local
                         ^^^^^ prod/web has externalTrafficPolicy: Local, so the aggregation to /24 in vips does not hold for it
`,
  ],
  good: [
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
        aggregationLengthIPv4: 24
      selector:
        matchLabels: { expose: bgp }
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels: { expose: local }
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    expose: bgp
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: mail
  labels:
    expose: local
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
`,
  ],
})
