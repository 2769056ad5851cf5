import { describe, expect, test } from 'vitest'
import { holdsValues, readRelease } from '../../src/helm/release.ts'
import { parseDocuments } from '../../src/yaml/document.ts'
import { sourcesIn } from '../archive.ts'

/** What is read of an archive: `values*.yaml`, `Chart.yaml` and kustomizations are files, all else is applied. */
function read(archive: string) {
  const sources = sourcesIn(archive)
  const isFile = (path: string) => /(?:^|\/)(?:values[^/]*|Chart|kustomization)\.yaml$/.test(path)
  const documents = (ofFiles: boolean) =>
    sources.filter(({ path }) => isFile(path) === ofFiles).flatMap(each => parseDocuments(each).documents)
  const { part, ...rest } = readRelease(documents(false), documents(true), 'main')
  const { origin, helm, cilium } = part
  const places = Object.entries(origin.fields ?? {}).map(([field, { path, start, end }]) => [
    field,
    `${path}: ${sources.find(each => each.path === path)!.text.slice(start, end)}`,
  ])
  return { helm, cilium, places: Object.fromEntries(places) as Record<string, string>, ...rest }
}

describe('where the values stand', () => {
  test.each([
    [
      'Flux HelmRelease',
      `
-- a.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: cilium }
spec:
  chart: { spec: { chart: cilium, version: 1.16.5 } }
  values:
    bgpControlPlane: { enabled: true }
`,
    ],
    [
      'Argo CD Application, as text',
      `
-- a.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: network }
spec:
  source:
    chart: cilium
    repoURL: https://helm.cilium.io
    targetRevision: v1.16.5
    helm:
      values: |
        bgpControlPlane:
          enabled: true
`,
    ],
    [
      'Argo CD Application with several sources, as an object',
      `
-- a.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  sources:
  - { repoURL: 'https://example.com', path: other }
  - { chart: cilium, targetRevision: 1.16.5, helm: { valuesObject: { bgpControlPlane: { enabled: true } } } }
`,
    ],
    [
      'Argo CD ApplicationSet, by parameters',
      `
-- a.yaml --
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  template:
    spec:
      source:
        chart: cilium
        targetRevision: 1.16.5
        helm: { parameters: [{ name: bgpControlPlane.enabled, value: 'true' }] }
`,
    ],
    [
      'k3s HelmChart',
      `
-- a.yaml --
apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata: { name: network }
spec:
  chart: cilium
  version: 1.16.5
  valuesContent: |-
    bgpControlPlane:
      enabled: true
`,
    ],
    [
      'helmCharts of a kustomization',
      `
-- kustomization.yaml --
helmCharts:
- name: cilium
  version: 1.16.5
  valuesInline: { bgpControlPlane: { enabled: true } }
`,
    ],
    [
      'an umbrella chart',
      `
-- values.yaml --
cilium:
  bgpControlPlane: { enabled: true }
-- Chart.yaml --
apiVersion: v2
name: network
dependencies: [{ name: cilium, version: 1.16.5 }]
`,
    ],
  ])('%s', (_, archive) => {
    const { helm, cilium, places, isPartial } = read(archive)
    expect(helm).toEqual({ bgpControlPlane: true })
    expect(cilium).toBe('1.16.5')
    expect(places['helm.bgpControlPlane']).toMatch(/true/)
    expect(places.cilium).toMatch(/1\.16\.5$/)
    expect(isPartial).toBeUndefined()
  })

  test('RKE2 HelmChartConfig, of the chart it names', () => {
    const config = (name: string) => `
-- a.yaml --
apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata: { name: ${name} }
spec:
  valuesContent: |-
    gatewayAPI: { enabled: true }
`
    expect(read(config('rke2-cilium')).helm).toEqual({ gatewayApi: true })
    expect(read(config('rke2-traefik')).helm).toBeUndefined()
  })

  test('a HelmRelease of another chart is none of ours', () => {
    const { helm, cilium } = read(`
-- a.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: cilium-tools }
spec: { chart: { spec: { chart: tools, version: 1.2.3 } }, values: { ipam: { mode: kubernetes } } }
`)
    expect([helm, cilium]).toEqual([undefined, undefined])
  })

  test('an OCIRepository says the version', () => {
    const { cilium } = read(`
-- a.yaml --
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: { name: cilium }
spec: { url: oci://quay.io/cilium/charts/cilium, ref: { tag: 1.18.1 } }
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: cilium }
spec: { chartRef: { kind: OCIRepository, name: cilium } }
`)
    expect(cilium).toBe('1.18.1')
  })
})

