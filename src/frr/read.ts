/** Text of an `frr.conf` to the part of a router that it describes. Wrong lines become findings, and reading goes on. */
import type { RouterPart } from '../fabric/fabric.ts'
import type { Asn } from '../net/asn.ts'
import { compareDiagnostics, type Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import { peer as peerName } from './argument.ts'
import { collect } from './collect.ts'
import type { Match, Stretch } from './command.ts'
import { scopes, type Place } from './commands.ts'
import { parse, type Block, type Line } from './config.ts'
import { newDraft, type Draft, type Scope, type Slot } from './draft.ts'
import { interfaceBlock, routeMapBlock, routerBgp } from './node.ts'

/** What an `frr.conf` says of the router called `name`. */
export function read(
  source: Source,
  name: string,
): { readonly part: RouterPart; readonly diagnostics: readonly Diagnostic[] } {
  const draft = newDraft()
  const diagnostics: Diagnostic[] = []
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic)
  const { body } = parse(source)
  walk(body, nowhere, draft, report)
  reportUnread(body, report)
  return { part: collect(draft, name, source.path, report), diagnostics: diagnostics.toSorted(compareDiagnostics) }
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
  if (line.kind === 'said') line.sentence!.tell!(draft, { span: spanIn(line), block })
  if (line.kind === 'unknown') reportUnknown(line, report)
  if (line.kind === 'kept' || line.kind === 'unknown') keep(line, draft)
}

function takeBlock(block: Block, about: Place['block'], draft: Draft, report: Report): void {
  const { node, opener, body } = block
  if (opener.kind === 'unknown') reportUnknown(opener, report)
  switch (node) {
    case 'interface': {
      const found = interfaceBlock.match(opener.tokens)!
      return walk(body, open(draft, scopes.interface, found.values.name, found, opener), draft, report)
    }
    case 'route-map': {
      const found = routeMapBlock.match(opener.tokens)!
      const { name, sequence } = found.values
      return walk(body, open(draft, scopes.routeMap, `${name} ${sequence}`, found, opener), draft, report)
    }
    case 'bgp': {
      const found = routerBgp.match(opener.tokens)!
      const running = draft.find(scopes.bgp, '')
      if (running && running.subject.asn !== found.values.asn) return reportSecondBgp(opener, running, report)
      return walk(body, open(draft, scopes.bgp, '', found, opener), draft, report)
    }
    case 'ipv4-unicast':
    case 'ipv6-unicast':
      draft.make(scopes.family[node], '', {}, opener.span)
      return walk(body, about, draft, report)
    case 'vrf':
    case 'other':
    case 'top':
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
  switch (node) {
    case 'top':
      return add(draft.make(scopes.router, '', {}, span), words.join(' '))
    case 'bgp':
      return about
        ? add(draft.make(scopes.neighbor, about.peer, about, span), text)
        : add(draft.find(scopes.bgp, '')!, words.join(' '))
    case 'ipv4-unicast':
    case 'ipv6-unicast':
      return about
        ? add(draft.make(scopes.neighborFamily[node], about.peer, about, span), text)
        : add(draft.make(scopes.family[node], '', {}, span), words.join(' '))
    default:
  }
}

/** Keeps a whole block, each line as far inside as it stands. */
function keepBlock(block: Block, draft: Draft): void {
  const text = commandsOf(block)
    .map(line => ' '.repeat(Math.max(0, indentOf(line) - indentOf(block.opener))) + wordsOf(line))
    .join('\n')
  if (block.inside === 'bgp') add(draft.find(scopes.bgp, '')!, text)
  else if (block.inside === 'top') add(draft.make(scopes.router, '', {}, block.opener.span), text)
}

function commandsOf(part: Line | Block): readonly Line[] {
  if ('raw' in part) return part.kind === 'blank' || part.kind === 'comment' ? [] : [part]
  return [part.opener, ...part.body.flatMap(commandsOf), ...(part.closer ? [part.closer] : [])]
}

function indentOf({ tokens }: Line): number {
  return tokens[0]!.start
}

function wordsOf({ tokens }: Line): string {
  return tokens.map(token => token.text).join(' ')
}

function add(slot: { model: { readonly globals?: readonly string[] } }, text: string): void {
  slot.model = { ...slot.model, globals: [...(slot.model.globals ?? []), text] }
}

function reportUnknown(line: Line, report: Report): void {
  report({
    code: 'frr-unknown-command',
    severity: 'info',
    message: `netc does not know the command '${wordsOf(line)}' here`,
    span: line.span,
    why: 'the line is kept as it is, and nothing is checked against it',
  })
}

function reportSecondBgp(line: Line, running: Slot<unknown, { readonly asn: Asn }>, report: Report): void {
  report({
    code: 'frr-second-bgp',
    severity: 'error',
    message: `'${wordsOf(line)}' is refused: BGP is already running as AS ${running.subject.asn}`,
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
