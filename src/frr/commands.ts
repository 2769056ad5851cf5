/**
 * The commands of FRR that netc knows, by the kind of thing they speak of and in the order FRR writes them.
 * The reader, the emitter, the linter and the editor have this one table.
 */
import type { CommunityList, NeighborFamily } from '../fabric/router.ts'
import { families, type Family } from '../net/family.ts'
import type { Span } from '../text/origin.ts'
import { peer, text } from './argument.ts'
import { command, type AnyArgument, type Stretch, type Token } from './command.ts'
import { bgpRows, familyRows, listenRows, type BgpBody, type BgpFamilyBody, type BgpName } from './commands/bgp.ts'
import {
  interfaceRows,
  staticRouteRows,
  type InterfaceBody,
  type InterfaceName,
  type StaticRoutes,
} from './commands/interface.ts'
import { kept } from './commands/kept.ts'
import {
  accessListRows,
  asPathListRows,
  communityListRows,
  prefixListRows,
  type AccessListBody,
  type AsPathListBody,
  type CommunityListBody,
  type ListName,
  type PrefixListBody,
} from './commands/list.ts'
import { neighborFamilyRows, neighborRows, type PeerName, type PeerSettings } from './commands/neighbor.ts'
import { routeMapRows, type RouteMapBody, type RouteMapName } from './commands/route-map.ts'
import { routerRows, type RouterHead } from './commands/router.ts'
import type { Draft, Scope } from './draft.ts'
import type { NodeName } from './node.ts'
import type { Row } from './row.ts'

/** FRR's own words for the kinds of things that a router's file speaks of. */
export const scopes = {
  router: scope<RouterHead, object>(routerRows, { globals: [] }),
  prefixList: byFamily(family => scope<PrefixListBody, ListName>(prefixListRows[family], { entries: [] })),
  accessList: byFamily(family => scope<AccessListBody, ListName>(accessListRows[family], { entries: [] })),
  asPathList: scope<AsPathListBody, ListName>(asPathListRows, { entries: [] }),
  communityList: communityLists(kind => scope<CommunityListBody, ListName>(communityListRows[kind], { entries: [] })),
  routeMap: blockScope<RouteMapBody, RouteMapName>(routeMapRows, { matches: [], sets: [] }),
  interface: blockScope<InterfaceBody, InterfaceName>(interfaceRows, { addresses: [] }),
  staticRoutes: scope<StaticRoutes, object>(staticRouteRows, { staticRoutes: [] }),
  bgp: blockScope<BgpBody, BgpName>([...bgpRows, ...listenRows], { globals: [], listenRanges: [] }),
  neighbor: scope<PeerSettings, PeerName>(neighborRows, {}),
  family: byFamily(family =>
    scope<BgpFamilyBody, object>([...familyRows[family].head, ...familyRows[family].tail], {
      networks: [],
      aggregates: [],
      redistribute: [],
      globals: [],
    }),
  ),
  neighborFamily: byFamily(family => scope<NeighborFamily, PeerName>(neighborFamilyRows[family], {})),
} as const

/** A command that netc knows: where it stands, how it is written, what it is for. */
export interface KnownCommand {
  readonly node: NodeName
  readonly syntax: string
  readonly doc: string
  readonly args: Readonly<Record<string, AnyArgument>>
}

/** What a line of a known command says, and how to tell it to a draft; nothing, for one that is kept as it is. */
export interface Sentence {
  readonly command: KnownCommand
  readonly tell?: (draft: Draft, at: Place) => void
}

/** Where a line stands: how to find a stretch of it in the file, and which thing its block is about. */
export interface Place {
  readonly span: (within?: Stretch) => Span
  readonly block: { readonly key: string; readonly subject: object }
}

interface Entry extends KnownCommand {
  readonly understand: (tokens: readonly Token[]) => Sentence | undefined
}

