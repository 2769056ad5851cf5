/**
 * A configuration as FRR takes it in: every line of the text, in the block that FRR puts it in.
 * Nothing is lost: `print(parse(source))` is the text, whatever it is. What the lines mean is for `read.ts`.
 */
import type { Source } from '../text/source.ts'
import type { Span } from '../text/origin.ts'
import { complete, understand, type Sentence } from './commands.ts'
import { tokenize, type Token } from './command.ts'
import { openers, type NodeName } from './node.ts'

/**
 * What FRR does with a line. `said`: a command netc knows; `kept`: one it keeps as written, alone or inside a block of
 * which it reads nothing; `unknown`: neither; `unread`: it stands after an `exit` at the top, which ends the file;
 * `open`: a tool makes a command of it later; `typed`: what a person typed at vtysh's prompt, or vtysh printed, around
 * the configuration.
 */
export type LineKind =
  'blank' | 'comment' | 'opener' | 'closer' | 'said' | 'kept' | 'unknown' | 'unread' | 'open' | 'typed'

export interface Line {
  readonly kind: LineKind
  /** With its leading blanks and its line ending. */
  readonly raw: string
  /** Without them. */
  readonly span: Span
  /** With keywords in full where they are abbreviated. */
  readonly tokens: readonly Token[]
  /** The node that took it: an address family also for its commands at the level of `router bgp` (FRR's old aliases). */
  readonly node: NodeName
  readonly sentence?: Sentence
}

/** An opener, what stands under it, and what closed it, where something did. */
export interface Block {
  readonly node: NodeName
  /** The node it stands in. */
  readonly inside: NodeName
  readonly opener: Line
  readonly body: readonly (Line | Block)[]
  readonly closer?: Line
}

export interface Config {
  readonly body: readonly (Line | Block)[]
}

/** The text of a configuration. */
export function print(config: Config): string {
  return config.body.map(textOf).join('')
}

/** The text of a line or of a whole block. */
function textOf(part: Line | Block): string {
  if ('raw' in part) return part.raw
  return part.opener.raw + part.body.map(textOf).join('') + (part.closer?.raw ?? '')
}

/** Puts every line where FRR puts it; never fails. */
export function parse({ path, text }: Source): Config {
  const lines = split(path, text)
  const top: Open = { node: 'top', closer: 'exit', body: [] }
  const open: (Open | OpenBlock)[] = [top]
  let ended = false

  lines.forEach((bare, i) => {
    const { depth, kind, node, ...verdict } = judge(bare, open, ended, () => isDeeper(lines, i))
    open.length = depth + 1
    const here = open[depth]!
    const line: Line = {
      ...bare,
      ...(verdict.tokens && { tokens: verdict.tokens }),
      kind,
      node,
      ...(verdict.sentence ? { sentence: verdict.sentence } : {}),
    }
    if (verdict.opens !== undefined) {
      const block: OpenBlock = { node, inside: here.node, opener: line, closer: verdict.opens, body: [] }
      here.body.push(block)
      open.push(block)
    } else if (kind === 'closer' && 'opener' in here) {
      here.closed = line
      open.pop()
    } else {
      here.body.push(line)
      // At a prompt, leaving the configuration is not the end: one may enter it again.
      ended = kind !== 'typed' && (ended || (kind === 'closer' && bare.tokens[0]!.text !== 'end' && !bare.isTyped))
    }
  })
  return { body: top.body.map(freeze) }
}

/** What becomes of a line: in which of the open blocks it stands, and, if it opens one, what closes that. */
interface Verdict extends Pick<Line, 'kind' | 'node' | 'sentence'> {
  readonly depth: number
  readonly opens?: string
  readonly tokens?: readonly Token[]
}

function judge(bare: Bare, open: readonly Open[], ended: boolean, isDeeper: () => boolean): Verdict {
  const { tokens } = bare
  const deepest = open.length - 1
  const { node: here, closer } = open[deepest]!
  const first = tokens[0]?.text
  if (first === undefined) return { depth: deepest, kind: bare.isTyped ? 'typed' : 'blank', node: here }
  if (first.startsWith('!') || (first.startsWith('#') && !tokens[0]!.isOpen))
    return { depth: deepest, kind: 'comment', node: here }
  if (isTyped(tokens)) return { depth: deepest, kind: 'typed', node: here }
  if (ended) return { depth: deepest, kind: 'unread', node: 'top' }
  if (tokens.length === 1) {
    if (first === 'end') return { depth: 0, kind: 'closer', node: 'top' }
    if (['exit', 'quit', closer].includes(first)) return { depth: deepest, kind: 'closer', node: here }
  }
  if (here === 'other' && open[deepest - 1]!.node === 'bgp' && isOfAnyFamily(tokens))
    return { depth: deepest, kind: 'kept', node: here }
  const taken = take(tokens, open) ?? takeCompleted(tokens, open)
  if (taken) return taken
  // Only a tool knows whether it is one command, several or none.
  if (tokens.some(({ isOpen }) => isOpen)) return { depth: deepest, kind: 'open', node: here }
  if (here === 'other' || here === 'vrf') return { depth: deepest, kind: 'kept', node: here }
  // A word that netc has not heard of, with an indented body: FRR may know the block.
  if (here === 'top' && isDeeper()) return { depth: deepest, kind: 'unknown', node: 'other', opens: 'exit' }
  return { depth: deepest, kind: 'unknown', node: here }
}

