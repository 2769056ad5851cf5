/** Random clusters that are valid, however odd: what every generation must carry or say that it can't. */
import fc from 'fast-check'
import type {
  Advertisement,
  AdvertisementEntry,
  BgpConfig,
  Block,
  Cluster,
  EgressPolicy,
  Instance,
  L2Policy,
  Node,
  NodeOverride,
  Peer,
  PeerConfig,
  Pool,
} from '../../src/fabric/cluster.ts'
import { wellKnownCommunities } from '../../src/net/community.ts'
import { families } from '../../src/net/family.ts'
import {
  bits,
  compareAddress,
  network,
  type Address,
  type Cidr,
  type IpVersion,
  type Prefix,
} from '../../src/net/prefix.ts'
import type { Labels, Requirement, Selector } from '../../src/net/selector.ts'

/** Where a node of a generated model was written: nowhere. */
export const nowhere = { path: '', start: 0, end: 0 } as const
const origin = fc.constant(nowhere)

const word = fc.integer({ min: 0, max: 0xffffffff })
/** Common values, and any. */
const asn = fc.oneof(fc.constantFrom(64512, 65000, 65010, 4200000000), fc.integer({ min: 1, max: 4294967295 }))
const port = fc.integer({ min: 1, max: 65535 })

function addressOf(version: IpVersion): fc.Arbitrary<Address> {
  return fc.tuple(...Array.from({ length: version === 4 ? 1 : 4 }, () => word)).map(words => ({ version, words }))
}

const address: fc.Arbitrary<Address> = fc.constantFrom<IpVersion[]>(4, 6).chain(addressOf)

const cidr: fc.Arbitrary<Cidr> = address.chain(each =>
  fc.integer({ min: 0, max: bits(each.version) }).map(length => ({ address: each, length })),
)

const prefix: fc.Arbitrary<Prefix> = cidr.map(network)

/** Object names, and label keys and values, among them some that YAML 1.1 would take for something else. */
const name = fc.oneof(
  fc.constantFrom('y', 'no', 'on', 'null', '010', '1e3', '0x1f', 'rack-0'),
  fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/),
)
const labelKey = fc.oneof(fc.constantFrom('rack', 'bgp.example/advertise', 'y', 'n', '7'), name)
const labelValue = fc.oneof(fc.constantFrom('', 'yes', 'off', '1.5', '08', 'A_b.c-D'), name)

const labels: fc.Arbitrary<Labels> = fc.dictionary(labelKey, labelValue, { maxKeys: 3, noNullPrototype: true })

const requirement: fc.Arbitrary<Requirement> = fc.oneof(
  fc.record(
    {
      key: labelKey,
      operator: fc.constantFrom<('In' | 'NotIn')[]>('In', 'NotIn'),
      values: fc.array(labelValue, { minLength: 1, maxLength: 3 }),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    { key: labelKey, operator: fc.constantFrom<('Exists' | 'DoesNotExist')[]>('Exists', 'DoesNotExist') },
    { noNullPrototype: true },
  ),
)

const selector: fc.Arbitrary<Selector> = fc.record(
  { matchLabels: labels, matchExpressions: fc.array(requirement, { maxLength: 2 }) },
  { requiredKeys: [], noNullPrototype: true },
)

/** Some of the fields of a node; those named are always there. */
function node<T extends object>(
  fields: { [K in keyof Required<T>]: fc.Arbitrary<NonNullable<T[K]>> },
  requiredKeys: (keyof T)[],
): fc.Arbitrary<T> {
  return fc.record(fields, { requiredKeys: requiredKeys as never, noNullPrototype: true }) as fc.Arbitrary<T>
}

function named<T extends { name: string }>(item: fc.Arbitrary<T>, maxLength: number, minLength = 0): fc.Arbitrary<T[]> {
  return fc.uniqueArray(item, { selector: each => each.name, minLength, maxLength })
}

const kubernetesNode = node<Pick<Node, 'name' | 'addresses' | 'labels' | 'podCidrs' | 'origin'>>(
  {
    name,
    addresses: fc.array(address, { maxLength: 2 }),
    labels,
    podCidrs: fc.array(prefix, { maxLength: 2 }),
    origin,
  },
  ['name', 'addresses', 'labels', 'podCidrs', 'origin'],
)

/** The names that references go to: few, so that they often meet. */
const configName = fc.constantFrom('tor', 'spine', 'edge')
const instanceName = fc.constantFrom('main', 'second')
const peerName = fc.constantFrom('tor0', 'tor1', 'tor2')

const numbered = node<Peer>(
  {
    name: peerName,
    address,
    autoDiscovery: fc.constantFrom<IpVersion[]>(4, 6),
    remoteAsn: fc.oneof(asn, fc.constant(0)),
    config: configName,
    origin,
  },
  ['name', 'address', 'origin'],
)
const discovered = node<Peer>(
  {
    name: peerName,
    address,
    autoDiscovery: fc.constantFrom<IpVersion[]>(4, 6),
    remoteAsn: asn,
    config: configName,
    origin,
  },
  ['name', 'autoDiscovery', 'origin'],
)
/** Mostly of the kind that every generation has. */
const peer: fc.Arbitrary<Peer> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      { name: peerName, address, remoteAsn: asn, config: configName, origin },
      { noNullPrototype: true },
    ),
  },
  numbered.map(({ autoDiscovery: _, ...rest }) => rest),
  discovered.map(({ address: _, ...rest }) => rest),
)

