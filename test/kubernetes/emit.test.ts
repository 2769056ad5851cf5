import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { completeCluster } from '../../src/fabric/assemble.ts'
import type { Cluster, Gateway, Service } from '../../src/fabric/cluster.ts'
import { emit, emitKustomization } from '../../src/kubernetes/emit.ts'
import { parseAddress, parsePrefix } from '../../src/net/prefix.ts'

const origin = { path: 'network.ts', start: 0, end: 0 }
const empty = completeCluster({ name: 'lab', origin })
const web: Service = {
  namespace: 'prod',
  name: 'web',
  labels: { expose: 'bgp' },
  addresses: [parseAddress('192.0.2.1')!],
  externalTrafficPolicy: 'Local',
  origin,
}
const edge: Gateway = { namespace: 'prod', name: 'edge.example', labels: { expose: 'bgp' }, addresses: [], origin }

function written(cluster: Partial<Cluster>): Record<string, string> {
  return Object.fromEntries(
    emit({ ...empty, ...cluster }).artifacts.map(({ path, text }) => [path.replace('clusters/lab/', ''), text]),
  )
}

test('nodes are listed as kubectl lists them', () => {
  const node = {
    name: 'node1',
    labels: { rack: 'r1', arch: 'arm' },
    addresses: [parseAddress('10.0.0.1')!, parseAddress('fd00::1')!],
    podCidrs: [parsePrefix('10.1.0.0/24')!],
    origin,
  }
  expect(written({ nodes: [node] })).toEqual({
    'nodes.yaml': `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Node
    metadata:
      name: node1
      labels:
        arch: arm
        rack: r1
    spec:
      podCIDR: "10.1.0.0/24"
      podCIDRs:
        - "10.1.0.0/24"
    status:
      addresses:
        - type: InternalIP
          address: "10.0.0.1"
        - type: InternalIP
          address: "fd00::1"
        - type: Hostname
          address: node1
`,
  })
})

test('a Service and a Gateway are changed by a component of their namespace', () => {
  expect(written({ services: [web], gateways: [edge], cilium: '1.20' })).toEqual({
    'expose/prod/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches:
  - target:
      group: gateway.networking.k8s.io
      kind: Gateway
      name: "edge\\\\.example"
    path: gateway-edge.example.yaml
  - target:
      version: v1
      kind: Service
      name: web
    path: service-web.yaml
`,
    'expose/prod/gateway-edge.example.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge.example
  namespace: prod
spec:
  infrastructure:
    labels:
      expose: bgp
`,
    'expose/prod/service-web.yaml': `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels:
    expose: bgp
  annotations:
    lbipam.cilium.io/ips: "192.0.2.1"
spec:
  externalTrafficPolicy: Local
`,
  })
})

describe('how a release is asked for addresses', () => {
  const two = { ...web, addresses: [...web.addresses, parseAddress('2001:db8::1')!] }
  test.each([
    ['1.12', web, 'loadBalancerIP: "192.0.2.1"'],
    ['1.13', web, 'io.cilium/lb-ipam-ips: "192.0.2.1"'],
    ['1.15', two, 'io.cilium/lb-ipam-ips: "192.0.2.1,2001:db8::1"'],
    ['1.16', two, 'lbipam.cilium.io/ips: "192.0.2.1,2001:db8::1"'],
  ])('Cilium %s', (cilium, service, expected) => {
    expect(written({ services: [service], cilium })['expose/prod/service-web.yaml']).toContain(expected)
  })

  test('MetalLB knows no annotation of LB-IPAM', () => {
    const file = written({ services: [web], cilium: '1.16', helm: { metallbBgp: true } })[
      'expose/prod/service-web.yaml'
    ]
    expect(file).toContain('loadBalancerIP: "192.0.2.1"')
  })

  test('two addresses cannot be asked for without LB-IPAM', () => {
    const { diagnostics } = emit({ ...empty, services: [two], cilium: '1.12' })
    expect(diagnostics.map(each => each.message)).toEqual([
      'Cilium 1.12 gives a Service no more than one address that it asks for',
    ])
    expect(diagnostics[0]?.span.property).toBe('addresses')
  })
})

