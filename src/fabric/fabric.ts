/**
 * The model under every front end: clusters on one side, routers on the other, and the sessions between them.
 * Types only, plain data.
 */
import type { Asn } from '../net/asn.ts'
import type { Family } from '../net/family.ts'
import type { Address } from '../net/prefix.ts'
import type { Sited } from '../text/origin.ts'
import type { BgpConfig, Cluster, Instance, InstanceOverride, Node, Peer, PeerConfig } from './cluster.ts'
import type { EffectiveSettings } from './effective.ts'
import type { ListenRange, Neighbor, PeerGroup, Router } from './router.ts'

/** What a set of sources says, before names are resolved: parts of clusters and of routers, plain data. */
export interface Fragment {
  readonly clusters: readonly ClusterPart[]
  readonly routers: readonly RouterPart[]
}

/** Part of a cluster out of one source: lists of the same name are joined, in the order of the sources. */
export type ClusterPart = Partial<Omit<Cluster, 'name'>> & { readonly name: string } & Sited

/** Part of a router out of one source: frr.conf gives nearly all, `daemons` and the sysctl file the rest. */
export type RouterPart = Partial<Omit<Router, 'name'>> & { readonly name: string } & Sited

export interface Fabric {
  readonly clusters: readonly Cluster[]
  readonly routers: readonly Router[]
  /** Pairs of ends that dial each other, in the order of the clusters, nodes and peers. */
  readonly sessions: readonly Session[]
  /** Ends with no counterpart that is known. */
  readonly loneEnds: readonly LoneEnd[]
}

/** An end with no counterpart that is known, and why there is none. */
export type LoneEnd =
  /**
   * The peer has no address that is known; no router is known to have it; nobody knows from which address the node
   * speaks; several configs dial the router, and which of the nodes it waits for are whose is in no file.
   */
  | {
      readonly end: NodeEnd
      readonly reason: 'no address' | 'no such router' | 'source unknown' | 'nodes unknown'
    }
  /** The router has the address, and no neighbor or range for the node. */
  | { readonly end: NodeEnd; readonly reason: 'not expected'; readonly router: Router; readonly guess?: string }
  | { readonly end: RouterEnd; readonly reason: 'not dialled' }

export interface Session {
  readonly ends: readonly [End, End]
  /** Whether the two AS numbers differ. */
  readonly type: 'eBGP' | 'iBGP'
  /** Where the two were not found to be ends of one session by their addresses: why they are taken for it. */
  readonly guess?: string
}

export type End = NodeEnd | RouterEnd

/** One speaker's view of a session, after defaults and inheritance. Its origin is the peer or neighbor it comes from. */
interface Speaking extends Sited {
  readonly asn?: Asn
  readonly remoteAsn?: Asn | 'internal' | 'external' | 'auto'
  /** Where the speaker is reached in this session; absent where it is not known or unnumbered. */
  readonly address?: Address
  readonly remoteAddress?: Address
  /** The interface of an unnumbered peer. */
  readonly interface?: string
  readonly holdTime: number
  readonly keepaliveTime: number
  readonly families: readonly Family[]
  /** Whether the speaker has a password for this peer. */
  readonly password: boolean
}

/** The end of a node of a cluster, or of nodes that no file names. */
export interface NodeEnd extends Speaking {
  readonly kind: 'node'
  /** The node's name; where it is not known its address, or `every node`. */
  readonly speaker: {
    readonly kind: 'node'
    readonly cluster: string
    readonly node: string
    readonly instance: string
  }
  readonly from: Dial
}

/** The end of a router. */
export interface RouterEnd extends Speaking {
  readonly kind: 'router'
  readonly speaker: { readonly kind: 'router'; readonly router: string }
  readonly from: Answer
}

/** What a node's end comes from: a peer of an instance, on one node. */
export interface Dial {
  readonly cluster: Cluster
  readonly config: BgpConfig
  readonly instance: Instance
  readonly peer: Peer
  /** Absent where no file names the nodes. */
  readonly node?: Node
  readonly override?: InstanceOverride
  /** Absent where the peer names none, or one that no file defines. */
  readonly peerConfig?: PeerConfig
}

/** What a router's end comes from. */
export interface Answer {
  readonly router: Router
  /** The neighbor; for a peer out of a range, as FRR makes it. */
  readonly neighbor: Neighbor
  readonly group?: PeerGroup
  readonly range?: ListenRange
  /** What is in force for it. */
  readonly settings: EffectiveSettings
}
