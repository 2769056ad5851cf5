/** Text of an `frr.conf` to the part of a router that it describes. Wrong lines become findings, and reading goes on. */
import type { RouterPart } from '../fabric/fabric.ts'
import type { Asn } from '../net/asn.ts'
import { compareDiagnostics, type Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import type { Source } from '../text/source.ts'
import { peer as peerName } from './argument.ts'
import { collect } from './collect.ts'
import type { Match, Stretch } from './command.ts'
import { removals } from './commands/kept.ts'
import { scopes, type Place } from './commands.ts'
import { parse, wordsOf, type Block, type Line } from './config.ts'
import { newDraft, type Draft, type Scope, type Slot } from './draft.ts'
import { refusal } from './refused.ts'
import { interfaceBlock, routeMapBlock, routerBgp } from './node.ts'

/** What an `frr.conf` says of the router called `name`, or its `bgpd.conf`, `zebra.conf` and `staticd.conf` together. */
export function read(
  source: Source | readonly Source[],
  name: string,
): { readonly part: RouterPart; readonly diagnostics: readonly Diagnostic[] } {
  const draft = newDraft()
  const diagnostics: Diagnostic[] = []
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic)
  const sources = 'path' in source ? [source] : source
  for (const each of sources) {
    const { body } = parse(each)
    walk(body, nowhere, draft, report)
    reportUnread(body, report)
  }
  return {
    part: collect(draft, name, sources[0]?.path ?? '', report),
    diagnostics: diagnostics.toSorted(compareDiagnostics),
  }
}

/** Takes note of a finding. */
export type Report = (diagnostic: Diagnostic) => void

/** The thing that a block is about, for blocks that are about none. */
const nowhere: Place['block'] = { key: '', subject: {} }

function walk(body: Block['body'], about: Place['block'], draft: Draft, report: Report): void {
  for (const part of body)
    if ('raw' in part) takeLine(part, about, draft, report)
    else takeBlock(part, about, draft, report)
}

function takeLine(line: Line, block: Place['block'], draft: Draft, report: Report): void {
  if (line.kind === 'open' || takesAway(line)) draft.isPartial = true
  if (line.kind === 'said') line.sentence!.tell!(draft, { span: spanIn(line), block })
  if (line.kind === 'unknown') reportUnknown(line, draft, report)
  const refused = line.kind === 'kept' && line.sentence ? refusal(line, draft.opened) : undefined
  if (refused) report(refused)
  if (line.kind === 'kept' || line.kind === 'unknown') keep(line, draft)
}

function takesAway({ kind, node, sentence }: Line): boolean {
  return kind === 'kept' && sentence !== undefined && (removals[node]?.includes(sentence.command.syntax) ?? false)
}

function takeBlock(block: Block, about: Place['block'], draft: Draft, report: Report): void {
  const { node, opener, body } = block
  if (opener.tokens.some(({ isOpen }) => isOpen)) draft.isPartial = true
  draft.opened.add(node)
  // Such an opener may be one of a kind that netc does not read, or one that is misspelt.
  const refused =
    opener.kind === 'opener' && node === 'other' ? refusal({ ...opener, node: block.inside }, draft.opened) : undefined
  if (refused) report(refused)
  if (opener.kind === 'unknown') reportUnknown(opener, draft, report)
  switch (node) {
    case 'interface': {
      const found = interfaceBlock.match(opener.tokens)!
      if (found.open.length > 0) return undefined
      return walk(body, open(draft, scopes.interface, found.values.name, found, opener), draft, report)
    }
    case 'route-map': {
      const found = routeMapBlock.match(opener.tokens)!
      // An entry whose name, number or action is filled in later is none that could be reasoned about.
      if (found.open.length > 0) {
        if (!found.open.includes('name')) draft.openRouteMaps.set(found.values.name, opener.span)
        return undefined
      }
      const { name, sequence } = found.values
      return walk(body, open(draft, scopes.routeMap, `${name} ${sequence}`, found, opener), draft, report)
    }
    case 'bgp': {
      const found = routerBgp.match(opener.tokens)!
      const running = draft.find(scopes.bgp, '')
      // Without an AS number there is still all that stands in the block.
      if (found.open.length > 0) Object.assign(found.values, { asn: running?.subject.asn ?? 0 })
      if (running && ![0, running.subject.asn].includes(found.values.asn))
        return reportSecondBgp(opener, running, report)
      return walk(body, open(draft, scopes.bgp, '', found, opener), draft, report)
    }
    case 'ipv4-unicast':
    case 'ipv6-unicast':
      draft.make(scopes.family[node], '', {}, opener.span)
      return walk(body, about, draft, report)
    case 'vrf':
    case 'other':
    case 'top':
      // Neighbors of another instance are neighbors that netc does not know of.
      if (/^router bgp .*(vrf|view) /.test(wordsOf(opener.tokens))) draft.isPartial = true
      return keepBlock(block, draft)
  }
}

