/** FRR: lists that route-maps and neighbors refer to by name. */
import type {
  AccessList,
  AccessListEntry,
  AsPathList,
  CommunityList,
  CommunityListEntry,
  PrefixList,
  PrefixListEntry,
} from '../../fabric/router.ts'
import type { Sited } from '../../text/origin.ts'
import { versionOf, type Family } from '../../net/family.ts'
import { bits, type Prefix } from '../../net/prefix.ts'
import { communityText, integer, lengthOf, oneOf, prefix, remark, text, word } from '../argument.ts'
import type { Argument } from '../command.ts'
import { rowsOf, type ItemLens, type Row } from '../row.ts'

/** The list that a line belongs to. */
export interface ListName {
  readonly name: string
}

/** What a list says, apart from its name. */
export type PrefixListBody = Omit<PrefixList, 'name' | 'family' | keyof Sited>
export type AccessListBody = Omit<AccessList, 'name' | 'family' | keyof Sited>
export type AsPathListBody = Omit<AsPathList, 'name' | keyof Sited>
export type CommunityListBody = Omit<CommunityList, 'name' | 'kind' | keyof Sited>

const name = { name: word }
const action = oneOf('permit', 'deny')
const sequence = integer(0, 4294967295)

/** FRR: `ip prefix-list`, `ipv6 prefix-list`. */
export const prefixListRows: Readonly<Record<Family, readonly Row<PrefixListBody, ListName>[]>> = {
  'ipv4-unicast': prefixLists('ip', 'ipv4-unicast'),
  'ipv6-unicast': prefixLists('ipv6', 'ipv6-unicast'),
}

function prefixLists(ip: 'ip' | 'ipv6', family: Family): readonly Row<PrefixListBody, ListName>[] {
  const version = versionOf(family)
  const { says, lists } = rowsOf<PrefixListBody, ListName>('top', name)
  const length = lengthOf(version)
  return [
    says(
      `${ip} prefix-list <name> description <description...>`,
      { description: remark },
      'Says what the list is for.',
    ),
    lists(
      'entries',
      `${ip} prefix-list <name> [seq <sequence>] <action> any`,
      { sequence, action },
      'Takes every prefix.',
      everything(family),
    ),
    lists(
      'entries',
      `${ip} prefix-list <name> [seq <sequence>] <action> <prefix> [ge <ge>] [le <le>]`,
      { sequence, action, prefix: prefix(version), ge: length, le: length },
      'Takes this prefix, and with ge or le those inside it that are that long.',
      {
        read: (values, origin, { entries }) => ({ ...values, sequence: values.sequence ?? next(entries), origin }),
        print: entry => entry,
      },
    ),
  ]
}

/** `any` is the default prefix with every length, and is printed as that. */
function everything(
  family: Family,
): ItemLens<PrefixListBody, PrefixListEntry, Pick<PrefixListEntry, 'action'> & { readonly sequence?: number }> {
  const version = versionOf(family)
  return {
    read: (values, origin, { entries }) => ({
      ...values,
      sequence: values.sequence ?? next(entries),
      prefix: defaultPrefix(family),
      le: bits(version),
      origin,
    }),
    print: () => undefined,
  }
}

function defaultPrefix(family: Family): Prefix {
  const version = versionOf(family)
  return { address: { version, words: version === 4 ? [0] : [0, 0, 0, 0] }, length: 0 }
}

/** The sequence number FRR gives to an entry without one: the next multiple of five. */
export function next(entries: readonly { readonly sequence?: number }[] = []): number {
  const last = entries.reduce((most, entry) => Math.max(most, entry.sequence ?? 0), 0)
  return Math.floor(last / 5) * 5 + 5
}

/** FRR: `access-list`, `ipv6 access-list`, where they name prefixes; every other form is kept as it is written. */
export const accessListRows: Readonly<Record<Family, readonly Row<AccessListBody, ListName>[]>> = {
  'ipv4-unicast': accessLists('access-list', 'ipv4-unicast'),
  'ipv6-unicast': accessLists('ipv6 access-list', 'ipv6-unicast'),
}

