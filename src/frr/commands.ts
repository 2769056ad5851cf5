/**
 * The commands of FRR that netc knows, by the kind of thing they speak of and in the order FRR writes them.
 * The reader, the emitter, the linter and the editor have this one table.
 */
import type { CommunityList, NeighborFamily } from '../fabric/router.ts'
import { families, type Family } from '../net/family.ts'
import type { Origin, Sited, Span } from '../text/origin.ts'
import { integer, peer, text, word } from './argument.ts'
import {
  command,
  compareFits,
  type AnyArgument,
  type Command,
  type Completion,
  type Misfit,
  type Stretch,
  type Token,
} from './command.ts'
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
import type { Event } from './declared.ts'
import type { Draft, Scope } from './draft.ts'
import { openers, type NodeName } from './node.ts'
import type { Row, Statement } from './row.ts'

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

interface Entry extends KnownCommand, Pick<Command<object>, 'complete' | 'misfit'> {
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

/**
 * The words of a line in full, where they are abbreviations of one command at a node, as FRR's parser completes them.
 * What is ambiguous among the commands that netc knows is none.
 */
export function complete(node: NodeName, tokens: readonly Token[]): readonly Token[] | undefined {
  if (tokens.length === 0) return undefined
  const isDenied = tokens[0]!.text === 'no'
  const found: Completion[] = []
  for (const { command } of openers.filter(({ below }) => below.includes(node)))
    found.push(...some(command.complete(tokens)))
  for (const entry of byNode.get(node) ?? []) {
    found.push(...some(entry.complete(tokens)))
    if (!isDenied) continue
    for (const { words, fits } of some(entry.complete(tokens.slice(1))))
      found.push({ words: ['no', ...words], fits: [3, ...fits] })
  }
  const [best, ...others] = found.sort((a, b) => compareFits(b, a))
  const same = best && others.filter(each => compareFits(each, best) === 0)
  if (!best || same!.some(each => each.words.join(' ') !== best.words.join(' '))) return undefined
  const { words } = best
  return tokens.map((token, i) => (words[i] === token.text ? token : { ...token, text: words[i]! }))
}

function some<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value]
}

/** The argument that keeps a line from being a command of a node, whose words it has. */
export function misfit(node: NodeName, tokens: readonly Token[]): (Misfit & { readonly syntax: string }) | undefined {
  const words = tokens[0]?.text === 'no' ? tokens.slice(1) : tokens
  const blocks = openers.filter(({ below }) => below.includes(node)).map(each => each.command)
  for (const entry of [...(byFirstWord.get(`${node} ${words[0]?.text}`) ?? []), ...blocks]) {
    const found = entry.misfit(words)
    if (found) return { ...found, syntax: entry.syntax }
  }
  return undefined
}

/** A line that begins with `no` may be any command. */
const byFirstWord = new Map<string, Entry[]>()
const byNode = new Map<NodeName, Entry[]>()
for (const entry of table) byNode.set(entry.node, [...(byNode.get(entry.node) ?? []), entry])
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
      const isDenied = said === undefined && tokens[0]?.text === 'no'
      const statement = isDenied ? row.read(tokens.slice(1)) : said
      if (statement) return { command: row, tell: tells(scope, row, statement, isDenied, subjectFrom) }
      return tokens[0]?.text === 'no' ? takesBack(scope, row, tokens.slice(1), subjectFrom) : undefined
    },
  }))
}

/** FRR: `no neighbor X description`, without saying which. */
function takesBack<M extends object, S extends object>(
  scope: Scope<M, S>,
  row: Row<M, S>,
  tokens: readonly Token[],
  subjectFrom: 'line' | 'block',
): Sentence | undefined {
  const denied = row.denies(tokens, scope.empty)
  return (
    denied && {
      command: row,
      tell(draft, { block }) {
        const slot = draft.find(scope, subjectFrom === 'block' ? block.key : Object.values(denied.subject).join(' '))
        if (slot) slot.model = without(slot.model, denied.fields)
      },
    }
  )
}

