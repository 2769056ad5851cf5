import { selects } from '../../src/net/selector.ts'
import { nearestTo, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'What a peer config says is advertised is there.',
  why: 'The session comes up and carries no prefix: Cilium takes a selector that finds no CiliumBGPAdvertisement without a condition and without a line in its log',
  see: [
    'Cilium: CiliumBGPPeerConfig families[].advertisements',
    'Cilium documentation, BGP Control Plane Resources, "Advertisements"',
    'cilium/cilium#45435',
  ],
  messages: {
    none: '{config} advertises what is labelled {wanted}, but no CiliumBGPAdvertisement is',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { advertisements } = cluster
      if (cluster.isPartial || (advertisements.length === 0 && !network.isComplete)) continue
      for (const config of cluster.peerConfigs)
        for (const family of config.families) {
          const selector = family.advertisements
          if (!selector || advertisements.some(({ labels }) => selects(selector, labels))) continue
          const near = nearestTo(selector, advertisements, ({ labels }) => labels)
          const [lack] = near?.lacks ?? []
          const at = near?.lacks.length === 1 ? `advertisements.${lack!.at}` : 'advertisements'
          const { instead } = lack ?? {}
          report({
            on: family,
            field: at,
            message: 'none',
            data: { config: config.name, wanted: selector },
            ...(near && {
              related: [
                {
                  on: near.thing,
                  field: instead ? `labels.${instead.key}` : 'name',
                  message: instead
                    ? `${near.thing.name} is labelled ${instead.key}=${instead.value}`
                    : `${near.thing.name} has no label ${lack!.wanted}`,
                },
              ],
              help: instead
                ? `write ${instead.key}: ${instead.value} here, or ${lack!.wanted.replace('=', ': ')} there`
                : `add ${lack!.wanted.replace('=', ': ')} to the labels of ${near.thing.name}`,
            }),
            ...(near?.lacks.length === 1 &&
              instead &&
              at === `advertisements.matchLabels.${instead.key}` && {
                fix: {
                  title: `advertise ${near.thing.name}`,
                  edits: [{ on: family, field: at, replaceWith: JSON.stringify(instead.value) }],
                },
              }),
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
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels:
          advertise: loadbalancer-services
                     ^^^^^^^^^^^^^^^^^^^^^ tor advertises what is labelled advertise=loadbalancer-services, but no CiliumBGPAdvertisement is
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: vips
               ~~~~ vips is labelled advertise=vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: bgp
`,
    `
-- cluster/peer-config.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels:
          advertise: bgp
                     ^^^ tor advertises what is labelled advertise=bgp, but no CiliumBGPAdvertisement is
-- cluster/advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
        ~~~~ pods has no label advertise=bgp
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
        matchLabels:
          advertise: vips
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
`,
    // The advertisements lie elsewhere.
    `
-- cluster/peer-config.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels:
          advertise: vips
`,
    // A label is filled in later.
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
        matchLabels:
          advertise: prod
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: \${ENVIRONMENT}
spec:
  advertisements:
    - advertisementType: PodCIDR
`,
  ],
})
