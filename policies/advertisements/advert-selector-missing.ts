import { isWritten, policy } from '../../src/lint/policy.ts'

const all = 'selector: { matchExpressions: [{ key: somekey, operator: NotIn, values: [never-used-value] }] }'

export default policy({
  severity: 'error',
  summary: 'An advertisement of Services or of pod IP pools says of which.',
  why: 'An absent selector selects nothing, unlike elsewhere in Kubernetes: the session comes up and carries no prefix of this advertisement',
  see: [
    'Cilium: CiliumBGPAdvertisement advertisements[].selector',
    'cilium/cilium#33076',
    'cilium/cilium#28530',
    'ionfury/homelab#236',
  ],
  messages: {
    missing: '{advertisement} announces {what} without a selector, which selects none',
  },

  check(network, report) {
    for (const advertisement of network.clusters.flatMap(({ advertisements }) => advertisements))
      for (const entry of advertisement.entries) {
        const hasObjects = entry.type === 'Service' || entry.type === 'CiliumPodIPPool'
        if (!hasObjects || isWritten(entry, 'selector')) continue
        report({
          on: entry,
          field: 'type',
          message: 'missing',
          data: { advertisement: advertisement.name, what: entry.type === 'Service' ? 'Services' : 'pod IP pools' },
          help: `say which, by their labels, or announce all: ${all}`,
          fix: { title: 'announce all', edits: [{ on: entry, field: 'type', lineBelow: all }] },
        })
      }
  },

  bad: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: bgp
spec:
  advertisements:
    - advertisementType: Service
                         ^^^^^^^ vips announces Services without a selector, which selects none
      service:
        addresses:
          - LoadBalancerIP
`,
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pools
  labels:
    advertise: bgp
spec:
  advertisements:
    - advertisementType: CiliumPodIPPool
                         ^^^^^^^^^^^^^^^ pools announces pod IP pools without a selector, which selects none
`,
  ],
  good: [
    // Every Service, in the words of Cilium's documentation; PodCIDR has no selector.
    `
-- cluster/bgp-advertisement.yaml --
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
        addresses:
          - LoadBalancerIP
      selector:
        matchExpressions:
          - { key: somekey, operator: NotIn, values: [never-used-value] }
    - advertisementType: PodCIDR
`,
    `
-- cluster/bgp-advertisement.yaml --
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
      selector: \${SERVICE_SELECTOR}
    - advertisementType: Service
      service:
        addresses: [ExternalIP]
      selector: {}
`,
  ],
})