const speaker = { name: instanceName, localAsn: asn, localPort: port, peers: named(peer, 3), origin }
const instance = fc.oneof(
  { weight: 4, arbitrary: node<Instance>(speaker, ['name', 'localAsn', 'peers', 'origin']) },
  node<Instance>(speaker, ['name', 'peers', 'origin']),
)

/** Instances of one config differ in their AS numbers too, as speakers on one node have to. */
const instances = fc
  .uniqueArray(instance, { selector: ({ name }) => name, minLength: 1, maxLength: 2 })
  .filter(all => new Set(all.map(({ localAsn }) => localAsn)).size === all.length)

const bgpConfig = node<BgpConfig>({ name, nodeSelector: selector, instances, origin }, ['name', 'instances', 'origin'])

/** Keepalive is said with the hold time, as Cilium's default of 30 may exceed it. */
const peerConfig: fc.Arbitrary<PeerConfig> = node<PeerConfig>(
  {
    name: configName,
    authSecret: name,
    ebgpMultihop: fc.integer({ min: 1, max: 255 }),
    connectRetryTime: fc.integer({ min: 1, max: 2147483647 }),
    holdTime: fc.integer({ min: 3, max: 65535 }),
    keepaliveTime: fc.integer({ min: 1, max: 65535 }),
    gracefulRestart: fc.record(
      { restartTime: fc.integer({ min: 1, max: 4095 }) },
      { requiredKeys: [], noNullPrototype: true },
    ),
    peerPort: port,
    sourceInterface: fc.constantFrom('eth0', 'bond0.100', 'lo'),
    families: fc.uniqueArray(
      node(
        {
          family: fc.constantFrom(...families),
          advertisements: fc.oneof(fc.constantFrom<Selector[]>({ matchLabels: { advertise: 'bgp' } }), selector),
          origin,
        },
        ['family', 'origin'],
      ),
      { selector: ({ family }) => family, maxLength: 2 },
    ),
    origin,
  },
  ['name', 'families', 'origin'],
).map(({ holdTime, keepaliveTime, ...rest }) => ({
  ...rest,
  ...(holdTime !== undefined && { holdTime, keepaliveTime: Math.min(keepaliveTime ?? 30, holdTime) }),
  ...(holdTime === undefined && keepaliveTime !== undefined && { keepaliveTime: Math.min(keepaliveTime, 90) }),
}))

const half = fc.integer({ min: 0, max: 65535 })
const communities = fc.record(
  {
    standard: fc.array(
      fc.tuple(half, half).map(parts => parts.join(':')),
      { maxLength: 2 },
    ),
    large: fc.array(
      fc.tuple(word, word, word).map(parts => parts.join(':')),
      { maxLength: 2 },
    ),
    wellKnown: fc.array(fc.constantFrom(...Object.keys(wellKnownCommunities)), { maxLength: 2 }),
  },
  { requiredKeys: [], noNullPrototype: true },
)

const attributes = { communities, localPreference: word, origin }
const entry: fc.Arbitrary<AdvertisementEntry> = fc.oneof(
  node<AdvertisementEntry & { type: 'PodCIDR' }>({ type: fc.constant('PodCIDR'), ...attributes } as never, [
    'type',
    'origin',
  ]),
  node<AdvertisementEntry>({ type: fc.constant('CiliumPodIPPool'), selector, ...attributes } as never, [
    'type',
    'origin',
  ]),
  node<AdvertisementEntry>(
    { type: fc.constant('Interface'), interface: fc.constantFrom('lo', 'dummy0'), ...attributes } as never,
    ['type', 'interface', 'origin'],
  ),
  node<AdvertisementEntry>(
    {
      type: fc.constant('Service'),
      addresses: fc.uniqueArray(fc.constantFrom('LoadBalancerIP', 'ClusterIP', 'ExternalIP'), { minLength: 1 }),
      selector,
      aggregationLengthIpv4: fc.integer({ min: 0, max: 31 }),
      aggregationLengthIpv6: fc.integer({ min: 0, max: 127 }),
      ...attributes,
    } as never,
    ['type', 'addresses', 'origin'],
  ),
)

