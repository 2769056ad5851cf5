/**
 * What is wrong with a value is collected while the description runs and reported together afterwards; no builder
 * throws for it. The text of a value is read here once, and trusted everywhere after.
 */
import { asnUse, parseAsn, type Asn } from '../net/asn.ts'
import { communityKind, type CommunityKind } from '../net/community.ts'
import {
  formatCidr,
  hasHostBits,
  network,
  parseAddress,
  parseCidr,
  type Address,
  type Cidr,
  type Prefix,
} from '../net/prefix.ts'
import type { Labels } from '../net/selector.ts'
import type { Diagnostic, Severity } from '../text/diagnostic.ts'
import { locate, type Sited } from '../text/origin.ts'

let problems: Diagnostic[] = []

/** The problems since the last call, which forgets them. */
export function takeProblems(): readonly Diagnostic[] {
  const taken = problems
  problems = []
  return taken
}

/** A finding at `property` of the call that made `node`, or at the call where no property is named. */
export function diagnose(
  node: Sited,
  property: string | undefined,
  code: string,
  message: string,
  more: Partial<Pick<Diagnostic, 'help' | 'why' | 'related' | 'severity'>> = {},
): Diagnostic {
  const severity: Severity = more.severity ?? 'error'
  return { code, message, span: locate(node, property as never), ...more, severity }
}

/** Records a finding; see `diagnose`. */
export function complain(...finding: Parameters<typeof diagnose>): void {
  problems.push(diagnose(...finding))
}

const nowhere: Address = { version: 4, words: [0] }

/** Reads an address; a wrong one is recorded, and stands as 0.0.0.0 until the run ends. */
export function readAddress(text: string, node: Sited, property: string): Address {
  const address = parseAddress(text)
  if (!address)
    complain(node, property, 'address-invalid', `'${text}' is no IP address`, {
      help: 'write 192.0.2.1 or 2001:db8::1, with no length',
    })
  return address ?? nowhere
}

/** Reads a BGP identifier: 32 bits in the form of an IPv4 address (RFC 6286). */
export function readRouterId(text: string, node: Sited, property: string): Address {
  const id = readAddress(text, node, property)
  if (id.version === 6)
    complain(node, property, 'router-id-invalid', `${text} can't be a router id: it has the form of an IPv4 address`, {
      why: 'a router id is 32 bits, also where all sessions are IPv6 (RFC 6286)',
    })
  return id
}

/** Reads an address with a length, host bits kept. */
function readCidr(text: string, node: Sited, property: string): Cidr {
  const cidr = parseCidr(text)
  if (!cidr)
    complain(node, property, 'prefix-invalid', `'${text}' is no prefix`, {
      help: 'write 192.0.2.0/24 or 2001:db8::/64',
    })
  return cidr ?? { address: nowhere, length: 32 }
}

/** Reads a network, whose host bits must be zero. */
export function readPrefix(text: string, node: Sited, property: string): Prefix {
  const cidr = readCidr(text, node, property)
  if (hasHostBits(cidr)) {
    const meant = formatCidr(network(cidr))
    complain(node, property, 'cidr-host-bits-set', `${text} has host bits set: the network is ${meant}`, {
      help: `write ${meant}`,
    })
  }
  return network(cidr)
}

/** Reads an AS number that a speaker may have: any but the reserved ones. */
export function readAsn(text: number | string, node: Sited, property: string): Asn {
  if (typeof text === 'number' && !Number.isInteger(text)) {
    complain(node, property, 'asn-invalid', `${text} is a number with a fraction: asdot is written as text`, {
      help: "write '1.10'",
    })
    return 1
  }
  const asn = parseAsn(String(text))
  if (asn === undefined) {
    complain(node, property, 'asn-invalid', `${text} is no AS number: they run from 1 to 4294967295`, {
      help: 'write 65010, or 1.10 in asdot',
    })
    return 1
  }
  if (asnUse(asn) === 'reserved')
    complain(node, property, 'asn-reserved', `AS ${asn} is reserved and can't be a speaker's`, {
      help: 'private numbers are 64512 to 65534 and 4200000000 to 4294967294',
    })
  return asn
}

/** A length of time: seconds, or text with a unit. */
export type Duration = number | `${number}s` | `${number}m` | `${number}h`

const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600 }

/** Reads a duration to whole seconds within the limits, both included. */
export function readDuration(
  written: Duration,
  node: Sited,
  property: string,
  [least, most]: readonly [number, number],
): number {
  const parts = /^(\d+)([smh]?)$/.exec(String(written))
  const seconds = parts ? Number(parts[1]) * units[parts[2]!]! : NaN
  if (seconds >= least && seconds <= most) return seconds
  complain(node, property, 'duration-invalid', `${property} is ${written}, not ${least} to ${most} whole seconds`, {
    help: "write 90, '90s' or '2m'",
  })
  return least
}

/** Checks a whole number within the limits, both included. */
export function readNumber(
  written: number,
  node: Sited,
  property: string,
  [least, most]: readonly [number, number],
): number {
  if (Number.isInteger(written) && written >= least && written <= most) return written
  complain(
    node,
    property,
    'number-out-of-range',
    `${property} is ${written}, not a whole number from ${least} to ${most}`,
  )
  return least
}

/** Sorts communities by their kind; a wrong one is recorded and left out. */
export function readCommunities(
  written: readonly string[],
  node: Sited,
  property: string,
): Readonly<Record<CommunityKind, readonly string[]>> {
  const sorted: Record<CommunityKind, string[]> = { standard: [], large: [], wellKnown: [] }
  for (const [i, each] of written.entries()) {
    const kind = communityKind(each)
    if (kind) sorted[kind].push(each)
    else
      complain(node, `${property}.${i}`, 'community-invalid', `'${each}' is no community`, {
        help: 'parts of a standard one go to 65535: write a larger AS in a large community, 4200000001:0:100',
      })
  }
  return sorted
}

/** The name of a label behind its optional prefix, and its value (Kubernetes: `validation.IsQualifiedName`, `IsValidLabelValue`). */
const labelWord = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)$/
const labelPrefix = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/

/** Checks labels as the API server does. */
export function readLabels(labels: Labels, node: Sited, property: string): Labels {
  for (const [key, value] of Object.entries(labels)) {
    const [name = '', prefix, ...more] = key.split('/').reverse()
    if (!labelWord.test(name) || (prefix !== undefined && !labelPrefix.test(prefix)) || more.length > 0)
      complain(node, `${property}.${key}`, 'label-invalid', `'${key}' can't be the key of a label`, {
        help: "letters, digits, '-', '_' and '.', up to 63, after a domain of one's own if need be: example.com/expose",
      })
    if (value !== '' && !labelWord.test(value))
      complain(node, `${property}.${key}`, 'label-invalid', `'${value}' can't be the value of label ${key}`, {
        help: "letters, digits, '-', '_' and '.', up to 63, with a letter or digit at both ends",
      })
  }
  return labels
}

/** What DNS labels allow, which Kubernetes asks of the names of its objects (RFC 1123). */
const objectName = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/

/** Checks a name that becomes the name of a Kubernetes object, a folder or a word in frr.conf. */
export function readName(name: string, node: Sited, property = 'name'): string {
  if (!objectName.test(name))
    complain(
      node,
      property,
      'name-invalid',
      `${name === '' ? 'a name is empty' : `'${name}' can't be a name`}: small letters, digits, '-' and '.' only, with a letter or digit at both ends`,
    )
  return name
}
