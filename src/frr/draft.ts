/** What a file says so far: each thing that has a name, made when a line first speaks of it. */
import type { Span } from '../text/origin.ts'
import type { Event } from './declared.ts'
import type { NodeName } from './node.ts'
import type { Row } from './row.ts'

/** A kind of thing that lines speak of: its commands, and what it is before any of them. */
export interface Scope<M, S> {
  readonly rows: readonly Row<M, S>[]
  readonly empty: M
}

/** One thing of a kind: what was said of it so far, and where. */
export interface Slot<M, S> {
  subject: S
  model: M
  /** The line that spoke of it first. */
  readonly origin: Span
  readonly fields: Record<string, Span>
  /** A tool fills in some of what is said of it later. */
  isPartial?: true
}

/** All things of all kinds, in the order in which they were first spoken of. */
export interface Draft {
  readonly find: <M, S extends object>(scope: Scope<M, S>, key: string) => Slot<M, S> | undefined
  readonly make: <M, S extends object>(scope: Scope<M, S>, key: string, subject: S, origin: Span) => Slot<M, S>
  readonly all: <M, S extends object>(scope: Scope<M, S>) => readonly Slot<M, S>[]
  /** Not all lines were understood to the end. */
  isPartial?: true
  /** Route-maps of which an entry has a number or an action that a tool fills in later. */
  readonly openRouteMaps: Map<string, Span>
  /** The kinds of blocks that were opened so far. */
  readonly opened: Set<NodeName>
  /** The lines of `router bgp` and its families, as FRR comes to them. */
  readonly events: Event[]
}

export function newDraft(): Draft {
  const slots = new Map<object, Map<string, unknown>>()
  const of = <M, S>(scope: Scope<M, S>) => {
    const known = slots.get(scope) ?? new Map<string, unknown>()
    slots.set(scope, known)
    return known as Map<string, Slot<M, S>>
  }
  return {
    events: [],
    opened: new Set(),
    openRouteMaps: new Map(),
    find: (scope, key) => of(scope).get(key),
    make(scope, key, subject, origin) {
      const slot = of(scope).get(key) ?? { subject, model: scope.empty, origin, fields: {} }
      of(scope).set(key, slot)
      return slot
    },
    all: scope => [...of(scope).values()],
  }
}
