import { isUnset, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'Pod networks are announced where the network routes pods itself.',
  why: 'With tunnel routing pods reach each other inside VXLAN or Geneve; from outside a pod is reached only by way of its own node, and its answers leave with the address of the node unless its network is kept out of masquerading',
  see: ['Cilium: Helm values routingMode, ipv4NativeRoutingCIDR', 'Cilium documentation, Routing, "Native-Routing"'],
  messages: {
    tunnel: '{advertisement} announces PodCIDR, but routingMode is tunnel',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { helm } = cluster
      const isByDefault = network.isComplete && isUnset(cluster, 'routingMode')
      if (helm?.['routingMode'] !== 'tunnel' && !isByDefault) continue
      for (const advertisement of cluster.advertisements)
        for (const entry of advertisement.entries)
          if (entry.type === 'PodCIDR')
            report({
              on: entry,
              field: 'type',
              message: 'tunnel',
              data: { advertisement: advertisement.name },
              ...(!isByDefault && {
                related: [{ on: cluster, field: 'helm.routingMode', message: 'pods are encapsulated' }],
              }),
              help: 'routingMode: native and ipv4NativeRoutingCIDR, if pods are to be reached by their own addresses; else leave PodCIDR out',
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
                         ^^^^^^^ pods announces PodCIDR, but routingMode is tunnel
-- cluster/values.yaml --
bgpControlPlane:
  enabled: true
routingMode: tunnel
             ~~~~~~ pods are encapsulated
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
routingMode: native
ipv4NativeRoutingCIDR: 10.0.0.0/8
`,
    // Other values may say it.
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
`,
  ],
})
