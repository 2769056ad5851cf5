/** Kubernetes clusters that run Cilium, and their nodes. */
import type { Features } from '../fabric/features.ts'
import type { Generation, IpamMode } from '../fabric/target.ts'
import type { Address, Prefix } from '../net/prefix.ts'
import { Labelled, type Labels, type Selector } from '../net/selector.ts'
import type { Origin, Sited } from '../text/origin.ts'
import { calledFrom } from './callsite.ts'
import type { EgressGateway, L2Announcement } from './announce.ts'
import type { ExposedGateway, ExposedService } from './expose.ts'
import { AutonomousSystem, readNetworks, SubnetAddress } from './network.ts'
import type { Pool } from './pool.ts'
import { readAddress, readLabels, readName, readNumber, readRouterId } from './problem.ts'
import type { Router } from './router.ts'

/** Labels that must all be there, or a whole Kubernetes selector. */
export type Wanted = Labels | SelectorWithParts

/** A selector with at least one of its parts, so that it can't be mistaken for plain labels. */
export type SelectorWithParts =
  | { readonly matchLabels: Labels; readonly matchExpressions?: Selector['matchExpressions'] }
  | { readonly matchExpressions: NonNullable<Selector['matchExpressions']> }

/** The selector that is meant by labels or a selector. */
export function selectorOf(wanted: Wanted): Selector {
  const parts = wanted as Selector
  const isSelector = Array.isArray(parts.matchExpressions) || typeof parts.matchLabels === 'object'
  return isSelector ? parts : { matchLabels: wanted as Labels }
}

export interface NodeOptions {
  /** Its addresses, from `subnet(…).address(…)`; the first of each family is its InternalIP. */
  addresses: SubnetAddress | readonly SubnetAddress[]
  /** Kubernetes labels; `kubernetes.io/hostname` is known anyway. */
  labels?: Labels
  /** Short for the label `rack`. */
  rack?: string
  /** The part of the pod network that this node hands out; needed to foretell PodCIDR routes. */
  podCidrs?: string | readonly string[]
  /** A control plane node: gets the label `node-role.kubernetes.io/control-plane`. */
  controlPlane?: boolean
  /** Its BGP identifier (Cilium: CiliumBGPNodeConfigOverride `routerID`). When left out Cilium takes the IPv4 address. */
  routerId?: string
  /** Its own AS in place of the cluster's (Cilium: `localASN` of the override). */
  as?: AutonomousSystem
  /** The port it listens on, in place of the cluster's (Cilium: `localPort` of the override). */
  listenPort?: number
  /** The source address towards a router, where the kernel's choice is not meant (Cilium: `localAddress` of the override). */
  localAddresses?: readonly { readonly to: Router; readonly address: string }[]
}

/** A node as described. Made by `node`, or from the options in a cluster's `nodes`. */
export class Node implements Sited {
  readonly kind = 'node'
  readonly addresses: readonly SubnetAddress[]
  readonly labels: Labels
  readonly podCidrs: readonly Prefix[]
  readonly routerId: Address | undefined
  readonly as: AutonomousSystem | undefined
  readonly listenPort: number | undefined
  readonly localAddresses: readonly { readonly to: Router; readonly address: Address }[]
  readonly origin: Origin

  constructor(options: NodeOptions, origin: Origin) {
    this.origin = origin
    this.addresses = [options.addresses].flat()
    this.labels = {
      ...(options.controlPlane ? { 'node-role.kubernetes.io/control-plane': '' } : {}),
      ...(options.rack === undefined ? {} : { rack: options.rack }),
      ...readLabels(options.labels ?? {}, this, 'labels'),
    }
    this.podCidrs = readNetworks([options.podCidrs ?? []].flat(), this, 'podCidrs')
    this.routerId = options.routerId === undefined ? undefined : readRouterId(options.routerId, this, 'routerId')
    this.as = options.as
    this.listenPort =
      options.listenPort === undefined ? undefined : readNumber(options.listenPort, this, 'listenPort', [1, 65535])
    this.localAddresses = (options.localAddresses ?? []).map(({ to, address }, i) => ({
      to,
      address: readAddress(address, this, `localAddresses.${i}.address`),
    }))
  }
}

/** A node with more than addresses, for use in a cluster's `nodes`. */
export function node(options: NodeOptions): Node {
  return new Node(options, calledFrom(node))
}

export interface ClusterOptions {
  /** The AS of its nodes; a peering may name another. */
  as?: AutonomousSystem
  /** The release of Cilium it runs, `1.10` to `1.20`. */
  cilium: string
  /** Its nodes by name: an address, several, or `node({ … })`. */
  nodes?: Readonly<Record<string, SubnetAddress | readonly SubnetAddress[] | NodeOptions | Node>>
  /** The networks pods get addresses from. */
  podCidrs?: string | readonly string[]
  /** The networks ClusterIPs come from. */
  serviceCidrs?: string | readonly string[]
  /** Who hands out pod addresses (Helm: `ipam.mode`). PodCIDR routes need `kubernetes` or `cluster-pool`. */
  ipam?: IpamMode
  /** How pods on different nodes reach each other: by routes the network knows, or encapsulated (Helm: `routingMode`, before 1.14 `tunnel`). */
  routing?: 'native' | 'tunnel'
  /** Which of its BGP interfaces to use, where the release has several. The newest when left out. */
  api?: Generation
  /** Cilium listens for BGP on this port of each node; it only dials when left out (Cilium: `localPort`). */
  listenPort?: number
  /** The namespace Cilium reads BGP passwords from (Helm: `bgpControlPlane.secretsNamespace.name`). `kube-system` when left out. */
  secretsNamespace?: string
  /** Further features of Cilium in the same Helm values; a key of the chart that netc has no name for begins with a dot: `'.hubble.tls.enabled'`. */
  features?: Readonly<Features & Record<`.${string}`, string | number | boolean | readonly string[]>>
}

