import { describe, expect, test } from 'vitest'
import { Kustomize } from '../../src/kubernetes/kustomize/build.ts'
import { foldersOf } from '../../src/kubernetes/kustomize/folders.ts'
import { parseDocuments, spanOf, type Path, type YamlDocument } from '../../src/yaml/document.ts'
import { sourcesIn } from '../archive.ts'

/** Builds a folder of an archive; `.txt` files exist and are not parsed. */
function build(archive: string, folder = '') {
  const sources = sourcesIn(archive)
  const isParsed = (path: string) => !path.endsWith('.txt')
  const files = sources.filter(({ path }) => isParsed(path)).map(parseDocuments)
  const others = sources.map(({ path }) => path).filter(path => !isParsed(path))
  const kustomize = new Kustomize(foldersOf(files, others), path => !path.startsWith('outside'))
  const { documents, ...rest } = kustomize.build(folder)
  const shown = ({ path, start, end }: { path: string; start: number; end: number }) =>
    `${path}: ${sources.find(each => each.path === path)!.text.slice(start, end)}`
  return {
    ...rest,
    values: documents.map(({ value }) => value),
    diagnostics: kustomize.diagnostics.map(({ code, severity, message, span, help }) => ({
      code,
      severity,
      message,
      at: shown(span),
      help,
    })),
    /** The file and text of what stands at a path of the document of a kind. */
    placeOf: (kind: string, path: Path) =>
      shown(
        spanOf(
          documents.find(each => kindOf(each) === kind)!,
          path,
        ),
      ),
  }
}

function kindOf({ value }: YamlDocument): unknown {
  return (value as { kind?: unknown }).kind
}

const base = `
-- base/kustomization.yaml --
resources:
- peer.yaml
- web.yaml
-- base/peer.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: peer
spec:
  timers:
    holdTimeSeconds: 9
    keepAliveTimeSeconds: 3
  families:
  - afi: ipv4
    safi: unicast
-- base/web.yaml --
apiVersion: v1
kind: Service
metadata: { name: web, labels: { app: web } }
spec:
  type: LoadBalancer
  selector: { app: web }
  ports:
  - { name: http, port: 80 }
  - { name: https, port: 443 }
`

