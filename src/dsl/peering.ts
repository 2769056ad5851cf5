/** Who speaks BGP with whom. */
import type { IpVersion } from '../net/prefix.ts'
import type { Origin, Sited } from '../text/origin.ts'
import type { Advertise } from './advertise.ts'
import { calledFrom } from './callsite.ts'
import { NodeSet } from './cluster.ts'
import type { Filter } from './filter.ts'
import type { AutonomousSystem, Secret } from './network.ts'
import { complain, readDuration, readName, readNumber, type Duration } from './problem.ts'
import { Port, Router, type End } from './router.ts'

/** One or several routers, or ports of routers. */
export type RouterEnds = Router | Port | readonly (Router | Port)[]

interface PeeringOptions {
  /** Names the peer-group and the PeerConfig. Made from the two sides when left out. */
  name?: string
  /** TCP MD5 on every session (RFC 2385), from `secret`. */
  password?: Secret
  /** Seconds, the same at both ends. When left out: hold 90, keepalive a third of hold. */
  timers?: { hold?: Duration; keepalive?: Duration; connectRetry?: Duration }
  /** Which addresses the sessions run between. `subnet` when the two sides share one, `loopback` else. */
  over?: 'subnet' | 'loopback'
  /** The families of the addresses the sessions run between; a session for each that both sides have when left out. */
  sessions?: 'ipv4' | 'ipv6' | readonly ('ipv4' | 'ipv6')[]
  /** The families whose routes are exchanged; each over the session of its own family when left out. */
  families?: readonly ('ipv4' | 'ipv6')[]
  /** The routers' side closes the session above this number of prefixes, and opens it again after 5 minutes. `false`: no limit. When left out: worked out from the pools and nodes. */
  maximumPrefix?: number | false
  /** Keeps what was received before filters, so that it can be shown (FRR: `soft-reconfiguration inbound`). Yes towards nodes when left out. */
  softReconfiguration?: boolean
  /** The largest number of hops, 1 to 255 (FRR: `ebgp-multihop`, Cilium: `ebgpMultihop`). Worked out when left out. */
  multihop?: number
  /** Detects a dead peer in a second (FRR: `bfd`). Both ends must know it, and Cilium's BGP does not. */
  bfd?: boolean
  /** Settings of single routers' ends, from `at`. */
  ends?: readonly End[]
}

export interface NodePeeringOptions extends PeeringOptions {
  /** Nodes on one side, routers on the other; every node speaks with every router. */
  between: readonly [NodeSet, RouterEnds]
  /** The AS of the nodes in these sessions; the cluster's when left out. */
  as?: AutonomousSystem
  /** What the nodes announce; nothing when left out. */
  advertise?: readonly Advertise[]
  /** Routers keep the routes while an agent restarts, that long (RFC 4724). `true`: 120 seconds. Off when left out. */
  gracefulRestart?: boolean | Duration
  /** Routers take any node out of the subnets, so that a new one needs no change on them (FRR: `bgp listen range`). */
  listen?: boolean
  /** Nodes find the router as their default gateway (Cilium: `autoDiscovery`, since 1.18). */
  discover?: 'default-gateway'
  /** The port the nodes dial on the routers. 179 when left out. */
  port?: number
  /** The nodes' interface that the sessions start from (Cilium: `sourceInterface`, since 1.19). */
  sourceInterface?: string
  /** Which routes the routers take. When left out: what is advertised and nothing else. */
  accept?: Filter
  /** Which routes the routers send. When left out: none, as Cilium installs none. */
  announce?: Filter
}

export interface RouterPeeringOptions extends PeeringOptions {
  /** Routers on both sides; every one speaks with every one of the other side. Ports make it unnumbered. */
  between: readonly [RouterEnds, RouterEnds]
  /** Each end keeps the other's routes while that restarts, for FRR's 120 seconds (RFC 4724). Off when left out. */
  gracefulRestart?: boolean
  /** Both ends answer only to neighbors that many hops away (RFC 5082; FRR: `ttl-security hops`). */
  ttlSecurity?: number
}

