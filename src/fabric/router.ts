/**
 * One FRR router as its files describe it: what `frr.conf`, `daemons` and the sysctl file say, in FRR's own words.
 * Types only. Every optional field that is absent means FRR's default for the router's version and profile.
 */
import type { Asn } from '../net/asn.ts'
import type { Family } from '../net/family.ts'
import type { Address, Cidr, Prefix } from '../net/prefix.ts'
import type { Version } from '../net/version.ts'
import type { Sited } from '../text/origin.ts'
import type { PasswordTraits } from '../text/password.ts'
import type { HostFile } from './host.ts'

export type Profile = 'traditional' | 'datacenter'

export interface Router extends Sited {
  /** The host's name; from the folder the files lie in, as FRR does not keep `hostname`. */
  readonly name: string
  /** FRR: `frr version`. */
  readonly frr?: Version
  /** FRR: `frr defaults`. */
  readonly profile?: Profile
  readonly interfaces: readonly Interface[]
  readonly staticRoutes: readonly StaticRoute[]
  readonly prefixLists: readonly PrefixList[]
  readonly accessLists?: readonly AccessList[]
  readonly asPathLists: readonly AsPathList[]
  readonly communityLists: readonly CommunityList[]
  readonly routeMaps: readonly RouteMap[]
  readonly bgp?: Bgp
  /** Settings of the whole router that are kept as written, such as `log syslog informational`. */
  readonly globals: readonly string[]
  /** What `daemons` starts besides zebra and staticd, which always run; absent when the file was not read. */
  readonly daemons?: readonly Daemon[]
  /** Kernel forwarding by family, from the sysctl file; absent when the file was not read. */
  readonly forwarding?: readonly Family[]
  /** The files of its host as they were written by hand, in the order they were read; absent when none was. */
  readonly hostFiles?: readonly HostFile[]
  /** Some of its lines were not understood to the end, such as those that a tool fills in later: what is absent may be there. */
  readonly isPartial?: true
}

export type Daemon = 'bgpd' | 'bfdd'

export interface Interface extends Sited {
  readonly name: string
  readonly description?: string
  /** With host bits, as the interface has them. */
  readonly addresses: readonly Cidr[]
  /** Sends IPv6 router advertisements, which unnumbered peers need in some versions (FRR: `no ipv6 nd suppress-ra`). */
  readonly routerAdvertisements?: true
}

/** FRR: `ip route` and `ipv6 route`. */
export interface StaticRoute extends Sited {
  readonly prefix: Prefix
  /** An address, an interface, or what drops the traffic (`blackhole` in silence, `reject` with ICMP). */
  readonly via: { readonly address: Address } | { readonly interface: string } | 'blackhole' | 'reject'
  readonly distance?: number
}

export type Action = 'permit' | 'deny'

/** FRR: `ip prefix-list`, `ipv6 prefix-list`; the two families have names of their own. */
export interface PrefixList extends Sited {
  readonly name: string
  readonly family: Family
  readonly description?: string
  readonly entries: readonly PrefixListEntry[]
  /** A tool fills in some of its entries later. */
  readonly isPartial?: true
}

export interface PrefixListEntry extends Sited {
  readonly sequence: number
  readonly action: Action
  /** `any` is written as 0.0.0.0/0 or ::/0 with `le`. */
  readonly prefix: Prefix
  readonly ge?: number
  readonly le?: number
}

/** FRR: `access-list`, `ipv6 access-list`, as far as they name prefixes; other forms are kept as they are written. */
export interface AccessList extends Sited {
  readonly name: string
  readonly family: Family
  readonly entries: readonly AccessListEntry[]
  /** A tool fills in some of its entries later. */
  readonly isPartial?: true
}

export interface AccessListEntry extends Sited {
  readonly sequence: number
  readonly action: Action
  /** With all prefixes inside it, unless exact. `any` is the default prefix. */
  readonly prefix: Prefix
  readonly exact?: true
}

/** FRR: `bgp as-path access-list`. */
export interface AsPathList extends Sited {
  readonly name: string
  readonly entries: readonly AsPathListEntry[]
  /** A tool fills in some of its entries later. */
  readonly isPartial?: true
}

export interface AsPathListEntry extends Partial<Sited> {
  readonly sequence?: number
  readonly action: Action
  readonly expression: string
}

/** FRR: `bgp community-list`, `bgp large-community-list`. */
export interface CommunityList extends Sited {
  readonly name: string
  readonly kind: 'standard' | 'expanded' | 'large-standard' | 'large-expanded'
  /** Each names communities that must all be there, or one regular expression. */
  readonly entries: readonly CommunityListEntry[]
  /** A tool fills in some of its entries later. */
  readonly isPartial?: true
}

