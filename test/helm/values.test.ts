import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Helm } from '../../src/fabric/cluster.ts'
import type { Feature } from '../../src/fabric/features.ts'
import { emit } from '../../src/helm/emit.ts'
import { formatPath, parsePath } from '../../src/helm/path.ts'
import { read } from '../../src/helm/read.ts'
import { keyIn, values } from '../../src/helm/values.ts'
import { printDocuments } from '../../src/yaml/print.ts'

const releases = Array.from({ length: 11 }, (_, i) => `1.${i + 10}`)

/** What is asked of Cilium, as text on one line. */
function valuesFor(helm: Helm, release: string): string {
  return JSON.stringify(emit(helm, release).values)
}

describe('what each release is told', () => {
  test.each([
    ['1.10', { kubeProxyReplacement: true }, '{"kubeProxyReplacement":"strict"}'],
    ['1.13', { kubeProxyReplacement: false }, '{"kubeProxyReplacement":"disabled"}'],
    ['1.14', { kubeProxyReplacement: true }, '{"kubeProxyReplacement":true}'],
    ['1.13', { routingMode: 'native' }, '{"tunnel":"disabled"}'],
    ['1.13', { routingMode: 'tunnel' }, '{"tunnel":"vxlan"}'],
    ['1.15', { routingMode: 'native' }, '{"routingMode":"native"}'],
    ['1.10', { ipv4NativeRoutingCidr: '10.0.0.0/8' }, '{"nativeRoutingCIDR":"10.0.0.0/8"}'],
    ['1.11', { ipv4NativeRoutingCidr: '10.0.0.0/8' }, '{"ipv4NativeRoutingCIDR":"10.0.0.0/8"}'],
    [
      '1.10',
      { clusterPoolIpv4PodCidrs: ['10.0.0.0/8'] },
      '{"ipam":{"operator":{"clusterPoolIPv4PodCIDR":"10.0.0.0/8"}}}',
    ],
    ['1.11', { socketLb: true }, '{"hostServices":{"enabled":true}}'],
    ['1.12', { socketLb: true }, '{"socketLB":{"enabled":true}}'],
    [
      '1.16',
      { l2LeaseDuration: 3, l2LeaseRetryPeriod: 0.2 },
      '{"l2announcements":{"leaseDuration":"3s","leaseRetryPeriod":"200ms"}}',
    ],
    [
      '1.16',
      { metallbBgp: true, announceLoadBalancerIps: true },
      '{"bgp":{"enabled":true,"announce":{"loadbalancerIP":true}}}',
    ],
    [
      '1.20',
      { '.hubble.tls.enabled': false, bgpControlPlane: true },
      '{"bgpControlPlane":{"enabled":true},"hubble":{"tls":{"enabled":false}}}',
    ],
  ] as const)('%s: %j', (release, helm, expected) => {
    expect(valuesFor(helm, release)).toBe(expected)
  })

  test('a low port adds a capability to all that the chart gives, as Helm replaces lists', () => {
    const chart = [
      'CHOWN',
      'KILL',
      'NET_ADMIN',
      'NET_RAW',
      'IPC_LOCK',
      'SYS_MODULE',
      'SYS_ADMIN',
      'SYS_RESOURCE',
      'DAC_OVERRIDE',
      'FOWNER',
      'SETGID',
      'SETUID',
    ]
    const written = (release: string) => emit({ listenCapability: true }, release).values
    expect(written('1.12')).toEqual({
      securityContext: { extraCapabilities: ['DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID', 'NET_BIND_SERVICE'] },
    })
    expect(written('1.19')).toEqual({
      securityContext: { capabilities: { ciliumAgent: [...chart, 'NET_BIND_SERVICE'] } },
    })
    expect(written('1.20')).toEqual({
      securityContext: { capabilities: { ciliumAgent: [...chart, 'SYSLOG', 'NET_BIND_SERVICE'] } },
    })
  })

  test('a patch release has the keys of its minor release', () => {
    expect(emit({ metallbBgp: true }, '1.16.19').unsupported).toEqual([])
    expect(emit({ metallbBgp: true }, '1.17.0').unsupported).toHaveLength(1)
  })
})

describe('what a release cannot be told', () => {
  test.each([
    [
      '1.11',
      { bgpControlPlane: true },
      'Cilium 1.11 has no Helm value for bgpControlPlane',
      'bgpControlPlane.enabled exists from 1.12',
    ],
    [
      '1.17',
      { metallbBgp: true },
      'Cilium 1.17 has no Helm value for metallbBgp',
      'bgp.enabled was removed after 1.16',
    ],
    [
      '1.10',
      { clusterPoolIpv4PodCidrs: ['10.0.0.0/9', '10.128.0.0/9'] },
      'clusterPoolIpv4PodCidrs of Cilium 1.10 cannot be ["10.0.0.0/9","10.128.0.0/9"]',
      'it is written as ipam.operator.clusterPoolIPv4PodCIDR',
    ],
    [
      '1.20',
      { bgpControlPlan: true },
      'Cilium has no feature bgpControlPlan that netc knows',
      'did you mean bgpControlPlane?',
    ],
    ['1.20', { debug: true, '.debug.enabled': false }, '.debug.enabled is also set by a feature', undefined],
    [
      '1.20',
      { externalIps: false },
      'Cilium 1.20 has no Helm value for externalIps',
      'externalIPs.enabled was removed after 1.16; kube-proxy or its replacement does it',
    ],
  ] as const)('%s: %j', (release, helm, message, help) => {
    const [problem, ...more] = emit(helm, release).unsupported
    expect([problem?.message, problem?.help]).toEqual([message, help])
    expect(more).toEqual([])
  })

  test('what the release does anyway is no problem', () => {
    expect(emit({ enableLbIpam: true }, '1.14')).toEqual({ values: {}, unsupported: [] })
    expect(emit({ externalIps: true }, '1.20').unsupported).toEqual([])
  })
})