const table: readonly Entry[] = [
  ...entries(scopes.router),
  ...families.flatMap(family => entries(scopes.prefixList[family])),
  ...families.flatMap(family => entries(scopes.accessList[family])),
  ...entries(scopes.asPathList),
  ...Object.values(scopes.communityList).flatMap(each => entries(each)),
  ...entries(scopes.routeMap, 'block'),
  ...entries(scopes.interface, 'block'),
  ...entries(scopes.staticRoutes),
  ...entries(scopes.bgp, 'block'),
  ...entries(scopes.neighbor),
  ...families.flatMap(family => [...entries(scopes.family[family]), ...entries(scopes.neighborFamily[family])]),
  ...Object.entries(kept).flatMap(([node, syntaxes]) => syntaxes.map(syntax => keeps(node as NodeName, syntax))),
]

/** Every command that netc knows, in the order FRR writes them; those it only keeps come last. */
export const commands: readonly KnownCommand[] = [
  ...new Map(table.map(each => [`${each.node} ${each.syntax}`, each])).values(),
]

/** What a line says at a node, if that node takes it. */
export function understand(node: NodeName, tokens: readonly Token[]): Sentence | undefined {
  for (const entry of byFirstWord.get(`${node} ${tokens[0]?.text}`) ?? []) {
    const sentence = entry.understand(tokens)
    if (sentence) return sentence
  }
  return undefined
}

/** A line that begins with `no` may be any command. */
const byFirstWord = new Map<string, Entry[]>()
for (const entry of table)
  for (const first of new Set(['no', entry.syntax.replace('[no] ', '').split(' ')[0]!])) {
    const key = `${entry.node} ${first}`
    byFirstWord.set(key, [...(byFirstWord.get(key) ?? []), entry])
  }

function entries<M extends object, S extends object>(
  scope: Scope<M, S>,
  subjectFrom: 'line' | 'block' = 'line',
): Entry[] {
  return scope.rows.map(row => ({
    ...row,
    understand(tokens) {
      const said = row.read(tokens)
      const denied =
        said === undefined && row.list === undefined && tokens[0]?.text === 'no' ? row.read(tokens.slice(1)) : undefined
      const statement = said ?? denied
      if (!statement) return undefined
      return {
        command: row,
        tell(draft, { span, block }) {
          const key = subjectFrom === 'block' ? block.key : Object.values(statement.subject).join(' ')
          const subject = subjectFrom === 'block' ? (block.subject as S) : statement.subject
          const slot = draft.make(scope, key, subject, span())
          const place = ([name, stretch]: readonly [string, Stretch]) => [name, span(stretch)] as const
          const spans = Object.fromEntries(Object.entries(statement.spans).map(place))
          for (const [name, at] of Object.entries(statement.subjectSpans).map(place)) slot.fields[name] ??= at
          const changed = statement.change(slot.model, { ...span(), fields: spans })
          slot.model = denied ? without(slot.model, Object.keys(changed)) : { ...slot.model, ...changed }
          // A field without an argument of its name was written by the first there is, or by the command as a whole.
          const instead = Object.values(spans)[0] ?? span()
          for (const field of Object.keys(changed)) if (field !== row.list) slot.fields[field] = spans[field] ?? instead
        },
      }
    },
  }))
}

function without<M extends object>(model: M, fields: readonly string[]): M {
  return Object.fromEntries(Object.entries(model).filter(([key]) => !fields.includes(key))) as M
}

function keeps(node: NodeName, syntax: string): Entry {
  const known: KnownCommand = { node, syntax, doc: 'Kept as it is written.', args: { rest: text, peer } }
  const { match } = command(syntax as '', known.args)
  return { ...known, understand: tokens => match(tokens) && { command: known } }
}

function scope<M, S extends object>(rows: readonly Row<M, S>[], empty: M): Scope<M, S> {
  return { rows, empty }
}

/** A scope whose subject is what its block's first line says. */
function blockScope<M, S extends object>(rows: readonly Row<M>[], empty: M): Scope<M, S> {
  return { rows: rows as readonly Row<M, never>[] as readonly Row<M, S>[], empty }
}

function communityLists<T>(make: (kind: CommunityList['kind']) => T): Readonly<Record<CommunityList['kind'], T>> {
  return {
    standard: make('standard'),
    expanded: make('expanded'),
    'large-standard': make('large-standard'),
    'large-expanded': make('large-expanded'),
  }
}

function byFamily<T>(make: (family: Family) => T): Readonly<Record<Family, T>> {
  return { 'ipv4-unicast': make('ipv4-unicast'), 'ipv6-unicast': make('ipv6-unicast') }
}
