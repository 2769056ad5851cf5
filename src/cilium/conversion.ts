/** The values in Cilium's resources, as the model has them and as they are written. */
import type { AdvertisementEntry, Communities, PeerConfig, ServiceAddress } from '../fabric/cluster.ts'
import type { Family } from '../net/family.ts'
import {
  bits,
  hasHostBits,
  network,
  formatAddress,
  formatCidr,
  hostPrefix,
  parseAddress,
  parseCidr,
  type Address,
  type Cidr,
  type IpVersion,
  type Prefix,
} from '../net/prefix.ts'
import type { Labels, Requirement, Selector } from '../net/selector.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import { isMap, textMap } from '../yaml/object.ts'
import {
  follow,
  optional,
  partsOfList,
  partsOfMap,
  plain,
  required,
  within,
  type Conversion,
  type Place,
  type Shape,
} from './shape.ts'

/** Text; unknown where a tool fills it in later. */
export const text: Conversion<string> = {
  read: ({ value }) => (typeof value === 'string' && !hasPlaceholder(value) ? value : undefined),
  write: value => value,
}

/** What tells one thing from another. If a tool completes it later, it stands for itself: the same words are the same name. */
export const name: Conversion<string> = {
  read: ({ value, markPartial }) => {
    if (typeof value !== 'string') return undefined
    if (hasPlaceholder(value)) markPartial()
    return value
  },
  write: value => value,
}

export const integer: Conversion<number> = {
  read: ({ value }) => (Number.isInteger(value) ? (value as number) : undefined),
  write: value => value,
}

export const boolean: Conversion<boolean> = {
  read: ({ value }) => (typeof value === 'boolean' ? value : undefined),
  write: value => value,
}

/** Text that stands for something else; what it should be is said where it is not. */
function parsed<T>(what: string, parse: (text: string) => T | undefined, format: (value: T) => string): Conversion<T> {
  return {
    read: ({ value, path, report }) => {
      if (typeof value !== 'string') return undefined
      const result = parse(value)
      if (result === undefined && !hasPlaceholder(value)) report(path, `${JSON.stringify(value)} is not ${what}`)
      return result
    },
    write: format,
  }
}

/** Blanks around an address and a zone are let pass by the API server. */
export const address: Conversion<Address> = parsed(
  'an IPv4 or IPv6 address',
  written => parseAddress(written.trim().replace(/%.*$/, '')),
  formatAddress,
)

const hasMask = { code: 'peer-address-has-mask' }

/** A peer's address, which CiliumBGPPeeringPolicy wrote with its length. */
export const peerAddress: Conversion<Address> = {
  ...address,
  read: place => {
    const { path, value, report } = place
    const long = typeof value === 'string' ? parseCidr(value) : undefined
    if (!long) return address.read(place)
    report(
      path,
      `peerAddress has a length here, ${formatCidr(long)}, and takes just ${formatAddress(long.address)}`,
      hasMask,
    )
    return long.address
  },
}

/** An end of a range of a pool: the API server takes any text, and Cilium none but an address. */
export const rangeEnd: Conversion<Address> = {
  ...address,
  read: place => {
    const report: Place['report'] = (path, message) => place.report(path, message, { code: 'pool-range-invalid' })
    return place.value === '' ? undefined : address.read({ ...place, report })
  },
}

/** An address as it must stand by itself; empty text is as good as none. */
export const bareAddress: Conversion<Address> = {
  ...parsed('an IPv4 or IPv6 address', parseAddress, formatAddress),
  read: place =>
    place.value === '' ? undefined : parsed('an IPv4 or IPv6 address', parseBare, formatAddress).read(place),
}

/** Without an IPv4 address inside an IPv6 one, which the API server takes for neither (CEL `isIP`). */
function parseBare(text: string): Address | undefined {
  return text.includes(':') && text.includes('.') ? undefined : parseAddress(text)
}

export const ipv4Address: Conversion<Address> = parsed(
  'an IPv4 address',
  written => {
    const read = parseAddress(written)
    return read?.version === 4 ? read : undefined
  },
  formatAddress,
)

/** A CIDR whose host bits may be set. */
export const cidr: Conversion<Cidr> = parsed('a CIDR such as 192.0.2.0/24', parseCidr, formatCidr)

/** A network; bits of a host are cut off, as Cilium does. */
export const prefix: Conversion<Prefix> = {
  ...parsed('a network such as 192.0.2.0/24', parseCidr, formatCidr),
  read: place => {
    const written = cidr.read(place)
    if (written && hasHostBits(written)) {
      const message = `${formatCidr(written)} starts in the middle of a /${written.length}: it means ${formatCidr(network(written))}`
      place.report(place.path, message, { code: 'cidr-host-bits-set', severity: 'warning' })
    }
    return written && network(written)
  },
}

const longAddress: Conversion<Address> = parsed(
  'an address with /32 or /128',
  written => {
    const read = parseCidr(written)
    return read?.length === bits(read?.address.version ?? 4) ? read.address : undefined
  },
  value => formatCidr(hostPrefix(value)),
)

