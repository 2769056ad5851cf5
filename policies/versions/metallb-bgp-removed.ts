import { objectsOf, policy, releaseSaid, runsAtLeast } from '../../src/lint/policy.ts'

const switches = [
  ['metallbBgp', 'bgp.enabled'],
  ['announceLoadBalancerIps', 'bgp.announce.loadbalancerIP'],
  ['announcePodCidrs', 'bgp.announce.podCIDR'],
] as const

export default policy({
  severity: 'error',
  summary: "Cilium 1.17 and later have no MetalLB inside: BGP is told by Cilium's own resources.",
  why: 'The chart drops the keys without a word, and nobody reads ConfigMap bgp-config: no session comes up, and no Service gets an address',
  see: ['cilium/cilium#36191', 'cilium/cilium#36306', 'Cilium: Helm values bgp.enabled, bgp.announce'],
  messages: {
    key: 'Cilium {version} has no MetalLB inside; {key} does nothing',
    map: 'Cilium {version} has no MetalLB inside; nobody reads ConfigMap bgp-config',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (!runsAtLeast(cluster, '1.17')) continue
      const rest = {
        related: releaseSaid(cluster),
        help: 'set bgpControlPlane.enabled: true, and write CiliumBGPClusterConfig, CiliumBGPPeerConfig, CiliumBGPAdvertisement and CiliumLoadBalancerIPPool',
      }
      for (const [feature, key] of switches)
        if (cluster.helm?.[feature] === true)
          report({
            on: cluster,
            field: `helm.${feature}`,
            message: 'key',
            data: { version: cluster.cilium!, key },
            ...rest,
          })
      for (const map of objectsOf(cluster, 'v1 ConfigMap'))
        if (map.name === 'bgp-config' && map.namespace === 'kube-system')
          report({ on: map, field: 'name', message: 'map', data: { version: cluster.cilium! }, ...rest })
    }
  },

  bad: [
    `
cilium 1.18
-- values.yaml --
kubeProxyReplacement: true
bgp:
  enabled: true
           ^^^^ Cilium 1.18 has no MetalLB inside; bgp.enabled does nothing
  announce:
    loadbalancerIP: true
                    ^^^^ Cilium 1.18 has no MetalLB inside; bgp.announce.loadbalancerIP does nothing
-- cluster/bgp-config.yaml --
apiVersion: v1
kind: ConfigMap
metadata:
  name: bgp-config
        ^^^^^^^^^^ Cilium 1.18 has no MetalLB inside; nobody reads ConfigMap bgp-config
  namespace: kube-system
data:
  config.yaml: |
    peers:
      - peer-address: 10.0.0.1
        peer-asn: 65000
        my-asn: 65001
`,
  ],
  good: [
    `
cilium 1.15
-- values.yaml --
kubeProxyReplacement: true
bgp:
  enabled: true
  announce:
    loadbalancerIP: true
`,
    `
cilium 1.18
-- values.yaml --
bgp:
  enabled: false
bgpControlPlane:
  enabled: true
`,
  ],
})
