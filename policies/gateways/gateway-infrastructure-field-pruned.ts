import { nameOf } from '../../src/fabric/load-balancer.ts'
import { definitionWithoutInfrastructure, gatewaysOfCilium, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The installed Gateway API knows spec.infrastructure where a Gateway uses it.',
  why: 'The API server drops a field that the definition does not have, without a word: the Service of the Gateway gets no label and no annotation',
  see: [
    'Gateway API: GEP-1867, in the standard channel since v1.2.0',
    'Kubernetes: field pruning of CustomResourceDefinitions',
    'cilium/cilium#32488',
  ],
  messages: {
    pruned: '{gateway} has spec.infrastructure, which Gateway API {release} of the standard channel does not know',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const definition = definitionWithoutInfrastructure(cluster)
      if (!definition) continue
      for (const gateway of gatewaysOfCilium(cluster)) {
        if (!gateway.origin.fields?.['infrastructure']) continue
        report({
          on: gateway,
          field: 'infrastructure',
          message: 'pruned',
          data: { gateway: nameOf(gateway), release: definition.bundleVersion! },
          related: [{ on: definition, field: 'bundleVersion', message: 'the installed release' }],
          help: 'install the definitions of v1.2.0 or later, or those of the experimental channel',
        })
      }
    }
  },

  bad: [
    `
-- cluster/crds/gateways.yaml --
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: gateways.gateway.networking.k8s.io
  annotations:
    gateway.networking.k8s.io/bundle-version: v1.1.0
                                              ~~~~~~ the installed release
    gateway.networking.k8s.io/channel: standard
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
spec:
  gatewayClassName: cilium
  infrastructure: { labels: { expose: bgp } }
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ prod/edge has spec.infrastructure, which Gateway API v1.1.0 of the standard channel does not know
`,
  ],
  good: [
    `
-- cluster/crds/gateways.yaml --
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: gateways.gateway.networking.k8s.io
  annotations:
    gateway.networking.k8s.io/bundle-version: v1.2.0
    gateway.networking.k8s.io/channel: standard
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
spec:
  gatewayClassName: cilium
  infrastructure: { labels: { expose: bgp } }
`,
    `
-- cluster/crds/gateways.yaml --
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: gateways.gateway.networking.k8s.io
  annotations:
    gateway.networking.k8s.io/bundle-version: v1.1.0
    gateway.networking.k8s.io/channel: experimental
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
spec:
  gatewayClassName: cilium
  infrastructure: { labels: { expose: bgp } }
`,
  ],
})
