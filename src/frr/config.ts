/**
 * A configuration as FRR takes it in: every line of the text, in the block that FRR puts it in.
 * Nothing is lost: `print(parse(source))` is the text, whatever it is. What the lines mean is for `read.ts`.
 */
import type { Source } from '../text/source.ts'
import type { Span } from '../text/origin.ts'
import { understand, type Sentence } from './commands.ts'
import { tokenize, type Token } from './command.ts'
import { openers, type NodeName } from './node.ts'

/**
 * What FRR does with a line. `said`: a command netc knows; `kept`: one it keeps as written, alone or inside a block of
 * which it reads nothing; `unknown`: neither; `unread`: it stands after an `exit` at the top, which ends the file.
 */
export type LineKind = 'blank' | 'comment' | 'opener' | 'closer' | 'said' | 'kept' | 'unknown' | 'unread'

export interface Line {
  readonly kind: LineKind
  /** With its leading blanks and its line ending. */
  readonly raw: string
  /** Without them. */
  readonly span: Span
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
export function textOf(part: Line | Block): string {
  if ('raw' in part) return part.raw
  return part.opener.raw + part.body.map(textOf).join('') + (part.closer?.raw ?? '')
}

/** Puts every line where FRR puts it; never fails. */
export function parse({ path, text }: Source): Config {
  const lines = split(path, text)
  const top: Open = { node: 'top', closer: 'exit', body: [] }
  const open: Open[] = [top]
  let ended = false

  lines.forEach((line, i) => {
    const here = open.at(-1)!
    const keep = (kind: LineKind, node: NodeName, sentence?: Sentence) =>
      open.at(-1)!.body.push({ ...line, kind, node, ...(sentence ? { sentence } : {}) })
    const enter = (node: NodeName, closer: string, kind: LineKind) => {
      const block: OpenBlock = { node, closer, inside: open.at(-1)!.node, opener: { ...line, kind, node }, body: [] }
      open.at(-1)!.body.push(block)
      open.push(block)
    }
    const first = line.tokens[0]?.text

    if (first === undefined) return keep('blank', here.node)
    if (first.startsWith('!') || first.startsWith('#')) return keep('comment', here.node)
    if (ended) return keep('unread', 'top')
    if (line.tokens.length === 1) {
      if (first === 'end') {
        open.length = 1
        return keep('closer', 'top')
      }
      if (first === 'exit' && open.length === 1) {
        ended = true
        return keep('closer', 'top')
      }
      if (first === 'exit' || first === 'quit' || first === here.closer) {
        const closed = open.pop()!
        if (open.length === 0) open.push(closed)
        else closed.closed = { ...line, kind: 'closer', node: closed.node }
        return
      }
    }

    // The node that takes the line closes those below it.
    for (let depth = open.length - 1; depth >= 0; depth--) {
      const { node } = open[depth]!
      const opener = openers.find(each => each.below.includes(node) && each.command.match(line.tokens))
      const sentence = opener ? undefined : sentenceAt(node, line.tokens)
      if (!opener && !sentence) continue
      open.length = depth + 1
      if (opener) return enter(opener.node, opener.closer, 'opener')
      return keep(sentence!.tell ? 'said' : 'kept', sentence!.command.node, sentence)
    }

    if (here.node === 'other' || here.node === 'vrf') return keep('kept', here.node)
    // A word that netc has not heard of, with an indented body: FRR may know the block.
    if (here === top && isDeeper(lines, i)) return enter('other', 'exit', 'unknown')
    keep('unknown', here.node)
  })
  return { body: top.body.map(freeze) }
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

type Bare = Pick<Line, 'raw' | 'span' | 'tokens'>

function split(path: string, text: string): readonly Bare[] {
  return Array.from(text.matchAll(/[^\n]*\n|[^\n]+$/g), ({ 0: raw, index }) => {
    const tokens = tokenize(raw)
    const [start, end] = tokens.length === 0 ? [0, 0] : [tokens[0]!.start, tokens.at(-1)!.end]
    return { raw, tokens, span: { path, start: index + start, end: index + end } }
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
