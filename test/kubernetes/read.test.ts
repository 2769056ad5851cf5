import { describe, expect, test } from 'vitest'
import { printKustomization, readKustomization } from '../../src/kubernetes/kustomization.ts'
import { read } from '../../src/kubernetes/read.ts'
import { parseDocuments } from '../../src/yaml/document.ts'

function readText(text: string) {
  return read(parseDocuments({ path: 'app.yaml', text }).documents, 'lab')
}

test('each field knows where it was written', () => {
  const text = `apiVersion: v1
kind: Service
metadata:
  name: web
  labels: {app: web}
  annotations: {io.cilium/lb-ipam-ips: 192.0.2.9, lbipam.cilium.io/ips: "192.0.2.1, 192.0.2.2"}
spec:
  loadBalancerIP: 192.0.2.3
`
  const [service] = readText(text).part.services ?? []
  const words = Object.entries(service?.origin.fields ?? {}).map(([field, { start, end }]) => [
    field,
    text.slice(start, end),
  ])
  expect(words).toEqual([
    ['name', 'web'],
    ['labels', '{app: web}'],
    ['addresses', '"192.0.2.1, 192.0.2.2"'],
  ])
  expect(service?.namespace).toBe('default')
})

test('of a Secret only the name is kept', () => {
  const { part } = readText(
    'apiVersion: v1\nkind: Secret\nmetadata: {name: bgp, namespace: kube-system}\nstringData: {password: hunter2}\n',
  )
  expect(part.secrets).toMatchObject([{ namespace: 'kube-system', name: 'bgp' }])
  expect(JSON.stringify(part)).not.toContain('hunter2')
})

test('labels of a Gateway itself are not those of its Service', () => {
  const { part } = readText(
    'apiVersion: gateway.networking.k8s.io/v1beta1\nkind: Gateway\nmetadata: {name: edge, labels: {expose: bgp}}\n',
  )
  expect(part.gateways).toMatchObject([{ name: 'edge', labels: {} }])
})

describe('what the API server would refuse', () => {
  test.each([
    ['kind: Service\nmetadata: {name: web, labels: {tier: 1}}', 'metadata.labels.tier must be text', '1'],
    ['kind: Service\nmetadata: {labels: {}}', 'metadata.name is missing', '{labels: {}}'],
    [
      'kind: Service\nmetadata: {name: web}\nspec: {externalTrafficPolicy: local}',
      'spec.externalTrafficPolicy must be Cluster or Local, not "local"',
      'local',
    ],
    [
      'kind: Service\nmetadata: {name: web, annotations: {lbipam.cilium.io/ips: 192.0.2.0/24}}',
      'metadata.annotations.lbipam.cilium.io/ips must be IP addresses with commas between them, not "192.0.2.0/24"',
      '192.0.2.0/24',
    ],
    [
      'kind: Node\nmetadata: {name: a}\nstatus: {addresses: [{type: InternalIP, address: 300.1.1.1}]}',
      'status.addresses[0].address must be an IP address, not "300.1.1.1"',
      '300.1.1.1',
    ],
    [
      'kind: Node\nmetadata: {name: a}\nspec: {podCIDR: 10.0.0.1/24}',
      'spec.podCIDR must be a network, not "10.0.0.1/24"',
      '10.0.0.1/24',
    ],
    ['kind: Node\nmetadata: {name: a}\nstatus: {addresses: 10.0.0.1}', 'status.addresses must be a list', '10.0.0.1'],
  ])('%j', (lines, message, word) => {
    const text = `apiVersion: v1\n${lines}\n`
    const { diagnostics } = readText(text)
    expect(diagnostics.map(each => [each.message, text.slice(each.span.start, each.span.end)])).toEqual([
      [message, word],
    ])
  })
})

test('what is none of ours is no finding', () => {
  const { part, diagnostics } = readText(
    'kind: 5\n---\n- a\n---\n\n---\napiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: web}\n',
  )
  expect(diagnostics).toEqual([])
  expect(part.services).toEqual([])
})

test('a kustomization is read with the place of all that it includes', () => {
  const text = printKustomization({
    kind: 'Component',
    resources: ['a.yaml'],
    components: ['../b'],
    patches: [{ path: 'c.yaml', target: { kind: 'Service', name: 'c' } }],
  })
  const [document] = parseDocuments({ path: 'kustomization.yaml', text }).documents
  const { kind, includes } = readKustomization(document!)!
  expect(kind).toBe('Component')
  expect(includes.map(({ as, path, span }) => [as, path, text.slice(span.start, span.end)])).toEqual([
    ['resources', 'a.yaml', 'a.yaml'],
    ['components', '../b', '"../b"'],
    ['patches', 'c.yaml', 'c.yaml'],
  ])
})