/** A Kubernetes cluster. Made by `cluster`. */
export class Cluster implements Sited {
  readonly kind = 'cluster'
  readonly name: string
  readonly as: AutonomousSystem | undefined
  readonly cilium: string
  readonly members: ReadonlyMap<string, Node>
  readonly podCidrs: readonly Prefix[]
  readonly serviceCidrs: readonly Prefix[]
  readonly ipam: IpamMode | undefined
  readonly routing: 'native' | 'tunnel' | undefined
  readonly api: Generation | undefined
  readonly listenPort: number | undefined
  readonly secretsNamespace: string
  readonly features: NonNullable<ClusterOptions['features']>
  readonly origin: Origin
  /** What was declared to be in this cluster, in order. */
  readonly pools: Pool[] = []
  readonly services: ExposedService[] = []
  readonly gateways: ExposedGateway[] = []
  readonly l2: L2Announcement[] = []
  readonly egress: EgressGateway[] = []

  constructor(name: string, options: ClusterOptions, origin: Origin) {
    this.origin = origin
    this.name = readName(name, this)
    this.as = options.as
    this.cilium = options.cilium
    this.podCidrs = readNetworks([options.podCidrs ?? []].flat(), this, 'podCidrs')
    this.serviceCidrs = readNetworks([options.serviceCidrs ?? []].flat(), this, 'serviceCidrs')
    this.ipam = options.ipam
    this.routing = options.routing
    this.api = options.api
    this.listenPort =
      options.listenPort === undefined ? undefined : readNumber(options.listenPort, this, 'listenPort', [1, 65535])
    this.secretsNamespace = options.secretsNamespace ?? 'kube-system'
    this.features = options.features ?? {}
    this.members = new Map(
      Object.entries(options.nodes ?? {}).map(([member, given]) => [
        readName(member, this, `nodes.${member}`),
        this.#node(member, given),
      ]),
    )
  }

  #node(name: string, given: SubnetAddress | readonly SubnetAddress[] | NodeOptions | Node): Node {
    if (given instanceof Node) return given
    if (given instanceof SubnetAddress) return new Node({ addresses: given }, given.origin)
    const origin = { ...this.origin, property: `nodes.${name}` }
    return new Node(
      Array.isArray(given) ? { addresses: given as readonly SubnetAddress[] } : (given as NodeOptions),
      origin,
    )
  }

  /** The names of the nodes that a selector chooses, in their order. */
  select(selector: Selector | undefined): readonly string[] {
    this.#labelled ??= new Labelled(this.members.keys(), name => labelsOf(name, this.members.get(name)!))
    return this.#labelled.select(selector)
  }

  #labelled: Labelled<string> | undefined

  /** All nodes of the cluster. */
  get nodes(): NodeSet {
    return new NodeSet(this, undefined, this.origin)
  }
}

/** Nodes of one cluster, by a selector. Made by `cluster.nodes` and narrowed by `where`. */
export class NodeSet implements Sited {
  readonly kind = 'nodes'
  readonly cluster: Cluster
  /** Absent: all of them. */
  readonly selector: Selector | undefined
  readonly origin: Origin
  constructor(owner: Cluster, selector: Selector | undefined, origin: Origin) {
    this.cluster = owner
    this.selector = selector
    this.origin = origin
  }

  /**
   * Those of these nodes that carry the labels, or match the selector.
   *
   * @example lab.nodes.where({ rack: 'rack0' })
   */
  where(wanted: Wanted): NodeSet {
    const more = selectorOf(wanted)
    const both: Selector = {
      ...((this.selector?.matchLabels ?? more.matchLabels) && {
        matchLabels: { ...this.selector?.matchLabels, ...more.matchLabels },
      }),
      ...((this.selector?.matchExpressions ?? more.matchExpressions) && {
        matchExpressions: [...(this.selector?.matchExpressions ?? []), ...(more.matchExpressions ?? [])],
      }),
    }
    return new NodeSet(this.cluster, both, calledFrom(this.where))
  }

  /** The names of the nodes that are selected, in the cluster's order. */
  names(): readonly string[] {
    this.#names ??= this.cluster.select(this.selector)
    return this.#names
  }

  #names: readonly string[] | undefined
}

/** A node's labels, with the one that the kubelet always sets. */
export function labelsOf(name: string, { labels }: Node): Labels {
  return { 'kubernetes.io/hostname': name, ...labels }
}

/**
 * A Kubernetes cluster that runs Cilium.
 *
 * @param name its name; the output folder is called so.
 * @example const lab = cluster('lab', { as: inside, cilium: '1.20', nodes: { kube1: lan.address(12) } })
 */
export function cluster(name: string, options: ClusterOptions): Cluster {
  return new Cluster(name, options, calledFrom(cluster))
}
