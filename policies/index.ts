/** The policies that come with netc. Written by `npm run policies` from the files of this folder. */
import type { Policy } from '../src/lint/policy.ts'
import peerAsnMismatch from './peering/peer-asn-mismatch.ts'

/** By id, group after group. */
export const policies: Readonly<Record<string, Policy>> = {
  'peer-asn-mismatch': peerAsnMismatch,
}
