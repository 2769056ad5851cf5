import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The egress gateway is not switched on beside what it cannot be used with.',
  why: 'The gateway finds pods by their CiliumIdentity and CiliumEndpoint objects: where others stand in for them the agent does not start, or no policy has an effect',
  see: [
    'Cilium documentation, Egress Gateway, "Incompatibility with other features"',
    'Cilium: Helm values egressGateway.enabled, identityAllocationMode, ciliumEndpointSlice.enabled',
    'cilium/cilium#24833',
  ],
  messages: {
    kvstore: 'egressGateway.enabled is true, but identityAllocationMode is kvstore',
    slices: 'egressGateway.enabled is true, and so is {key}',
  },

  check(network, report) {
    const slices = ['ciliumEndpointSlice.enabled', 'enableCiliumEndpointSlice']
    for (const cluster of network.clusters) {
      const { helm } = cluster
      if (helm?.['egressGateway'] !== true) continue
      const related = [{ on: cluster, field: 'helm.egressGateway', message: 'the egress gateway is on' }]
      if (helm['.identityAllocationMode'] === 'kvstore')
        report({
          on: cluster,
          field: 'helm..identityAllocationMode',
          message: 'kvstore',
          data: {},
          related,
          help: 'identityAllocationMode: crd',
        })
      for (const key of slices)
        if (helm[`.${key}`] === true)
          report({
            on: cluster,
            field: `helm..${key}`,
            message: 'slices',
            data: { key },
            related,
            help: 'ciliumEndpointSlice: { enabled: false }',
            // The issue is old and may be solved in releases to come.
            severity: 'warning',
          })
    }
  },

  bad: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
bpf:
  masquerade: true
identityAllocationMode: kvstore
                        ^^^^^^^ egressGateway.enabled is true, but identityAllocationMode is kvstore
egressGateway:
  enabled: true
           ~~~~ the egress gateway is on
`,
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
bpf:
  masquerade: true
ciliumEndpointSlice:
  enabled: true
           ^^^^ egressGateway.enabled is true, and so is ciliumEndpointSlice.enabled
egressGateway:
  enabled: true
           ~~~~ the egress gateway is on
`,
  ],
  good: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
bpf:
  masquerade: true
identityAllocationMode: crd
egressGateway:
  enabled: true
`,
    `
-- cluster/values.yaml --
identityAllocationMode: kvstore
kubeProxyReplacement: true
egressGateway:
  enabled: false
`,
  ],
})
