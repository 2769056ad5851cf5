import { serviceEntries } from '../../src/fabric/load-balancer.ts'
import { isUnset, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'ClusterIPs that are announced are served to clients outside the cluster.',
  why: 'With kubeProxyReplacement a node drops what comes from outside for a ClusterIP, unless bpf.lbExternalClusterIP says otherwise: the route is there and no answer comes',
  see: [
    'Cilium: Helm value bpf.lbExternalClusterIP, by default false',
    'Cilium documentation, Kubernetes Without kube-proxy, "External Access To ClusterIP Services"',
    'cilium/cilium#30875',
  ],
  messages: {
    off: '{advertisement} announces ClusterIP, but bpf.lbExternalClusterIP is {value}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const { helm } = cluster
      const isOff = helm?.['lbExternalClusterIp'] === false
      if (helm?.['kubeProxyReplacement'] !== true || !(isOff || isUnset(cluster, 'lbExternalClusterIp'))) continue
      for (const { advertisement, entry } of serviceEntries(cluster, 'ClusterIP'))
        report({
          on: entry,
          field: `addresses.${entry.addresses!.indexOf('ClusterIP')}`,
          message: 'off',
          data: { advertisement: advertisement.name, value: isOff ? 'false' : 'not set, so false' },
          related: [
            {
              on: cluster,
              field: isOff ? 'helm.lbExternalClusterIp' : 'helm.kubeProxyReplacement',
              message: isOff ? 'switched off here' : 'Cilium serves Services in place of kube-proxy',
            },
          ],
          help: 'bpf: { lbExternalClusterIP: true }',
          // Other values may set it.
          ...(!isOff && !network.isComplete && { severity: 'warning' as const }),
        })
    }
  },

  bad: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: services
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses:
          - LoadBalancerIP
          - ClusterIP
            ^^^^^^^^^ services announces ClusterIP, but bpf.lbExternalClusterIP is not set, so false
      selector:
        matchLabels: { expose: bgp }
-- cluster/values.yaml --
kubeProxyReplacement: true
                      ~~~~ Cilium serves Services in place of kube-proxy
bgpControlPlane:
  enabled: true
`,
  ],
  good: [
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: services
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [ClusterIP]
      selector:
        matchLabels: { expose: bgp }
-- cluster/values.yaml --
kubeProxyReplacement: true
bpf:
  lbExternalClusterIP: true
`,
    // kube-proxy serves ClusterIPs to whoever asks.
    `
-- cluster/bgp-advertisement.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: services
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [ClusterIP]
      selector:
        matchLabels: { expose: bgp }
-- cluster/values.yaml --
kubeProxyReplacement: false
bgpControlPlane:
  enabled: true
`,
  ],
})
