import { announces, isOfBgp, loadBalancers, nameOf, serviceEntries } from '../../src/fabric/load-balancer.ts'
import { policy, shortfalls } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A label that is to select a Service is written the same in both places.',
  why: 'A selector and a label that differ in one letter are two labels: the Service is not announced, and nothing says so',
  see: ['Kubernetes: labels and selectors', 'Cilium: CiliumBGPAdvertisement advertisements[].selector'],
  messages: {
    near: '{service} is labelled {label}, but {advertisement} selects {wanted}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.isPartial) continue
      const entries = serviceEntries(cluster, 'LoadBalancerIP')
      const services = loadBalancers(cluster).filter(isOfBgp)
      for (const service of services) {
        if (entries.some(({ entry }) => announces(entry, service))) continue
        for (const { advertisement, entry } of entries) {
          const [lack, ...more] = shortfalls(entry.selector ?? {}, service.labels)
          if (!lack?.isSlip || !lack.instead || more.length > 0) continue
          const { key, value } = lack.instead
          report({
            on: service,
            field: `labels.${key}`,
            message: 'near',
            data: {
              service: nameOf(service),
              label: `${key}=${value}`,
              advertisement: advertisement.name,
              wanted: lack.wanted,
            },
            related: [{ on: entry, field: `selector.${lack.at}`, message: `${lack.wanted} is wanted here` }],
            help: `label it ${lack.wanted.replace('=', ': ')}`,
            ...(!services.some(each => announces(entry, each)) && { severity: 'error' as const }),
            ...(lack.wanted.startsWith(`${key}=`) && {
              fix: {
                title: `label it ${lack.wanted}`,
                edits: [
                  {
                    on: service,
                    field: `labels.${key}`,
                    replaceWith: JSON.stringify(lack.wanted.slice(key.length + 1)),
                  },
                ],
              },
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
  labels:
    advertise: bgp
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          homelab-bgp: enable
                       ~~~~~~ homelab-bgp=enable is wanted here
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels:
    homelab-bgp: enabled
                 ^^^^^^^ prod/web is labelled homelab-bgp=enabled, but vips selects homelab-bgp=enable
spec:
  type: LoadBalancer
  ports:
    - port: 443
`,
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
          net.example/expose: bgp
                              ~~~ net.example/expose=bgp is wanted here
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
              ^^^ prod/cilium-gateway-edge is labelled expose=bgp, but vips selects net.example/expose=bgp
`,
  ],
  good: [
    // Another advertisement selects it.
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
        matchLabels: { expose: enable }
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels: { expose: enabled }
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    expose: enabled
spec:
  type: LoadBalancer
`,
    // Two words that are alike and mean two things; a Service that has no address to announce.
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
        matchLabels: { reach: external, rack: rack1 }
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    reach: internal
    rack: rack1
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: far
  labels:
    reach: external
    rack: rack2
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: database
  labels:
    reach: externals
    rack: rack1
spec:
  ports:
    - port: 5432
`,
  ],
})
