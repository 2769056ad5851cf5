import { objectsOf, policy, releaseSaid, runsAtLeast } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Cilium 1.19 and later have no CiliumBGPPeeringPolicy.',
  why: 'Cilium 1.18 is the last that knows the kind; an upgrade removes it with its objects, and every session that they describe goes down',
  see: [
    'Cilium: CiliumBGPPeeringPolicy, removed in 1.19 (cilium/cilium#42278)',
    'cilium/cilium#38397',
    'cilium/cilium#45802',
    'Cilium documentation, "BGP Control Plane Resources"',
  ],
  messages: {
    removed: 'Cilium {version} has no CiliumBGPPeeringPolicy; {name} is ignored',
    last: 'Cilium {version} is the last that has CiliumBGPPeeringPolicy; {name} does not survive the next upgrade',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const object of objectsOf(cluster, 'cilium.io CiliumBGPPeeringPolicy')) {
        if (!runsAtLeast(cluster, '1.18')) continue
        const isGone = runsAtLeast(cluster, '1.19')
        report({
          on: object,
          field: 'kind',
          message: isGone ? 'removed' : 'last',
          data: { version: cluster.cilium!, name: object.name ?? 'it' },
          related: releaseSaid(cluster),
          help: 'write a CiliumBGPClusterConfig, a CiliumBGPPeerConfig and a CiliumBGPAdvertisement of cilium.io/v2',
          ...(!isGone && { severity: 'warning' as const }),
        })
      }
  },

  bad: [
    `
-- cluster/release.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: cilium
  namespace: kube-system
spec:
  chart:
    spec:
      chart: cilium
      version: 1.19.1
               ~~~~~~ Cilium 1.19.1 is installed
  values:
    bgpControlPlane:
      enabled: true
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
      ^^^^^^^^^^^^^^^^^^^^^^ Cilium 1.19.1 has no CiliumBGPPeeringPolicy; rack0 is ignored
metadata:
  name: rack0
spec:
  virtualRouters:
    - localASN: 65001
      neighbors:
        - peerAddress: 10.0.0.1/32
          peerASN: 65000
`,
    `
cilium 1.18
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
      ^^^^^^^^^^^^^^^^^^^^^^ Cilium 1.18 is the last that has CiliumBGPPeeringPolicy; rack0 does not survive the next upgrade
metadata:
  name: rack0
spec:
  virtualRouters:
    - localASN: 65001
      neighbors:
        - peerAddress: 10.0.0.1/32
          peerASN: 65000
`,
  ],
  good: [
    `
cilium 1.17
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
metadata:
  name: rack0
spec:
  virtualRouters:
    - localASN: 65001
      neighbors:
        - peerAddress: 10.0.0.1/32
          peerASN: 65000
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
metadata:
  name: rack0
spec:
  virtualRouters:
    - localASN: 65001
      neighbors:
        - peerAddress: 10.0.0.1/32
          peerASN: 65000
`,
  ],
})
