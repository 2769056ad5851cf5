import { announces, isOfLan, loadBalancers } from '../../src/fabric/load-balancer.ts'
import { policy } from '../../src/lint/policy.ts'

/** What an agent sends the API server at most, a second, where nothing is set (Cilium: `--k8s-client-qps`). */
const defaultQps = 10

export default policy({
  severity: 'warning',
  summary: 'An agent may send as many requests as its leases of L2 announcements need.',
  why: 'A node renews the lease of each Service it answers for once in leaseRenewDeadline; what the limit holds back comes too late, and addresses move from node to node',
  see: [
    'Cilium documentation, L2 Announcements, "Sizing client rate limit"',
    'Cilium: Helm values k8sClientRateLimit.qps, l2announcements.leaseRenewDeadline',
  ],
  messages: {
    many: '{count} Services on the LAN need {needed} requests a second where one node has them all, and an agent may send {qps}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { helm, l2Policies, origin } = cluster
      const isOpen = (feature: string) => helm?.[feature] === undefined && origin.fields?.[`helm.${feature}`]
      const [first] = l2Policies
      if (!helm || !first || isOpen('clientQps') || isOpen('l2LeaseRenewDeadline')) continue
      const qps = Number(helm['clientQps'] ?? defaultQps)
      const deadline = Number(helm['l2LeaseRenewDeadline'] ?? 5)
      const count = loadBalancers(cluster).filter(
        service => isOfLan(service) && l2Policies.some(each => each.loadBalancerIps && announces(each, service)),
      ).length
      const needed = Math.ceil(count / deadline)
      if (needed <= qps) continue
      const field = ['helm.clientQps', 'helm.l2LeaseRenewDeadline', 'helm.l2Announcements'].find(
        each => origin.fields?.[each],
      )
      report({
        on: cluster,
        ...(field !== undefined && { field }),
        message: 'many',
        data: { count, needed, qps },
        related: [{ on: first, field: 'name', message: 'announced by this policy' }],
        help: `k8sClientRateLimit: { qps: ${needed * 2}, burst: ${needed * 4} }`,
      })
    }
  },

  bad: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: true
  leaseDuration: 3s
  leaseRenewDeadline: 1s
  leaseRetryPeriod: 200ms
k8sClientRateLimit:
  qps: 2
       ^ 3 Services on the LAN need 3 requests a second where one node has them all, and an agent may send 2
-- cluster/lan.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
        ~~~ announced by this policy
spec:
  loadBalancerIPs: true
---
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
  name: mail
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: dns
spec:
  type: LoadBalancer
`,
  ],
  good: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: true
k8sClientRateLimit:
  qps: 2
-- cluster/lan.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
---
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
  name: mail
spec:
  type: LoadBalancer
`,
    `
-- cluster/values.yaml --
l2announcements:
  enabled: true
  leaseRenewDeadline: 100ms
k8sClientRateLimit:
  qps: \${QPS}
-- cluster/lan.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
`,
  ],
})
