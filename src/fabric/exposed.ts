/**
 * All Services of a cluster with the labels that selectors see: those in the files, and those that Cilium makes of
 * Gateways and Ingresses. Source: Cilium, `operator/pkg/model/translation` and `operator/pkg/gateway-api`.
 */
import { createHash } from 'node:crypto'
import type { Labels } from '../net/selector.ts'
import { atLeast } from '../net/version.ts'
import type { Origin, Span } from '../text/origin.ts'
import type { Cluster, Helm } from './cluster.ts'
import type {
  Gateway,
  GatewayClassConfig,
  Ingress,
  Listener,
  ObjectReference,
  Service,
  ServicePort,
  ServiceType,
} from './kubernetes.ts'

/** A Service as Cilium sees it; its labels have the two more that each of Cilium's selectors of Services can name. */
export interface ExposedService extends Service {
  /** What it is made of, when Cilium makes it; its origin is then that object's. */
  readonly madeOf?: { readonly kind: 'Gateway'; readonly gateway: Gateway } | MadeOfIngresses
  /** Where it is not sure that there is such a Service: why it is taken for one. */
  readonly guess?: string
}

interface MadeOfIngresses {
  readonly kind: 'Ingress'
  readonly ingresses: readonly Ingress[]
}

/** A dozen rules ask for them, and a cluster may have thousands. */
const known = new WeakMap<Cluster, readonly ExposedService[]>()

/** All Services of a cluster. One that the files have is as they have it, whoever made it. */
export function exposedServices(cluster: Cluster): readonly ExposedService[] {
  const services = known.get(cluster) ?? allServices(cluster)
  known.set(cluster, services)
  return services
}

function allServices(cluster: Cluster): readonly ExposedService[] {
  const written = new Map(cluster.services.map(service => [placeOf(service), service]))
  const made = [...cluster.gateways.flatMap(gateway => ofGateway(gateway, cluster)), ...ofIngresses(cluster)]
  const makers = new Map(made.map(service => [placeOf(service), service.madeOf]))
  return [
    ...cluster.services.map((service): ExposedService => {
      const madeOf = makers.get(placeOf(service))
      return { ...service, ...(madeOf && { madeOf }) }
    }),
    ...made.filter(service => !written.has(placeOf(service))),
  ].map(service => ({ ...service, labels: { ...service.labels, ...pseudoLabels(service) } }))
}

/** The type of a Service; undefined for one that netc writes, whose type is the application's. */
export function serviceTypeOf({ type, ports, selector }: Service): ServiceType | undefined {
  return type ?? (ports || selector ? 'ClusterIP' : undefined)
}

/** Labels that no object has and every selector of Services sees (Cilium: lb-ipam.rst, bgp-control-plane). */
export function pseudoLabels({ namespace, name }: Pick<Service, 'namespace' | 'name'>): Labels {
  return { 'io.kubernetes.service.namespace': namespace, 'io.kubernetes.service.name': name }
}