/** An address with its full length, as CiliumBGPPeeringPolicy writes a peer's. */
export const hostAddress: Conversion<Address> = {
  ...longAddress,
  read: place => {
    const { path, value, report } = place
    const bare = typeof value === 'string' ? parseAddress(value) : undefined
    if (!bare) return longAddress.read(place)
    report(
      path,
      `peerAddress takes a length here: ${formatCidr(hostPrefix(bare))}, not ${formatAddress(bare)}`,
      hasMask,
    )
    return bare
  },
}

function oneOf<T extends string>(...values: readonly T[]): Conversion<T> {
  return { read: ({ value }) => values.find(each => each === value), write: value => value }
}

const serviceAddress: Conversion<ServiceAddress> = oneOf('LoadBalancerIP', 'ClusterIP', 'ExternalIP')

export const entryType: Conversion<AdvertisementEntry['type']> = oneOf(
  'PodCIDR',
  'CiliumPodIPPool',
  'Service',
  'Interface',
)

/** Cilium's booleans in capitals, which YAML must not take for its own. */
export const yesOrNo: Conversion<boolean> = {
  read: ({ value }) => (value === 'Yes' ? true : value === 'No' ? false : undefined),
  write: value => (value ? 'Yes' : 'No'),
}

/** Labels; one whose value or key is filled in later is left out. */
export const labels: Conversion<Labels> = {
  read: ({ value, markPartial }) => {
    const known = Object.entries(textMap(value)).filter(([key, each]) => !hasPlaceholder(key) && !hasPlaceholder(each))
    if (isMap(value) && known.length < Object.keys(value).length) markPartial()
    return Object.fromEntries(known)
  },
  parts: partsOfMap,
  write: value => (Object.keys(value).length === 0 ? undefined : value),
}

const requirement: Shape<Requirement> = {
  key: required('key', name),
  operator: required('operator', oneOf('In', 'NotIn', 'Exists', 'DoesNotExist')),
  values: optional('values', texts(name)),
}

/** A selector is read whole or not at all: without one of its parts it would select more. */
export const selector: Conversion<Selector> = {
  read: place => {
    if (!isMap(place.value)) return undefined
    const labels = follow(place, 'matchLabels').value
    const expressions = follow(place, 'matchExpressions')
    const requirements = Array.isArray(expressions.value)
      ? expressions.value.map((_, i) => plain(requirement).read(follow(expressions, i)))
      : undefined
    const words = isMap(labels) ? Object.entries(labels).flat() : []
    const whole =
      (labels === undefined || (isMap(labels) && words.every(each => typeof each === 'string'))) &&
      (expressions.value === undefined || requirements?.every(each => each !== undefined))
    if (!whole) return undefined
    if (words.some(word => hasPlaceholder(word as string))) place.markPartial()
    return {
      ...(labels !== undefined && { matchLabels: labels as Labels }),
      ...(requirements && { matchExpressions: requirements as Requirement[] }),
    }
  },
  write: value => value,
  parts: place => [
    ...within('matchLabels', partsOfMap(follow(place, 'matchLabels'))),
    ...within('matchExpressions', partsOfList(follow(place, 'matchExpressions'), plain(requirement))),
  ],
}

/** A list of texts where an empty list is not the same as none. */
function texts(item: Conversion<string> = text): Conversion<readonly string[]> {
  return {
    read: place => {
      if (!Array.isArray(place.value) || !place.value.every(each => typeof each === 'string')) return undefined
      return place.value.flatMap((_, i) => item.read(follow(place, i)) ?? [])
    },
    write: value => value,
    parts: partsOfList,
  }
}

export const communities: Conversion<Communities> = plain<Communities>({
  standard: optional('standard', texts()),
  large: optional('large', texts()),
  wellKnown: optional('wellKnown', texts()),
})

export const serviceAddresses: Conversion<readonly ServiceAddress[]> = {
  read: place =>
    Array.isArray(place.value)
      ? place.value.flatMap((value: unknown) => serviceAddress.read({ ...place, value }) ?? [])
      : undefined,
  write: value => value,
  parts: partsOfList,
}

const gracefulRestartTime: Shape<{ restartTime?: number }> = { restartTime: optional('restartTimeSeconds', integer) }

/** `enabled: false` is as good as nothing. */
export const gracefulRestart: Conversion<NonNullable<PeerConfig['gracefulRestart']>> = {
  read: place =>
    isMap(place.value) && place.value['enabled'] === true ? plain(gracefulRestartTime).read(place) : undefined,
  write: ({ restartTime }) => ({
    enabled: true,
    ...(restartTime !== undefined && { restartTimeSeconds: restartTime }),
  }),
  parts: place => plain(gracefulRestartTime).parts!(place),
}

export const autoDiscovery: Conversion<IpVersion> = {
  read: ({ value }) => {
    const family = isMap(value) && isMap(value['defaultGateway']) ? value['defaultGateway']['addressFamily'] : undefined
    return family === 'ipv4' ? 4 : family === 'ipv6' ? 6 : undefined
  },
  write: version => ({ mode: 'DefaultGateway', defaultGateway: { addressFamily: `ipv${version}` } }),
}

/** The first half of a family; the other is always `safi: unicast`, as nothing else works. */
export const afi: Conversion<Family> = {
  read: ({ value }) => (value === 'ipv4' || value === 'ipv6' ? `${value}-unicast` : undefined),
  write: value => value.slice(0, 4),
}