/** What tells a draft a statement, or that it holds no more. */
function tells<M extends object, S extends object>(
  scope: Scope<M, S>,
  row: Row<M, S>,
  statement: Statement<M, S>,
  isDenied: boolean,
  subjectFrom: 'line' | 'block',
): NonNullable<Sentence['tell']> {
  return (draft, { span, block }) => {
    if (statement.open.length > 0) draft.isPartial = true
    // Of whom it speaks is not known: of nobody then.
    if (statement.open.some(name => name in statement.subjectSpans)) return
    const key = subjectFrom === 'block' ? block.key : Object.values(statement.subject).join(' ')
    const subject = subjectFrom === 'block' ? (block.subject as S) : statement.subject
    const slot = draft.make(scope, key, subject, span())
    if (statement.open.length > 0) slot.isPartial = true
    const place = ([name, stretch]: readonly [string, Stretch]) => [name, span(stretch)] as const
    const spans = Object.fromEntries(Object.entries(statement.spans).map(place))
    for (const [name, at] of Object.entries(statement.subjectSpans).map(place)) slot.fields[name] ??= at
    const origin = { ...span(), fields: spans }

    const { peer } = statement.subject as { readonly peer?: string }
    const takesNote = (changed: object) =>
      draft.events.push({ span: span(), changed: changed as Event['changed'], ...(peer !== undefined && { peer }) })
    if (row.list !== undefined) {
      if (statement.open.length > 0) return
      const { list } = row
      const before = (slot.model[list] ?? []) as unknown as readonly object[]
      // Items that do not know their place have it by their number, which is another one after `no`.
      const place = (i: number) => `${String(list)}.${i}`
      if (isDenied) {
        const after = withoutItem(before, itemOf(statement.change(scope.empty, origin), list))
        const places = after.map(each => slot.fields[place(before.indexOf(each))] ?? span())
        for (const [i, at] of places.entries()) slot.fields[place(i)] = at
        slot.model = { ...slot.model, [list]: after }
        return
      }
      slot.fields[place(before.length)] = Object.values(spans)[0] ?? span()
      slot.model = { ...slot.model, ...statement.change(slot.model, origin) }
      return
    }
    const changed = changedBy(statement, slot.model, origin)
    if (!isDenied && (peer !== undefined || 'defaultIpv4Unicast' in changed)) takesNote(changed)
    slot.model = isDenied ? without(slot.model, Object.keys(changed)) : { ...slot.model, ...known(changed, statement) }
    if (!isDenied) slot.model = without(slot.model, openOf(changed, statement))
    // A field without an argument of its name was written by the first there is, or by the command as a whole.
    const instead = Object.values(spans)[0] ?? span()
    for (const field of Object.keys(changed)) slot.fields[field] = spans[field] ?? instead
  }
}

/** The fields that a line writes, also where their values are open. */
function changedBy<M, S>(statement: Statement<M, S>, model: M, origin: Origin): Partial<M> {
  if (statement.open.length === 0) return statement.change(model, origin)
  const open = Object.fromEntries(statement.open.map(name => [name, undefined]))
  return { ...(open as Partial<M>), ...statement.change(model, origin) }
}

/** Of a line with open arguments only fields that are arguments have values. */
function known<M, S>(changed: Partial<M>, statement: Statement<M, S>): Partial<M> {
  return statement.open.length === 0 ? changed : statement.isByName ? without(changed, [...statement.open]) : {}
}

function openOf<M, S>(changed: Partial<M>, { open, isByName }: Statement<M, S>): readonly string[] {
  return open.length === 0 ? [] : isByName ? open : Object.keys(changed)
}

function itemOf<M>(changed: Partial<M>, list: keyof M): object {
  return (changed[list] as unknown as readonly object[]).at(-1)!
}

/** A list without the items that say what this one says; the sequence number counts only where `no` gives it. */
function withoutItem(items: readonly object[], gone: object): readonly object[] {
  const fields = (gone as Partial<Sited>).origin?.fields
  const text = (item: object) => {
    const { origin: _, ...rest } = item as Partial<Sited> & { readonly sequence?: unknown }
    const { sequence: __, ...unnumbered } = rest
    return JSON.stringify(fields && !('sequence' in fields) ? unnumbered : rest)
  }
  return items.filter(item => text(item) !== text(gone))
}

function without<M>(model: M, fields: readonly string[]): M {
  return fields.length === 0
    ? model
    : (Object.fromEntries(Object.entries(model as object).filter(([key]) => !fields.includes(key))) as M)
}

function keeps(node: NodeName, syntax: string): Entry {
  const known: KnownCommand = {
    node,
    syntax,
    doc: 'Kept as it is written.',
    args: { rest: text, peer, name: word, sequence: integer(0, 4294967295) },
  }
  const { match, complete, misfit } = command(syntax as '', known.args)
  return { ...known, complete, misfit, understand: tokens => match(tokens) && { command: known } }
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
