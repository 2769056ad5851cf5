import { describe, expect, test } from 'vitest'
import { completeCluster } from '../../src/fabric/assemble.ts'
import type { Helm } from '../../src/fabric/cluster.ts'
import { exposedServices, leadsToEnvoy, serviceTypeOf } from '../../src/fabric/exposed.ts'
import { read } from '../../src/kubernetes/read.ts'
import { parseDocuments } from '../../src/yaml/document.ts'

function exposed(text: string, helm?: Helm, cilium?: string) {
  const { part } = read(parseDocuments({ path: 'a.yaml', text }).documents, 'lab')
  return exposedServices(completeCluster({ ...part, ...(helm && { helm }), ...(cilium !== undefined && { cilium }) }))
}

const gateway = (spec: string, name = 'edge') =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: ${name}, namespace: infra, labels: {expose: bgp}}\nspec: {${spec}}\n---\n`
const ingress = (rest: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web, namespace: prod, labels: {expose: bgp, service.kubernetes.io/tier: a}, annotations: {${rest}}}\nspec: {ingressClassName: cilium}\n---\n`

test('a Service has two labels more for each selector', () => {
  const [service] = exposed(
    'apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: prod, labels: {app: web}}\n',
  )
  expect(service!.labels).toEqual({
    app: 'web',
    'io.kubernetes.service.namespace': 'prod',
    'io.kubernetes.service.name': 'web',
  })
  expect(service).not.toHaveProperty('madeOf')
})

test('the type of a Service is ClusterIP unless it is but a patch', () => {
  const typeOf = (spec: string) =>
    exposed(`apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {${spec}}\n`).map(serviceTypeOf)
  expect(typeOf('ports: [{port: 80}]')).toEqual(['ClusterIP'])
  expect(typeOf('ports: [{port: 80}], type: LoadBalancer')).toEqual(['LoadBalancer'])
  expect(typeOf('externalTrafficPolicy: Local')).toEqual([undefined])
})

describe('a Gateway becomes a Service', () => {
  test('with the labels of its infrastructure and none of its own', () => {
    const [service] = exposed(
      gateway(
        'gatewayClassName: cilium, infrastructure: {labels: {announce: "yes"}}, listeners: [{name: a, port: 80, protocol: HTTP}, {name: b, port: 80, protocol: HTTP}, {name: c, port: 53, protocol: UDP}]',
      ),
    )
    expect(service).toMatchObject({
      namespace: 'infra',
      name: 'cilium-gateway-edge',
      type: 'LoadBalancer',
      ports: [
        { port: 80, name: 'port-80' },
        { port: 53, protocol: 'UDP' },
      ],
      madeOf: { kind: 'Gateway', gateway: { name: 'edge' } },
    })
    expect(service!.labels).toEqual({
      announce: 'yes',
      'gateway.networking.k8s.io/gateway-name': 'edge',
      'io.cilium.gateway/owning-gateway': 'edge',
      'io.kubernetes.service.namespace': 'infra',
      'io.kubernetes.service.name': 'cilium-gateway-edge',
    })
    expect(service!.origin.fields).toHaveProperty(['labels.announce'])
  })

  test('before 1.15 with nothing of the Gateway, before 1.16 with the older label alone', () => {
    const labels = (cilium: string) =>
      Object.keys(exposed(gateway('infrastructure: {labels: {announce: "yes"}}'), undefined, cilium)[0]!.labels)
    expect(labels('1.14')).not.toContain('announce')
    expect(labels('1.15')).toContain('announce')
    expect(labels('1.15')).not.toContain('gateway.networking.k8s.io/gateway-name')
  })

  test('unless another controller serves its class; a class of nowhere is a guess', () => {
    const of = (controller: string) =>
      exposed(
        `${gateway('gatewayClassName: edge')}apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: {name: edge}\nspec: {controllerName: ${controller}}\n`,
      )
    expect(of('io.cilium/gateway-controller')).toMatchObject([{ name: 'cilium-gateway-edge' }])
    expect(of('istio.io/gateway-controller')).toEqual([])
    expect(exposed(gateway('gatewayClassName: edge'))).toMatchObject([
      { guess: 'no file defines the GatewayClass edge' },
    ])
    expect(exposed(gateway('gatewayClassName: cilium'))[0]).not.toHaveProperty('guess')
  })

  test('as its class and the chart say', () => {
    const classes = `apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: l2}
spec: {controllerName: io.cilium/gateway-controller, parametersRef: {group: cilium.io, kind: CiliumGatewayClassConfig, name: l2, namespace: infra}}
---
apiVersion: cilium.io/v2alpha1
kind: CiliumGatewayClassConfig
metadata: {name: l2, namespace: infra}
spec: {service: {loadBalancerClass: io.cilium/l2-announcer, externalTrafficPolicy: Local}}
`
    expect(exposed(gateway('gatewayClassName: l2') + classes)).toMatchObject([
      { loadBalancerClass: 'io.cilium/l2-announcer', externalTrafficPolicy: 'Local' },
    ])
    expect(exposed(gateway(''), { '.gatewayAPI.hostNetwork.enabled': true })).toMatchObject([{ type: 'NodePort' }])
  })

  test('with a name of at most 63 characters', () => {
    const [service] = exposed(gateway('', 'a'.repeat(60)))
    expect(service!.name).toMatch(/^cilium-gateway-a{37}-[a-z0-9]{10}$/)
    expect(service!.labels['gateway.networking.k8s.io/gateway-name']).toBe('a'.repeat(60))
  })

  test('that is as a dump of the cluster has it, when there is one', () => {
    const services = exposed(
      `${gateway('infrastructure: {labels: {announce: "yes"}}')}apiVersion: v1\nkind: Service\nmetadata: {name: cilium-gateway-edge, namespace: infra, labels: {by: hand}}\n`,
    )
    expect(services).toMatchObject([{ labels: { by: 'hand' }, madeOf: { kind: 'Gateway' } }])
    expect(services[0]!.labels).not.toHaveProperty('announce')
  })
})