function placeOf({ namespace, name }: Pick<Service, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`
}

/** Labels by which Cilium tells that a Service leads to its Envoy (Cilium: `pkg/bgp/manager/reconciler/service.go`, PR 42386). */
const labelsOfEnvoy = ['io.cilium/gateway-api', 'io.cilium.gateway/owning-gateway', 'cilium.io/ingress']

/** Whether a Service leads to the Envoy of each node: its one endpoint is then 192.192.192.192, which is on no node. */
export function leadsToEnvoy({ madeOf, labels }: ExposedService): boolean {
  return madeOf !== undefined || labelsOfEnvoy.some(label => Object.hasOwn(labels, label))
}

/** Whether Cilium serves a Gateway; `unknown` where no file defines its class. */
export function servesGateway({ className }: Gateway, cluster: Cluster): 'yes' | 'no' | 'unknown' {
  const found = cluster.gatewayClasses?.find(({ name }) => name === className)
  if (className === undefined || (!found && className === 'cilium')) return 'yes'
  if (found?.controller === undefined) return 'unknown'
  return found.controller === 'io.cilium/gateway-controller' ? 'yes' : 'no'
}

function ofGateway(gateway: Gateway, cluster: Cluster): ExposedService[] {
  const { namespace, name, labels, annotations, addresses, specAddresses, listeners, origin } = gateway
  const served = servesGateway(gateway, cluster)
  if (served === 'no') return []
  const has = (release: string) => cluster.cilium === undefined || atLeast(cluster.cilium, release)
  const config = configOf(gateway, cluster)
  const onHost = cluster.helm?.['.gatewayAPI.hostNetwork.enabled'] === true
  const externalTrafficPolicy =
    config?.externalTrafficPolicy ?? trafficPolicy(cluster.helm?.['.gatewayAPI.externalTrafficPolicy'])
  const type = onHost ? 'NodePort' : config?.serviceType === 'NodePort' ? 'NodePort' : 'LoadBalancer'
  const own = {
    'io.cilium.gateway/owning-gateway': shortened(name),
    ...(has('1.16') && { 'gateway.networking.k8s.io/gateway-name': shortened(name) }),
  }
  return [
    {
      namespace,
      name: shortened(`cilium-gateway-${name}`),
      labels: has('1.15') ? { ...own, ...labels } : own,
      ...(annotations && has('1.15') && { annotations }),
      addresses: specAddresses ?? addresses,
      type,
      ...(externalTrafficPolicy && !onHost && { externalTrafficPolicy }),
      ...(config?.loadBalancerClass !== undefined &&
        type === 'LoadBalancer' && { loadBalancerClass: config.loadBalancerClass }),
      ports: portsOf(listeners ?? []),
      madeOf: { kind: 'Gateway', gateway },
      ...(served === 'unknown' && { guess: `no file defines the GatewayClass ${gateway.className}` }),
      origin: withFields(origin, {
        addresses: origin.fields?.['specAddresses'],
        externalTrafficPolicy:
          config?.origin.fields?.['externalTrafficPolicy'] ??
          cluster.origin.fields?.['helm..gatewayAPI.externalTrafficPolicy'],
      }),
    },
  ]
}

/** An origin with places of more fields, which may lie in other files. */
function withFields(origin: Origin, places: Readonly<Record<string, Span | undefined>>): Origin {
  const known = Object.entries(places).flatMap(([field, span]) => (span ? [[field, span] as const] : []))
  return { ...origin, fields: { ...origin.fields, ...Object.fromEntries(known) } }
}

function configOf(gateway: Gateway, { gatewayClasses, gatewayClassConfigs }: Cluster): GatewayClassConfig | undefined {
  const named: ObjectReference | undefined = gatewayClasses?.find(({ name }) => name === gateway.className)?.parameters
  return gatewayClassConfigs?.find(({ name, namespace }) => name === named?.name && namespace === named.namespace)
}

/** One port for all listeners of the same number. */
function portsOf(listeners: readonly Listener[]): ServicePort[] {
  const ports = new Map<string, ServicePort>()
  for (const { port, protocol, origin } of listeners) {
    if (port === undefined) continue
    const [transport, name] = protocol === 'UDP' ? ['UDP', `port-${port}-udp`] : ['TCP', `port-${port}`]
    if (!ports.has(name)) ports.set(name, { port, name, protocol: transport, origin })
  }
  return [...ports.values()]
}

/** Labels and annotations with these prefixes go from an Ingress to its own Service (Helm: `ingressLBAnnotationPrefixes`). */
const copiedPrefixes = [
  'lbipam.cilium.io',
  'nodeipam.cilium.io',
  'service.beta.kubernetes.io',
  'service.kubernetes.io',
  'cloud.google.com',
]

/** The Services of Ingresses: one each, or one of the chart's for all that share it. */
function ofIngresses(cluster: Cluster): ExposedService[] {
  const { helm } = cluster
  if (helm && helm['ingressController'] !== true) return []
  const isDefault = helm?.['.ingressController.default'] === true
  const all = (cluster.ingresses ?? []).filter(({ className }) =>
    className === undefined ? isDefault : className === 'cilium',
  )
  const usual = helm?.['.ingressController.loadbalancerMode'] === 'shared' ? 'shared' : 'dedicated'
  const of = (mode: string) => all.filter(({ loadBalancerMode }) => (loadBalancerMode ?? usual) === mode)
  return [...of('dedicated').map(ingress => dedicated(ingress, helm)), ...shared(of('shared'), cluster)]
}

function dedicated(ingress: Ingress, helm: Helm | undefined): ExposedService {
  const { namespace, name, labels, annotations = {}, origin } = ingress
  const given = helm?.['.ingressController.ingressLBAnnotationPrefixes']
  const prefixes: readonly string[] = Array.isArray(given) ? (given as readonly string[]) : copiedPrefixes
  const copied = (map: Labels) =>
    Object.fromEntries(Object.entries(map).filter(([key]) => prefixes.some(prefix => key.startsWith(prefix))))
  const policyOf = 'ingress.cilium.io/service-external-traffic-policy'
  const externalTrafficPolicy = trafficPolicy(annotations[policyOf])
  return {
    namespace,
    name: shortened(`cilium-ingress-${name}`),
    labels: { 'cilium.io/ingress': 'true', ...copied(labels) },
    annotations: copied(annotations),
    addresses: ingress.addresses ?? [],
    type: annotations['ingress.cilium.io/service-type'] === 'NodePort' ? 'NodePort' : 'LoadBalancer',
    ...(externalTrafficPolicy && { externalTrafficPolicy }),
    ports: webPorts(origin),
    madeOf: { kind: 'Ingress', ingresses: [ingress] },
    origin: withFields(origin, { externalTrafficPolicy: origin.fields?.[`annotations.${policyOf}`] }),
  }
}

/** The chart makes it wherever the controller is on, in Cilium's own namespace. */
function shared(ingresses: readonly Ingress[], { helm, cilium, origin: whole }: Cluster): ExposedService[] {
  if (ingresses.length === 0 && helm?.['ingressController'] !== true) return []
  const setting = (name: string) => helm?.[`.ingressController.service.${name}`]
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  const under = (prefix: string) =>
    Object.entries(helm ?? {}).flatMap(([key, value]): [string, string][] =>
      key.startsWith(prefix) && typeof value === 'string'
        ? [[key.slice(prefix.length).replace(/\\([^])/g, '$1'), value]]
        : [],
    )
  const origin = ingresses[0]?.origin ?? whole
  const externalTrafficPolicy = trafficPolicy(setting('externalTrafficPolicy'))
  const loadBalancerClass = text(setting('loadBalancerClass'))
  return [
    {
      namespace: 'kube-system',
      name: text(setting('name')) ?? 'cilium-ingress',
      labels: {
        'cilium.io/ingress': 'true',
        ...((cilium === undefined || atLeast(cilium, '1.16')) && { 'app.kubernetes.io/part-of': 'cilium' }),
        ...Object.fromEntries([...under('.commonLabels.'), ...under('.ingressController.service.labels.')]),
      },
      addresses: [],
      type: setting('type') === 'NodePort' ? 'NodePort' : 'LoadBalancer',
      ...(externalTrafficPolicy && { externalTrafficPolicy }),
      ...(loadBalancerClass !== undefined && { loadBalancerClass }),
      ports: webPorts(origin),
      madeOf: { kind: 'Ingress', ingresses },
      guess: 'the chart makes the Service that Ingresses share in the namespace of Cilium, taken to be kube-system',
      origin: withFields(origin, {
        externalTrafficPolicy: whole.fields?.['helm..ingressController.service.externalTrafficPolicy'],
      }),
    },
  ]
}

function webPorts(origin: Service['origin']): ServicePort[] {
  return [
    { name: 'http', port: 80, protocol: 'TCP', origin },
    { name: 'https', port: 443, protocol: 'TCP', origin },
  ]
}

function trafficPolicy(value: unknown): 'Cluster' | 'Local' | undefined {
  return value === 'Cluster' || value === 'Local' ? value : undefined
}

/** A name of at most 63 characters, as Cilium shortens it (`pkg/shortener`). */
function shortened(name: string): string {
  if (name.length <= 63) return name
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 10)
  const safe = hash.replace(/[013ae]/g, digit => ({ '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' })[digit]!)
  return `${name.slice(0, 52)}-${safe}`
}
