import { selects } from '../../src/net/selector.ts'
import { nearestTo, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'An advertisement is for somebody.',
  why: 'A CiliumBGPAdvertisement that no family of a CiliumBGPPeerConfig selects is announced to no peer, and nothing says so',
  see: ['Cilium: CiliumBGPPeerConfig families[].advertisements', 'cilium/cilium#45435'],
  messages: {
    unreferenced: '{advertisement} is selected by no CiliumBGPPeerConfig, so it is announced to nobody',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const selectors = cluster.peerConfigs.flatMap(config =>
        config.families.flatMap(family => (family.advertisements ? [{ config, selector: family.advertisements }] : [])),
      )
      if (cluster.isPartial || selectors.length === 0) continue
      const selected = selectors.map(({ selector }) =>
        cluster.advertisements.filter(({ labels }) => selects(selector, labels)),
      )
      // A selector that finds nothing is the other half of the same mistake, and told already.
      if (selected.some(found => found.length === 0)) continue
      for (const advertisement of cluster.advertisements) {
        if (selected.some(found => found.includes(advertisement))) continue
        const [first] = selectors
        const wanted = nearestTo(first!.selector, [advertisement], ({ labels }) => labels)!.lacks[0]!.wanted
        report({
          on: advertisement,
          field: 'name',
          message: 'unreferenced',
          data: { advertisement: advertisement.name },
          related: [{ on: first!.config, field: 'name', message: `${first!.config.name} wants ${wanted}` }],
          help: `label it ${wanted.replace('=', ': ')}, or select it in a CiliumBGPPeerConfig`,
        })
      }
    }
  },

  bad: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
        ~~~ tor wants advertise=bgp
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels:
          advertise: bgp
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: bgp
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: bgp
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
        ^^^^ pods is selected by no CiliumBGPPeerConfig, so it is announced to nobody
spec:
  advertisements:
    - advertisementType: PodCIDR
`,
  ],
  good: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchExpressions:
          - { key: advertise, operator: In, values: [vips, pods] }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: vips
spec:
  advertisements:
    - advertisementType: PodCIDR
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
  labels:
    advertise: pods
spec:
  advertisements:
    - advertisementType: PodCIDR
`,
    // The peer configs lie elsewhere.
    `
-- cluster/advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
  labels:
    advertise: pods
spec:
  advertisements:
    - advertisementType: PodCIDR
`,
  ],
})