/** What an address family that netc does not read takes as well as one it does, so that it is not of `router bgp`. */
function isOfAnyFamily(tokens: readonly Token[]): boolean {
  const words = tokens[0]!.text === 'no' ? tokens.slice(1) : tokens
  return (
    words[0]?.text === 'neighbor' || (!understand('bgp', tokens) && understand('ipv4-unicast', tokens) !== undefined)
  )
}

/** The node that takes a line closes those below it. */
function take(tokens: readonly Token[], open: readonly Open[]): Verdict | undefined {
  for (let depth = open.length - 1; depth >= 0; depth--) {
    const { node } = open[depth]!
    const opener = openers.find(each => each.below.includes(node) && each.command.match(tokens))
    if (opener) return { depth, kind: 'opener', node: opener.node, opens: opener.closer }
    const sentence = sentenceAt(node, tokens)
    if (sentence) return { depth, kind: sentence.tell ? 'said' : 'kept', node: sentence.command.node, sentence }
  }
  return undefined
}

/** FRR completes words in a node before it tries the node above. */
function takeCompleted(tokens: readonly Token[], open: readonly Open[]): Verdict | undefined {
  if (!tokens.every(({ text }) => /^[\x21-\x7e]+$/.test(text))) return undefined
  for (let depth = open.length - 1; depth >= 0; depth--) {
    const { node } = open[depth]!
    // Of such a block netc does not know the commands, so that what looks abbreviated may be one of them.
    if (node === 'other' || node === 'vrf') return undefined
    const full = complete(node, tokens) ?? (node === 'bgp' ? complete('ipv4-unicast', tokens) : undefined)
    const taken = full && take(full, open.slice(0, depth + 1))
    if (taken) return { ...taken, tokens: full }
  }
  return undefined
}

/** What is typed at vtysh's prompt around a configuration, and what vtysh prints before it. */
const typed = [
  /^(configure|conf|config)( (terminal|term|t))?$/,
  /^(wr|write)( (memory|mem|file|terminal))?$/,
  /^(do )?(show|sh|clear|ping|traceroute) /,
  /^copy running-config startup-config$/,
  /^(sudo )?vtysh\b/,
  /^Building configuration\.\.\.$/,
  /^Current configuration( .*)?:/,
  /^(enable|en|disable)$/,
  /^(Hello, this is FRRouting|Copyright 1996-20)/,
]

function isTyped(tokens: readonly Token[]): boolean {
  return 'cwdsBCevHpt'.includes(tokens[0]!.text[0]!) && typed.some(form => form.test(wordsOf(tokens)))
}

interface Open {
  readonly node: NodeName
  readonly closer: string
  readonly body: (Line | OpenBlock)[]
  closed?: Line
}

interface OpenBlock extends Open {
  readonly inside: NodeName
  readonly opener: Line
}

function freeze(part: Line | OpenBlock): Line | Block {
  if ('raw' in part) return part
  const { node, inside, opener, body, closed } = part
  return { node, inside, opener, body: body.map(freeze), ...(closed ? { closer: closed } : {}) }
}

/** Address-family commands at the level of `router bgp` are IPv4 unicast's. */
function sentenceAt(node: NodeName, tokens: readonly Token[]): Sentence | undefined {
  return understand(node, tokens) ?? (node === 'bgp' ? understand('ipv4-unicast', tokens) : undefined)
}

type Bare = Pick<Line, 'raw' | 'span' | 'tokens'> & {
  /** It stands behind vtysh's prompt, which is none of its words. */
  readonly isTyped: boolean
}

/** The words of a line, one blank between them. */
export function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ')
}

/** `r1# `, `r1(config-router)# `: the name of a host and the mode. */
const prompt = /^\s*[A-Za-z][\w.-]*(?:\(config[\w-]*\)#|[#>](?=\s|$)) ?/

function split(path: string, text: string): readonly Bare[] {
  return Array.from(text.matchAll(/[^\n]*\n|[^\n]+$/g), ({ 0: raw, index }) => {
    const asked = prompt.exec(raw)?.[0].length ?? 0
    const tokens = tokenize(asked > 0 ? ' '.repeat(asked) + raw.slice(asked) : raw)
    const [start, end] = tokens.length === 0 ? [0, 0] : [tokens[0]!.start, tokens.at(-1)!.end]
    return { raw, tokens, isTyped: asked > 0, span: { path, start: index + start, end: index + end } }
  })
}

function isDeeper(lines: readonly Bare[], at: number): boolean {
  const next = lines
    .slice(at + 1, at + 10)
    .find(({ tokens }) => tokens[0] !== undefined && !/^[!#]/.test(tokens[0].text))
  return next !== undefined && indent(next) > indent(lines[at]!)
}

function indent({ raw }: Bare): number {
  return raw.length - raw.trimStart().length
}
