import { expect, test } from 'vitest'
import { completeCluster } from '../../src/fabric/assemble.ts'
import { read } from '../../src/kubernetes/read.ts'
import {
  definitionWithoutInfrastructure,
  gatewaysOfCilium,
  mayUseSecret,
  routesOf,
} from '../../src/lint/ask/gateways.ts'
import { parseDocuments } from '../../src/yaml/document.ts'

const api = 'apiVersion: gateway.networking.k8s.io/v1\n'
const clusterOf = (text: string) =>
  completeCluster(read(parseDocuments({ path: 'a.yaml', text }).documents, 'lab').part)

test('Cilium serves its own class, and others that say so', () => {
  const text = ['cilium', 'ours', 'istio']
    .map(each => `${api}kind: Gateway\nmetadata: {name: ${each}}\nspec: {gatewayClassName: ${each}}\n---\n`)
    .join('')
  const ours = `${api}kind: GatewayClass\nmetadata: {name: ours}\nspec: {controllerName: io.cilium/gateway-controller}\n`
  expect(gatewaysOfCilium(clusterOf(text + ours)).map(({ name }) => name)).toEqual(['cilium', 'ours'])
})

test.each([
  ['v1.1.0', 'standard', true],
  ['v1.2.0', 'standard', false],
  ['v1.1.0', 'experimental', false],
])('Gateways of release %s, channel %s, lack spec.infrastructure: %s', (version, channel, expected) => {
  const prefix = 'gateway.networking.k8s.io'
  const text = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: gateways.${prefix}, annotations: {${prefix}/bundle-version: ${version}, ${prefix}/channel: ${channel}}}
`
  expect(definitionWithoutInfrastructure(clusterOf(text)) !== undefined).toBe(expected)
})

test('a route is of the Gateway in its own namespace, or in the one that it names', () => {
  const route = (namespace: string, parent: string) =>
    `${api}kind: HTTPRoute\nmetadata: {name: r, namespace: ${namespace}}\nspec: {parentRefs: [{${parent}}]}\n---\n`
  const cluster = clusterOf(
    `${api}kind: Gateway\nmetadata: {name: edge, namespace: infra}\n---\n` +
      route('infra', 'name: edge') +
      route('prod', 'name: edge, namespace: infra') +
      route('dev', 'name: edge') +
      route('infra', 'name: edge, kind: Service, group: ""'),
  )
  expect(routesOf(cluster.gateways[0]!, cluster).map(({ namespace }) => namespace)).toEqual(['infra', 'prod'])
})

test('a Gateway may use a Secret of another namespace that grants it', () => {
  const cluster = clusterOf(`${api}kind: Gateway
metadata: {name: edge, namespace: infra}
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: certs, namespace: certs}
spec: {from: [{group: gateway.networking.k8s.io, kind: Gateway, namespace: infra}], to: [{group: "", kind: Secret, name: tls}]}
`)
  const { origin } = cluster
  const may = (name: string, namespace: string) =>
    mayUseSecret(cluster.gateways[0]!, { name, namespace, origin }, cluster)
  expect([may('tls', 'certs'), may('other', 'certs'), may('tls', 'prod')]).toEqual([true, false, false])
})
