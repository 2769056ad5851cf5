/** What the order of its lines does to `router bgp`: FRR refuses a line about a neighbor that is not made yet. */
import type { Declared } from '../fabric/router.ts'
import { parseAddress } from '../net/prefix.ts'
import type { Sited, Span } from '../text/origin.ts'

/** A line of `router bgp` as FRR comes to it: the peer it is about, and the fields it changes. */
export interface Event {
  readonly span: Span
  readonly peer?: string
  readonly changed: Readonly<Record<string, unknown>>
}

/** What became of the lines of one peer. */
export interface Declaration extends Declared {
  readonly groupIsLater?: true
}

export interface Declarations {
  readonly of: (peer: string) => Declaration
  /** Whether a listen range of this group, written there, stands above its group. */
  readonly isEarlyRange: (group: string, span: Span) => boolean
}

/** Goes through the lines as FRR does. `isActiveAtEnd`: what `bgp default ipv4-unicast` says when all are read. */
export function declarations(events: readonly Event[], isActiveAtEnd: boolean): Declarations {
  const peers = new Map<string, { early: Sited[]; made?: { isActive: boolean }; isWaiting?: true; group?: string }>()
  const groups = new Map<string, number>()
  let isActive = true
  events.forEach(({ span, peer, changed }, i) => {
    if ('defaultIpv4Unicast' in changed) isActive = changed['defaultIpv4Unicast'] !== false
    if (peer === undefined) return
    const known = peers.get(peer) ?? { early: [] }
    peers.set(peer, known)
    if (changed['kind'] === 'group' && !groups.has(peer)) groups.set(peer, i)
    const group = changed['group']
    if (typeof group === 'string' && !groups.has(group)) {
      known.isWaiting = true
      known.group = group
      return
    }
    if (known.made) return
    if (makes(peer, changed)) known.made = { isActive }
    else known.early.push({ origin: span })
  })
  return {
    of(peer) {
      const { early = [], made, isWaiting, group } = peers.get(peer) ?? {}
      return {
        // Of a peer that nothing makes each line is refused, which is another mistake.
        ...(made && early.length > 0 ? { early } : {}),
        ...(made && made.isActive !== isActiveAtEnd ? { ipv4UnicastByDefault: made.isActive } : {}),
        ...(isWaiting && group !== undefined && groups.has(group) ? { groupIsLater: true } : {}),
      }
    },
    isEarlyRange: (group, { start }) => {
      const at = groups.get(group)
      return at !== undefined && events[at]!.span.start > start
    },
  }
}

/** FRR: a neighbor is made by its remote-as or its group, a group and an interface by their own lines. */
function makes(peer: string, changed: Event['changed']): boolean {
  return 'kind' in changed || (parseAddress(peer) !== undefined && ('remoteAsn' in changed || 'group' in changed))
}
