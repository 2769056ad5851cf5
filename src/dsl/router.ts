/** FRR routers. */
import type { Address, Prefix } from '../net/prefix.ts'
import type { Profile } from '../fabric/router.ts'
import type { Origin, Sited } from '../text/origin.ts'
import { calledFrom } from './callsite.ts'
import type { Filter } from './filter.ts'
import { readNetwork, readNetworks, type AutonomousSystem, type Subnet, type SubnetAddress } from './network.ts'
import { complain, readAddress, readName, readNumber } from './problem.ts'

/** What can be imported into BGP from elsewhere on the router (FRR: `redistribute`). */
export type RouteSource = 'connected' | 'static' | 'kernel'

export interface RouterOptions {
  /** Its autonomous system (FRR: `router bgp`). */
  as: AutonomousSystem
  /** The release of FRR it runs, `7.5` to `10.7`. */
  frr: string
  /** FRR's set of defaults (FRR: `frr defaults`). `traditional` when left out. */
  profile?: Profile
  /** Addresses by interface, from `subnet(…).address(…)`; several for several subnets or both families. */
  interfaces?: Readonly<Record<string, SubnetAddress | readonly SubnetAddress[]>>
  /** Addresses on `lo`, without length: one, or one of each family. */
  loopback?: string | readonly string[]
  /** BGP identifier (FRR: `bgp router-id`). When left out: the IPv4 loopback, else the first IPv4 address. */
  routerId?: string
  /** Networks it announces (FRR: `network`). One that nothing else puts into the table gets a blackhole route, or FRR would not announce it. */
  originate?: readonly (string | Subnet)[]
  /** Imports routes into BGP. Connected ones are limited to the subnets and loopbacks described here, so that a management network does not leak. */
  redistribute?: readonly RouteSource[]
  /** Static routes, made by `route` and `blackhole`. */
  routes?: readonly Route[]
  /** The largest number of equal paths it installs, 1 to 256 (FRR: `maximum-paths`). When left out: as many as FRR was built for. */
  maximumPaths?: number
  /** Further lines of frr.conf outside any block, kept as written: `log syslog informational`. */
  lines?: readonly string[]
}

/** An FRR router. Made by `router`. */
export class Router implements Sited {
  readonly kind = 'router'
  readonly name: string
  readonly as: AutonomousSystem
  readonly frr: string
  readonly profile: Profile
  readonly interfaces: readonly RouterInterface[]
  readonly loopbacks: readonly Address[]
  readonly routerId: Address | undefined
  readonly originate: readonly Prefix[]
  readonly redistribute: readonly RouteSource[]
  readonly routes: readonly Route[]
  readonly maximumPaths: number | undefined
  readonly lines: readonly string[]
  readonly origin: Origin

  constructor(name: string, options: RouterOptions, origin: Origin) {
    this.origin = origin
    this.name = readName(name, this)
    this.as = options.as
    this.frr = options.frr
    this.profile = options.profile ?? 'traditional'
    this.interfaces = Object.entries(options.interfaces ?? {}).map(([port, addresses]) => ({
      name: port,
      addresses: [addresses].flat(),
    }))
    this.loopbacks = [options.loopback ?? []].flat().map((text, i) => readAddress(text, this, `loopback.${i}`))
    this.routerId = options.routerId === undefined ? undefined : readAddress(options.routerId, this, 'routerId')
    this.originate = readNetworks(options.originate ?? [], this, 'originate')
    this.redistribute = options.redistribute ?? []
    this.routes = options.routes ?? []
    this.maximumPaths =
      options.maximumPaths === undefined ? undefined : readNumber(options.maximumPaths, this, 'maximumPaths', [1, 256])
    this.lines = (options.lines ?? []).map((line, i) => this.#line(line, `lines.${i}`))
  }

  /** A line that opens a block would take what follows it along, and one that is broken in two is two. */
  #line(line: string, property: string): string {
    if (/[\r\n]/.test(line))
      complain(this, property, 'line-invalid', 'one of the lines holds a line break', {
        help: 'give each line by itself',
      })
    const [opens] = /^\s*(router|interface|vrf|route-map|address-family|key chain|line)\b/.exec(line) ?? []
    if (opens !== undefined)
      complain(this, property, 'line-invalid', `'${line}' opens a block, and lines of one can't be given here`, {
        help: 'only lines outside any block: log syslog informational',
      })
    return line
  }

