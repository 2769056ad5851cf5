import { objectsOf, policy, releaseSaid, runsAtLeast } from '../../src/lint/policy.ts'

const kinds = ['CiliumBGPClusterConfig', 'CiliumBGPPeerConfig', 'CiliumBGPAdvertisement', 'CiliumBGPNodeConfigOverride']

export default policy({
  severity: 'warning',
  summary: 'Resources of BGP are written in cilium.io/v2 where Cilium has it.',
  why: 'The API server warns at each apply, and a later release stops to serve the version',
  see: ['Cilium: CiliumBGPClusterConfig, cilium.io/v2 since 1.18 (cilium/cilium#37765, #38239)', 'cilium/cilium#47242'],
  messages: {
    old: '{kind} {name} is of cilium.io/v2alpha1, which Cilium {version} has deprecated in favour of cilium.io/v2',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (!runsAtLeast(cluster, '1.18')) continue
      for (const object of kinds.flatMap(kind => objectsOf(cluster, `cilium.io/v2alpha1 ${kind}`)))
        report({
          on: object,
          field: 'apiVersion',
          message: 'old',
          data: { kind: object.kind, name: object.name ?? '', version: cluster.cilium! },
          related: releaseSaid(cluster),
          help: 'apiVersion: cilium.io/v2',
          fix: {
            title: 'write cilium.io/v2',
            edits: [{ on: object, field: 'apiVersion', replaceWith: 'cilium.io/v2' }],
          },
        })
    }
  },

  bad: [
    `
cilium 1.18
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2alpha1
            ^^^^^^^^^^^^^^^^^^ CiliumBGPPeerConfig tor is of cilium.io/v2alpha1, which Cilium 1.18 has deprecated in favour of cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
---
apiVersion: cilium.io/v2alpha1
            ^^^^^^^^^^^^^^^^^^ CiliumBGPClusterConfig rack0 is of cilium.io/v2alpha1, which Cilium 1.18 has deprecated in favour of cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: tor
`,
  ],
  good: [
    `
cilium 1.17
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
---
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: tor
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
---
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: tor
`,
    `
cilium 1.18
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
---
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: tor
`,
  ],
})
