import { objectsOf, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A CiliumL2AnnouncementPolicy is of cilium.io/v2alpha1, also where other kinds are of cilium.io/v2.',
  why: 'No release of Cilium serves the kind in cilium.io/v2: the API server refuses the object, and nothing answers for the addresses',
  see: [
    'Cilium: CiliumL2AnnouncementPolicy, cilium.io/v2alpha1 in 1.14 to 1.20',
    'Faisal-Hajari/ai-platform#15',
    'xunholy/k8s-gitops#4209',
  ],
  messages: { none: 'CiliumL2AnnouncementPolicy {name} is of cilium.io/v2, but there is only cilium.io/v2alpha1' },

  check(network, report) {
    for (const object of network.clusters.flatMap(cluster =>
      objectsOf(cluster, 'cilium.io/v2 CiliumL2AnnouncementPolicy'),
    ))
      report({
        on: object,
        field: 'apiVersion',
        message: 'none',
        data: { name: object.name ?? '' },
        help: 'apiVersion: cilium.io/v2alpha1',
        fix: {
          title: 'write cilium.io/v2alpha1',
          edits: [{ on: object, field: 'apiVersion', replaceWith: 'cilium.io/v2alpha1' }],
        },
      })
  },

  bad: [
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2
            ^^^^^^^^^^^^ CiliumL2AnnouncementPolicy lan is of cilium.io/v2, but there is only cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
`,
  ],
  good: [
    `
-- cluster/l2.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
`,
  ],
})
