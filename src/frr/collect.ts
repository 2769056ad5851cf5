/** A draft to the part of a router it describes: what lines said of one thing, put together in the model's shape. */
import type { RouterPart } from '../fabric/fabric.ts'
import type {
  Bgp,
  CommunityList,
  Neighbor,
  NeighborFamily,
  PeerGroup,
  PrefixListEntry,
  RouteMap,
} from '../fabric/router.ts'
import { families, type Family } from '../net/family.ts'
import { parseAddress } from '../net/prefix.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Origin, Span } from '../text/origin.ts'
import { scopes } from './commands.ts'
import type { PeerName, PeerSettings } from './commands/neighbor.ts'
import { declarations } from './declared.ts'
import type { Draft, Slot } from './draft.ts'

/** The router called `name`, as far as the draft knows it; peers that FRR would refuse are reported and left out. */
export function collect(
  draft: Draft,
  name: string,
  path: string,
  report: (diagnostic: Diagnostic) => void,
): RouterPart {
  const head = draft.find(scopes.router, '')
  const bgp = bgpOf(draft, report)
  const accessLists = families.flatMap(family =>
    draft.all(scopes.accessList[family]).map(({ subject, model, ...at }) => ({
      ...subject,
      family,
      entries: bySequence(model.entries),
      ...partial(at),
      origin: originOf(at),
    })),
  )
  return {
    globals: [],
    ...head?.model,
    name,
    ...(draft.isPartial ? { isPartial: true } : {}),
    interfaces: draft.all(scopes.interface).map(slot => ({ ...slot.subject, ...slot.model, origin: originOf(slot) })),
    staticRoutes: draft.find(scopes.staticRoutes, '')?.model.staticRoutes ?? [],
    prefixLists: families.flatMap(family =>
      draft.all(scopes.prefixList[family]).map(({ subject, model, ...at }) => {
        replaced(subject.name, model.entries).forEach(report)
        return {
          ...subject,
          family,
          ...model,
          entries: bySequence(model.entries),
          ...partial(at),
          origin: originOf(at),
        }
      }),
    ),
    ...(accessLists.length > 0 ? { accessLists } : {}),
    asPathLists: draft.all(scopes.asPathList).map(({ subject, model, ...at }) => ({
      ...subject,
      entries: bySequence(model.entries),
      ...partial(at),
      origin: originOf(at),
    })),
    communityLists: communityKinds.flatMap(kind =>
      draft.all(scopes.communityList[kind]).map(({ subject, model, ...at }) => ({
        ...subject,
        kind,
        entries: bySequence(model.entries),
        ...partial(at),
        origin: originOf(at),
      })),
    ),
    routeMaps: routeMapsOf(draft),
    ...(bgp ? { bgp } : {}),
    origin: { ...((bgp ?? head)?.origin ?? { path, start: 0, end: 0 }), ...(head ? { fields: head.fields } : {}) },
  }
}

const communityKinds = Object.keys(scopes.communityList) as readonly CommunityList['kind'][]

function partial({ isPartial }: { readonly isPartial?: true }): { readonly isPartial?: true } {
  return isPartial ? { isPartial } : {}
}

function originOf({ origin, fields }: Pick<Slot<unknown, unknown>, 'origin' | 'fields'>): Origin {
  return { ...origin, fields }
}

/** A list as FRR goes through it; of two entries with the same number, the last one written stands. */
function bySequence<E extends { readonly sequence?: number }>(entries: readonly E[]): readonly E[] {
  const last = new Map(entries.map((entry, i) => [entry.sequence ?? `unnumbered ${i}`, entry]))
  return [...last.values()].sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0))
}

/** Entries that take the place of others with their number which say something else. */
function replaced(list: string, entries: readonly PrefixListEntry[]): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const before = new Map<number, PrefixListEntry>()
  for (const entry of entries) {
    const { sequence, origin } = entry
    const earlier = before.get(sequence)
    before.set(sequence, entry)
    if (!earlier || JSON.stringify({ ...earlier, origin: 0 }) === JSON.stringify({ ...entry, origin: 0 })) continue
    found.push({
      code: 'prefix-list-seq-duplicate',
      severity: 'error',
      message: `seq ${sequence} of prefix-list ${list} takes the place of an earlier one`,
      span: origin.fields?.['sequence'] ?? origin,
      related: [{ span: earlier.origin.fields?.['sequence'] ?? earlier.origin, message: 'the entry that is lost' }],
      help: 'give each entry a number of its own',
    })
  }
  return found
}