  /**
   * One of its interfaces as the end of a cable. Two ports as the ends of a peering make it unnumbered: the session
   * runs between the link-local addresses, and the interfaces need no others (FRR: `neighbor IF interface`, RFC 5549).
   */
  port(name: string): Port {
    return new Port(this, name, calledFrom(this.port))
  }
}

export interface RouterInterface {
  readonly name: string
  readonly addresses: readonly SubnetAddress[]
}

/** An interface of a router as the end of a cable. Made by `Router.port`. */
export class Port implements Sited {
  readonly kind = 'port'
  readonly router: Router
  readonly name: string
  readonly origin: Origin
  constructor(router: Router, name: string, origin: Origin) {
    this.router = router
    this.name = name
    this.origin = origin
  }
}

/**
 * An FRR router.
 *
 * @param name its host name; the output folder is called so.
 * @example const tor = router('tor0', { as: autonomousSystem(65010), frr: '10.5', interfaces: { eth1: lan.address(1) } })
 */
export function router(name: string, options: RouterOptions): Router {
  return new Router(name, options, calledFrom(router))
}

/** A static route. Made by `route` and `blackhole`. */
export class Route implements Sited {
  readonly kind = 'route'
  readonly prefix: Prefix
  readonly via: Address | string | 'blackhole'
  readonly origin: Origin
  constructor(prefix: string | Subnet, via: { address: string } | { interface: string } | 'blackhole', origin: Origin) {
    this.origin = origin
    this.prefix = readNetwork(prefix, this, 'prefix')
    this.via =
      via === 'blackhole' ? via : 'address' in via ? readAddress(via.address, this, 'via.address') : via.interface
    if (typeof this.via === 'object' && this.via.version !== this.prefix.address.version)
      complain(
        this,
        'via.address',
        'route-next-hop-family',
        `an IPv${this.prefix.address.version} route can't go to an IPv${this.via.version} address`,
      )
  }
}

/**
 * A static route (FRR: `ip route`, `ipv6 route`).
 *
 * @param via the next hop's address, or the interface of a point-to-point link.
 * @example route('10.0.0.0/8', { address: '192.0.2.1' })
 */
export function route(prefix: string | Subnet, via: { address: string } | { interface: string }): Route {
  return new Route(prefix, via, calledFrom(route))
}

/** A static route that drops what has no longer one: it ends loops for unknown parts of a network (FRR: `ip route P blackhole`). */
export function blackhole(prefix: string | Subnet): Route {
  return new Route(prefix, 'blackhole', calledFrom(blackhole))
}

/** What may be said of one router's end of a peering, over what the peering says of all. */
export interface EndOptions {
  /** Which routes are taken from the other end. */
  accept?: Filter
  /** Which routes are sent to the other end. */
  announce?: Filter
  /** Sends a default route, whether or not the router has one (FRR: `default-originate`). */
  defaultOriginate?: boolean
  /** Names itself as the next hop of what it passes on; `'force'` also of reflected routes (FRR: `next-hop-self`). */
  nextHopSelf?: boolean | 'force'
  /** Reflects iBGP routes to the other end, which is its client (FRR: `route-reflector-client`, RFC 4456). */
  reflectTo?: boolean
  /** Takes routes with its own AS in the path, that many times (FRR: `allowas-in`). */
  allowOwnAs?: number
  /** Replaces the other end's AS in the path by its own (FRR: `as-override`). */
  overrideAs?: boolean
  /** Text beside the neighbor (FRR: `description`). */
  description?: string
}

/** What is said of one router's end of a peering. Made by `at`. */
export class End implements Sited {
  readonly kind = 'end'
  readonly router: Router
  readonly options: EndOptions
  readonly origin: Origin
  constructor(end: Router, options: EndOptions, origin: Origin) {
    this.router = end
    this.options = options
    this.origin = origin
  }
}

/**
 * Settings of one router's end of a peering: `peering({ between: [spine, tor], ends: [at(spine, { defaultOriginate: true })] })`.
 */
export function at(end: Router, options: EndOptions): End {
  return new End(end, options, calledFrom(at))
}
