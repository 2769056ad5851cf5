import { describe, expect, test } from 'vitest'
import { printKustomization, readKustomization } from '../../src/kubernetes/kustomization.ts'
import { read } from '../../src/kubernetes/read.ts'
import type { Origin } from '../../src/text/origin.ts'
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
    ['labels.app', 'web'],
    ['labels.app#key', 'app'],
    ['annotations', '{io.cilium/lb-ipam-ips: 192.0.2.9, lbipam.cilium.io/ips: "192.0.2.1, 192.0.2.2"}'],
    ['annotations.io.cilium/lb-ipam-ips', '192.0.2.9'],
    ['annotations.io.cilium/lb-ipam-ips#key', 'io.cilium/lb-ipam-ips'],
    ['annotations.lbipam.cilium.io/ips', '"192.0.2.1, 192.0.2.2"'],
    ['annotations.lbipam.cilium.io/ips#key', 'lbipam.cilium.io/ips'],
    ['loadBalancerIp', '192.0.2.3'],
    ['addresses', '"192.0.2.1, 192.0.2.2"'],
  ])
  expect(service).toMatchObject({
    annotations: { 'io.cilium/lb-ipam-ips': '192.0.2.9' },
    addresses: [{ words: [0xc0000201] }, { words: [0xc0000202] }],
    loadBalancerIp: { words: [0xc0000203] },
  })
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
    ['kind: Service\nmetadata: {name: web, labels: {tier: 1}}', 'metadata.labels.tier must be text, not 1', '1'],
    ['kind: Service\nmetadata: {labels: {}}', 'metadata.name is missing', '{labels: {}}'],
    [
      'kind: Service\nmetadata: {name: web.prod}',
      'metadata.name can\'t be "web.prod": a name has lower-case letters, digits and -, and starts with a letter',
      'web.prod',
    ],
    [
      'kind: Node\nmetadata: {name: a, labels: {a: "b c"}}',
      'metadata.labels.a can\'t be "b c": a label has letters, digits, -, _ and . between letters or digits',
      '"b c"',
    ],
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

/** What each field of a node was read from. */
function wordsOf(text: string, node: { origin: Origin } | undefined): Record<string, string> {
  const spans = Object.entries(node?.origin.fields ?? {})
  return Object.fromEntries(spans.map(([field, { start, end }]) => [field, text.slice(start, end)]))
}