export interface CommunityListEntry extends Partial<Sited> {
  readonly sequence?: number
  readonly action: Action
  readonly match: string
}

/** FRR: `route-map`. */
export interface RouteMap extends Sited {
  readonly name: string
  readonly entries: readonly RouteMapEntry[]
  /** A tool fills in the number or the action of an entry later. */
  readonly isPartial?: true
}

export interface RouteMapEntry extends Sited {
  readonly sequence: number
  readonly action: Action
  readonly description?: string
  readonly matches: readonly Match[]
  readonly call?: string
  /** FRR: `on-match next`, `on-match goto N`. */
  readonly onMatch?: 'next' | { readonly goto: number }
  readonly sets: readonly Assignment[]
  /** A tool fills in some of its lines later. */
  readonly isPartial?: true
}

export type Match =
  | { readonly type: 'prefix-list'; readonly family: Family; readonly name: string }
  | { readonly type: 'next-hop-prefix-list'; readonly family: Family; readonly name: string }
  | { readonly type: 'as-path'; readonly name: string }
  | { readonly type: 'community'; readonly name: string; readonly exact?: true }
  | { readonly type: 'large-community'; readonly name: string; readonly exact?: true }
  | { readonly type: 'local-preference'; readonly value: number }
  | { readonly type: 'metric'; readonly value: number }
  | { readonly type: 'tag'; readonly value: number }
  | { readonly type: 'origin'; readonly value: 'igp' | 'egp' | 'incomplete' }
  | { readonly type: 'interface'; readonly name: string }
  | { readonly type: 'peer'; readonly peer: string }
  | { readonly type: 'source-protocol'; readonly protocol: string }
  /** A match not told apart by netc, as written after `match`. */
  | { readonly type: 'other'; readonly text: string }

export type Assignment =
  | { readonly type: 'local-preference'; readonly value: number }
  | { readonly type: 'metric'; readonly value: number }
  | { readonly type: 'weight'; readonly value: number }
  | { readonly type: 'tag'; readonly value: number }
  | { readonly type: 'origin'; readonly value: 'igp' | 'egp' | 'incomplete' }
  | { readonly type: 'community'; readonly communities: readonly string[]; readonly additive?: true }
  | { readonly type: 'community-none' }
  | { readonly type: 'large-community'; readonly communities: readonly string[]; readonly additive?: true }
  | { readonly type: 'delete-communities'; readonly list: string }
  | { readonly type: 'as-path-prepend'; readonly asns: readonly Asn[] }
  | { readonly type: 'next-hop'; readonly value: string }
  /** FRR: `set ipv6 next-hop global ADDRESS` and `set ipv6 next-hop prefer-global`. */
  | { readonly type: 'ipv6-next-hop'; readonly value: string }
  /** FRR: `set src ADDRESS`. */
  | { readonly type: 'source'; readonly address: Address }
  | { readonly type: 'other'; readonly text: string }

/** FRR: `router bgp`. */
export interface Bgp extends Sited {
  /** 0, which is nobody's (RFC 7607), where a tool fills it in later. */
  readonly asn: Asn
  readonly routerId?: Address
  /** FRR: `bgp ebgp-requires-policy`; absent: by profile and version. */
  readonly ebgpRequiresPolicy?: boolean
  /** FRR: `bgp default ipv4-unicast`; absent: on. */
  readonly defaultIpv4Unicast?: boolean
  /** FRR: `bgp network import-check`; absent: by version. */
  readonly networkImportCheck?: boolean
  readonly logNeighborChanges?: boolean
  readonly clusterId?: Address
  /** FRR: `bgp bestpath as-path multipath-relax`. */
  readonly multipathRelax?: true
  /** FRR: `bgp graceful-restart` and its times in seconds. */
  readonly gracefulRestart?: { readonly restartTime?: number; readonly stalepathTime?: number }
  /** FRR: `timers bgp`, seconds. */
  readonly timers?: { readonly keepaliveTime: number; readonly holdTime: number }
  readonly coalesceTime?: number
  /** Instance settings kept as written. */
  readonly globals: readonly string[]
  readonly groups: readonly PeerGroup[]
  readonly neighbors: readonly Neighbor[]
  readonly listenLimit?: number
  readonly listenRanges: readonly ListenRange[]
  readonly families: readonly BgpFamily[]
}

/** FRR: `bgp listen range`. */
export interface ListenRange extends Sited {
  readonly prefix: Prefix
  readonly group: string
  /** The group is made below it: FRR refuses the range (% Configure the peer-group first). */
  readonly groupIsLater?: true
}

