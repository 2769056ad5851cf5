/** Autonomous system numbers (RFC 6793), as plain integers. */

/** An autonomous system number, 0 to 4294967295. */
export type Asn = number

/** The largest AS number (RFC 6793 section 2). */
const largest = 4294967295

/** Reads asplain (`65551`) or asdot (`1.15`) (RFC 5396); undefined when it is neither or out of range. */
export function parseAsn(text: string): Asn | undefined {
  const plain = /^(0|[1-9]\d{0,9})$/.exec(text)
  if (plain) return inRange(Number(text))
  const dot = /^(\d{1,5})\.(\d{1,5})$/.exec(text)
  if (!dot) return undefined
  const [high, low] = [Number(dot[1]), Number(dot[2])]
  return high > 65535 || low > 65535 ? undefined : inRange(high * 65536 + low)
}

function inRange(asn: number): Asn | undefined {
  return asn <= largest ? asn : undefined
}

/** What IANA says an AS number may be used for. */
export type AsnUse = 'private' | 'documentation' | 'reserved' | 'public'

/** IANA's special-purpose AS numbers: first, last, use (RFC 6996, RFC 5398, RFC 7300, RFC 7607). */
const special: readonly (readonly [first: Asn, last: Asn, use: AsnUse])[] = [
  [0, 0, 'reserved'],
  // AS_TRANS, which stands for a four-byte number towards an old speaker (RFC 6793 section 9).
  [23456, 23456, 'reserved'],
  [64496, 64511, 'documentation'],
  [64512, 65534, 'private'],
  [65535, 65535, 'reserved'],
  [65536, 65551, 'documentation'],
  [65552, 131071, 'reserved'],
  [4200000000, 4294967294, 'private'],
  [largest, largest, 'reserved'],
]

/** What an AS number may be used for; `public` when IANA hands it out. */
export function asnUse(asn: Asn): AsnUse {
  return special.find(([first, last]) => asn >= first && asn <= last)?.[2] ?? 'public'
}