describe('what is applied, as kustomize v5.5.0 builds it', () => {
  test('a base with namespace, prefix, suffix, labels and annotations', () => {
    const { values, diagnostics } = build(
      `${base}
-- kustomization.yaml --
resources: [base]
namespace: edge
namePrefix: a-
nameSuffix: -b
labels:
- pairs: { team: net }
  includeSelectors: true
commonAnnotations: { by: me }
`,
    )
    expect(diagnostics).toEqual([])
    expect(values).toEqual([
      {
        apiVersion: 'cilium.io/v2',
        kind: 'CiliumBGPPeerConfig',
        // kustomize would give it the namespace too; the API server would drop it.
        metadata: { name: 'a-peer-b', labels: { team: 'net' }, annotations: { by: 'me' } },
        spec: {
          timers: { holdTimeSeconds: 9, keepAliveTimeSeconds: 3 },
          families: [{ afi: 'ipv4', safi: 'unicast' }],
        },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: {
          name: 'a-web-b',
          namespace: 'edge',
          labels: { app: 'web', team: 'net' },
          annotations: { by: 'me' },
        },
        spec: {
          type: 'LoadBalancer',
          selector: { app: 'web', team: 'net' },
          ports: [
            { name: 'http', port: 80 },
            { name: 'https', port: 443 },
          ],
        },
      },
    ])
  })

  test('a list of a custom resource is replaced, its maps are merged, null removes', () => {
    const { values } = build(
      `${base}
-- kustomization.yaml --
resources: [base]
patches:
- patch: |
    apiVersion: cilium.io/v2
    kind: CiliumBGPPeerConfig
    metadata: { name: peer }
    spec:
      timers: { holdTimeSeconds: 30, keepAliveTimeSeconds: null }
      families: [{ afi: ipv6 }]
`,
    )
    expect(values[0]).toMatchObject({ spec: { timers: { holdTimeSeconds: 30 }, families: [{ afi: 'ipv6' }] } })
    expect(JSON.stringify(values[0])).not.toContain('keepAlive')
  })

  test.each([
    ['merges by number, new ones in front', '[{ port: 443, targetPort: 8443 }, { port: 81 }]', '443>8443 81 80'],
    ['deletes by number', '[{ port: 80, $patch: delete }]', '443'],
    ['replaces them all', '[{ $patch: replace }, { port: 5 }]', '5'],
    ['adds nothing', '[]', '80 443'],
  ])('ports: %s', (_, patch, expected) => {
    const { values } = build(
      `${base}
-- kustomization.yaml --
resources: [base]
patchesStrategicMerge: [ports.yaml]
-- ports.yaml --
{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { ports: ${patch} } }
`,
    )
    const { spec } = values[1] as { spec: { ports: { port: number; targetPort?: number }[] } }
    expect(spec.ports.map(each => [each.port, each.targetPort].filter(Boolean).join('>')).join(' ')).toBe(expected)
  })

  test.each([
    ['by name', '{ kind: Service, name: web }', true],
    ['by an expression that must match as a whole', '{ kind: Service, name: we }', false],
    ['by the name it had below', '{ kind: Service, name: w.b }', true],
    ['by labels', '{ labelSelector: "app in (web, api)" }', true],
    ['by labels it does not have', '{ kind: Service, labelSelector: "app!=web" }', false],
    ['by group', '{ group: cilium.io }', false],
    ['by the namespace that none means', '{ kind: Service, namespace: default }', true],
  ])('a JSON patch is aimed %s', (_, target, isHit) => {
    const { values } = build(
      `${base}
-- named/kustomization.yaml --
resources: [../base]
namePrefix: p-
-- kustomization.yaml --
resources: [named]
patches:
- target: ${target}
  path: patch.yaml
-- patch.yaml --
- { op: add, path: /metadata/annotations/a~1b, value: 'yes' }
`,
    )
    expect(JSON.stringify(values[1]).includes('"a/b":"yes"')).toBe(isHit)
  })

  test('JSON patches add, replace, remove, move, copy and test', () => {
    const { values, diagnostics } = build(
      `${base}
-- kustomization.yaml --
resources: [base]
patchesJson6902:
- target: { version: v1, kind: Service, name: web }
  patch: |-
    - { op: test, path: /spec/type, value: LoadBalancer }
    - { op: replace, path: /spec/ports/0/port, value: 8080 }
    - { op: add, path: /spec/ports/-, value: { port: 1 } }
    - { op: add, path: /spec/ports/0, value: { port: 2 } }
    - { op: remove, path: /metadata/labels/app }
    - { op: move, from: /spec/type, path: /spec/was }
    - { op: copy, from: /metadata/name, path: /spec/name }
`,
    )
    expect(diagnostics).toEqual([])
    expect(values[1]).toMatchObject({
      metadata: { name: 'web', labels: {} },
      spec: { ports: [{ port: 2 }, { port: 8080 }, { port: 443 }, { port: 1 }], was: 'LoadBalancer', name: 'web' },
    })
  })

  test('a component changes what is there already; $patch: delete takes it out', () => {
    const { values } = build(
      `${base}
-- bgp/kustomization.yaml --
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
labels: [{ pairs: { bgp: 'yes' } }]
patches:
- patch: '{ apiVersion: v1, kind: Service, metadata: { name: web }, $patch: delete }'
-- kustomization.yaml --
resources: [base]
components: [bgp]
`,
    )
    expect(values).toHaveLength(1)
    expect(values[0]).toMatchObject({ kind: 'CiliumBGPPeerConfig', metadata: { labels: { bgp: 'yes' } } })
  })

  test('names are mended where kustomize mends them: in an Ingress, not in an HTTPRoute, unless it is configured', () => {
    const { values } = build(`
-- kustomization.yaml --
resources: [all.yaml]
namePrefix: p-
configurations: [names.yaml]
-- names.yaml --
nameReference:
- kind: CiliumBGPPeerConfig
  fieldSpecs: [{ kind: CiliumBGPClusterConfig, path: spec/bgpInstances/peers/peerConfigRef/name }]
-- all.yaml --
{ apiVersion: v1, kind: Service, metadata: { name: web } }
---
{ apiVersion: cilium.io/v2, kind: CiliumBGPPeerConfig, metadata: { name: peer } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: in }
spec: { defaultBackend: { service: { name: web } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: route }
spec: { rules: [{ backendRefs: [{ name: web }] }] }
---
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata: { name: bgp }
spec: { bgpInstances: [{ name: a, peers: [{ name: b, peerConfigRef: { name: peer } }] }] }
`)
    expect(values.slice(2)).toMatchObject([
      { spec: { defaultBackend: { service: { name: 'p-web' } } } },
      { spec: { rules: [{ backendRefs: [{ name: 'web' }] }] } },
      { spec: { bgpInstances: [{ peers: [{ peerConfigRef: { name: 'p-peer' } }] }] } },
    ])
  })

  test('generators give names and keys, never values', () => {
    const { values } = build(`
-- kustomization.yaml --
namespace: kube-system
generatorOptions: { labels: { made: 'yes' } }
secretGenerator:
- name: bgp-auth
  literals: [password=hunter2]
  files: [key=a.txt, b.txt]
- name: from-env
  envs: [c.txt]
-- a.txt --
-- b.txt --
-- c.txt --
`)
    expect(values).toMatchObject([
      {
        kind: 'Secret',
        metadata: { name: 'bgp-auth', namespace: 'kube-system', labels: { made: 'yes' } },
        stringData: { password: '${unknown}', key: '${unknown}', 'b.txt': '${unknown}' },
      },
      { metadata: { name: 'from-env' }, stringData: { '${unknown}': '${unknown}' } },
    ])
    expect(JSON.stringify(values)).not.toContain('hunter2')
  })

  test('what a replacement sets is unknown', () => {
    const { values } = build(
      `${base}
-- kustomization.yaml --
resources: [base]
replacements:
- source: { kind: ConfigMap, name: network, fieldPath: data.port }
  targets:
  - select: { kind: Service }
    fieldPaths: ['spec.ports.[name=http].port', 'spec.ports.[name=gone].port']
`,
    )
    expect(values[1]).toMatchObject({ spec: { ports: [{ port: '${unknown}' }, { port: 443 }] } })
  })

  test('two overlays of one base do not change each other', () => {
    const { values } = build(
      `${base}
-- a/kustomization.yaml --
{ resources: [../base], namePrefix: a- }
-- b/kustomization.yaml --
{ resources: [../base], namePrefix: b- }
-- kustomization.yaml --
resources: [a, b]
`,
    )
    expect(values.map(value => (value as { metadata: { name: string } }).metadata.name)).toEqual([
      'a-peer',
      'a-web',
      'b-peer',
      'b-web',
    ])
  })

  test('the items of a List are resources of their own', () => {
    const { values } = build(`
-- kustomization.yaml --
resources: [all.json]
namePrefix: p-
-- all.json --
{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}}]}
`)
    expect(values).toEqual([{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'p-a' } }])
  })
})

