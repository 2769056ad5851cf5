import { policy } from '../../src/lint/policy.ts'

/** Modes in which Cilium knows no one network for the pods of a node, and what to announce in place of it. */
const modes: Readonly<Record<string, string>> = {
  'multi-pool': 'announce CiliumPodIPPool, with a selector, instead',
  eni: 'leave the entry out: the VPC routes the addresses of pods itself',
  azure: 'leave the entry out: the virtual network routes the addresses of pods itself',
  alibabacloud: 'leave the entry out: the VPC routes the addresses of pods itself',
  crd: 'leave the entry out',
  'delegated-plugin': 'leave the entry out',
}

export default policy({
  severity: 'error',
  summary: 'Pod networks are announced where nodes have one.',
  why: 'Cilium announces PodCIDR only with ipam.mode kubernetes or cluster-pool; in other modes the entry has no effect, and nothing says so',
  see: [
    'Cilium documentation, BGP Control Plane Resources, "Pod CIDR Ranges"',
    'Cilium: Helm value ipam.mode',
    'cilium/cilium#19411',
    'cilium/cilium#32886',
  ],
  messages: {
    unsupported: '{advertisement} announces PodCIDR, which has no effect with ipam.mode: {mode}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const mode = cluster.helm?.['ipamMode']
      const help = modes[String(mode)]
      if (typeof mode !== 'string' || help === undefined) continue
      for (const advertisement of cluster.advertisements)
        for (const entry of advertisement.entries)
          if (entry.type === 'PodCIDR')
            report({
              on: entry,
              field: 'type',
              message: 'unsupported',
              data: { advertisement: advertisement.name, mode },
              related: [{ on: cluster, field: 'helm.ipamMode', message: `ipam.mode is ${mode}` }],
              help,
            })
    }
  },

  bad: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
spec:
  advertisements:
    - advertisementType: PodCIDR
                         ^^^^^^^ pods announces PodCIDR, which has no effect with ipam.mode: multi-pool
-- cluster/values.yaml --
bgpControlPlane:
  enabled: true
ipam:
  mode: multi-pool
        ~~~~~~~~~~ ipam.mode is multi-pool
`,
  ],
  good: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
spec:
  advertisements:
    - advertisementType: PodCIDR
-- cluster/values.yaml --
bgpControlPlane:
  enabled: true
ipam:
  mode: kubernetes
`,
    // The mode may be set elsewhere, or later.
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: pods
spec:
  advertisements:
    - advertisementType: PodCIDR
-- cluster/values.yaml --
bgpControlPlane:
  enabled: true
ipam:
  mode: "{{ .Values.ipam }}"
`,
  ],
})
