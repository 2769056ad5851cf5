/** The kinds of arguments that FRR's commands take: text to value at this border, and back. */
import { parseAsn, type Asn } from '../net/asn.ts'
import {
  bits,
  formatAddress,
  formatCidr,
  hasHostBits,
  network,
  parseAddress,
  parseCidr,
  type Address,
  type Cidr,
  type IpVersion,
  type Prefix,
} from '../net/prefix.ts'
import { parseVersion, type Version } from '../net/version.ts'
import type { Password } from '../fabric/router.ts'
import { passwordTraits } from '../text/password.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import type { Argument } from './command.ts'

/** What FRR calls well-known communities that Cilium and netc call otherwise. */
const frrNames: Readonly<Record<string, string>> = {
  'planned-shut': 'graceful-shutdown',
  'no-export-subconfed': 'local-AS',
}
const ourNames = Object.fromEntries(Object.entries(frrNames).map(([ours, theirs]) => [theirs, ours]))

/** A name or anything else that is one word. */
export const word: Argument<string> = { notation: 'WORD', parse: text => text, print: text => text }

/** Free text up to the end of the line, blanks kept. */
export const text: Argument<string> = { ...word, notation: 'LINE...' }

/** Text for people: nothing depends on it, so that it may be filled in later. */
export const remark: Argument<string> = { ...text, isOpaque: true }

/** Words up to the end of the line. */
export const words: Argument<readonly string[]> = {
  notation: 'WORD...',
  parse: text => text.split(/\s+/),
  print: list => list.join(' '),
}

/** Communities up to the end of the line, by netc's names on the inside. */
export const communities: Argument<readonly string[]> = {
  notation: 'AA:NN...',
  parse: text => text.split(/\s+/).map(each => ourNames[each] ?? each),
  print: list => list.map(each => frrNames[each] ?? each).join(' '),
}

/** The same in one text. */
export const communityText: Argument<string> = {
  notation: communities.notation,
  parse: text => communities.parse(text)?.join(' '),
  print: text => communities.print(text.split(/\s+/)),
}

/** The one keyword that begins with a text: FRR takes it for the whole. */
function begunBy<T extends string>(keywords: readonly T[], text: string): T | undefined {
  const [first, ...others] = keywords.filter(each => each.startsWith(text))
  return others.length === 0 ? first : undefined
}

/** One of a few keywords. */
export function oneOf<const T extends string>(...keywords: readonly T[]): Argument<T> {
  return {
    notation: `<${keywords.join('|')}>`,
    parse: text => keywords.find(each => each === text) ?? begunBy(keywords, text),
    print: keyword => keyword,
  }
}

/** An integer in a range, both ends included. */
export function integer(least: number, most: number): Argument<number> {
  return {
    notation: `(${least}-${most})`,
    parse: text =>
      /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined,
    print: String,
  }
}

/** An AS number, asplain or asdot. */
export const asn: Argument<Asn> = { notation: 'ASNUM', parse: parseAsn, print: String }

/** AS numbers up to the end of the line. */
export const asns: Argument<readonly Asn[]> = {
  notation: 'ASNUM...',
  parse(text) {
    const list = text.split(/\s+/).map(parseAsn)
    return list.every(each => each !== undefined) ? list : undefined
  },
  print: list => list.join(' '),
}

/** A neighbor: its address in canonical form, or the name of a group or an interface. */
export const peer: Argument<string> = {
  notation: '<A.B.C.D|X:X::X:X|WORD>',
  parse(text) {
    const address = parseAddress(text)
    return address ? formatAddress(address) : text
  },
  print: text => text,
}

/** FRR: `remote-as`. */
export const remoteAsn: Argument<Asn | 'internal' | 'external' | 'auto'> = {
  notation: '<ASNUM|internal|external|auto>',
  parse: text => (text === 'internal' || text === 'external' || text === 'auto' ? text : parseAsn(text)),
  print: String,
}

/** An address, of one family where it is given. */
export function address(version?: IpVersion): Argument<Address> {
  return {
    notation: notations(version, ''),
    parse: text => only(parseAddress(text), version, each => each),
    print: formatAddress,
  }
}

/** The address of an interface with its length, host bits kept. */
export function cidr(version: IpVersion): Argument<Cidr> {
  return {
    notation: notations(version, '/M'),
    parse: text => only(parseCidr(text), version, each => each.address),
    print: formatCidr,
  }
}

/** A prefix, of one family where it is given. FRR masks host bits in silence; so does this. */
export function prefix(version?: IpVersion): Argument<Prefix> {
  return {
    notation: notations(version, '/M'),
    parse(text) {
      const read = only(parseCidr(text), version, each => each.address)
      return read && hasHostBits(read) ? network(read) : read
    },
    print: formatCidr,
  }
}

function only<T>(
  value: T | undefined,
  version: IpVersion | undefined,
  addressOf: (value: T) => Address,
): T | undefined {
  return value !== undefined && (version === undefined || addressOf(value).version === version) ? value : undefined
}

function notations(version: IpVersion | undefined, suffix: string): string {
  const both = { 4: `A.B.C.D${suffix}`, 6: `X:X::X:X${suffix}` }
  return version === undefined ? `<${both[4]}|${both[6]}>` : both[version]
}

/** A prefix length of that family. */
export function lengthOf(version: IpVersion): Argument<number> {
  return integer(0, bits(version))
}

/** A release number; what is none, such as `10.5-dev-g1234`, is kept as far as it is one. */
export const version: Argument<Version> = { notation: 'VERSION', parse: parseVersion, print: text => text }

/**
 * FRR: `neighbor PEER password`. A secret is written as a marker which contains blanks, so that FRR refuses the line;
 * of a value that stands in the file its traits are kept.
 */
export const password: Argument<Password> = {
  notation: 'LINE',
  isOpaque: true,
  parse(text) {
    const secret = /^\{\{ netc secret (\S+) \}\}$/.exec(text)?.[1]
    if (secret !== undefined) return { secret }
    return hasPlaceholder(text) ? {} : { traits: passwordTraits(new TextEncoder().encode(text)) }
  },
  print: ({ secret }) => (secret === undefined ? '{{ netc secret }}' : `{{ netc secret ${secret} }}`),
}
