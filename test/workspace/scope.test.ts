import { describe, expect, test } from 'vitest'
import { scopesOf, type Surroundings } from '../../src/workspace/scope.ts'
import { isArchived } from '../../src/workspace/scope/archived.ts'
import { matches } from '../../src/workspace/scope/glob.ts'
import { parseDocuments, spanOf } from '../../src/yaml/document.ts'
import { sourcesIn } from '../archive.ts'

/** The clusters of an archive, each with `Kind name` of its objects and the files of its values, in order. */
function scopes(archive: string, surroundings?: Surroundings) {
  const { scopes, ...rest } = scopesOf(sourcesIn(archive).map(parseDocuments), surroundings)
  const objects = scopes.map(({ name, documents, values }) => [
    name,
    [...documents.map(nameOf), ...values.map(({ source }) => source.path)].sort(),
  ])
  return { ...rest, scopes, objects: Object.fromEntries(objects) as Record<string, string[]> }
}

function nameOf({ value }: { value: unknown }): string {
  const { kind, metadata } = value as { kind: string; metadata: { name: string } }
  return `${kind} ${metadata.name}`
}

const pool = (name: string) =>
  `{ apiVersion: cilium.io/v2, kind: CiliumLoadBalancerIPPool, metadata: { name: ${name} } }`
const bgp = (name: string) => `{ apiVersion: cilium.io/v2, kind: CiliumBGPClusterConfig, metadata: { name: ${name} } }`

describe('one cluster', () => {
  test('loose files of several folders', () => {
    const { objects } = scopes(`
-- k8s/bgp/bgp.yaml --
${bgp('bgp')}
-- k8s/pools.yaml --
${pool('a')}
-- web/service.yaml --
{ apiVersion: v1, kind: Service, metadata: { name: web } }
`)
    expect(objects).toEqual({
      cluster: ['CiliumBGPClusterConfig bgp', 'CiliumLoadBalancerIPPool a', 'Service web'],
    })
  })

  test('kustomizations that nobody includes, and what they do', () => {
    const { objects, leftOut } = scopes(`
-- homelab/bgp/kustomization.yaml --
resources: [bgp.yaml]
namePrefix: x-
-- homelab/bgp/bgp.yaml --
${bgp('bgp')}
-- homelab/bgp/forgotten.yaml --
${bgp('bgp')}
-- homelab/pools/kustomization.yaml --
resources: [../base]
-- homelab/base/kustomization.yaml --
resources: [pool.yaml]
-- homelab/base/pool.yaml --
${pool('a')}
`)
    expect(objects).toEqual({ homelab: ['CiliumBGPClusterConfig x-bgp', 'CiliumLoadBalancerIPPool a'] })
    expect(leftOut).toEqual({ unreferenced: ['homelab/bgp/forgotten.yaml'], archived: [] })
  })

  test('what is put aside is counted, unless somebody uses it, or nothing else is there', () => {
    const archived = `
-- archive/bgp.yaml --
${bgp('old')}
-- _drafts/pool.yaml --
${pool('old')}
`
    const { objects, leftOut } = scopes(`${archived}
-- kustomization.yaml --
resources: [_base/pool.yaml]
-- _base/pool.yaml --
${pool('new')}
`)
    expect(objects).toEqual({ cluster: ['CiliumLoadBalancerIPPool new'] })
    expect(leftOut.archived).toEqual(['archive/bgp.yaml', '_drafts/pool.yaml'])
    expect(scopes(archived).objects).toEqual({
      cluster: ['CiliumBGPClusterConfig old', 'CiliumLoadBalancerIPPool old'],
    })
  })

  test('a dump of nodes beside manifests', () => {
    const { objects } = scopes(`
-- a/nodes.yaml --
apiVersion: v1
kind: List
items:
- { apiVersion: v1, kind: Node, metadata: { name: n1, uid: 5a } }
- { apiVersion: v1, kind: Node, metadata: { name: n2, uid: 5b } }
-- a/bgp.yaml --
${bgp('bgp')}
`)
    expect(objects).toEqual({ a: ['CiliumBGPClusterConfig bgp', 'Node n1', 'Node n2'] })
  })

  test('the only name is that of everything', () => {
    const { objects } = scopes(`
-- clusters/home/bgp.yaml --
${bgp('bgp')}
-- infrastructure/pool.yaml --
${pool('a')}
`)
    expect(objects).toEqual({ home: ['CiliumBGPClusterConfig bgp', 'CiliumLoadBalancerIPPool a'] })
  })

  test('an application with the Namespace of another is no other cluster', () => {
    const app = (name: string) => `
-- apps/${name}/kustomization.yaml --
resources: [all.yaml]
-- apps/${name}/all.yaml --
{ apiVersion: v1, kind: Namespace, metadata: { name: web } }
---
{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: web } }
`
    expect(Object.keys(scopes(app('a') + app('b')).objects)).toEqual(['cluster'])
  })

  test('files that only look like objects, or are for other tools, are none', () => {
    const { objects } = scopes(`
-- a/kind.yaml --
{ kind: Cluster, apiVersion: kind.x-k8s.io/v1alpha4 }
-- a/workflow.yaml --
{ on: push, jobs: {} }
-- a/pool.yaml --
${pool('a')}
`)
    expect(objects).toEqual({ a: ['CiliumLoadBalancerIPPool a'] })
  })

  test('values files go along, listed by a kustomization or not', () => {
    const { objects } = scopes(`
-- net/kustomization.yaml --
resources: [bgp.yaml]
-- net/bgp.yaml --
${bgp('bgp')}
-- net/values.yaml --
bgpControlPlane: { enabled: true }
`)
    expect(objects).toEqual({ net: ['CiliumBGPClusterConfig bgp', 'net/values.yaml'] })
  })
})

