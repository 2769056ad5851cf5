/** The ground everything stands on: AS numbers, subnets, secrets. */
import { asnUse, type Asn, type AsnUse } from '../net/asn.ts'
import {
  addressAt,
  contains,
  formatCidr,
  sameAddress,
  network,
  rangeOf,
  type Address,
  type Cidr,
  type Prefix,
} from '../net/prefix.ts'
import type { Origin, Sited } from '../text/origin.ts'
import { calledFrom } from './callsite.ts'
import { complain, readAddress, readAsn, readName, readPrefix } from './problem.ts'

/** An autonomous system. Made by `autonomousSystem`. */
export class AutonomousSystem implements Sited {
  readonly kind = 'autonomous system'
  readonly asn: Asn
  readonly origin: Origin
  constructor(asn: number | string, origin: Origin) {
    this.origin = origin
    this.asn = readAsn(asn, this, 'asn')
  }

  /** What IANA says its number may be used for. */
  get use(): AsnUse {
    return asnUse(this.asn)
  }
}

/**
 * An autonomous system by its number (RFC 6793).
 *
 * @param asn asplain (`65010`) or asdot (`'1.10'`), two or four bytes. Private: 64512 to 65534, 4200000000 to 4294967294.
 * @example const inside = autonomousSystem(65432)
 */
export function autonomousSystem(asn: number | `${number}.${number}`): AutonomousSystem {
  return new AutonomousSystem(asn, calledFrom(autonomousSystem))
}

/** A network that interfaces and nodes share. Made by `subnet`. */
export class Subnet implements Sited {
  readonly kind = 'subnet'
  readonly prefix: Prefix
  readonly origin: Origin
  constructor(prefix: string, origin: Origin) {
    this.origin = origin
    this.prefix = readPrefix(prefix, this, 'prefix')
  }

  /**
   * An address of this subnet, with its length.
   *
   * @param host its number counted from the network address (`10` is .10 of a /24), or the whole address as text.
   */
  address(host: number | string): SubnetAddress {
    return new SubnetAddress(this, host, calledFrom(this.address))
  }
}

/** One address of a subnet. Made by `Subnet.address`. */
export class SubnetAddress implements Sited {
  readonly kind = 'address'
  readonly subnet: Subnet
  readonly cidr: Cidr
  readonly origin: Origin
  constructor(subnet: Subnet, host: number | string, origin: Origin) {
    this.subnet = subnet
    this.origin = origin
    this.cidr = { address: this.#find(host), length: subnet.prefix.length }
  }

  #find(host: number | string): Address {
    const { prefix } = this.subnet
    if (typeof host === 'number' && !Number.isInteger(host)) {
      complain(this, 'host', 'address-outside-subnet', `${host} is no whole number`, {
        help: `write 10 for the address .10 of a /24, or the whole address as text`,
      })
      return prefix.address
    }
    const address = typeof host === 'string' ? readAddress(host, this, 'host') : addressAt(prefix, host)
    const range = rangeOf(prefix)
    if (!address || !contains(prefix, address)) {
      complain(this, 'host', 'address-outside-subnet', `${host} lies outside ${formatCidr(prefix)}`)
      return prefix.address
    }
    const usable = prefix.address.version === 6 || prefix.length > 30
    if (!usable && (sameAddress(address, range.first) || sameAddress(address, range.last)))
      complain(
        this,
        'host',
        'address-not-usable',
        `${host} is the ${sameAddress(address, range.first) ? 'network' : 'broadcast'} address of ${formatCidr(network(prefix))}`,
      )
    return address
  }
}

/**
 * A network that interfaces and nodes share.
 *
 * @param prefix IPv4 or IPv6, no host bits: `192.168.99.0/24`, `2001:db8:99::/64`.
 * @example const lan = subnet('192.168.99.0/24'); lan.address(10)
 */
export function subnet(prefix: string): Subnet {
  return new Subnet(prefix, calledFrom(subnet))
}

/** Reads a network, or takes that of a subnet. */
export function readNetwork(written: string | Subnet, node: Sited, property: string): Prefix {
  return typeof written === 'string' ? readPrefix(written, node, property) : written.prefix
}

/** Reads a list of networks and subnets. */
export function readNetworks(written: readonly (string | Subnet)[], node: Sited, property: string): readonly Prefix[] {
  return written.map((each, i) => readNetwork(each, node, `${property}.${i}`))
}

/** A password by the name of the Secret that holds it. Made by `secret`. */
export class Secret implements Sited {
  readonly kind = 'secret'
  readonly name: string
  readonly origin: Origin
  constructor(name: string, origin: Origin) {
    this.origin = origin
    this.name = readName(name, this)
  }
}

/**
 * A password by reference: the value never stands in the description nor, unless asked for, in the output.
 *
 * Cilium reads the key `password` of the Secret of this name in the cluster's secrets namespace (`kube-system` unless
 * said otherwise); the router's line is filled in by `netc build --secrets` from `NETC_SECRET_<NAME>`.
 */
export function secret(name: string): Secret {
  return new Secret(name, calledFrom(secret))
}
