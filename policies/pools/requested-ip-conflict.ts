import type { ExposedService } from '../../src/fabric/exposed.ts'
import { isOfLbIpam, loadBalancers, nameOf } from '../../src/fabric/load-balancer.ts'
import { formatAddress } from '../../src/net/prefix.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Two Services ask for one address only if they may share it.',
  why: 'LB-IPAM gives the address to the one that came first; the other stays <pending>, or gets another address',
  see: [
    'Cilium: annotations lbipam.cilium.io/sharing-key, sharing-cross-namespace',
    'Cilium documentation, LB IPAM, "Sharing Keys"',
    'cilium/cilium#30692',
    'cilium/cilium#41947',
  ],
  messages: {
    conflict: '{service} and {other} both ask for {address}, but {reason}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.isPartial) continue
      const asking = new Map<string, ExposedService[]>()
      for (const service of loadBalancers(cluster).filter(each => isOfLbIpam(each, cluster)))
        for (const address of service.addresses) {
          const text = formatAddress(address)
          const others = asking.get(text) ?? []
          asking.set(text, [...others, service])
          for (const other of others) {
            const reason = whyNot(service, other)
            if (reason === undefined || nameOf(service) === nameOf(other)) continue
            report({
              on: service,
              field: 'addresses',
              message: 'conflict',
              data: { service: nameOf(service), other: nameOf(other), address: text, reason },
              related: [{ on: other, field: 'addresses', message: `${nameOf(other)} asks for it here` }],
              help: 'ask for another address, or let both share it: the same lbipam.cilium.io/sharing-key, other ports, the same externalTrafficPolicy',
            })
          }
        }
    }
  },

  bad: [
    `
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  annotations:
    lbipam.cilium.io/ips: 203.0.113.7
                          ~~~~~~~~~~~ prod/web asks for it here
spec:
  type: LoadBalancer
  ports:
    - port: 443
---
apiVersion: v1
kind: Service
metadata:
  name: mail
  namespace: prod
  annotations:
    lbipam.cilium.io/ips: 203.0.113.7
                          ^^^^^^^^^^^ prod/mail and prod/web both ask for 203.0.113.7, but they have no sharing-key in common
spec:
  type: LoadBalancer
  ports:
    - port: 25
`,
    `
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: dns-tcp
  namespace: infra
  annotations:
    lbipam.cilium.io/ips: 203.0.113.53
                          ~~~~~~~~~~~~ infra/dns-tcp asks for it here
    lbipam.cilium.io/sharing-key: dns
spec:
  type: LoadBalancer
  ports:
    - port: 53
    - port: 853
---
apiVersion: v1
kind: Service
metadata:
  name: dot
  namespace: infra
  annotations:
    lbipam.cilium.io/ips: 203.0.113.53
                          ^^^^^^^^^^^^ infra/dot and infra/dns-tcp both ask for 203.0.113.53, but both have port 853
    lbipam.cilium.io/sharing-key: dns
spec:
  type: LoadBalancer
  ports:
    - port: 853
`,
  ],
  good: [
    `
-- cluster/services.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  annotations:
    lbipam.cilium.io/ips: 203.0.113.7
    lbipam.cilium.io/sharing-key: front
spec:
  type: LoadBalancer
  ports:
    - port: 443
---
apiVersion: v1
kind: Service
metadata:
  name: mail
  namespace: prod
  annotations:
    lbipam.cilium.io/ips: 203.0.113.7
    lbipam.cilium.io/sharing-key: front
spec:
  type: LoadBalancer
  ports:
    - port: 25
---
apiVersion: v1
kind: Service
metadata:
  name: mail
  namespace: other
  annotations:
    lbipam.cilium.io/ips: 203.0.113.8
spec:
  type: LoadBalancer
`,
    // One Service in the variants of two overlays; one of another class.
    `
-- base/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    lbipam.cilium.io/ips: 203.0.113.7
spec:
  type: LoadBalancer
-- other/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    lbipam.cilium.io/ips: 203.0.113.7
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: far
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  loadBalancerIP: 203.0.113.7
`,
  ],
})

/** Why LB-IPAM does not let two Services have one address; undefined where it does (Cilium: ServiceView.isCompatible). */
function whyNot(a: ExposedService, b: ExposedService): string | undefined {
  const key = annotation(a, 'sharing-key')
  if (key === undefined || key !== annotation(b, 'sharing-key')) return 'they have no sharing-key in common'
  if (a.namespace !== b.namespace && !(lets(a, b) && lets(b, a)))
    return 'sharing-cross-namespace does not allow it on both sides'
  const port = (a.ports ?? []).find(one =>
    (b.ports ?? []).some(each => each.port === one.port && (each.protocol ?? 'TCP') === (one.protocol ?? 'TCP')),
  )
  if (port) return `both have port ${port.port}`
  if ((a.externalTrafficPolicy ?? 'Cluster') !== (b.externalTrafficPolicy ?? 'Cluster'))
    return 'their externalTrafficPolicy differs'
  const isLocal = a.externalTrafficPolicy === 'Local' && a.selector && b.selector
  return isLocal && JSON.stringify(sorted(a.selector)) !== JSON.stringify(sorted(b.selector))
    ? 'with externalTrafficPolicy: Local they must select the same pods'
    : undefined
}

function annotation({ annotations = {} }: ExposedService, name: string): string | undefined {
  return annotations[`lbipam.cilium.io/${name}`] ?? annotations[`io.cilium/lb-ipam-${name}`]
}

/** Whether a Service shares with those of another's namespace. */
function lets(service: ExposedService, { namespace }: ExposedService): boolean {
  const allowed = (annotation(service, 'sharing-cross-namespace') ?? '').split(',').map(each => each.trim())
  return allowed.includes('*') || allowed.includes(namespace)
}

function sorted(labels: Readonly<Record<string, string>> = {}): readonly (readonly [string, string])[] {
  return Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))
}
