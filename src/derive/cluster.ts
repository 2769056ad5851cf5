/** The cluster's half: what Cilium's resources and Helm values say. */
import type { Generation } from '../fabric/target.ts'
import type { Advertise } from '../dsl/advertise.ts'
import { labelsOf, type Cluster } from '../dsl/cluster.ts'
import { PoolRange, type Pool as DescribedPool } from '../dsl/pool.ts'
import type { Peering } from '../dsl/peering.ts'
import { diagnose } from '../dsl/problem.ts'
import type { Advertisement, Cluster as Model, EgressPolicy, L2Policy, PeerConfig, Pool } from '../fabric/cluster.ts'
import { familyOf } from '../net/family.ts'
import type { IpVersion } from '../net/prefix.ts'
import type { Selector } from '../net/selector.ts'
import { renamed } from '../text/origin.ts'
import { bgpConfigs, groupNodes } from './bgp-config.ts'
import type { Notes } from './derivation.ts'
import { groupBy } from './group.ts'
import { features } from './helm.ts'
import { Names } from './name.ts'
import type { NodeSession } from './session.ts'

/** The label by which PeerConfigs choose Advertisements. */
const advertiseLabel = 'advertise'

export interface ClusterContext {
  readonly cluster: Cluster
  readonly release: string
  readonly generation: Generation
  readonly sessions: readonly NodeSession[]
  readonly peeringNames: ReadonlyMap<Peering, string>
}

/** The cluster's model, out of its description and its sessions. */
export function clusterPart(context: ClusterContext, notes: Notes): Model {
  const { cluster, release, sessions, peeringNames } = context
  const advertisements = advertisementsOf(context)
  const order = new Map([...peeringNames.keys()].map((peering, i) => [peering, i] as const))
  const groups = groupNodes(sessions, order)
  const configs = new PeerConfigs(context, advertisements.nameOf, notes)
  const { bgp, nodeOverrides } = bgpConfigs(cluster, groups, session => configs.nameOf(session), notes)
  return {
    name: cluster.name,
    cilium: release,
    nodes: [...cluster.members].map(([name, node]) => ({
      name,
      addresses: node.addresses.map(at => at.cidr.address),
      labels: labelsOf(name, node),
      podCidrs: node.podCidrs,
      origin: node.origin,
    })),
    bgp,
    peerConfigs: configs.made,
    advertisements: advertisements.made,
    nodeOverrides,
    pools: cluster.pools.map(pool),
    l2Policies: cluster.l2.map((each): L2Policy => ({
      name: each.name,
      ...(each.selector && { serviceSelector: each.selector }),
      ...(each.nodes.selector && { nodeSelector: each.nodes.selector }),
      interfaces: each.interfaces,
      externalIps: each.externalAddresses,
      loadBalancerIps: each.loadBalancerAddresses,
      origin: each.origin,
    })),
    egressPolicies: cluster.egress.map((each): EgressPolicy => ({
      name: each.name,
      selectors: [{ podSelector: inNamespaces(each.pods, each.namespaces) }],
      destinationCidrs: each.to,
      excludedCidrs: each.except,
      egressGateway: {
        nodeSelector: each.through.selector ?? {},
        ...(each.address && { egressIp: each.address }),
        ...(each.interface !== undefined && { interface: each.interface }),
      },
      origin: each.origin,
    })),
    services: cluster.services.map(each => ({
      namespace: each.namespace,
      name: each.name,
      labels: each.labels,
      addresses: each.addresses,
      ...(each.announcedBy && {
        loadBalancerClass: each.announcedBy === 'bgp' ? 'io.cilium/bgp-control-plane' : 'io.cilium/l2-announcer',
      }),
      ...(each.externalTrafficPolicy && { externalTrafficPolicy: each.externalTrafficPolicy }),
      origin: renamed(each.origin, { addresses: 'address', loadBalancerClass: 'announcedBy' }),
    })),
    gateways: cluster.gateways.map(({ namespace, name, labels, addresses, origin }) => ({
      namespace,
      name,
      labels,
      addresses,
      origin: renamed(origin, { addresses: 'address' }),
    })),
    // By name only, in each PeerConfig; the Secrets themselves are not ours.
    secrets: [],
    helm: features(context, notes),
    origin: cluster.origin,
  }
}

function pool(each: DescribedPool): Pool {
  return {
    name: each.name,
    blocks: each.blocks.map((block, i) =>
      block instanceof PoolRange
        ? { start: block.first, stop: block.last, origin: block.origin }
        : { cidr: block, origin: { ...each.origin, property: `blocks.${i}` } },
    ),
    ...(each.firstAndLast !== undefined && { allowFirstLastIps: each.firstAndLast }),
    ...(each.disabled && { disabled: true }),
    ...(each.selector && { serviceSelector: each.selector }),
    origin: renamed(each.origin, { allowFirstLastIps: 'firstAndLast', serviceSelector: 'of' }),
  }
}

