import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'Where a node has several BGP instances, its Cilium tells all of them of Services.',
  why: 'In Cilium 1.16.0 only the first instance hears of new and changed Services; the others announce what there was when the agent started',
  see: ['cilium/cilium#34146', 'cilium/cilium#33076', 'Cilium: CiliumBGPClusterConfig bgpInstances'],
  messages: {
    deaf: '{instance} is the second instance of {config}, and Cilium 1.16.0 tells only the first of Services',
  },

  check(network, report) {
    for (const { bgp, cilium } of network.clusters)
      for (const config of bgp) {
        const [first, second] = config.instances
        if (cilium !== '1.16.0' || !first || !second) continue
        report({
          on: second,
          field: 'name',
          message: 'deaf',
          data: { instance: second.name, config: config.name },
          related: [{ on: first, field: 'name', message: 'the first' }],
          help: 'upgrade Cilium to the newest 1.16',
        })
      }
  },

  bad: [
    `
cilium 1.16.0
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: pods
            ~~~~ the first
      localASN: 65001
      peers: []
    - name: services
            ^^^^^^^^ services is the second instance of rack0, and Cilium 1.16.0 tells only the first of Services
      localASN: 65002
      peers: []
`,
  ],
  good: [
    `
cilium 1.16.19
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: pods
      localASN: 65001
      peers: []
    - name: services
      localASN: 65002
      peers: []
`,
  ],
})
