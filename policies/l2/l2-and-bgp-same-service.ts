import { classes, loadBalancers, nameOf } from '../../src/fabric/load-balancer.ts'
import { pseudoLabels } from '../../src/fabric/exposed.ts'
import { isWritten, policy, serviceChoosers } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A Service is announced in one way: by BGP or on the LAN.',
  why: 'Hosts of the LAN then reach it through the one node that answers ARP, all others through every node: they see different failures and different times to recover',
  see: [
    'Kubernetes: Service spec.loadBalancerClass',
    'Cilium documentation, L2 Announcements, "Load Balancer Class"',
    'Cilium documentation, BGP Control Plane Resources, "Load Balancer Class"',
  ],
  messages: {
    both: '{service} is announced by BGP ({advertisement}) and on the LAN ({policy})',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { bgp, lan } = serviceChoosers(cluster)
      for (const service of loadBalancers(cluster)) {
        if (isWritten(service, 'loadBalancerClass')) continue
        const advertisement = bgp.find(each => each.chooses(service.labels))
        const policy = lan.find(each => each.chooses(service.labels))
        if (!advertisement || !policy) continue
        // Both ways for whatever there is, are two ways on purpose.
        if (advertisement.chooses(pseudoLabels(service)) && policy.chooses(pseudoLabels(service))) continue
        report({
          on: service,
          field: 'name',
          message: 'both',
          data: { service: nameOf(service), advertisement: advertisement.name, policy: policy.name },
          related: [
            { on: advertisement.on, field: 'selector', message: `${advertisement.name} selects it` },
            {
              on: policy.on,
              field: policy.on.origin.fields?.['serviceSelector'] ? 'serviceSelector' : 'name',
              message: `${policy.name} selects it`,
            },
          ],
          help: `loadBalancerClass: ${classes.bgp} or ${classes.l2}, unless both are meant`,
          likely: service.guess,
        })
      }
    }
  },

  bad: [
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
        matchLabels: { expose: bgp }
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ vips selects it
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
        ~~~ lan selects it
spec:
  loadBalancerIPs: true
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
        ^^^ prod/web is announced by BGP (vips) and on the LAN (lan)
  namespace: prod
  labels:
    expose: bgp
spec:
  type: LoadBalancer
`,
  ],
  good: [
    // Of one class; by one label each.
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
        matchLabels: { expose: bgp }
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchExpressions:
      - { key: expose, operator: In, values: [lan, both] }
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
  name: printer
  labels:
    expose: lan
spec:
  type: LoadBalancer
`,
    // Both for everything; a class that says which.
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
      selector: {}
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: printer
spec:
  type: LoadBalancer
  loadBalancerClass: io.cilium/l2-announcer
`,
  ],
})