describe('several clusters', () => {
  test('folders that are called so share a base', () => {
    const { objects } = scopes(`
-- base/kustomization.yaml --
resources: [pool.yaml]
-- base/pool.yaml --
${pool('a')}
-- overlays/prod/kustomization.yaml --
resources: [../../base]
-- overlays/staging/kustomization.yaml --
resources: [../../base, bgp.yaml]
-- overlays/staging/bgp.yaml --
${bgp('bgp')}
`)
    expect(objects).toEqual({
      prod: ['CiliumLoadBalancerIPPool a'],
      staging: ['CiliumBGPClusterConfig bgp', 'CiliumLoadBalancerIPPool a'],
    })
  })

  test('folders that make the same object, of which none is called so', () => {
    const { objects } = scopes(`
-- bgp/berlin/bgp.yaml --
${bgp('bgp')}
-- bgp/paris/bgp.yaml --
${bgp('bgp')}
-- pools/berlin/pool.yaml --
${pool('a')}
-- pools/paris/pool.yaml --
${pool('a')}
`)
    const both = ['CiliumBGPClusterConfig bgp', 'CiliumLoadBalancerIPPool a']
    expect(objects).toEqual({ berlin: both, paris: both })
  })

  test('files of one folder that make the same object; the others are for all', () => {
    const { objects } = scopes(`
-- k8s/bgp-prod.yaml --
${bgp('bgp')}
-- k8s/bgp-staging.yaml --
${bgp('bgp')}
-- k8s/pool-prod.yaml --
${pool('a')}
-- k8s/common.yaml --
${pool('b')}
`)
    expect(objects).toEqual({
      prod: ['CiliumBGPClusterConfig bgp', 'CiliumLoadBalancerIPPool a', 'CiliumLoadBalancerIPPool b'],
      staging: ['CiliumBGPClusterConfig bgp', 'CiliumLoadBalancerIPPool b'],
    })
  })

  test('values of each', () => {
    const { objects } = scopes(`
-- values.yaml --
bgpControlPlane: { enabled: true }
-- values-prod.yaml --
ipam: { mode: kubernetes }
-- values-staging.yaml --
ipam: { mode: cluster-pool }
`)
    expect(objects).toEqual({
      prod: ['values-prod.yaml', 'values.yaml'],
      staging: ['values-staging.yaml', 'values.yaml'],
    })
  })

  test('examples are nobody else’s, and the cluster when they are all there is', () => {
    const example = `
-- examples/pool.yaml --
${pool('a')}
`
    expect(scopes(`${example}-- k8s/bgp.yaml --\n${bgp('bgp')}\n`).objects).toEqual({
      cluster: ['CiliumBGPClusterConfig bgp'],
      examples: ['CiliumLoadBalancerIPPool a'],
    })
    expect(scopes(example).objects).toEqual({ examples: ['CiliumLoadBalancerIPPool a'] })
  })

  test('a configuration says so', () => {
    const files = `
-- a/one.yaml --
${pool('a')}
-- a/two.yaml --
${pool('b')}
-- b/kustomization.yaml --
resources: [bgp.yaml]
-- b/bgp.yaml --
${bgp('bgp')}
`
    expect(scopes(files, { clusters: { east: ['a/one.yaml', 'b/**'], west: ['*/two.yaml'] } }).objects).toEqual({
      east: ['CiliumBGPClusterConfig bgp', 'CiliumLoadBalancerIPPool a'],
      west: ['CiliumLoadBalancerIPPool b'],
    })
  })
})

