import { isOfBgp, loadBalancers, nameOf } from '../../src/fabric/load-balancer.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'Where routes are announced and LoadBalancer Services are there, these are announced too.',
  why: 'An advertisement of pod networks does not announce the addresses of Services; each kind of route has an entry of its own',
  see: [
    'Cilium: CiliumBGPAdvertisement advertisements[].advertisementType',
    'Cilium: CiliumBGPPeeringPolicy serviceSelector',
    'cilium/cilium#18240',
    'cilium/cilium#33076',
  ],
  messages: {
    missing: '{advertisement} announces {type}, but nothing announces the address of {service}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { advertisements, l2Policies, metalLbPools = [] } = cluster
      const entries = advertisements.flatMap(({ entries }) => entries)
      const [first] = entries
      const service = loadBalancers(cluster).find(isOfBgp)
      const isByOthers = l2Policies.length > 0 || metalLbPools.length > 0
      if (!first || !service || isByOthers || cluster.isPartial || entries.some(({ type }) => type === 'Service'))
        continue
      report({
        on: first,
        field: 'type',
        message: 'missing',
        data: { advertisement: advertisements[0]!.name, type: first.type, service: nameOf(service) },
        related: [{ on: service, field: 'name', message: 'it is of type LoadBalancer' }],
        help: 'add an entry of advertisementType: Service, with service: { addresses: [LoadBalancerIP] } and a selector',
        likely: service.guess,
      })
    }
  },

  bad: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
spec:
  advertisements:
    - advertisementType: PodCIDR
                         ^^^^^^^ pods announces PodCIDR, but nothing announces the address of prod/web
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
        ~~~ it is of type LoadBalancer
  namespace: prod
spec:
  type: LoadBalancer
`,
  ],
  good: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
spec:
  advertisements:
    - advertisementType: PodCIDR
---
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
`,
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
spec:
  advertisements:
    - advertisementType: PodCIDR
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: database
spec:
  ports:
    - port: 5432
`,
  ],
})