describe('ConfigMap cilium-config', () => {
  const config = (data: string) =>
    `\n-- a.yaml --\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: cilium-config }\ndata:\n${data}`

  test('its options are features', () => {
    const { helm, places } = read(
      config(`  enable-bgp-control-plane: "true"
  kube-proxy-replacement: strict
  routing-mode: native
  cluster-pool-ipv4-cidr: "10.0.0.0/8 10.1.0.0/16"
  cluster-pool-ipv4-mask-size: "24"
  l2-announcements-lease-duration: 3s
  devices: eth+
`),
    )
    expect(helm).toEqual({
      bgpControlPlane: true,
      kubeProxyReplacement: true,
      routingMode: 'native',
      clusterPoolIpv4PodCidrs: ['10.0.0.0/8', '10.1.0.0/16'],
      clusterPoolIpv4MaskSize: 24,
      l2LeaseDuration: 3,
      devices: ['eth+'],
    })
    expect(places['helm.routingMode']).toBe('a.yaml: native')
  })

  test('a whole one says that what it lacks is off', () => {
    const { helm } = read(config('  identity-allocation-mode: crd\n  enable-l2-announcements: "true"\n'))
    expect(helm).toMatchObject({ bgpControlPlane: false, l2Announcements: true, gatewayApi: false })
  })

  test('extraConfig of the chart adds options to it', () => {
    expect(read('\n-- values.yaml --\nextraConfig: { enable-bgp-control-plane: "true" }\n').helm).toMatchObject({
      bgpControlPlane: true,
    })
  })
})

describe('what is not known', () => {
  const release = (spec: string) => `
-- a.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: cilium }
spec:
  chart: { spec: { chart: cilium } }
${spec}`

  test.each(['">=1.16.0"', '1.16.x', '~1.16.0', '"*"', '${CILIUM_VERSION}', '1', '^1.15'])('a version %s', version => {
    const { cilium, places } = read(release('').replace('chart: cilium', `chart: cilium, version: ${version}`))
    expect(cilium).toBeUndefined()
    expect(places.cilium).toBeDefined()
  })

  test('a value that is filled in later has a place and no value', () => {
    const { helm, places } = read(
      release('  values: { ipv4NativeRoutingCIDR: "${POD_CIDR}", ipv6: { enabled: false } }\n'),
    )
    expect(helm).toEqual({ ipv6: false })
    expect(places['helm.ipv4NativeRoutingCidr']).toMatch(/POD_CIDR/)
  })

  test('values from a Secret, or from a ConfigMap that is not there', () => {
    const { isPartial, helm } = read(
      release('  valuesFrom: [{ kind: Secret, name: more }]\n  values: { l7Proxy: false }\n'),
    )
    expect(isPartial).toBe(true)
    expect(helm).toEqual({ l7Proxy: false })
  })

  test('values from a ConfigMap that is there are read, and what the release says itself wins', () => {
    const { isPartial, helm, places } = read(
      `${release('  valuesFrom: [{ kind: ConfigMap, name: more }]\n  values: { l7Proxy: false }\n')}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: more }
data:
  values.yaml: |
    l7Proxy: true
    bgpControlPlane:
      enabled: true
`,
    )
    expect(isPartial).toBeUndefined()
    expect(helm).toEqual({ l7Proxy: false, bgpControlPlane: true })
    expect(places['helm.bgpControlPlane']).toBe('a.yaml: true')
  })
})

test('later files win over earlier ones, and a release over files', () => {
  const { helm } = read(`
-- values.yaml --
l7Proxy: true
hubble: { enabled: true }
ipam: { mode: kubernetes }
-- values-prod.yaml --
hubble: { enabled: false }
-- a.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: cilium }
spec: { chart: { spec: { chart: cilium } }, values: { l7Proxy: false } }
`)
  expect(helm).toEqual({ l7Proxy: false, hubble: false, ipamMode: 'kubernetes' })
})

test.each([
  ['bgpControlPlane: { enabled: true }', true],
  ['cilium: { kubeProxyReplacement: true }', true],
  ['dependencies: [{ name: cilium, version: 1.2.3 }]', true],
  ['replicas: 3\nimage: { tag: v1 }\nk8s: {}', false],
  ['cilium: 1.16.0', false],
  ['- bgpControlPlane', false],
])('whether %j holds values of Cilium: %s', (text, expected) => {
  expect(holdsValues(parseDocuments({ path: 'values.yaml', text }).documents[0]!.value)).toBe(expected)
})
