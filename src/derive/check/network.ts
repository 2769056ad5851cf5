import type { Description } from '../../dsl/fabric.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { NodeSession, RouterSession } from '../session.ts'
import type { Topology } from '../topology.ts'

/** What the checks look at: the description, and what was worked out of it. */
export interface Network {
  readonly description: Description
  readonly topology: Topology
  readonly nodeSessions: readonly NodeSession[]
  readonly routerSessions: readonly RouterSession[]
}

/** Looks at a network in one respect, and gives what is wrong with it. */
export type Check = (network: Network) => readonly Diagnostic[]
