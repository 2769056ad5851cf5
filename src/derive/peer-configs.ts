/** What the nodes of a cluster say of their sessions, as PeerConfigs that the peers of a BgpConfig name. */
import type { Peering } from '../dsl/peering.ts'
import { diagnose } from '../dsl/problem.ts'
import type { PeerConfig } from '../fabric/cluster.ts'
import { familyOf } from '../net/family.ts'
import type { Labels } from '../net/selector.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { renamed } from '../text/origin.ts'
import type { Advertisements } from './advertisements.ts'
import { carried } from './carried.ts'
import type { ClusterContext } from './cluster.ts'
import type { Notes } from './derivation.ts'
import { groupBy } from './group.ts'
import { Names } from './name.ts'
import type { NodeSession } from './session.ts'

/** The PeerConfigs of a cluster, and the one that a session takes. */
export interface PeerConfigs {
  readonly made: readonly PeerConfig[]
  readonly nameFor: (session: NodeSession) => string
}

/**
 * A PeerConfig for each peering, and for each version of its sessions where it has both, as they carry different families.
 *
 * @param sessions those that stand for all, in the order in which their BgpConfigs come.
 */
export function peerConfigsOf(
  context: ClusterContext,
  sessions: readonly NodeSession[],
  advertisements: Advertisements,
  notes: Notes,
): PeerConfigs {
  const names = new Names()
  const byPeering = groupBy(context.sessions, ({ peering }) => peering)
  const made = new Map<string, PeerConfig>()
  for (const session of sessions) {
    const { peering, version } = session
    const base = context.peeringNames.get(peering)!
    if (made.has(`${base} ${version}`)) continue
    const name = names.take(version === 6 && made.has(`${base} 4`) ? `${base}-v6` : base)
    const labels = advertisements.labelsFor(peering)
    if (!labels) notes.diagnostics.push(announcesNothing(peering))
    made.set(`${base} ${version}`, peerConfig(name, session, byPeering.get(peering)!, labels))
  }
  return {
    made: [...made.values()],
    nameFor: ({ peering, version }) => made.get(`${context.peeringNames.get(peering)!} ${version}`)!.name,
  }
}

/** @param all the sessions of the peering, of which `session` is one. */
function peerConfig(
  name: string,
  { peering, version, nodeAs, router }: NodeSession,
  all: readonly NodeSession[],
  advertisements: Labels | undefined,
): PeerConfig {
  const { options, origin } = peering
  const multihop = options.multihop ?? Math.max(...all.map(({ hops }) => hops))
  const families = carried(version, [...new Set(all.map(each => each.version))], peering.families)
  return {
    name,
    ...(options.password && { authSecret: options.password.name }),
    ...(multihop > 1 && nodeAs.asn !== router.as.asn && { ebgpMultihop: multihop }),
    holdTime: peering.holdTime,
    keepaliveTime: peering.keepaliveTime,
    ...(peering.connectRetryTime !== undefined && { connectRetryTime: peering.connectRetryTime }),
    ...(peering.restartTime !== undefined && { gracefulRestart: { restartTime: peering.restartTime } }),
    ...(options.port !== undefined && { peerPort: options.port }),
    ...(options.sourceInterface !== undefined && { sourceInterface: options.sourceInterface }),
    families: families.map(each => ({
      family: familyOf(each),
      ...(advertisements && { advertisements: { matchLabels: advertisements } }),
      origin,
    })),
    origin: renamed(origin, writtenAs),
  }
}

/** Where a peering says what its PeerConfig does. */
const writtenAs = {
  authSecret: 'password',
  ebgpMultihop: 'multihop',
  holdTime: 'timers.hold',
  keepaliveTime: 'timers.keepalive',
  connectRetryTime: 'timers.connectRetry',
  peerPort: 'port',
} as const

function announcesNothing(peering: Peering): Diagnostic {
  return diagnose(
    peering,
    'advertise',
    'peer-without-adverts',
    `the nodes of ${peering.nodes!.cluster.name} announce nothing in this peering: its sessions carry no prefix`,
    { severity: 'warning', help: 'advertise: [loadBalancerAddresses({ of: { … } })]' },
  )
}
