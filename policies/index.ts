/** The policies that come with netc. Written by `npm run policies` from the files of this folder. */
import type { Policy } from '../src/lint/policy.ts'
import advertSelectorMissing from './advertisements/advert-selector-missing.ts'
import advertUnreferenced from './advertisements/advert-unreferenced.ts'
import peerAdvertSelectorMatchesNothing from './advertisements/peer-advert-selector-matches-nothing.ts'
import peerWithoutAdverts from './advertisements/peer-without-adverts.ts'
import peerAsnMismatch from './peering/peer-asn-mismatch.ts'
import poolOverlap from './pools/pool-overlap.ts'

/** By id, group after group. */
export const policies: Readonly<Record<string, Policy>> = {
  'advert-selector-missing': advertSelectorMissing,
  'advert-unreferenced': advertUnreferenced,
  'peer-advert-selector-matches-nothing': peerAdvertSelectorMatchesNothing,
  'peer-without-adverts': peerWithoutAdverts,
  'peer-asn-mismatch': peerAsnMismatch,
  'pool-overlap': poolOverlap,
}

/** The group of each policy: its folder. */
export const groups: Readonly<Record<string, string>> = {
  'advert-selector-missing': 'advertisements',
  'advert-unreferenced': 'advertisements',
  'peer-advert-selector-matches-nothing': 'advertisements',
  'peer-without-adverts': 'advertisements',
  'peer-asn-mismatch': 'peering',
  'pool-overlap': 'pools',
}