describe('every value keeps the place where it was written', () => {
  const { placeOf } = build(
    `${base}
-- kustomization.yaml --
resources: [base]
namespace: edge
labels:
- pairs: { team: net }
patches:
- path: timers.yaml
- target: { kind: Service }
  patch: |
    - op: replace
      path: /spec/ports/1/port
      value: 8443
- patch: |
    apiVersion: v1
    kind: Service
    metadata: { name: web, labels: { expose: bgp } }
-- timers.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata: { name: peer }
spec:
  timers: { holdTimeSeconds: 30 }
  gracefulRestart: { enabled: true }
`,
  )
  test.each([
    ['CiliumBGPPeerConfig', ['metadata', 'name'], 'base/peer.yaml: peer'],
    ['CiliumBGPPeerConfig', ['spec', 'timers', 'holdTimeSeconds'], 'timers.yaml: 30'],
    ['CiliumBGPPeerConfig', ['spec', 'timers', 'keepAliveTimeSeconds'], 'base/peer.yaml: 3'],
    ['CiliumBGPPeerConfig', ['spec', 'gracefulRestart', 'enabled'], 'timers.yaml: true'],
    ['CiliumBGPPeerConfig', ['spec', 'families', 0, 'afi'], 'base/peer.yaml: ipv4'],
    ['CiliumBGPPeerConfig', ['metadata', 'labels', 'team'], 'kustomization.yaml: net'],
    ['Service', ['metadata', 'namespace'], 'kustomization.yaml: edge'],
    ['Service', ['metadata', 'labels', 'app'], 'base/web.yaml: web'],
    ['Service', ['metadata', 'labels', 'expose'], 'kustomization.yaml: bgp'],
    ['Service', ['spec', 'ports', 1, 'port'], 'kustomization.yaml: 8443'],
    ['Service', ['spec', 'ports', 0, 'port'], 'base/web.yaml: 80'],
  ] as const)('%s %j: %s', (kind, path, expected) => {
    expect(placeOf(kind, path)).toBe(expected)
  })
})