describe('as people write it, and as kubectl shows it', () => {
  test('a Service', () => {
    const text = `kind: List
apiVersion: v1
items:
- apiVersion: v1
  kind: List
  items:
  - apiVersion: v1
    kind: Service
    metadata:
      annotations:
        kubectl.kubernetes.io/last-applied-configuration: "{}"
        lbipam.cilium.io/sharing-key: shared
        metallb.universe.tf/loadBalancerIPs: 192.0.2.1
      creationTimestamp: "2026-01-01T00:00:00Z"
      labels: &labels {app: web}
      managedFields: [{manager: kubectl, operation: Update, fieldsV1: {"f:spec": {}}}]
      name: web
      namespace: prod
      uid: 8a0c8b5e
    spec:
      clusterIP: 10.96.0.7
      clusterIPs: [10.96.0.7]
      externalIPs: [198.51.100.7]
      ipFamilies: [IPv4, IPv6]
      ipFamilyPolicy: PreferDualStack
      ports:
      - {name: http, nodePort: 30080, port: 80, protocol: TCP, targetPort: web}
      - {port: 443, targetPort: 8443}
      selector: *labels
      sessionAffinity: None
      type: LoadBalancer
    status: {loadBalancer: {ingress: [{ip: 192.0.2.1, ipMode: VIP}]}}
`
    const { part, diagnostics } = readText(text)
    expect(diagnostics).toEqual([])
    const [service] = part.services!
    expect(service).toMatchObject({
      namespace: 'prod',
      type: 'LoadBalancer',
      selector: { app: 'web' },
      annotations: { 'lbipam.cilium.io/sharing-key': 'shared', 'metallb.universe.tf/loadBalancerIPs': '192.0.2.1' },
      ports: [
        { name: 'http', port: 80, protocol: 'TCP', targetPort: 'web' },
        { port: 443, targetPort: 8443 },
      ],
      clusterIps: [{ words: [0x0a600007] }],
      externalIps: [{ words: [0xc6336407] }],
      ipFamilies: [4, 6],
      ipFamilyPolicy: 'PreferDualStack',
      givenAddresses: [{ words: [0xc0000201] }],
    })
    expect(wordsOf(text, service)).toMatchObject({ 'labels.app#key': 'app', 'externalIps.0': '198.51.100.7' })
    expect(wordsOf(text, service!.ports![0])).toMatchObject({ targetPort: 'web' })
    expect(part.objects).toMatchObject([{ apiVersion: 'v1', kind: 'Service', namespace: 'prod', name: 'web' }])
  })

  test('a Node', () => {
    const { part } = readText(`apiVersion: v1
kind: Node
metadata: {name: n1, labels: {zone: a}, annotations: {note: x, argocd.argoproj.io/sync-options: Prune=false}}
spec: {taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]}
status: {addresses: [{type: ExternalIP, address: 198.51.100.1}, {type: InternalIP, address: 10.0.0.1}, {type: Hostname, address: n1}]}
`)
    expect(part.nodes).toMatchObject([
      {
        addresses: [{ words: [0x0a000001] }],
        externalAddresses: [{ words: [0xc6336401] }],
        annotations: { note: 'x' },
        taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
      },
    ])
    expect(part.nodes![0]!.annotations).not.toHaveProperty(['argocd.argoproj.io/sync-options'])
  })

  test('the Gateway API', () => {
    const text = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra, labels: {expose: bgp}, annotations: {cert-manager.io/issuer: ca}}
spec:
  gatewayClassName: cilium
  infrastructure: {labels: {a: b}, annotations: {lbipam.cilium.io/ips: 192.0.2.1}}
  addresses: [{type: IPAddress, value: 192.0.2.2}, {type: Hostname, value: a.example.org}]
  listeners:
    - {name: https, port: 443, protocol: HTTPS, hostname: "*.example.org", tls: {certificateRefs: [{name: cert, namespace: certs}]}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: cilium}
spec: {controllerName: io.cilium/gateway-controller, parametersRef: {group: cilium.io, kind: CiliumGatewayClassConfig, name: nodeport, namespace: infra}}
---
apiVersion: cilium.io/v2alpha1
kind: CiliumGatewayClassConfig
metadata: {name: nodeport, namespace: infra}
spec: {service: {type: NodePort}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: prod}
spec:
  parentRefs: [{name: edge, namespace: infra, sectionName: https}]
  rules: [{backendRefs: [{name: web, port: 80}]}, {backendRefs: [{name: api, port: 80}]}]
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: certs, namespace: certs}
spec: {from: [{group: gateway.networking.k8s.io, kind: Gateway, namespace: infra}], to: [{group: "", kind: Secret}]}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: gateways.gateway.networking.k8s.io, annotations: {gateway.networking.k8s.io/bundle-version: v1.1.0, gateway.networking.k8s.io/channel: standard}}
`
    const { part, diagnostics } = readText(text)
    expect(diagnostics).toEqual([])
    const [gateway] = part.gateways!
    expect(gateway).toMatchObject({
      className: 'cilium',
      labels: { a: 'b' },
      ownLabels: { expose: 'bgp' },
      ownAnnotations: { 'cert-manager.io/issuer': 'ca' },
      addresses: [{ words: [0xc0000201] }],
      specAddresses: [{ words: [0xc0000202] }],
      listeners: [{ name: 'https', port: 443, certificates: [{ name: 'cert', namespace: 'certs' }] }],
    })
    expect(wordsOf(text, gateway)).toMatchObject({ 'ownLabels.expose': 'bgp', 'labels.a': 'b' })
    expect(part).toMatchObject({
      gatewayClasses: [{ controller: 'io.cilium/gateway-controller', parameters: { name: 'nodeport' } }],
      gatewayClassConfigs: [{ serviceType: 'NodePort' }],
      routes: [{ kind: 'HTTPRoute', parents: [{ name: 'edge' }], backends: [{ name: 'web' }, { name: 'api' }] }],
      referenceGrants: [{ from: [{ kind: 'Gateway', namespace: 'infra' }], to: [{ group: '', kind: 'Secret' }] }],
      gatewayApiDefinitions: [{ bundleVersion: 'v1.1.0', channel: 'standard' }],
    })
  })

  test('an Ingress, a Namespace, a pool of MetalLB', () => {
    const { part } = readText(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, labels: {a: b}, annotations: {kubernetes.io/ingress.class: cilium, ingress.cilium.io/loadbalancer-mode: shared}}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}
---
apiVersion: v1
kind: Namespace
metadata: {name: prod, labels: {tier: x}}
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lan, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28, 192.0.2.32-192.0.2.40]}
`)
    expect(part).toMatchObject({
      ingresses: [{ className: 'cilium', loadBalancerMode: 'shared', backends: [{ name: 'web' }] }],
      namespaces: [{ name: 'prod', labels: { tier: 'x' } }],
      metalLbPools: [{ name: 'lan', blocks: [{ cidr: { length: 28 } }, { start: {}, stop: {} }] }],
    })
  })

  test('an object of any other kind is kept with its place', () => {
    const text = 'apiVersion: cilium.io/v2\nkind: CiliumBGPAdvertisements\nmetadata: {name: a}\n'
    const [object] = readText(text).part.objects!
    expect(object).toMatchObject({ apiVersion: 'cilium.io/v2', kind: 'CiliumBGPAdvertisements', name: 'a' })
    expect(wordsOf(text, object)).toMatchObject({ kind: 'CiliumBGPAdvertisements' })
  })
})