/** Values that each feature can have in one release, made from how it is written there. */
function anyHelm(release: string): fc.Arbitrary<Helm> {
  const samples: readonly Helm[string][] = [
    true,
    false,
    7,
    0.25,
    'native',
    'tunnel',
    'on',
    '10.0.0.0/8',
    [],
    ['eth0'],
    ['eth0', 'no'],
  ]
  const features = (Object.keys(values) as Feature[]).flatMap(feature => {
    const encoding = keyIn(values[feature], release)?.encoding
    const possible = samples.filter(sample => encoding?.encode(sample) !== undefined)
    return possible.length === 0 ? [] : [[feature, fc.constantFrom(...possible)] as const]
  })
  const raw = fc.dictionary(
    fc
      .array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 })
      .map(parts => formatPath(['x', ...parts, 'leaf'])),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string())),
    { maxKeys: 1, noNullPrototype: true },
  )
  return fc
    .tuple(fc.record(Object.fromEntries(features), { requiredKeys: [] }), raw)
    .map(([known, extra]) => ({ ...known, ...extra }) as Helm)
}

describe('reading back', () => {
  test.each(releases)('what was written for %s is read as it was asked for', release => {
    fc.assert(
      fc.property(anyHelm(release), helm => {
        const { values, unsupported } = emit(helm, release)
        expect(unsupported).toEqual([])
        const { part, diagnostics } = read({ path: 'values.yaml', text: printDocuments([values]) }, 'lab')
        expect(diagnostics).toEqual([])
        expect(part.helm).toEqual(helm)
      }),
      { numRuns: 60 },
    )
  })

  test('every feature knows where its value stands', () => {
    const source = { path: 'values.yaml', text: 'bgpControlPlane:\n  enabled: true\nMTU: 1500\n' }
    const { part } = read(source, 'lab')
    expect(part.helm).toEqual({ bgpControlPlane: true, '.MTU': 1500 })
    const words = Object.entries(part.origin.fields ?? {}).map(([name, { start, end }]) => [
      name,
      source.text.slice(start, end),
    ])
    expect(words).toEqual([
      ['helm.bgpControlPlane', 'true'],
      ['helm..MTU', '1500'],
    ])
  })

  test.each([
    ['tunnel: disabled', ['helm.routingMode', 'helm.routingMode#until 1.13']],
    ['tunnel: ${MODE}', ['helm.routingMode', 'helm.routingMode#until 1.13']],
    ['kubeProxyReplacement: strict', ['helm.kubeProxyReplacement', 'helm.kubeProxyReplacement#until 1.13']],
    ['kubeProxyReplacement: true', ['helm.kubeProxyReplacement']],
    ['kubeProxyReplacement: ${KPR}', ['helm.kubeProxyReplacement']],
  ])('what only older releases take is marked: %s', (text, fields) => {
    expect(Object.keys(read({ path: 'values.yaml', text }, 'lab').part.origin.fields!)).toEqual(fields)
  })

  test.each([
    ['kubeProxyReplacement: "true"', { kubeProxyReplacement: true }],
    ['kubeProxyReplacement: probe', { '.kubeProxyReplacement': 'probe' }],
    ['tunnel: geneve', { routingMode: 'tunnel' }],
    ['k8sServicePort: "6443"', { k8sServicePort: 6443 }],
    ['devices: eth0 eth1', { devices: ['eth0', 'eth1'] }],
    ['l2announcements: {leaseDuration: 1m30s}', { l2LeaseDuration: 90 }],
    ['bgpControlPlane: {enabled: [1]}', {}],
    ['', {}],
  ])('%s', (text, expected) => {
    expect(read({ path: 'values.yaml', text }, 'lab').part.helm).toEqual(expected)
  })

  test('what Helm would not take is a finding', () => {
    expect(read({ path: 'values.yaml', text: '- a' }, 'lab').diagnostics.map(each => each.message)).toEqual([
      'Helm values are a map of keys',
    ])
    expect(read({ path: 'values.yaml', text: 'a: 1\n---\nb: 1\n' }, 'lab').diagnostics).toHaveLength(1)
  })
})

test('paths are read as they were written, whatever the key', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), parts => {
      expect(parsePath(formatPath(parts))).toEqual(parts)
    }),
  )
})

test('the keys of a feature do not share a release, and no two features share a key', () => {
  const seen = new Map<string, string>()
  for (const [feature, row] of Object.entries(values)) {
    for (const release of releases) {
      const { path } = keyIn(row, release) ?? {}
      if (path === undefined) continue
      const place = `${release} ${path}`
      expect(seen.get(place) ?? feature).toBe(feature)
      seen.set(place, feature)
      expect(
        row.keys.filter(
          ({ from, to = '1.99' }) => from.slice(2) <= release.slice(2) && release.slice(2) <= to.slice(2),
        ),
      ).toHaveLength(1)
    }
  }
})