describe('what is wrong is said at its line, and the rest is read', () => {
  test('a file that is not there, a folder without a kustomization, a patch that is not there', () => {
    const { diagnostics, values } = build(
      `${base}
-- plain/a.yaml --
{ apiVersion: v1, kind: Service, metadata: { name: a } }
-- kustomization.yaml --
resources:
- base
- bsae
- plain
patches:
- path: patch.yaml
`,
    )
    expect(diagnostics).toMatchObject([
      { code: 'kustomize-missing-resource', at: 'kustomization.yaml: bsae', help: 'did you mean base?' },
      {
        code: 'kustomize-missing-resource',
        at: 'kustomization.yaml: plain',
        message: 'the folder plain has no kustomization.yaml',
      },
      { code: 'kustomize-missing-resource', at: 'kustomization.yaml: patch.yaml' },
    ])
    expect(values).toHaveLength(2)
  })

  test('what lies elsewhere, or is not parsed, is not missing', () => {
    const { diagnostics, notRead } = build(`
-- kustomization.yaml --
resources:
- https://example.com/a.yaml
- github.com/cilium/cilium//install?ref=v1.17.0
- outside/base
- ../other-repository
- \${CLUSTER}.yaml
- deployment.txt
-- deployment.txt --
`)
    expect(diagnostics).toEqual([])
    expect(notRead.map(({ what }) => what)).toEqual([
      'https://example.com/a.yaml',
      'github.com/cilium/cilium//install?ref=v1.17.0',
      'outside/base',
      '../other-repository',
      '${CLUSTER}.yaml',
    ])
  })

  test('a cycle', () => {
    const { diagnostics } = build(
      `
-- a/kustomization.yaml --
resources: [../b]
-- b/kustomization.yaml --
resources: [../a]
`,
      'a',
    )
    expect(diagnostics).toMatchObject([
      {
        code: 'kustomize-cycle',
        message: 'this kustomization includes itself: a → b → a',
        at: 'b/kustomization.yaml: ../a',
      },
    ])
  })

  test('the same resource twice', () => {
    const { diagnostics } = build(
      `${base}
-- kustomization.yaml --
resources: [base, base/web.yaml]
`,
    )
    expect(diagnostics).toMatchObject([
      {
        code: 'kustomize-duplicate-resource',
        message: 'Service web is included twice here',
        at: 'kustomization.yaml: base/web.yaml',
      },
    ])
  })

  test.each([
    [
      'no such name',
      'patch: "{ apiVersion: cilium.io/v2, kind: CiliumBGPPeerConfig, metadata: { name: pier } }"',
      'error',
      'there is no CiliumBGPPeerConfig pier of cilium.io/v2 for this patch to change',
      'did you mean peer?',
    ],
    [
      'another version',
      'patch: "{ apiVersion: cilium.io/v2alpha1, kind: CiliumBGPPeerConfig, metadata: { name: peer } }"',
      'error',
      'there is no CiliumBGPPeerConfig peer of cilium.io/v2alpha1 for this patch to change',
      'name the same apiVersion and namespace as the resource',
    ],
    [
      'a target without a match, of which kustomize says nothing',
      'target: { kind: Service, name: wbe }\n  patch: "[{ op: remove, path: /spec/type }]"',
      'warning',
      'this patch changes nothing: no resource of this kustomization is Service wbe',
      'did you mean web?',
    ],
  ])('a patch for %s', (_, patch, severity, message, help) => {
    const { diagnostics } = build(`${base}\n-- kustomization.yaml --\nresources: [base]\npatches:\n- ${patch}\n`)
    expect(diagnostics).toMatchObject([{ code: 'kustomize-patch-without-target', severity, message, help }])
  })

  test('a patch is not said to match nothing while something was not read, or for kinds that netc passes over', () => {
    const { diagnostics } = build(
      `${base}
-- kustomization.yaml --
resources: [base]
patches:
- patch: '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: gone } }'
-- remote/kustomization.yaml --
resources: ['https://example.com/a.yaml']
patches:
- patch: '{ apiVersion: v1, kind: Service, metadata: { name: gone } }'
`,
      'remote',
    )
    expect(diagnostics).toEqual([])
  })

  test.each([
    ['remove', '{ op: remove, path: /spec/nothing }', 'the resource has no spec.nothing to remove'],
    ['replace', '{ op: replace, path: /spec/nothing, value: 1 }', 'the resource has no spec.nothing to replace'],
    ['test', '{ op: test, path: /spec/type, value: NodePort }', 'spec.type is "LoadBalancer", not "NodePort"'],
    [
      'add below what is not there',
      '{ op: add, path: /spec/a/b, value: 1 }',
      '/spec/a/b leads nowhere: the resource has no spec.a',
    ],
    ['an unknown word', '{ op: set, path: /spec/type }', '"set" is none of add, remove, replace, move, copy and test'],
  ])('an operation that cannot be done: %s', (_, operation, problem) => {
    const { diagnostics } = build(
      `${base}
-- kustomization.yaml --
resources: [base]
patches:
- target: { kind: Service }
  path: patch.yaml
-- patch.yaml --
- ${operation}
`,
    )
    expect(diagnostics).toMatchObject([
      { code: 'kustomize-patch-fails', message: `this operation cannot be done on Service web: ${problem}` },
    ])
  })

  test('fields of a type that kustomize refuses', () => {
    const { diagnostics } = build('-- kustomization.yaml --\nresources: base\nlabels: { a: b }\nnamespace: 5\n')
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'resources of a kustomization must be a list',
      'namespace of a kustomization must be text',
      'labels of a kustomization must be a list',
    ])
  })
})
