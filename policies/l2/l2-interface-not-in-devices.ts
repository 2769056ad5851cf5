import { listed, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'An interface that a policy of L2 announcements names is one of those Cilium works on.',
  why: 'ARP is answered by a program on the interfaces of devices only: on any other nobody answers for the address',
  see: [
    'Cilium: Helm value devices',
    'Cilium documentation, L2 Announcements, "Prerequisites"',
    'cilium/cilium#31691',
    'cilium/cilium#37959',
    'cilium/cilium#41641',
  ],
  messages: {
    none: '{policy} announces on {interfaces}, but Cilium works on {devices} only',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const given = cluster.helm?.['devices']
      const devices = Array.isArray(given) ? (given as readonly string[]) : []
      // `eth+` is any that starts so.
      if (devices.length === 0 || !devices.every(each => /^[\w.-]+$/.test(each))) continue
      for (const policy of cluster.l2Policies) {
        const patterns = policy.interfaces.map(regularExpression)
        if (patterns.length === 0 || patterns.some(each => !each || devices.some(device => each.test(device)))) continue
        report({
          on: policy,
          field: 'interfaces.0',
          message: 'none',
          data: { policy: policy.name, interfaces: listed(policy.interfaces), devices: listed(devices) },
          related: [{ on: cluster, field: 'helm.devices', message: 'the interfaces of Cilium' }],
          help: 'add the interface to devices, or name one of those that are there',
        })
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
  interfaces:
    - ^enp[0-9]+s0
      ^^^^^^^^^^^^ lan announces on ^enp[0-9]+s0, but Cilium works on eno1 and bond0.20 only
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: true
devices: [eno1, bond0.20]
         ~~~~~~~~~~~~~~~~ the interfaces of Cilium
`,
  ],
  good: [
    // One of them; a pattern of devices; all interfaces.
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  interfaces: [^en, ^eth]
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: all
spec:
  loadBalancerIPs: true
-- cluster/values.yaml --
devices: [eno1, bond0.20]
`,
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
  interfaces: [eth1]
-- cluster/values.yaml --
devices: [eth+]
`,
  ],
})

/** A Go regular expression of an interface; undefined where it means something else in this language. */
function regularExpression(pattern: string): RegExp | undefined {
  try {
    return /[(\\]/.test(pattern) ? undefined : new RegExp(pattern)
  } catch {
    return undefined
  }
}
