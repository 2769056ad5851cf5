import type { Feature } from '../../src/fabric/features.ts'
import { policy, releaseSaid, runsAtLeast, values } from '../../src/lint/policy.ts'

/** Keys that have policies of their own. */
const others = ['metallbBgp', 'announceLoadBalancerIps', 'announcePodCidrs', 'kubeProxyReplacement', 'listenCapability']

export default policy({
  severity: 'error',
  summary: 'Helm values use keys that the chart of the installed release has.',
  why: 'Helm drops a key that the chart does not have without a word, so that the feature is as if it had never been set; for some, such as tunnel, the chart refuses to render',
  see: [
    "Cilium: the chart's values.yaml and templates/validate.yaml, release by release",
    'Cilium documentation, "Upgrade Guide", "Helm Options"',
    'cilium/cilium#29053',
  ],
  messages: {
    renamed: 'the chart of Cilium {version} has no key {key}; it is {now} since {since}',
    removed: 'the chart of Cilium {version} has no key {key} any more; {release} was the last',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const field of Object.keys(cluster.origin.fields ?? {})) {
        const [, feature, until] = /^helm\.(\w+)#until (.+)$/.exec(field) ?? []
        if (feature === undefined || others.includes(feature)) continue
        const { keys, instead } = values[feature as Feature]
        const key = keys.find(({ to }) => to === until)
        const next = keys[keys.indexOf(key!) + 1]
        // The chart took the old key with the new one beside it for one more release.
        const first = next?.from ?? nextMinor(until!)
        if (!key || next?.path === key.path || !runsAtLeast(cluster, nextMinor(first))) continue
        const data = { version: cluster.cilium!, key: key.path }
        const rest = { on: cluster, field, related: releaseSaid(cluster) }
        if (next)
          report({
            ...rest,
            message: 'renamed',
            data: { ...data, now: next.path, since: next.from },
            help: `write ${next.path}`,
          })
        else
          report({
            ...rest,
            message: 'removed',
            data: { ...data, release: until! },
            help: instead === undefined ? 'leave it out' : `leave it out: ${instead}`,
            ...(instead !== undefined && { severity: 'info' as const }),
          })
      }
  },

  bad: [
    `
cilium 1.18
-- values.yaml --
bgpControlPlane:
  enabled: true
tunnel: disabled
        ^^^^^^^^ the chart of Cilium 1.18 has no key tunnel; it is routingMode since 1.14
hostServices:
  enabled: true
           ^^^^ the chart of Cilium 1.18 has no key hostServices.enabled; it is socketLB.enabled since 1.12
externalIPs:
  enabled: true
           ^^^^ the chart of Cilium 1.18 has no key externalIPs.enabled any more; 1.16 was the last
ipv4NativeRoutingCIDR: 10.244.0.0/16
`,
  ],
  good: [
    `
cilium 1.18
-- values.yaml --
bgpControlPlane:
  enabled: true
routingMode: native
socketLB:
  enabled: true
ipv4NativeRoutingCIDR: 10.244.0.0/16
`,
    `
cilium 1.13
-- values.yaml --
bgpControlPlane:
  enabled: true
tunnel: disabled
`,
    `
-- values.yaml --
bgpControlPlane:
  enabled: true
tunnel: disabled
`,
  ],
})

/** The release after a minor release: 1.16 after 1.15. */
function nextMinor(release: string): string {
  const [major, minor] = release.split('.').map(Number)
  return `${major}.${minor! + 1}`
}
