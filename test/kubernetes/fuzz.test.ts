import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { read as readCilium } from '../../src/cilium/read.ts'
import { completeCluster } from '../../src/fabric/assemble.ts'
import { exposedServices } from '../../src/fabric/exposed.ts'
import { read as readKubernetes } from '../../src/kubernetes/read.ts'
import { parseDocuments } from '../../src/yaml/document.ts'

const folder = join(import.meta.dirname, '..', '..', 'fixtures')

/** All manifests among the fixtures. */
const manifests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.yaml'))
  .map(path => readFileSync(join(folder, path), 'utf8'))

/** What nobody may see; long enough that no message holds it by chance. */
const value = 'swordfish-4711'
const secrets = `apiVersion: v1
kind: Secret
metadata: {name: bgp, namespace: kube-system}
type: Opaque
stringData:
  password: ${value}
---
apiVersion: v1
kind: Secret
metadata: {name: other, namespace: kube-system}
data:
  password: ${Buffer.from(value).toString('base64')}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {ingressClassName: cilium, rules: [{http: {paths: [{backend: {service: {name: web}}}]}}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, labels: {a: b}}
spec: {gatewayClassName: cilium, listeners: [{name: a, port: 80, tls: {certificateRefs: [{name: c}]}}], addresses: [{value: 192.0.2.1}]}
`

function readText(text: string) {
  const { documents, diagnostics } = parseDocuments({ path: 'a.yaml', text })
  const [ours, theirs] = [readKubernetes(documents, 'lab'), readCilium(documents, 'lab')]
  exposedServices(completeCluster(ours.part))
  return { parts: [ours.part, theirs.part], diagnostics: [...diagnostics, ...ours.diagnostics, ...theirs.diagnostics] }
}

/** Words that mean something somewhere. */
const word = fc.constantFrom(
  ...[
    'null',
    '[]',
    '{}',
    '- 1',
    '""',
    '1e400',
    '0x',
    'true',
    '${A}',
    '{{ b }}',
    '&a',
    '*a',
    '<<: *a',
    ': ',
    '\n',
    '  ',
  ],
  ...[
    'kind: List',
    'items:',
    'metadata: 1',
    'spec: []',
    'name: {}',
    'labels: [a]',
    '192.0.2.1/33',
    '__proto__: 1',
    '|',
  ],
)

interface Mutation {
  readonly at: number
  readonly length: number
  readonly put: string
}
const mutations = fc.array(
  fc.record<Mutation>({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(12),
    put: fc.oneof(word, fc.string({ maxLength: 5 })),
  }),
  { minLength: 1, maxLength: 6 },
)

function mutate(text: string, all: readonly Mutation[]): string {
  return all.reduce((each, { at, length, put }) => {
    const start = Math.floor(at * each.length)
    return each.slice(0, start) + put + each.slice(start + length)
  }, text)
}

describe('whatever becomes of a manifest', () => {
  test('reading it ends well, and soon', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...manifests, secrets), mutations, (text, all) => {
        const start = performance.now()
        readText(mutate(text, all))
        expect(performance.now() - start).toBeLessThan(2000)
      }),
      { numRuns: 1500 },
    )
  })

  test('the value of a Secret is in nothing that comes of it', { timeout: 60_000 }, () => {
    const shown = (text: string) => JSON.stringify(readText(text))
    const encoded = Buffer.from(value).toString('base64')
    const mangled = mutations.map(all => all.map(each => ({ ...each, length: 0 })))
    fc.assert(
      fc.property(mangled, all => {
        const text = mutate(secrets, all)
        // What turned the value into a key or a name is no Secret any more.
        const isSecret = text.includes('password: swordfish-4711\n') && text.startsWith(secrets.slice(0, 120))
        fc.pre(isSecret)
        expect(shown(text)).not.toContain(value)
        expect(shown(text)).not.toContain(encoded)
      }),
      { numRuns: 1000 },
    )
  })
})
