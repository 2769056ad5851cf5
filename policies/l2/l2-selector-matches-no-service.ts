import type { L2Policy } from '../../src/fabric/cluster.ts'
import { exposedServices, serviceTypeOf, type ExposedService } from '../../src/fabric/exposed.ts'
import { announces, nameOf } from '../../src/fabric/load-balancer.ts'
import { deploysMore, nearestTo, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A policy of L2 announcements selects a Service.',
  why: 'No lease is taken and nobody answers ARP for an address of a Service, and nothing says so',
  see: [
    'Cilium: CiliumL2AnnouncementPolicy serviceSelector',
    'Cilium documentation, L2 Announcements, "Service Selector"',
    'cilium/cilium#33386',
  ],
  messages: {
    none: '{policy} selects {selector}, which none of the {count} Services with an address for the LAN has',
    one: '{policy} selects {selector}, which the one Service with an address for the LAN, {service}, does not have',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      // Charts bring Services that no file shows.
      if (cluster.isPartial || (deploysMore(cluster) && !network.isComplete)) continue
      const services = exposedServices(cluster)
      for (const policy of cluster.l2Policies) {
        const { serviceSelector: selector } = policy
        const eligible = services.filter(each => mayHaveAddress(each, policy))
        const near = selector && nearestTo(selector, eligible, ({ labels }) => labels)
        if (!near || eligible.some(each => announces(policy, each))) continue
        // gateway-service-unlabelled says that better.
        if (eligible.some(each => announces(policy, { ...each, labels: { ...ownLabels(each), ...each.labels } })))
          continue
        const [lack] = near.lacks
        const { instead, wanted } = lack!
        const where = {
          on: policy,
          field: near.lacks.length === 1 ? `serviceSelector.${lack!.at}` : 'serviceSelector',
          related: [
            {
              on: near.thing,
              field: instead ? `labels.${instead.key}` : 'name',
              message: instead
                ? `${nameOf(near.thing)} has ${instead.key}=${instead.value}`
                : `${nameOf(near.thing)} has no label ${wanted}`,
            },
          ],
          help: `label the Services that are to be announced ${wanted.replace('=', ': ')}`,
          ...(!network.isComplete && { severity: 'warning' as const }),
          likely: near.thing.guess,
        }
        const data = { policy: policy.name, selector }
        if (eligible.length === 1) report({ ...where, message: 'one', data: { ...data, service: nameOf(near.thing) } })
        else report({ ...where, message: 'none', data: { ...data, count: eligible.length } })
      }
    }
  },

  bad: [
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels:
      color: blue
             ^^^^ lan selects color=blue, which none of the 2 Services with an address for the LAN has
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
        ~~~ prod/web has no label color=blue
  namespace: prod
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: mail
  namespace: prod
spec:
  type: LoadBalancer
`,
    `
complete
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels:
      color: blue
             ^^^^ lan selects color=blue, which the one Service with an address for the LAN, prod/web, does not have
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels:
    color: red
           ~~~ prod/web has color=red
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: database
  namespace: prod
  labels:
    color: blue
spec:
  ports:
    - port: 5432
`,
  ],
  good: [
    // All; by a label that only Cilium sees; by one that is filled in later.
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: all
spec:
  loadBalancerIPs: true
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: prod
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels: { io.kubernetes.service.namespace: prod }
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: later
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels: { color: "\${COLOR}" }
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
spec:
  type: LoadBalancer
`,
    // The Services are in other files, or of a chart.
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  serviceSelector:
    matchLabels: { color: blue }
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: database
spec:
  ports:
    - port: 5432
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
    matchLabels: { color: blue }
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

/** Whether a Service has, or may have, an address of a kind that the policy announces. */
function mayHaveAddress(service: ExposedService, { loadBalancerIps, externalIps }: L2Policy): boolean {
  const type = serviceTypeOf(service)
  const isBalanced = type === undefined || type === 'LoadBalancer'
  return (loadBalancerIps === true && isBalanced) || (externalIps === true && (service.externalIps?.length ?? 0) > 0)
}

/** The labels of a Gateway itself, which its Service does not get. */
function ownLabels({ madeOf }: ExposedService) {
  return madeOf?.kind === 'Gateway' ? madeOf.gateway.ownLabels : {}
}
