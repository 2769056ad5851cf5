import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Kustomize } from '../../src/kubernetes/kustomize/build.ts'
import { foldersOf } from '../../src/kubernetes/kustomize/folders.ts'
import type { Source } from '../../src/text/source.ts'
import { parseDocuments, spanOf } from '../../src/yaml/document.ts'
import { sourcesIn } from '../archive.ts'

const repository = sourcesIn(`
-- kustomization.yaml --
resources: [base, ../x]
components: [component]
namespace: edge
namePrefix: a-
labels:
- pairs: { team: net }
  includeSelectors: true
  fields: [{ path: spec/foo/bar, create: true }]
commonLabels: { a: b }
commonAnnotations: { by: me }
patches:
- path: timers.yaml
- target: { kind: Service, name: w.*, labelSelector: 'app in (web),!x' }
  patch: |
    - { op: replace, path: /spec/ports/1/port, value: 8443 }
    - { op: move, from: /spec/type, path: /spec/ports/0/name }
    - { op: remove, path: /spec/selector }
patchesStrategicMerge:
- '{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { ports: [{ port: 80, $patch: delete }] } }'
secretGenerator:
- name: bgp-auth
  behavior: merge
  literals: [password=x]
replacements:
- targets: [{ select: { kind: Service }, fieldPaths: ['spec.ports.[name=http].port'], options: { create: true } }]
configurations: [names.yaml]
helmCharts: [{ name: cilium, valuesFile: values.yaml }]
-- names.yaml --
nameReference: [{ kind: Service, fieldSpecs: [{ path: spec/a/b, kind: Service }] }]
-- values.yaml --
ipam: { mode: kubernetes }
-- timers.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata: { name: peer }
spec: { timers: &t { holdTimeSeconds: 30 }, families: [*t, null], $patch: replace }
-- component/kustomization.yaml --
kind: Component
apiVersion: kustomize.config.k8s.io/v1alpha1
resources: [../base/more.yaml]
-- base/kustomization.yaml --
resources: [all.yaml]
secretGenerator: [{ name: bgp-auth, files: [all.yaml] }]
-- base/more.yaml --
{ apiVersion: v1, kind: List, items: [{ apiVersion: v1, kind: Node, metadata: { name: n1 } }] }
-- base/all.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata: { name: peer }
spec: { timers: { holdTimeSeconds: 9 }, families: [{ afi: ipv4 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, labels: { app: web } }
spec: { type: LoadBalancer, selector: { app: web }, ports: [{ name: http, port: 80 }, { port: 443, protocol: TCP }] }
`)

function build(sources: readonly Source[]) {
  const kustomize = new Kustomize(foldersOf(sources.map(parseDocuments)))
  return { ...kustomize.build(''), diagnostics: kustomize.diagnostics }
}

test('unchanged, it is built', () => {
  const { documents, diagnostics } = build(repository)
  expect(documents).toHaveLength(4)
  expect(diagnostics).toEqual([])
})

/** What is put in the place of a stretch of a file. */
const scraps = fc.oneof(
  fc.constantFrom(
    '',
    '[]',
    '{}',
    'null',
    '~',
    '- ',
    '*t',
    '&t ',
    '../',
    '.',
    '/',
    '(a+)+$',
    '__proto__',
    '$patch: delete',
    '0',
    "''",
  ),
  fc.string({ maxLength: 5 }),
)

test('whatever is in the files, building gives documents whose places are in files, and never throws', () => {
  const edit = fc.record({ file: fc.nat(), at: fc.nat(), length: fc.nat({ max: 12 }), scrap: scraps })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), edits => {
      const sources = repository.map(each => ({ ...each }))
      for (const { file, at, length, scrap } of edits) {
        const source = sources[file % sources.length]!
        const start = at % (source.text.length + 1)
        source.text = source.text.slice(0, start) + scrap + source.text.slice(start + length)
      }
      const { documents, diagnostics } = build(sources)
      const spans = [
        ...documents.flatMap(each => [spanOf(each, ['metadata', 'name']), spanOf(each, ['spec', 'ports', 0])]),
        ...diagnostics.map(({ span }) => span),
      ]
      for (const { path, start, end } of spans) {
        const { text } = sources.find(each => each.path === path)!
        expect(start).toBeLessThanOrEqual(end)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 300 },
  )
})

test('bases that double at each step, and chains without an end, are stopped and said to be', () => {
  const levels = Array.from({ length: 40 }, (_, i) =>
    ['a', 'b'].map(side => ({
      path: `${side}${i}/kustomization.yaml`,
      text: `namePrefix: ${side}\nresources: ${i === 0 ? '[../s.yaml]' : `[../a${i - 1}, ../b${i - 1}]`}\n`,
    })),
  ).flat()
  const doubled = build([
    { path: 'kustomization.yaml', text: 'resources: [a39]\n' },
    { path: 's.yaml', text: '{ apiVersion: v1, kind: Service, metadata: { name: s } }' },
    ...levels,
  ])
  expect(doubled.diagnostics.map(({ code }) => code)).toContain('kustomize-too-large')

  const chain = Array.from({ length: 3000 }, (_, i) => ({
    path: `${i === 0 ? '' : `c${i}/`}kustomization.yaml`,
    text: `resources: [${i === 0 ? '' : '../'}c${i + 1}]\n`,
  }))
  expect(build(chain).diagnostics.map(({ code }) => code)).toEqual(['kustomize-too-large'])
}, 30_000)
