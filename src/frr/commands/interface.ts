/** FRR: the body of an `interface`, and static routes. */
import type { Interface, StaticRoute } from '../../fabric/router.ts'
import type { Sited } from '../../text/origin.ts'
import { formatAddress, parseAddress, type IpVersion } from '../../net/prefix.ts'
import { cidr, integer, prefix, remark } from '../argument.ts'
import type { Argument } from '../command.ts'
import { flag, rowsOf, sited, type Row } from '../row.ts'

/** The interface that a block is about. */
export interface InterfaceName {
  readonly name: string
}

/** What is said of an interface inside its block. */
export type InterfaceBody = Omit<Interface, 'name' | keyof Sited>

const { says, lists } = rowsOf<InterfaceBody>('interface', {})

/** The commands of an interface, in the order FRR writes them. */
export const interfaceRows: readonly Row<InterfaceBody>[] = [
  says('description <description...>', { description: remark }, 'Says what the interface is for.'),
  lists(
    'addresses',
    'ip address <address>',
    { address: cidr(4) },
    'Gives the interface an IPv4 address.',
    addressOf(4),
  ),
  lists(
    'addresses',
    'ipv6 address <address>',
    { address: cidr(6) },
    'Gives the interface an IPv6 address.',
    addressOf(6),
  ),
  says('no ipv6 nd suppress-ra', {}, 'Sends IPv6 router advertisements.', flag('routerAdvertisements')),
]

function addressOf(version: IpVersion) {
  return {
    read: ({ address }: { address: Interface['addresses'][number] }) => address,
    print: (address: Interface['addresses'][number]) => (address.address.version === version ? { address } : undefined),
  }
}

/** What holds static routes. */
export interface StaticRoutes {
  readonly staticRoutes: readonly StaticRoute[]
}

const top = rowsOf<StaticRoutes>('top', {})

/** FRR: `ip route`, `ipv6 route`. */
export const staticRouteRows: readonly Row<StaticRoutes>[] = [staticRoutes('ip', 4), staticRoutes('ipv6', 6)]

function staticRoutes(ip: 'ip' | 'ipv6', version: IpVersion): Row<StaticRoutes> {
  const args = { prefix: prefix(version), via: via(version), distance: integer(1, 255) }
  const { read } = sited<Omit<StaticRoute, 'origin'>>()
  return top.lists('staticRoutes', `${ip} route <prefix> <via> [<distance>]`, args, 'Routes a prefix by hand.', {
    read,
    print: route => (route.prefix.address.version === version ? route : undefined),
  })
}

/** `Null0` is another word for `blackhole`. */
function via(version: IpVersion): Argument<StaticRoute['via']> {
  return {
    notation: `<${version === 4 ? 'A.B.C.D' : 'X:X::X:X'}|INTERFACE|blackhole|reject>`,
    parse(text) {
      if (text === 'blackhole' || text === 'reject') return text
      if (text === 'Null0') return 'blackhole'
      const address = parseAddress(text)
      if (address) return address.version === version ? { address } : undefined
      return /^[A-Za-z]/.test(text) ? { interface: text } : undefined
    },
    print: way => (typeof way === 'string' ? way : 'address' in way ? formatAddress(way.address) : way.interface),
  }
}
