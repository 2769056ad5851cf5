import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textMatters, yamlMatters } from '../../src/workspace/scan.ts'
import { decode } from '../../src/workspace/decode.ts'
import { parseDocuments } from '../../src/yaml/document.ts'

const kinds: readonly (readonly [apiVersion: string, kind: string])[] = [
  ['cilium.io/v2', 'CiliumBGPClusterConfig'],
  ['cilium.io/v2alpha1', 'CiliumLoadBalancerIPPool'],
  ['v1', 'Service'],
  ['gateway.networking.k8s.io/v1', 'Gateway'],
  ['gateway.networking.k8s.io/v1', 'GatewayClass'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['gateway.networking.k8s.io/v1alpha2', 'TCPRoute'],
  ['gateway.networking.k8s.io/v1beta1', 'ReferenceGrant'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['v1', 'Node'],
  ['v1', 'Secret'],
  ['bitnami.com/v1alpha1', 'SealedSecret'],
  ['external-secrets.io/v1', 'ExternalSecret'],
  ['cert-manager.io/v1', 'Certificate'],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
  ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
  ['argoproj.io/v1alpha1', 'ApplicationSet'],
  ['metallb.io/v1beta1', 'IPAddressPool'],
  ['v1', 'List'],
  ['v1', 'ServiceList'],
]

/** A letter by its number, as YAML and JSON allow in double quotes. */
const escaped = fc.tuple(fc.nat(2), fc.constantFrom('x', 'u', 'U')).map(([at, form]) => (word: string) => {
  const code = word.charCodeAt(at).toString(16)
  return `"${word.slice(0, at)}\\${form}${code.padStart({ x: 2, u: 4, U: 8 }[form], '0')}${word.slice(at + 1)}"`
})

/** Ways to write a word. */
const word = fc.oneof(
  fc.constantFrom(
    (text: string) => text,
    (text: string) => `"${text}"`,
    (text: string) => `'${text}'`,
    (text: string) => `"${text.slice(0, 3)}\\\n      ${text.slice(3)}"`,
    (text: string) => `!!str ${text}`,
    (text: string) => `&here ${text}`,
  ),
  escaped,
)

/** Ways to write a map of two words, at any place where a map may stand. */
const pair = fc.constantFrom(
  (k: string, v: string) => `${k}: ${v}`,
  (k: string, v: string) => `${k}  :   ${v} # what it is`,
  (k: string, v: string) => `${k}:\n    ${v}`,
  (k: string, v: string) => `${k}: # what it is\n    ${v}`,
  (k: string, v: string) => `? ${k}\n: ${v}`,
  (k: string, v: string) => `? ${k} # what it is\n: ${v}`,
)

const layout = fc.constantFrom(
  (api: string, kind: string) => `${api}\n${kind}\nmetadata:\n  name: x\n`,
  (api: string, kind: string) => `# first\n---\n${kind}\n${api}\n`,
  (api: string, kind: string) => `kind: Deployment\n---\n${api}\n${kind}\n`,
  (api: string, kind: string) =>
    `base: &base\n  ${api.replaceAll('\n', '\n  ')}\n  ${kind.replaceAll('\n', '\n  ')}\nother:\n  <<: *base\n`,
  (api: string, kind: string) => `items:\n- ${api.replaceAll('\n', '\n  ')}\n  ${kind.replaceAll('\n', '\n  ')}\n`,
)

const flow = fc.constantFrom(
  (api: string, kind: string) => JSON.stringify({ apiVersion: api, kind, spec: {} }),
  (api: string, kind: string) => JSON.stringify({ items: [{ kind, apiVersion: api }] }, undefined, 4),
  (api: string, kind: string) => `{apiVersion: ${api}, kind: ${kind}}`,
  (api: string, kind: string) => `[{'kind':'${kind}','apiVersion':'${api}'}]`,
  (api: string, kind: string) => `name: &name ${kind}\nkind: *name\napiVersion: ${api}\n`,
  (api: string, kind: string) => `name: &key kind\n*key : ${kind}\napiVersion: ${api}\n`,
  (api: string, kind: string) => `kind: >-\n  ${kind}\napiVersion: |-\n  ${api}\n`,
)

const encoding = fc.constantFrom(
  (text: string) => Buffer.from(text),
  (text: string) => Buffer.from(text.replaceAll('\n', '\r\n')),
  (text: string) => Buffer.from(`\ufeff${text}`),
  (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
)

function saysKind(bytes: Buffer, kind: string): boolean {
  const decoded = decode(bytes)
  if (typeof decoded === 'string') return false
  const { documents, diagnostics } = parseDocuments({ path: '', text: decoded.text })
  return diagnostics.length === 0 && JSON.stringify(documents.map(({ value }) => value)).includes(`"kind":"${kind}"`)
}

describe('the scan may err only towards yes', () => {
  test('whatever way a kind that matters is written', () => {
    let readable = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.oneof(
          fc.tuple(layout, pair, word, word, pair, word).map(
            ([lay, one, w1, w2, two, w3]) =>
              (api: string, kind: string) =>
                lay(one('apiVersion', w3(api)), two(w1('kind'), w2(kind))),
          ),
          flow,
        ),
        encoding,
        ([api, kind], write, encode) => {
          const bytes = encode(write(api, kind))
          if (!saysKind(bytes, kind)) return
          readable++
          expect(yamlMatters(bytes), bytes.toString()).toBe(true)
        },
      ),
      { numRuns: 10_000 },
    )
    expect(readable).toBeGreaterThan(5000)
  })

  test.each([
    'kind: {{ .Values.kind }}',
    'kind: ${KIND}',
    'kind: Ser{{ .x }}',
    'kind: HelmRelease\nspec: {chart: {spec: {chart: cilium}}}',
    'kind: ConfigMap\nmetadata: {name: cilium-config}',
    'kind: ConfigMap\ndata:\n  x: |\n    router bgp 65000\n',
    'bgpControlPlane:\n  enabled: true\n',
    'topology:\n  nodes: {}\n',
    '- op: add\n  path: /spec\n',
    '[{"path": "/spec", "op": "remove"}]',
  ])('%j', text => {
    expect(yamlMatters(Buffer.from(text))).toBe(true)
  })
})

test.each([
  'apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {serviceAccountName: x}}}\n',
  'apiVersion: v1\nkind: ServiceAccount\n',
  '{"kind":"ServiceMonitor"}',
  'kind: NodePool\n',
  'kind: ConfigMap\ndata:\n  a: "\\u003cSecret\\u003e"\n',
  'a: 1\n',
])('%j does not matter', text => {
  expect(yamlMatters(Buffer.from(text))).toBe(false)
})

test('texts that speak of routing matter, others do not', () => {
  expect(textMatters(Buffer.from('ip prefix-list X permit 10.0.0.0/8'))).toBe(true)
  expect(textMatters(Buffer.from("import { fabric } from 'netc'"))).toBe(true)
  expect(textMatters(Buffer.from('listen 80;'))).toBe(false)
})
