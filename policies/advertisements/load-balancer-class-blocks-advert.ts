import { announces, classes, isOfBgp, loadBalancers, nameOf, serviceEntries } from '../../src/fabric/load-balancer.ts'
import type { Selector } from '../../src/net/selector.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A Service that an advertisement selects by its label is of a class that BGP announces.',
  why: 'BGP announces the address of a LoadBalancer Service only if it has no loadBalancerClass or io.cilium/bgp-control-plane, L2 announcements only if it has none or io.cilium/l2-announcer',
  see: [
    'Kubernetes: Service spec.loadBalancerClass',
    'Cilium documentation, BGP Control Plane Resources, "Load Balancer Class"',
    'Cilium documentation, L2 Announcements, "Load Balancer Class"',
    'cilium/cilium#26939',
  ],
  messages: {
    bgp: '{service} is of class {class}, so BGP does not announce it, though {advertisement} selects it',
    l2: '{service} is of class {class}, so it is not announced on the LAN, though {policy} selects it',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const service of loadBalancers(cluster)) {
        const { loadBalancerClass } = service
        if (loadBalancerClass === undefined) continue
        const where = { on: service, field: 'loadBalancerClass' }
        const data = { service: nameOf(service), class: loadBalancerClass }
        const bgp = serviceEntries(cluster, 'LoadBalancerIP').find(({ entry }) => announces(entry, service))
        const l2 = cluster.l2Policies.find(each => each.loadBalancerIps && announces(each, service))
        if (
          bgp &&
          isOfBgp(service) === false &&
          namesLabels(bgp.entry.selector) &&
          !(l2 && loadBalancerClass === classes.l2)
        )
          report({
            ...where,
            message: 'bgp',
            data: { ...data, advertisement: bgp.advertisement.name },
            related: [{ on: bgp.entry, field: 'selector', message: `${bgp.advertisement.name} selects it` }],
            help: `loadBalancerClass: ${classes.bgp}, or none; the class of a Service cannot be changed, so make it anew`,
          })
        else if (l2 && loadBalancerClass !== classes.l2 && namesLabels(l2.serviceSelector) && !bgp)
          report({
            ...where,
            message: 'l2',
            data: { ...data, policy: l2.name },
            related: [{ on: l2, field: 'serviceSelector', message: `${l2.name} selects it` }],
            help: `loadBalancerClass: ${classes.l2}, or none; the class of a Service cannot be changed, so make it anew`,
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
      selector:
        matchLabels: { expose: bgp }
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ vips selects it
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
  loadBalancerClass: io.cilium/l2-announcer
                     ^^^^^^^^^^^^^^^^^^^^^^ prod/web is of class io.cilium/l2-announcer, so BGP does not announce it, though vips selects it
`,
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels: { expose: lan }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lan selects it
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels:
    expose: lan
spec:
  type: LoadBalancer
  loadBalancerClass: io.cilium/bgp-control-plane
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ prod/web is of class io.cilium/bgp-control-plane, so it is not announced on the LAN, though lan selects it
`,
  ],
  good: [
    // Everything is selected, and a class says what is not meant.
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
-- cluster/services.yaml --
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
  name: web
spec:
  type: LoadBalancer
  loadBalancerClass: io.cilium/bgp-control-plane
`,
    // A label that both ways of announcing select; the class says which of them it is to be.
    `
-- cluster/announce.yaml --
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
        matchLabels: { expose: "yes" }
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels: { expose: "yes" }
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    expose: "yes"
spec:
  type: LoadBalancer
  loadBalancerClass: io.cilium/l2-announcer
`,
  ],
})

/** Whether a selector asks for labels that somebody wrote, so that who has them is meant. */
function namesLabels({ matchLabels = {}, matchExpressions = [] }: Selector = {}): boolean {
  return [
    ...Object.keys(matchLabels),
    ...matchExpressions.filter(({ operator }) => operator === 'In' || operator === 'Exists').map(({ key }) => key),
  ].some(key => !key.startsWith('io.kubernetes.service.'))
}
