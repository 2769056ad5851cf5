import { formatAddress } from '../../src/net/prefix.ts'
import { policy } from '../../src/lint/policy.ts'

const role = 'node-role.kubernetes.io/control-plane'

export default policy({
  severity: 'info',
  summary: 'With several control-plane nodes, agents do not depend on a single one of them.',
  why: 'Without kube-proxy the agents reach the API server at k8sServiceHost: while that one node is down, no agent learns anything, although the others run',
  see: [
    'Cilium: Helm values k8sServiceHost, kubeProxyReplacement',
    'Cilium documentation, "Kubernetes Without kube-proxy"',
  ],
  messages: { single: 'k8sServiceHost is {host}, which is {node} alone, one of {count} control-plane nodes' },

  check(network, report) {
    for (const cluster of network.clusters) {
      const host = cluster.helm?.['k8sServiceHost']
      const controllers = cluster.nodes.filter(({ labels }) => labels[role] !== undefined)
      const only = controllers.find(({ addresses }) => addresses.some(each => formatAddress(each) === host))
      if (typeof host === 'string' && only && controllers.length > 1)
        report({
          on: cluster,
          field: 'helm.k8sServiceHost',
          message: 'single',
          data: { host, node: only.name, count: controllers.length },
          related: [{ on: only, field: 'addresses', message: `an address of ${only.name}` }],
          help: 'name a load balancer or a virtual address in front of all of them',
        })
    }
  },

  bad: [
    `
-- values.yaml --
kubeProxyReplacement: true
k8sServiceHost: 10.0.0.11
                ^^^^^^^^^ k8sServiceHost is 10.0.0.11, which is kube1 alone, one of 2 control-plane nodes
k8sServicePort: 6443
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    node-role.kubernetes.io/control-plane: ""
status:
  addresses:
    - type: InternalIP
    ~~~~~~~~~~~~~~~~~~ an address of kube1
      address: 10.0.0.11
---
apiVersion: v1
kind: Node
metadata:
  name: kube2
  labels:
    node-role.kubernetes.io/control-plane: ""
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.12
`,
  ],
  good: [
    `
-- values.yaml --
kubeProxyReplacement: true
k8sServiceHost: 10.0.0.10
k8sServicePort: 6443
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
  labels:
    node-role.kubernetes.io/control-plane: ""
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
---
apiVersion: v1
kind: Node
metadata:
  name: kube2
  labels:
    node-role.kubernetes.io/control-plane: ""
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.12
`,
  ],
})
