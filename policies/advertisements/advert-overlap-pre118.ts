import { announces, isOfBgp, loadBalancers, nameOf } from '../../src/fabric/load-balancer.ts'
import { selects } from '../../src/net/selector.ts'
import { atLeast } from '../../src/net/version.ts'
import { type AdvertisementEntry, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary:
    'Before Cilium 1.18 a Service is announced to a peer by one advertisement, or by several that say the same of it.',
  why: 'Until 1.17 only one of the advertisements that select a Service gives its route communities and local preference, and which one is not said; from 1.18 on they are joined',
  see: [
    'cilium/cilium#35721',
    'Cilium documentation, BGP Control Plane Resources, "Overlapping Advertisements"',
    'Cilium: CiliumBGPAdvertisement attributes',
  ],
  messages: {
    overlap:
      '{service} is announced by {advertisement} and {other}, with different attributes; Cilium {release} takes one of them',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const release = cluster.cilium
      if (release === undefined || atLeast(release, '1.18') || cluster.isPartial) continue
      const services = loadBalancers(cluster).filter(isOfBgp)
      for (const { advertisements: selector } of cluster.peerConfigs.flatMap(({ families }) => families)) {
        if (!selector) continue
        const entries = cluster.advertisements
          .filter(({ labels }) => selects(selector, labels))
          .flatMap(advertisement => advertisement.entries.map(entry => ({ advertisement, entry })))
          .filter(({ entry }) => entry.type === 'Service' && entry.addresses?.includes('LoadBalancerIP'))
        for (const [i, later] of entries.entries())
          for (const earlier of entries.slice(0, i)) {
            const both = services.find(each => announces(earlier.entry, each) && announces(later.entry, each))
            if (!both || attributes(earlier.entry) === attributes(later.entry)) continue
            report({
              on: later.entry,
              message: 'overlap',
              data: {
                service: nameOf(both),
                advertisement: later.advertisement.name,
                other: earlier.advertisement.name,
                release,
              },
              related: [
                { on: earlier.entry, field: 'selector', message: `${earlier.advertisement.name} selects it too` },
              ],
              help: 'let the selectors exclude each other, or upgrade to 1.18',
            })
          }
      }
    }
  },

  bad: [
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
      advertisements:
        matchLabels: { advertise: bgp }
---
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPAdvertisement
metadata:
  name: all
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector:
        matchExpressions: [{ key: expose, operator: Exists }]
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ all selects it too
---
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPAdvertisement
metadata:
  name: public
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: Service
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ prod/web is announced by public and all, with different attributes; Cilium 1.17 takes one of them
      service: { addresses: [LoadBalancerIP] }
      selector:
        matchLabels: { expose: public }
      attributes:
        communities:
          standard: ["65000:100"]
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels: { expose: public }
spec:
  type: LoadBalancer
`,
  ],
  good: [
    // From 1.18 on the attributes are joined.
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
      advertisements:
        matchLabels: { advertise: bgp }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: {}
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: {}
      attributes:
        communities:
          standard: ["65000:100"]
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
`,
    // No Service has both labels.
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
      advertisements:
        matchLabels: { advertise: bgp }
---
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: { matchLabels: { reach: internal } }
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: { matchLabels: { reach: public } }
      attributes:
        communities:
          standard: ["65000:100"]
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  labels: { reach: public }
spec:
  type: LoadBalancer
`,
  ],
})

/** What an entry gives its routes, as text. */
function attributes({ communities, localPreference }: AdvertisementEntry): string {
  return JSON.stringify([communities, localPreference])
}
