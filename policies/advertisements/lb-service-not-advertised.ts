import { announces, isOfBgp, loadBalancers, nameOf, serviceEntries } from '../../src/fabric/load-balancer.ts'
import { isWritten, policy, shortfalls } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A LoadBalancer Service is announced by somebody.',
  why: 'The Service shows an EXTERNAL-IP, but no router learns a route to it, so nobody outside the cluster reaches it',
  see: [
    'Cilium: CiliumBGPAdvertisement advertisements[].selector',
    'Cilium: CiliumL2AnnouncementPolicy serviceSelector',
    'Kubernetes: Service spec.loadBalancerClass',
  ],
  messages: {
    silent: '{service} is a LoadBalancer Service that no advertisement selects',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const entries = serviceEntries(cluster, 'LoadBalancerIP')
      const unread = entries.some(({ entry }) => !entry.selector && isWritten(entry, 'selector'))
      if (cluster.isPartial || entries.length === 0 || unread || cluster.metalLbPools?.length) continue
      const policies = cluster.l2Policies.filter(each => isWritten(each, 'loadBalancerIps'))
      for (const service of loadBalancers(cluster)) {
        if (!isOfBgp(service)) continue
        if (entries.some(({ entry }) => announces(entry, service))) continue
        if (policies.some(each => announces(each, service))) continue
        const lacks = entries.map(({ entry }) => shortfalls(entry.selector ?? {}, service.labels))
        // advert-selector-near-miss and gateway-service-unlabelled say these better.
        if (lacks.some(([lack, ...more]) => lack?.isSlip && more.length === 0)) continue
        const own = service.madeOf?.kind === 'Gateway' ? service.madeOf.gateway.ownLabels : undefined
        const labelled = { ...service, labels: { ...own, ...service.labels } }
        if (entries.some(({ entry }) => announces(entry, labelled))) continue
        const first = entries.findIndex(({ entry }) => entry.selector)
        if (first === -1) continue
        const { advertisement, entry } = entries[first]!
        const wanted = lacks[first]![0]!.wanted
        report({
          on: service,
          field: 'name',
          message: 'silent',
          data: { service: nameOf(service) },
          related: [{ on: entry, field: 'selector', message: `${advertisement.name} selects other labels` }],
          help: `label it ${wanted.replace('=', ': ')}, or make it type: ClusterIP if it is to be reached from inside only`,
          likely: service.guess,
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
        matchLabels: { expose: bgp }
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ vips selects other labels
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels:
    expose: bgp
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: mail
        ^^^^ prod/mail is a LoadBalancer Service that no advertisement selects
  namespace: prod
spec:
  type: LoadBalancer
`,
  ],
  good: [
    // Announced on the LAN, of another class, not reached from outside.
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
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels: { expose: lan }
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: printer
  labels:
    expose: lan
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: tailnet
spec:
  type: LoadBalancer
  loadBalancerClass: tailscale
---
apiVersion: v1
kind: Service
metadata:
  name: database
spec:
  ports:
    - port: 5432
`,
    // What announces Services lies elsewhere.
    `
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
`,
  ],
})