test('a release that copies nothing from a Gateway says so where it was asked to', () => {
  const { artifacts, diagnostics } = emit({ ...empty, gateways: [edge], cilium: '1.14' })
  expect(artifacts).toEqual([])
  expect(diagnostics).toMatchObject([
    {
      message: "Cilium 1.14 gives the Service of a Gateway no labels or annotations of the Gateway's",
      help: 'select it by the label io.cilium.gateway/owning-gateway: edge.example, or use Cilium 1.15',
      span: { property: 'labels' },
    },
  ])
})

/** Kustomize itself, as kubectl has it. */
const kustomize = spawnSync('kubectl', ['version', '--client']).status === 0

describe.skipIf(!kustomize)('kustomize (skipped where there is no kubectl)', () => {
  function build(files: Readonly<Record<string, string>>, folder: string): string {
    const root = mkdtempSync(join(tmpdir(), 'netc-kustomize-'))
    try {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true })
        writeFileSync(join(root, path), text)
      }
      return execFileSync('kubectl', ['kustomize', join(root, folder)], { encoding: 'utf8' })
    } finally {
      rmSync(root, { recursive: true })
    }
  }
  const ours = Object.fromEntries(
    emit({ ...empty, services: [web], gateways: [edge], cilium: '1.20' }).artifacts.map(each => [each.path, each.text]),
  )

  test("adds to the application's objects, whether their namespace is written there or in the kustomization", () => {
    const app = 'resources: [app.yaml]\nnamespace: prod\ncomponents: [../clusters/lab/expose/prod]\n'
    const manifest = (name: string, kind: string, apiVersion: string, spec: string) =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, labels: {app: web}}\nspec: {${spec}}\n---\n`
    const objects =
      manifest('web', 'Service', 'v1', 'type: LoadBalancer') +
      manifest('edge.example', 'Gateway', 'gateway.networking.k8s.io/v1', 'gatewayClassName: cilium') +
      manifest('edge-example', 'Gateway', 'gateway.networking.k8s.io/v1', 'gatewayClassName: other')
    const without = build({ ...ours, 'app/kustomization.yaml': app, 'app/app.yaml': objects }, 'app')
    const within = build(
      {
        ...ours,
        'app/kustomization.yaml': app.replace('namespace: prod\n', ''),
        'app/app.yaml': objects.replaceAll('metadata: {', 'metadata: {namespace: prod, '),
      },
      'app',
    )
    expect(without).toBe(within)
    expect(without.split('---\n')).toEqual([
      expect.stringMatching(
        /lbipam\.cilium\.io\/ips: 192\.0\.2\.1\n {2}labels:\n {4}app: web\n {4}expose: bgp\n[^]*externalTrafficPolicy: Local\n {2}type: LoadBalancer/,
      ),
      expect.not.stringContaining('expose'),
      expect.stringMatching(
        /labels:\n {4}app: web\n[^]*gatewayClassName: cilium\n {2}infrastructure:\n {4}labels:\n {6}expose: bgp/,
      ),
    ])
  })

  test('does not mind an object that is not there', () => {
    const app = 'resources: [app.yaml]\ncomponents: [../clusters/lab/expose/prod]\n'
    const other = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n'
    expect(build({ ...ours, 'app/kustomization.yaml': app, 'app/app.yaml': other }, 'app')).toContain('kind: ConfigMap')
  })

  test('applies the files of a cluster', () => {
    const { path, text } = emitKustomization('lab', ['pools.yaml', 'bgp.yaml'])
    const object = (kind: string) => `apiVersion: cilium.io/v2\nkind: ${kind}\nmetadata: {name: a}\n`
    const output = build(
      {
        [path]: text,
        'clusters/lab/pools.yaml': object('CiliumLoadBalancerIPPool'),
        'clusters/lab/bgp.yaml': object('CiliumBGPAdvertisement'),
      },
      'clusters/lab',
    )
    expect(output.match(/kind: \w+/g)).toHaveLength(2)
  })
})