const advertisement = node<Advertisement>(
  {
    name,
    labels: fc.oneof(fc.constant({ advertise: 'bgp' }), labels),
    entries: fc.array(entry, { maxLength: 3 }),
    origin,
  },
  ['name', 'labels', 'entries', 'origin'],
)

const override: fc.Arbitrary<Omit<NodeOverride, 'node'> & { name: string }> = fc.record(
  {
    name,
    instances: fc.uniqueArray(
      node<NodeOverride['instances'][number]>(
        {
          name: instanceName,
          routerId: addressOf(4),
          localAsn: asn,
          localPort: port,
          peers: named(
            fc.record({ name: peerName, localAddress: address }, { requiredKeys: ['name'], noNullPrototype: true }),
            2,
          ),
          origin,
        },
        ['name', 'peers', 'origin'],
      ),
      { selector: each => each.name, minLength: 1, maxLength: 2 },
    ),
    origin,
  },
  { noNullPrototype: true },
)

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ cidr, origin }, { noNullPrototype: true }),
  fc.record({ start: address, origin }, { noNullPrototype: true }),
  fc
    .constantFrom<IpVersion[]>(4, 6)
    .chain(version => fc.tuple(addressOf(version), addressOf(version)))
    .map(ends => ends.sort(compareAddress))
    .map(([start, stop]) => ({ start, stop, origin: nowhere })),
)

const pool = node<Omit<Pool, 'isPartial'>>(
  {
    name,
    blocks: fc.array(block, { maxLength: 3 }),
    allowFirstLastIps: fc.boolean(),
    disabled: fc.boolean(),
    serviceSelector: selector,
    origin,
  },
  ['name', 'blocks', 'origin'],
)

const l2Policy = node<L2Policy>(
  {
    name,
    serviceSelector: selector,
    nodeSelector: selector,
    interfaces: fc.array(fc.constantFrom('^eth[0-9]+', 'bond.*', 'y'), { maxLength: 2 }),
    externalIps: fc.boolean(),
    loadBalancerIps: fc.boolean(),
    origin,
  },
  ['name', 'interfaces', 'origin'],
)

const egressGateway = fc.record(
  { nodeSelector: selector, egressIp: address, interface: fc.constantFrom('eth0') },
  { requiredKeys: ['nodeSelector'], noNullPrototype: true },
)

const egressPolicy = node<EgressPolicy>(
  {
    name,
    selectors: fc.array(
      fc.record(
        { podSelector: selector, namespaceSelector: selector, nodeSelector: selector },
        { requiredKeys: [], noNullPrototype: true },
      ),
      { maxLength: 2 },
    ),
    destinationCidrs: fc.array(prefix, { maxLength: 2 }),
    excludedCidrs: fc.array(prefix, { maxLength: 2 }),
    egressGateway,
    egressGateways: fc.array(egressGateway, { maxLength: 2 }),
    origin,
  },
  ['name', 'selectors', 'destinationCidrs', 'excludedCidrs', 'egressGateway', 'origin'],
)

/** A cluster of any release; `release` narrows it down. */
export function clusterOf(releases: readonly string[]): fc.Arbitrary<Cluster> {
  return fc
    .record({
      cilium: fc.constantFrom(...releases),
      nodes: named(kubernetesNode, 3),
      bgp: named(bgpConfig, 2),
      peerConfigs: named(peerConfig, 3),
      advertisements: named(advertisement, 3),
      overrides: named(override, 2),
      pools: named(pool, 2),
      l2Policies: named(l2Policy, 2),
      egressPolicies: named(egressPolicy, 2),
    })
    .chain(({ overrides, ...rest }) =>
      // Most overrides are of nodes there are.
      fc.shuffledSubarray(rest.nodes.map(each => each.name)).map((names): Cluster => ({
        name: 'test',
        ...rest,
        nodeOverrides: overrides.map(({ name: own, ...each }, i): NodeOverride => ({
          node: names[i] ?? `other-${own}`,
          ...each,
        })),
        services: [],
        gateways: [],
        secrets: [],
        origin: nowhere,
      })),
    )
}
