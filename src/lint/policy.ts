/**
 * What the author of a policy imports: `policy()`, the network a check sees, and what it reports. Users' policies and
 * ours are made with the same words (`netc/policy`). Must not know how findings are printed, sorted or suppressed.
 */
import type { Severity } from '../text/diagnostic.ts'
import type { Sited, Span } from '../text/origin.ts'
import type { Network } from './ask/network.ts'
import type { Shown } from './show.ts'

export type { Severity, Sited, Span }
export type {
  Advertisement,
  AdvertisementEntry,
  Cluster,
  Gateway,
  Node,
  Peer,
  PeerConfig,
  Pool,
  Service,
} from '../fabric/cluster.ts'
export type { End, NodeEnd, RouterEnd, Session } from '../fabric/fabric.ts'
export type { Bgp, Neighbor, NeighborSettings, PeerGroup, PrefixList, RouteMap, Router } from '../fabric/router.ts'
export { knownReleases, releaseOf } from '../cilium/generation.ts'
export { values } from '../helm/values.ts'
export { arrivals, nodeSessions, type Arrival, type NodeSession } from '../fabric/reach.ts'
export { didYouMean, editDistance, nearest } from '../text/nearest.ts'
export type { PasswordTraits } from '../text/password.ts'
export { hasPlaceholder, isPlaceholder } from '../text/placeholder.ts'
export { isWritten } from '../text/origin.ts'
export { listed, show, type Shown } from './show.ts'
// The questions that policies ask, by what they are about.
export * from './ask/choosers.ts'
export * from './ask/egress.ts'
export * from './ask/features.ts'
export * from './ask/filtering.ts'
export * from './ask/gateways.ts'
export * from './ask/network.ts'
export * from './ask/peering.ts'
export * from './ask/release.ts'
export * from './ask/secrets.ts'
export * from './ask/shortfall.ts'

/** Messages by id; a name in braces is filled from the finding's data. */
export type Messages = Readonly<Record<string, string>>

/** The names in the braces of a message. */
type Placeholder<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never

/** One finding: where, which message, with which values. */
export type Finding<M extends Messages> = {
  [K in keyof M & string]: FindingOf<K, Placeholder<M[K]>>
}[keyof M & string]

interface FindingOf<Id extends string, Name extends string> extends Where {
  readonly message: Id
  /** The value of each name in the message. Findings that differ in `node` alone are shown as one. */
  readonly data: Readonly<Record<Name, Shown>>
  /** What to say beside the place itself. */
  readonly label?: string
  /** Other places that take part, such as the other end of the session. */
  readonly related?: readonly (Where & { readonly message: string })[]
  /** What to do: the very line to write, where there is one. */
  readonly help?: string
  readonly fix?: FixRequest
  /** Set when the finding rests on a guess, and on which: it is then called likely. */
  readonly likely?: string | undefined
  /** When it weighs less, or more, than the policy says. */
  readonly severity?: Severity
}

/** A node of the model, and the field of it that is meant: `holdTime`, `labels.app`, `ipv4-unicast.routeMapIn`. */
export interface Where {
  readonly on: Sited
  readonly field?: string
}

/** A change that removes the finding; `safe` when it cannot alter what the author of the file meant. */
export interface FixRequest {
  readonly title: string
  readonly safe?: true
  readonly edits: readonly EditRequest[]
}

/** A change of one place: other text for a field, or a new line beside it with the same indentation. */
export type EditRequest = Where &
  (
    | { readonly replaceWith: string }
    | { readonly lineBelow: string }
    | { readonly lineAbove: string }
    | { readonly removeLine: true }
  )

export type Report<M extends Messages> = (finding: Finding<M>) => void

/** What a policy says; its id is the name of its file, its group the folder. */
export interface Definition<M extends Messages> {
  readonly severity: Severity
  /** What must hold, in one sentence. */
  readonly summary: string
  /** What happens at run time where it does not. */
  readonly why: string
  /** Where that is written: RFC section, Cilium field, FRR command, public issue. */
  readonly see: readonly string[]
  readonly messages: M
  /** Looks for what does not hold; `'reader'` where reading the file already tells, under the policy's id. */
  readonly check: ((network: Network, report: Report<M>) => void) | 'reader'
  /** Files that are found fault with: text archives in which a line of carets marks each finding. */
  readonly bad: readonly string[]
  /** Files that look like it and are right. */
  readonly good: readonly string[]
}

/** A policy among others of its kind. */
export type Policy = Omit<Definition<Messages>, 'check'> & {
  readonly check: ((network: Network, report: (finding: AnyFinding) => void) => void) | 'reader'
}

/** A finding of whatever policy. */
export type AnyFinding = FindingOf<string, string>

/** Declares a policy: its messages and their data are checked against each other by type. */
export function policy<const M extends Messages>(definition: Definition<M>): Policy {
  return definition
}