/** Sessions between two sides. Made by `peering`. */
export class Peering implements Sited {
  readonly kind = 'peering'
  readonly options: Readonly<NodePeeringOptions & RouterPeeringOptions>
  /** The nodes on one side; absent between routers. */
  readonly nodes: NodeSet | undefined
  readonly sides: readonly [readonly (Router | Port)[], readonly (Router | Port)[]]
  readonly name: string | undefined
  /** Seconds. */
  readonly holdTime: number
  readonly keepaliveTime: number
  readonly connectRetryTime: number | undefined
  readonly restartTime: number | undefined
  readonly sessions: readonly IpVersion[] | undefined
  readonly families: readonly IpVersion[] | undefined
  readonly origin: Origin

  constructor(options: NodePeeringOptions | RouterPeeringOptions, origin: Origin) {
    this.origin = origin
    const all = options as NodePeeringOptions & RouterPeeringOptions
    this.options = all
    const [left, right] = options.between
    this.nodes = left instanceof NodeSet ? left : undefined
    this.sides = [left instanceof NodeSet ? [] : listOf(left), listOf(right)]
    this.name = options.name === undefined ? undefined : readName(options.name, this)
    const { hold = 90, keepalive, connectRetry } = options.timers ?? {}
    this.holdTime = readDuration(hold, this, 'timers.hold', [3, 65535])
    this.keepaliveTime =
      keepalive === undefined
        ? Math.floor(this.holdTime / 3)
        : readDuration(keepalive, this, 'timers.keepalive', [1, 65535])
    if (this.keepaliveTime * 3 > this.holdTime)
      complain(
        this,
        'timers.keepalive',
        'keepalive-exceeds-hold',
        `a keepalive every ${this.keepaliveTime} s leaves fewer than three in the hold time of ${this.holdTime} s`,
        { help: `at most ${Math.floor(this.holdTime / 3)} s` },
      )
    this.connectRetryTime =
      connectRetry === undefined ? undefined : readDuration(connectRetry, this, 'timers.connectRetry', [1, 65535])
    const restart = options.gracefulRestart ?? false
    this.restartTime =
      restart === false ? undefined : restart === true ? 120 : readDuration(restart, this, 'gracefulRestart', [1, 4095])
    this.sessions =
      options.sessions === undefined
        ? undefined
        : versions(typeof options.sessions === 'string' ? [options.sessions] : options.sessions)
    this.families = options.families && versions(options.families)
    for (const property of ['sessions', 'families'] as const)
      if (this[property]?.length === 0)
        complain(this, property, 'no-family', `${property} is empty: this peering would carry nothing`, {
          help: `leave ${property} out for all that both sides have`,
        })
    if (all.ttlSecurity !== undefined && options.multihop !== undefined)
      complain(this, 'multihop', 'ttl-security-and-multihop', 'ttlSecurity and multihop exclude each other', {
        why: 'FRR takes only one of ttl-security and ebgp-multihop for a neighbor',
        help: `leave multihop out: ttlSecurity: ${options.multihop} also takes a peer that far away`,
      })
    if (typeof options.maximumPrefix === 'number')
      readNumber(options.maximumPrefix, this, 'maximumPrefix', [1, 4294967295])
    if (options.multihop !== undefined) readNumber(options.multihop, this, 'multihop', [1, 255])
    if (all.ttlSecurity !== undefined) readNumber(all.ttlSecurity, this, 'ttlSecurity', [1, 254])
    if (all.port !== undefined) readNumber(all.port, this, 'port', [1, 65535])
  }
}

function listOf(ends: RouterEnds): readonly (Router | Port)[] {
  return ends instanceof Router || ends instanceof Port ? [ends] : ends
}

function versions(names: readonly ('ipv4' | 'ipv6')[]): readonly IpVersion[] {
  return ([4, 6] as const).filter(version => names.includes(`ipv${version}`))
}

/**
 * Sessions between nodes and routers, or between routers.
 *
 * @example peering({ between: [lab.nodes, [fedora1, fedora2]], password, advertise: [loadBalancerAddresses({ of: exposed })] })
 * @example peering({ between: [spine.port('eth1'), tor.port('eth0')] })
 */
export function peering(options: NodePeeringOptions): Peering
export function peering(options: RouterPeeringOptions): Peering
export function peering(options: NodePeeringOptions | RouterPeeringOptions): Peering {
  return new Peering(options, calledFrom(peering))
}