function accessLists(
  words: 'access-list' | 'ipv6 access-list',
  family: Family,
): readonly Row<AccessListBody, ListName>[] {
  const { lists } = rowsOf<AccessListBody, ListName>('top', name)
  return [
    lists(
      'entries',
      `${words} <name> [seq <sequence>] <action> any` as 'access-list <name> [seq <sequence>] <action> any',
      { sequence, action },
      'Takes every prefix.',
      {
        read: (values, origin, { entries }) => ({
          ...values,
          sequence: values.sequence ?? next(entries),
          prefix: defaultPrefix(family),
          origin,
        }),
        print: (entry: AccessListEntry) => (entry.prefix.length === 0 && !entry.exact ? entry : undefined),
      },
    ),
    lists(
      'entries',
      `${words} <name> [seq <sequence>] <action> <prefix> [exact-match]` as 'access-list <name> [seq <sequence>] <action> <prefix> [exact-match]',
      { sequence, action, prefix: prefix(versionOf(family)) },
      'Takes this prefix and all inside it, or only itself.',
      {
        read: ({ exactMatch, ...values }, origin, { entries }) => ({
          ...values,
          sequence: values.sequence ?? next(entries),
          ...(exactMatch ? ({ exact: true } as const) : {}),
          origin,
        }),
        print: ({ exact, ...entry }: AccessListEntry) => ({ ...entry, ...(exact ? { exactMatch: true } : {}) }),
      },
    ),
  ]
}

/** FRR: `bgp as-path access-list`. */
export const asPathListRows: readonly Row<AsPathListBody, ListName>[] = [
  rowsOf<AsPathListBody, ListName>('top', name).lists(
    'entries',
    'bgp as-path access-list <name> [seq <sequence>] <action> <expression...>',
    { sequence, action, expression: text },
    'Takes routes whose AS path matches the regular expression.',
    numbered(),
  ),
]

/** An entry that may have a number: one without, below one with a number, goes on counting, as FRR does. */
function numbered<E extends { readonly sequence?: number }>(): ItemLens<
  { readonly entries?: readonly { readonly sequence?: number }[] },
  E & Partial<Sited>,
  E
> {
  return {
    read: (values, origin, { entries = [] }) => ({
      ...values,
      ...(values.sequence === undefined && entries.some(each => each.sequence !== undefined)
        ? { sequence: next(entries) }
        : {}),
      origin,
    }),
    print: entry => entry,
  }
}

/** A name that is a number, which tells the kind of the list. */
function listNumber(least: number, most: number): Argument<string> {
  const number = integer(least, most)
  return { ...number, parse: text => number.parse(text)?.toString(), print: text => text }
}

/** FRR: `bgp community-list`, `bgp large-community-list`, each standard or expanded. */
export const communityListRows: Readonly<Record<CommunityList['kind'], readonly Row<CommunityListBody, ListName>[]>> = {
  standard: communityLists('community-list standard', communityText, 'Takes routes that have all these communities.'),
  expanded: communityLists(
    'community-list expanded',
    text,
    'Takes routes whose communities match the regular expression.',
  ),
  'large-standard': communityLists(
    'large-community-list standard',
    text,
    'Takes routes that have all these large communities.',
  ),
  'large-expanded': communityLists(
    'large-community-list expanded',
    text,
    'Takes routes whose large communities match the regular expression.',
  ),
}

function communityLists(
  words: string,
  match: Argument<string>,
  doc: string,
): readonly Row<CommunityListBody, ListName>[] {
  const { lists } = rowsOf<CommunityListBody, ListName>('top', name)
  const args = { sequence, action, match }
  const [kind, type] = words.split(' ')
  return [
    lists(
      'entries',
      `bgp ${words} <name> [seq <sequence>] <action> <match...>` as 'bgp <name> [seq <sequence>] <action> <match...>',
      args,
      doc,
      numbered(),
    ),
    // The older way to say which kind a list is: by its number.
    rowsOf<CommunityListBody, ListName>('top', {
      name: type === 'standard' ? listNumber(1, 99) : listNumber(100, 500),
    }).lists(
      'entries',
      `bgp ${kind} <name> [seq <sequence>] <action> <match...>` as 'bgp <name> [seq <sequence>] <action> <match...>',
      args,
      doc,
      { ...numbered<CommunityListEntry>(), print: () => undefined },
    ),
  ]
}