describe('an Ingress', () => {
  test('has a Service of its own, with those of its labels that the chart lets pass', () => {
    const [service] = exposed(ingress('lbipam.cilium.io/ips: 192.0.2.1'))
    expect(service).toMatchObject({
      namespace: 'prod',
      name: 'cilium-ingress-web',
      labels: { 'cilium.io/ingress': 'true', 'service.kubernetes.io/tier': 'a' },
      addresses: [{ words: [0xc0000201] }],
      type: 'LoadBalancer',
    })
    expect(service!.labels).not.toHaveProperty('expose')
  })

  test('shares one of the chart', () => {
    const helm = { ingressController: true, '.ingressController.service.labels.example\\.org/a': 'b' }
    expect(exposed(ingress('ingress.cilium.io/loadbalancer-mode: shared'), helm)).toMatchObject([
      {
        namespace: 'kube-system',
        name: 'cilium-ingress',
        labels: { 'cilium.io/ingress': 'true', 'app.kubernetes.io/part-of': 'cilium', 'example.org/a': 'b' },
        madeOf: { kind: 'Ingress', ingresses: [{ name: 'web' }] },
      },
    ])
  })

  test('has none where the controller is off, or where it is of another class', () => {
    expect(exposed(ingress(''), {})).toEqual([])
    expect(exposed(ingress('').replace('ingressClassName: cilium', 'ingressClassName: nginx'))).toEqual([])
  })
})

test('the traffic policy of a Service that Cilium makes stands where it was said', () => {
  const text = `${gateway('gatewayClassName: small')}apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: small}
spec: {controllerName: io.cilium/gateway-controller, parametersRef: {kind: CiliumGatewayClassConfig, name: local, namespace: infra}}
---
apiVersion: cilium.io/v2alpha1
kind: CiliumGatewayClassConfig
metadata: {name: local, namespace: infra}
spec: {service: {externalTrafficPolicy: Local}}
---
${ingress('ingress.cilium.io/service-external-traffic-policy: Cluster')}`
  const said = exposed(text).map(({ origin }) => {
    const { start, end } = origin.fields!['externalTrafficPolicy']!
    return text.slice(start, end)
  })
  expect(said).toEqual(['Local', 'Cluster'])
})

test('a Service leads to Envoy if Cilium makes it, or has the label of one that it made', () => {
  const service = (label: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: a, labels: {${label}}}\nspec: {ports: [{port: 80}]}\n---\n`
  const of = (text: string) => exposed(text).map(leadsToEnvoy)
  expect(of(service('app: web'))).toEqual([false])
  expect(of(service('io.cilium.gateway/owning-gateway: edge'))).toEqual([true])
  expect(of(gateway('gatewayClassName: cilium') + ingress(''))).toEqual([true, true])
})