/** Cilium knows the namespace of a pod by a label of its own. */
function inNamespaces(pods: Selector, namespaces: readonly string[]): Selector {
  const key = 'io.kubernetes.pod.namespace'
  if (namespaces.length === 0) return pods
  if (namespaces.length === 1) return { ...pods, matchLabels: { ...pods.matchLabels, [key]: namespaces[0]! } }
  return { ...pods, matchExpressions: [...(pods.matchExpressions ?? []), { key, operator: 'In', values: namespaces }] }
}

/** Where a peering says what its PeerConfig does. */
const peerConfigProperties = {
  authSecret: 'password',
  ebgpMultihop: 'multihop',
  holdTime: 'timers.hold',
  keepaliveTime: 'timers.keepalive',
  connectRetryTime: 'timers.connectRetry',
  peerPort: 'port',
} as const

/** One Advertisement for each set of announced things: peerings that announce the same share it. */
function advertisementsOf({ cluster, sessions, peeringNames }: ClusterContext): {
  made: Advertisement[]
  nameOf: (peering: Peering) => string | undefined
} {
  const keys = new Map<Advertise, number>()
  const keyOf = ({ options }: Peering) =>
    (options.advertise ?? []).map(each => keys.get(each) ?? (keys.set(each, keys.size), keys.size - 1)).join(' ')
  const peerings = [...new Set(sessions.map(({ peering }) => peering))].filter(
    ({ options }) => (options.advertise ?? []).length > 0,
  )
  const names = new Names()
  const made = [...groupBy(peerings, keyOf)].map(([key, users]): Advertisement & { key: string } => {
    const name = names.take(users.length === 1 ? peeringNames.get(users[0]!)! : cluster.name)
    const entries = users[0]!.options.advertise!.map(({ entry }) => entry)
    return { name, labels: { [advertiseLabel]: name }, entries, origin: entries[0]!.origin, key }
  })
  const byKey = new Map(made.map(({ key, name }) => [key, name]))
  return {
    made: made.map(({ key: _, ...advertisement }) => advertisement),
    nameOf: peering => byKey.get(keyOf(peering)),
  }
}

/** A PeerConfig for each peering, and for each version of its sessions where they carry different families. */
class PeerConfigs {
  readonly made: PeerConfig[] = []
  readonly #names = new Names()
  readonly #byKey = new Map<string, string>()
  readonly #context: ClusterContext
  readonly #advertisement: (peering: Peering) => string | undefined
  readonly #notes: Notes

  constructor(context: ClusterContext, advertisement: (peering: Peering) => string | undefined, notes: Notes) {
    this.#context = context
    this.#advertisement = advertisement
    this.#notes = notes
  }

  nameOf(session: NodeSession): string {
    const base = this.#context.peeringNames.get(session.peering)!
    const key = `${base} ${session.version}`
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const name = this.#names.take(session.version === 6 && this.#byKey.has(`${base} 4`) ? `${base}-v6` : base)
    this.#byKey.set(key, name)
    this.made.push(this.#make(name, session))
    return name
  }

  #make(name: string, session: NodeSession): PeerConfig {
    const { peering, version } = session
    const { options } = peering
    const versions = [
      ...new Set(this.#context.sessions.filter(each => each.peering === peering).map(each => each.version)),
    ]
    const advertisement = this.#advertisement(peering)
    if (advertisement === undefined)
      this.#notes.diagnostics.push(
        diagnose(
          peering,
          'advertise',
          'peer-without-adverts',
          `the nodes of ${this.#context.cluster.name} announce nothing in this peering: its sessions carry no prefix`,
          { severity: 'warning', help: 'advertise: [loadBalancerAddresses({ of: { … } })]' },
        ),
      )
    const multihop =
      options.multihop ??
      Math.max(...this.#context.sessions.filter(each => each.peering === peering).map(each => each.hops))
    return {
      name,
      ...(options.password && { authSecret: options.password.name }),
      ...(multihop > 1 && session.nodeAs.asn !== session.router.as.asn && { ebgpMultihop: multihop }),
      holdTime: peering.holdTime,
      keepaliveTime: peering.keepaliveTime,
      ...(peering.connectRetryTime !== undefined && { connectRetryTime: peering.connectRetryTime }),
      ...(peering.restartTime !== undefined && { gracefulRestart: { restartTime: peering.restartTime } }),
      ...(options.port !== undefined && { peerPort: options.port }),
      ...(options.sourceInterface !== undefined && { sourceInterface: options.sourceInterface }),
      families: carried(version, versions, peering.families).map(each => ({
        family: familyOf(each),
        ...(advertisement !== undefined && { advertisements: { matchLabels: { [advertiseLabel]: advertisement } } }),
        origin: peering.origin,
      })),
      origin: renamed(peering.origin, peerConfigProperties),
    }
  }
}

/** The families that a session carries: its own, unless there is no other session to carry what is asked for. */
export function carried(
  version: IpVersion,
  versions: readonly IpVersion[],
  wanted: readonly IpVersion[] | undefined,
): readonly IpVersion[] {
  if (!wanted) return [version]
  if (versions.length > 1) return wanted.includes(version) ? [version] : []
  return wanted
}