describe('what a controller delivers', () => {
  const flux = (name: string, path: string, more = '') =>
    `{ apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: { name: ${name}, namespace: flux-system }, spec: { path: ${path}${more} } }`

  test('Flux: each cluster gets what its Kustomizations name, changed as they say', () => {
    const cluster = (name: string) => `
-- clusters/${name}/flux-system/kustomization.yaml --
resources: [gotk-sync.yaml]
-- clusters/${name}/flux-system/gotk-sync.yaml --
${flux('flux-system', `./clusters/${name}`)}
-- clusters/${name}/apps.yaml --
${flux('apps', './apps', `, namePrefix: ${name}-, commonMetadata: { labels: { cluster: ${name} } }`)}
`
    const { objects, scopes: found } = scopes(`${cluster('east')}${cluster('west')}
-- apps/pool.yaml --
${pool('a')}
-- apps/bgp/kustomization.yaml --
resources: [bgp.yaml]
-- apps/bgp/bgp.yaml --
${bgp('bgp')}
`)
    const of = (name: string) => [
      `CiliumBGPClusterConfig ${name}-bgp`,
      `CiliumLoadBalancerIPPool ${name}-a`,
      'Kustomization apps',
      'Kustomization flux-system',
    ]
    expect(objects).toEqual({ east: of('east'), west: of('west') })
    const made = found[0]!.documents.find(each => nameOf(each).startsWith('CiliumLoadBalancerIPPool'))!
    expect(spanOf(made, ['metadata', 'labels', 'cluster']).path).toBe('clusters/east/apps.yaml')
    expect(spanOf(made, ['metadata', 'name']).path).toBe('apps/pool.yaml')
  })

  test('Argo CD: an Application says which cluster', () => {
    const application = (name: string, path: string, destination: string) =>
      `{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: { name: ${name} }, spec: { source: { path: ${path} }, destination: ${destination} } }`
    const { objects } = scopes(`
-- argocd/a.yaml --
${application('here', 'net/here', '{ server: https://kubernetes.default.svc }')}
-- argocd/b.yaml --
${application('there', 'net/there', '{ server: "https://k8s.example.com:6443" }')}
-- net/here/pool.yaml --
${pool('a')}
-- net/there/pool.yaml --
${pool('a')}
`)
    expect(objects).toEqual({
      cluster: ['Application here', 'Application there', 'CiliumLoadBalancerIPPool a'],
      'k8s.example.com': ['CiliumLoadBalancerIPPool a'],
    })
  })
})

describe('what is not known', () => {
  const partial = (archive: string) => scopes(archive).scopes[0]!.isPartial

  test('something from elsewhere makes a cluster partial; definitions of kinds do not', () => {
    const include = (url: string) => `
-- kustomization.yaml --
resources: [pool.yaml, '${url}']
-- pool.yaml --
${pool('a')}
`
    expect(partial(include('https://example.com/app.yaml'))).toBe(true)
    expect(
      partial(include('https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.2.0/standard-install.yaml')),
    ).toBeUndefined()
    expect(scopes(include('https://example.com/app.yaml')).notRead).toMatchObject([
      { what: 'https://example.com/app.yaml' },
    ])
  })

  test('a file that is no YAML makes it partial', () => {
    expect(partial(`\n-- a.yaml --\n${pool('a')}\n---\n{ ] }\n`)).toBe(true)
  })

  test('findings of a base that two include are there once', () => {
    const { diagnostics } = scopes(`
-- base/kustomization.yaml --
resources: [gone.yaml]
-- overlays/a/kustomization.yaml --
resources: [../../base]
-- overlays/b/kustomization.yaml --
resources: [../../base]
`)
    expect(diagnostics.map(({ code }) => code)).toEqual(['kustomize-missing-resource'])
  })

  test('kustomizations that include each other are read, and said to', () => {
    const { diagnostics, objects } = scopes(`
-- a/kustomization.yaml --
resources: [../b, pool.yaml]
-- a/pool.yaml --
${pool('a')}
-- b/kustomization.yaml --
resources: [../a]
`)
    expect(diagnostics.map(({ code }) => code)).toEqual(['kustomize-cycle'])
    expect(objects).toEqual({ a: ['CiliumLoadBalancerIPPool a'] })
  })
})

test.each([
  ['archive/a.yaml', true],
  ['k8s/old/a.yaml', true],
  ['k8s/a.bak.yaml', true],
  ['k8s/a.yaml.bak', true],
  ['k8s/bgp-disabled.yaml', true],
  ['k8s/_a.yaml', true],
  ['k8s/old.yaml', false],
  ['k8s/examples/a.yaml', false],
  ['k8s/threshold/a.yaml', false],
  ['golden/a.yaml', false],
  ['legacy/a.yaml', false],
])('whether %s is put aside: %s', (path, expected) => {
  expect(isArchived(path)).toBe(expected)
})

test.each([
  ['clusters/*/bgp', 'clusters/a/bgp/x.yaml', true],
  ['clusters/*', 'other/a', false],
  ['**/prod', 'a/b/prod/x.yaml', true],
  ['prod-?.yaml', 'prod-1.yaml', true],
  ['prod-?.yaml', 'prod-12.yaml', false],
  ['./a/', 'a/b.yaml', true],
  ['a', 'ab.yaml', false],
])('whether %s means %s: %s', (pattern, path, expected) => {
  expect(matches(pattern, path)).toBe(expected)
})
