/** The policies that come with netc. Written by `npm run policies` from the files of this folder. */
import type { Policy } from '../src/lint/policy.ts'
import advertSelectorMissing from './advertisements/advert-selector-missing.ts'
import advertUnreferenced from './advertisements/advert-unreferenced.ts'
import peerAdvertSelectorMatchesNothing from './advertisements/peer-advert-selector-matches-nothing.ts'
import peerWithoutAdverts from './advertisements/peer-without-adverts.ts'
import peerAsnMismatch from './peering/peer-asn-mismatch.ts'
import cidrHostBitsSet from './pools/cidr-host-bits-set.ts'
import poolFirstLastIp from './pools/pool-first-last-ip.ts'
import poolOverlap from './pools/pool-overlap.ts'
import poolRangeInvalid from './pools/pool-range-invalid.ts'
import poolSelectsEverything from './pools/pool-selects-everything.ts'
import poolV6OnV4Cluster from './pools/pool-v6-on-v4-cluster.ts'

/** By id, group after group. */
export const policies: Readonly<Record<string, Policy>> = {
  'advert-selector-missing': advertSelectorMissing,
  'advert-unreferenced': advertUnreferenced,
  'peer-advert-selector-matches-nothing': peerAdvertSelectorMatchesNothing,
  'peer-without-adverts': peerWithoutAdverts,
  'peer-asn-mismatch': peerAsnMismatch,
  'cidr-host-bits-set': cidrHostBitsSet,
  'pool-first-last-ip': poolFirstLastIp,
  'pool-overlap': poolOverlap,
  'pool-range-invalid': poolRangeInvalid,
  'pool-selects-everything': poolSelectsEverything,
  'pool-v6-on-v4-cluster': poolV6OnV4Cluster,
}

/** The group of each policy: its folder. */
export const groups: Readonly<Record<string, string>> = {
  'advert-selector-missing': 'advertisements',
  'advert-unreferenced': 'advertisements',
  'peer-advert-selector-matches-nothing': 'advertisements',
  'peer-without-adverts': 'advertisements',
  'peer-asn-mismatch': 'peering',
  'cidr-host-bits-set': 'pools',
  'pool-first-last-ip': 'pools',
  'pool-overlap': 'pools',
  'pool-range-invalid': 'pools',
  'pool-selects-everything': 'pools',
  'pool-v6-on-v4-cluster': 'pools',
}