describe('a Secret', () => {
  const secret = (rest: string) => {
    const { part, diagnostics } = readText(`apiVersion: v1\nkind: Secret\nmetadata: {name: bgp}\n${rest}\n`)
    return { ...part.secrets![0]!, diagnostics }
  }

  test.each([
    ['stringData: {password: hunter2}', { bytes: 7 }],
    ['data: {password: aHVudGVyMg==}', { bytes: 7 }],
    ['data: {password: aHVudGVyMgo=}', { bytes: 8, endsInNewline: true }],
    ['stringData:\n  password: |\n    hunter2', { bytes: 8, endsInNewline: true }],
    ['stringData: {password: "a b"}', { bytes: 3, hasBlank: true }],
    ['stringData: {password: pässword}', { bytes: 9, isNotAscii: true }],
    ['stringData: {password: "${BGP_PASSWORD}"}', { isPlaceholder: true }],
    ['data: {password: "ENC[AES256_GCM,data:Z2V0,iv:aa=,tag:bb=,type:str]"}\nsops: {mac: x}', { isPlaceholder: true }],
    ['data: {password: JHtCR1B9}', { isPlaceholder: true }],
  ])('%j', (rest, traits) => {
    const { password, keys, diagnostics } = secret(rest)
    expect(diagnostics).toEqual([])
    expect(keys).toEqual(['password'])
    const { fingerprint, ...said } = password!
    expect(said).toEqual(traits)
    expect(fingerprint === undefined).toBe(said.isPlaceholder === true)
  })

  test('has the same fingerprint as another of the same value, and no other', () => {
    const print = (rest: string) => secret(rest).password!.fingerprint
    expect(print('stringData: {password: hunter2}')).toBe(print('data: {password: aHVudGVyMg==}'))
    expect(print('stringData: {password: hunter2}')).not.toBe(print('stringData: {password: hunter3}'))
  })

  test('is never quoted, whatever is wrong with it', () => {
    for (const rest of ['data: {password: hunter2}', 'data: hunter2', 'stringData: {password: [hunter2]}'])
      expect(JSON.stringify(secret(rest))).not.toContain('hunter2')
    expect(secret('data: {password: hunter2}').diagnostics).toMatchObject([{ message: 'data.password must be base64' }])
    expect(secret('data: {password: 12345678}').diagnostics[0]!.message).not.toContain('1234')
  })

  test.each([
    [
      'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: a, namespace: prod}\nspec: {secretName: web-tls}',
      { name: 'web-tls', namespace: 'prod', keys: ['tls.crt', 'tls.key', 'ca.crt'], madeBy: 'Certificate' },
    ],
    [
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a, namespace: kube-system}\nspec: {encryptedData: {password: AgBy}, template: {metadata: {name: bgp}, type: Opaque}}',
      { name: 'bgp', namespace: 'kube-system', keys: ['password'], type: 'Opaque', madeBy: 'SealedSecret' },
    ],
    [
      'apiVersion: external-secrets.io/v1beta1\nkind: ExternalSecret\nmetadata: {name: bgp}\nspec: {data: [{secretKey: password, remoteRef: {key: x}}]}',
      { name: 'bgp', keys: ['password'], madeBy: 'ExternalSecret' },
    ],
    [
      'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: a}\nspec: {target: {name: bgp}, dataFrom: [{extract: {key: x}}]}',
      { name: 'bgp', madeBy: 'ExternalSecret' },
    ],
  ])('is defined by what makes it', (text, expected) => {
    const [made] = readText(text).part.secrets!
    expect(made).toMatchObject(expected)
    expect(made!.keys === undefined).toBe(!('keys' in expected))
  })
})

test('what a tool fills in later is no finding; a name of it makes the cluster partial', () => {
  const { part, diagnostics } = readText(
    'apiVersion: v1\nkind: Service\nmetadata: {name: "web-${ENV}", labels: {app: "{{ .app }}", tier: a}}\nspec: {type: "${TYPE}", ports: "${PORTS}", loadBalancerIP: "192.0.2.${N}"}\n',
  )
  expect(diagnostics).toEqual([])
  expect(part).toMatchObject({ isPartial: true, services: [{ name: 'web-${ENV}', labels: { tier: 'a' } }] })
  expect(part.services![0]).not.toHaveProperty('type')
  expect(
    readText('apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: $TYPE}\n').part,
  ).not.toHaveProperty('isPartial')
})

test('a field of metadata that there is not is named', () => {
  const text = 'apiVersion: v1\nkind: Service\nmetadata: {name: web, label: {app: web}}\n'
  expect(readText(text).diagnostics).toMatchObject([
    { code: 'unknown-field', message: 'metadata.label is no field', help: 'did you mean labels?' },
  ])
})