function routeMapsOf(draft: Draft): readonly RouteMap[] {
  const entries = draft.all(scopes.routeMap)
  return [...new Set([...entries.map(slot => slot.subject.name), ...draft.openRouteMaps.keys()])].map(name => ({
    name,
    entries: bySequence(
      entries
        .filter(slot => slot.subject.name === name)
        .map(({ subject: { sequence, action }, model, ...at }) => ({
          sequence,
          action,
          ...model,
          ...partial(at),
          origin: originOf(at),
        })),
    ),
    ...(draft.openRouteMaps.has(name) ? { isPartial: true } : {}),
    origin: entries.find(slot => slot.subject.name === name)?.origin ?? draft.openRouteMaps.get(name)!,
  }))
}

function bgpOf(draft: Draft, report: (diagnostic: Diagnostic) => void): Bgp | undefined {
  const slot = draft.find(scopes.bgp, '')
  if (!slot) return undefined
  const groups: PeerGroup[] = []
  const neighbors: Neighbor[] = []
  const { restartTimes, ...said } = slot.model
  const declared = declarations(draft.events, said.defaultIpv4Unicast !== false)
  for (const { name, origin, said: settingsAndKind } of peersOf(draft)) {
    const { kind, group, ...settings } = settingsAndKind
    const { groupIsLater, ...order } = declared.of(name)
    const member = group === undefined ? {} : { group, ...(groupIsLater ? { groupIsLater } : {}) }
    const address = parseAddress(name)
    if (kind === 'group') groups.push({ name, settings, ...order, origin })
    else if (address) neighbors.push({ peer: { address }, ...member, settings, ...order, origin })
    else if (kind !== undefined) {
      const v6only = kind === 'interface v6only' ? ({ v6only: true } as const) : {}
      neighbors.push({ peer: { interface: name, ...v6only }, ...member, settings, ...order, origin })
    } else if (!draft.isPartial) report(undeclared(name, origin))
  }
  return {
    ...slot.subject,
    ...said,
    ...(said.gracefulRestart ? { gracefulRestart: { ...restartTimes } } : {}),
    listenRanges: said.listenRanges.map(range =>
      declared.isEarlyRange(range.group, range.origin) ? { ...range, groupIsLater: true } : range,
    ),
    groups,
    neighbors,
    families: families.flatMap(family =>
      draft.all(scopes.family[family]).map(each => ({ family, ...each.model, origin: originOf(each) })),
    ),
    origin: originOf(slot),
  }
}

interface SaidPeer {
  readonly name: string
  readonly said: PeerSettings
  readonly origin: Origin
}

/** Every peer that a line names, with what its families say; their fields are called `ipv4-unicast.routeMapIn`. */
function peersOf(draft: Draft): readonly SaidPeer[] {
  const names = new Set([
    ...draft.all(scopes.neighbor).map(slot => slot.subject.peer),
    ...families.flatMap(family => draft.all(scopes.neighborFamily[family]).map(slot => slot.subject.peer)),
  ])
  return Array.from(names, name => {
    const own = draft.find(scopes.neighbor, name)
    const inside = families.flatMap(family => {
      const slot = draft.find(scopes.neighborFamily[family], name)
      return slot ? [{ family, slot }] : []
    })
    const said: PeerSettings = {
      ...own?.model,
      ...(inside.length > 0
        ? { families: Object.fromEntries(inside.map(({ family, slot }) => [family, slot.model])) }
        : {}),
    }
    const fields = Object.fromEntries(inside.flatMap(({ family, slot }) => prefixed(family, slot)))
    return { name, said, origin: { ...(own ?? inside[0]!.slot).origin, fields: { ...fields, ...own?.fields } } }
  })
}

function prefixed(family: Family, { fields }: Slot<NeighborFamily, PeerName>): readonly (readonly [string, Span])[] {
  return Object.entries(fields).map(([field, span]) => [field === 'peer' ? field : `${family}.${field}`, span])
}

function undeclared(name: string, span: Span): Diagnostic {
  return {
    code: 'frr-undeclared-peer',
    severity: 'error',
    message: `'${name}' is neither an address, nor an interface, nor a peer-group of this router`,
    span,
    why: 'FRR refuses every line about it: % Create the peer-group or interface first',
    help: `write 'neighbor ${name} peer-group' above it, or the address it was meant to be`,
  }
}