/** Enters a block which is a thing of its own; said again, its first line is what counts. */
function open<M, S extends object>(
  draft: Draft,
  scope: Scope<M, S>,
  key: string,
  found: Match<S>,
  opener: Line,
): Place['block'] {
  const slot = draft.make(scope, key, found.values, opener.span)
  slot.subject = found.values
  for (const [name, stretch] of Object.entries(found.spans)) slot.fields[name] = spanIn(opener)(stretch as Stretch)
  return { key, subject: found.values }
}

function spanIn({ span, tokens }: Line): Place['span'] {
  const start = span.start - tokens[0]!.start
  return within => (within ? { path: span.path, start: start + within.start, end: start + within.end } : span)
}

/** Keeps a line as it is written, with what it is about; inside an interface or a route-map the model has no place for it. */
function keep({ tokens, node, span }: Line, draft: Draft): void {
  const words = tokens.map(token => token.text)
  const no = words[0] === 'no' ? ['no'] : []
  const [keyword, peer, ...rest] = words.slice(no.length)
  const text = [...no, ...rest].join(' ')
  const about =
    keyword === 'neighbor' && peer !== undefined && rest.length > 0 ? { peer: peerName.parse(peer)! } : undefined
  if (about && tokens[no.length + 1]!.isOpen) {
    draft.isPartial = true
    return
  }
  if (about) draft.events.push({ span, peer: about.peer, changed: {} })
  switch (node) {
    case 'top':
      return add(draft.make(scopes.router, '', {}, span), words.join(' '), span)
    case 'bgp':
      return about
        ? add(draft.make(scopes.neighbor, about.peer, about, span), text, span)
        : add(draft.find(scopes.bgp, '')!, words.join(' '), span)
    case 'ipv4-unicast':
    case 'ipv6-unicast':
      return about
        ? add(draft.make(scopes.neighborFamily[node], about.peer, about, span), text, span)
        : add(draft.make(scopes.family[node], '', {}, span), words.join(' '), span)
    default:
  }
}

/** Keeps a whole block, each line as far inside as it stands. */
function keepBlock(block: Block, draft: Draft): void {
  const text = commandsOf(block)
    .map(line => ' '.repeat(Math.max(0, indentOf(line) - indentOf(block.opener))) + wordsOf(line.tokens))
    .join('\n')
  const { span } = block.opener
  if (block.inside === 'bgp') add(draft.find(scopes.bgp, '')!, text, span)
  else if (block.inside === 'top') add(draft.make(scopes.router, '', {}, span), text, span)
}

function commandsOf(part: Line | Block): readonly Line[] {
  if ('raw' in part) return ['blank', 'comment', 'typed'].includes(part.kind) ? [] : [part]
  return [part.opener, ...part.body.flatMap(commandsOf), ...(part.closer ? [part.closer] : [])]
}

function indentOf({ tokens }: Line): number {
  return tokens[0]!.start
}

/** Keeps a text with its place, which `origin.fields` has as `globals.` and the text; `no` takes back what it denies. */
function add(
  slot: { model: { readonly globals?: readonly string[] }; readonly fields: Record<string, Span> },
  text: string,
  span: Span,
): void {
  const before = slot.model.globals ?? []
  const kept = text.startsWith('no ') ? before.filter(each => each !== text.slice('no '.length)) : before
  slot.model = { ...slot.model, globals: [...kept, text] }
  slot.fields[`globals.${text}`] = span
}

function reportUnknown(line: Line, draft: Draft, report: Report): void {
  const refused = refusal(line.node === 'other' ? { ...line, node: 'top' } : line, draft.opened)
  if (refused) return report(refused)
  report({
    code: 'frr-unknown-command',
    severity: 'info',
    message: `netc does not know the command '${wordsOf(line.tokens)}' here`,
    span: line.span,
    why: 'the line is kept as it is, and nothing is checked against it',
  })
}

function reportSecondBgp(line: Line, running: Slot<unknown, { readonly asn: Asn }>, report: Report): void {
  report({
    code: 'frr-second-bgp',
    severity: 'error',
    message: `'${wordsOf(line.tokens)}' is refused: BGP is already running as AS ${running.subject.asn}`,
    span: line.span,
    related: [{ span: running.origin, message: 'the first one' }],
    why: 'FRR drops the whole block, and the exit that follows it ends the file',
  })
}

/** What follows an `exit` at the top is not there for FRR. */
function reportUnread(body: readonly (Line | Block)[], report: Report): void {
  const lines = body.filter(part => 'raw' in part)
  const lost = lines.filter(line => line.kind === 'unread')
  const exit = lines.find(line => line.kind === 'closer' && line.tokens[0]!.text === 'exit')
  if (!exit || lost.length === 0) return
  report({
    code: 'frr-early-exit',
    severity: 'error',
    message: `this 'exit' has no block to close and ends the file: FRR does not read the ${lost.length} commands below it`,
    span: exit.span,
    related: [{ span: lost[0]!.span, message: 'the first one that is lost' }],
  })
}