/** What the order of lines does to a neighbor or group. */
export interface Declared {
  /** Lines about it above the one that makes it: FRR refuses each (% Specify remote-as or peer-group commands first). */
  readonly early?: readonly Sited[]
  /**
   * Whether it was made active for IPv4 unicast when it was made, where that differs from what `bgp default
   * ipv4-unicast` says at the end: FRR takes the line for the neighbors below it only.
   */
  readonly ipv4UnicastByDefault?: boolean
}

/** FRR: `neighbor NAME peer-group`. */
export interface PeerGroup extends Sited, Declared {
  readonly name: string
  readonly settings: NeighborSettings
}

/** FRR: `neighbor ADDRESS …`, or `neighbor INTERFACE interface …` for an unnumbered peer. */
export interface Neighbor extends Sited, Declared {
  readonly peer: { readonly address: Address } | { readonly interface: string; readonly v6only?: true }
  /** The peer-group whose settings it takes over. */
  readonly group?: string
  /** The group is made below it: FRR refuses the line (% Configure the peer-group first). */
  readonly groupIsLater?: true
  /** What is said of this neighbor itself. */
  readonly settings: NeighborSettings
}

/** A TCP MD5 password (RFC 2385): a reference to a secret, a value that stands in the file and is not kept, or with neither one that is filled in later. */
export interface Password {
  readonly secret?: string
  /** What can be said of a value that stands in the file. */
  readonly traits?: PasswordTraits
}

/** What can be said of one neighbor or of a group of them. Times are seconds. */
export interface NeighborSettings {
  readonly remoteAsn?: Asn | 'internal' | 'external' | 'auto'
  readonly localAsn?: { readonly asn: Asn; readonly noPrepend?: true; readonly replaceAs?: true }
  readonly description?: string
  readonly shutdown?: true
  readonly password?: Password
  readonly port?: number
  readonly passive?: true
  /** The largest number of hops, 1 to 255. */
  readonly ebgpMultihop?: number
  readonly ttlSecurityHops?: number
  readonly disableConnectedCheck?: true
  readonly enforceFirstAs?: boolean
  /** An address of the router or one of its interfaces. */
  readonly updateSource?: string
  readonly advertisementInterval?: number
  readonly keepaliveTime?: number
  readonly holdTime?: number
  readonly connectRetryTime?: number
  readonly extendedNexthop?: true
  readonly bfd?: { readonly profile?: string }
  readonly gracefulRestart?: 'restarter' | 'helper' | 'disabled'
  /** Settings kept as written after `neighbor NAME `. */
  readonly globals?: readonly string[]
  readonly families?: { readonly [F in Family]?: NeighborFamily }
}

/** What is said of a neighbor inside one `address-family`. */
export interface NeighborFamily {
  /** `neighbor X activate`, or `no neighbor X activate`; absent: FRR's default for the family. */
  readonly activate?: boolean
  readonly routeReflectorClient?: true
  readonly nextHopSelf?: 'plain' | 'force'
  readonly removePrivateAs?: 'plain' | 'all' | 'replace-AS' | 'all replace-AS'
  readonly asOverride?: true
  readonly defaultOriginate?: { readonly routeMap?: string }
  readonly softReconfiguration?: true
  readonly maximumPrefix?: {
    readonly limit: number
    readonly threshold?: number
    readonly restartMinutes?: number
    readonly warningOnly?: true
  }
  readonly allowasIn?: number | 'origin'
  readonly weight?: number
  readonly prefixListIn?: string
  readonly prefixListOut?: string
  readonly filterListIn?: string
  readonly filterListOut?: string
  readonly distributeListIn?: string
  readonly distributeListOut?: string
  readonly routeMapIn?: string
  readonly routeMapOut?: string
  /** Settings kept as written after `neighbor NAME `. */
  readonly globals?: readonly string[]
}

export interface BgpFamily extends Sited {
  readonly family: Family
  readonly networks: readonly Network[]
  readonly aggregates: readonly {
    readonly prefix: Prefix
    readonly summaryOnly?: true
    readonly asSet?: true
    readonly routeMap?: string
  }[]
  readonly redistribute: readonly Redistribute[]
  readonly maximumPaths?: number
  readonly maximumPathsIbgp?: number
  readonly globals: readonly string[]
}

/** FRR: `network`. */
export interface Network extends Sited {
  readonly prefix: Prefix
  readonly routeMap?: string
}

/** FRR: `redistribute`. */
export interface Redistribute extends Sited {
  readonly protocol: 'connected' | 'static' | 'kernel' | 'ospf' | 'isis' | 'rip' | 'table' | string
  readonly metric?: number
  readonly routeMap?: string
}
