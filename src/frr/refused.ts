/**
 * Lines of which it is certain that every tested FRR refuses them, and why. A lab test gives each kind to real FRR.
 * What is not here may be a command of a release that netc does not know.
 */
import type { Diagnostic, Edit } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import { understand, misfit, type Sentence } from './commands.ts'
import { tokenize, type Token } from './command.ts'
import { wordsOf, type Line } from './config.ts'
import { openers, type NodeName } from './node.ts'

/** What is wrong with a line that FRR refuses; undefined where that is not certain. */
export function refusal(line: Line, opened: ReadonlySet<NodeName>): Diagnostic | undefined {
  if (line.tokens.some(({ isOpen }) => isOpen)) return undefined
  const found =
    line.kind === 'unknown'
      ? first(line, opened)
      : (foreign(line) ?? trailing(line) ?? typographic(line) ?? outOfRange(line))
  return (
    found && {
      code: 'frr-parse-rejects-line',
      severity: 'error',
      span: found.span ?? line.span,
      message: `FRR refuses '${wordsOf(line.tokens)}': ${found.reason}`,
      why: 'FRR drops the line and goes on with the rest of the file',
      ...(found.help !== undefined && { help: found.help }),
      ...(found.edits && { fixes: [{ title: found.help ?? 'write it as FRR does', edits: found.edits, safe: true }] }),
    }
  )
}

interface Refusal {
  readonly reason: string
  readonly span?: Span
  readonly help?: string
  readonly edits?: readonly Edit[]
}

function first(line: Line, opened: ReadonlySet<NodeName>): Refusal | undefined {
  return (
    foreign(line) ?? typographic(line) ?? trailing(line) ?? wrongCase(line) ?? unfit(line) ?? misplaced(line, opened)
  )
}

/** A line of another vendor, or of an older release, and what FRR has for it. */
interface Foreign {
  readonly nodes: readonly NodeName[]
  readonly form: RegExp
  readonly reason: string
  /** What to write, with the groups of the form. */
  readonly instead?: string
}

const families: readonly NodeName[] = ['ipv4-unicast', 'ipv6-unicast']
const speaker: readonly NodeName[] = ['bgp', ...families]

/** Each with an example in the lab test. */
const elsewhere: readonly Foreign[] = [
  {
    nodes: ['top', ...speaker],
    form: /^(?:ip|bgp) (?:multipath-as-path-relax|multipath-relax|bestpath as-path-multipath-relax)$/,
    reason: 'there is no such command',
    instead: 'bgp bestpath as-path multipath-relax',
  },
  {
    nodes: ['top'],
    form: /^ip (as-path access-list|community-list|large-community-list|extcommunity-list) (.+)$/,
    reason: 'the lists of BGP begin with bgp',
    instead: 'bgp $1 $2',
  },
  {
    nodes: ['top'],
    form: /^(?:ip (?:classless|subnet-zero|cef|routing|bgp-community new-format)|(?:no )?ip domain[- ]lookup|feature \w+)$/,
    reason: 'it is a command of Cisco, which FRR does not have',
  },
  {
    nodes: ['interface'],
    form: /^(?:no )?switchport\b.*$/,
    reason: 'it is a command of Cisco, which FRR does not have',
  },
  {
    nodes: ['interface'],
    form: /^(?:mtu|speed|duplex|encapsulation) .+$/,
    reason: 'FRR does not set that of an interface, the host does',
  },
  {
    nodes: speaker,
    form: /^neighbor (\S+) fall-over(?: bfd)?$/,
    reason: 'it is a command of Cisco',
    instead: 'neighbor $1 bfd',
  },
  {
    nodes: speaker,
    form: /^neighbor (\S+) transport connection-mode passive$/,
    reason: 'it is a command of Cisco',
    instead: 'neighbor $1 passive',
  },
  {
    nodes: speaker,
    form: /^neighbor (\S+) (?:inherit peer-(?:session|policy) .+|version 4|additional-paths .+)$/,
    reason: 'it is a command of Cisco, which FRR does not have',
  },
  {
    nodes: speaker,
    form: /^neighbor (\S+) remove-private-as((?: all)?)$/,
    reason: 'FRR tells large letters from small ones',
    instead: 'neighbor $1 remove-private-AS$2',
  },
  { nodes: speaker, form: /^neighbour (.+)$/, reason: 'FRR writes neighbor', instead: 'neighbor $1' },
  {
    nodes: speaker,
    form: /^neighbor (\S+) (route-map|prefix-list|filter-list|distribute-list) (in|out) (\S+)$/,
    reason: 'the name stands before the direction',
    instead: 'neighbor $1 $2 $4 $3',
  },
  {
    nodes: speaker,
    form: /^neighbor (\S+) (route-map|prefix-list|filter-list|distribute-list) (\S+)$/,
    reason: 'it does not say whether it filters what comes in or goes out',
  },
  {
    nodes: speaker,
    form: /^neighbor (\S+) soft-reconfiguration$/,
    reason: 'the direction is missing',
    instead: 'neighbor $1 soft-reconfiguration inbound',
  },
  {
    nodes: speaker,
    form: /^maximum-paths (?:eibgp|ebgp) (\d+)$/,
    reason: 'FRR has maximum-paths for eBGP, and maximum-paths ibgp',
    instead: 'maximum-paths $1',
  },
  { nodes: ['top'], form: /^router bgp AS(\d+)$/, reason: 'an AS number is digits', instead: 'router bgp $1' },
  {
    nodes: ['interface'],
    form: /^ip address (\S+) 255\.255\.255\.0$/,
    reason: 'FRR takes an address with the length of its prefix',
    instead: 'ip address $1/24',
  },
  {
    nodes: ['interface'],
    form: /^ip address (?:\d+\.\d+\.\d+\.\d+(?: 255\.[\d.]+)?|dhcp)$/,
    reason: 'FRR takes an address with the length of its prefix, such as 10.0.0.1/24',
  },
]

function foreign({ node, tokens, span }: Line): Refusal | undefined {
  const words = wordsOf(tokens)
  const found = elsewhere.find(({ nodes, form }) => nodes.includes(node) && form.test(words))
  if (!found) return undefined
  const { reason, form, instead } = found
  if (instead === undefined) return { reason }
  const text = words.replace(form, instead)
  return { reason, help: `write '${text}'`, edits: [{ span, text }] }
}

/** Characters that word processors put in place of those of a keyboard. */
const lookalikes: readonly (readonly [RegExp, string, string])[] = [
  [/[\u00a0\u2007\u202f]/g, ' ', 'a no-break space'],
  [/[\u2010-\u2015\u2212]/g, '-', 'a typographic dash'],
  [/[\u2018\u2019\u201c\u201d\u00ab\u00bb]/g, '', 'a typographic quote'],
  [/[\u200b\ufeff]/g, '', 'an invisible character'],
]

function typographic({ node, tokens, span }: Line): Refusal | undefined {
  const words = wordsOf(tokens)
  const used = lookalikes.filter(([form]) => words.search(form) !== -1)
  if (used.length === 0) return undefined
  const text = lookalikes.reduce((before, [form, plain]) => before.replace(form, plain), words)
  if (!takes(node, tokenize(text))) return undefined
  return {
    reason: `it has ${used.map(([, , name]) => name).join(' and ')}`,
    help: `write '${text}'`,
    edits: [{ span, text }],
  }
}

/** FRR has no comments behind a command. */
function trailing({ node, tokens, span }: Line): Refusal | undefined {
  const at = tokens.findIndex(({ text }, i) => i > 0 && /^[!#]/.test(text))
  if (at === -1 || !takes(node, tokens.slice(0, at))) return undefined
  const offset = span.start - tokens[0]!.start
  const comment: Span = { path: span.path, start: offset + tokens[at]!.start, end: span.end }
  const text = wordsOf(tokens.slice(at))
  return {
    reason: `a comment has a line of its own`,
    span: comment,
    help: `write '${text}' on a line of its own`,
    edits: [
      { span: { ...span, end: span.start }, text: `${text}\n${' '.repeat(tokens[0]!.start)}` },
      { span: { ...comment, start: offset + tokens[at - 1]!.end }, text: '' },
    ],
  }
}

function wrongCase({ node, tokens, span }: Line): Refusal | undefined {
  const small = tokens.map(token => ({ ...token, text: token.text.toLowerCase() }))
  if (wordsOf(small) === wordsOf(tokens) || !takes(node, small)?.tell) return undefined
  // Only what is no name may be written small.
  const sentence = takes(node, small)!
  const keywords = sentence.command.syntax.split(/[\s[\]]+/)
  const text = tokens.map((token, i) => (keywords.includes(small[i]!.text) ? small[i]!.text : token.text)).join(' ')
  return { reason: 'FRR tells large letters from small ones', help: `write '${text}'`, edits: [{ span, text }] }
}

/** An argument that the command does not take. */
function unfit(line: Line): Refusal | undefined {
  return refused(line, () => true)
}

/** In a line that may be another form of the command: a number or a prefix that no form takes. */
function outOfRange(line: Line): Refusal | undefined {
  return refused(line, (text, notation) =>
    notation.startsWith('(') ? /^\d+$/.test(text) : notation.startsWith('A.B.C.D/') && /^[\d.]+\/\d+$/.test(text),
  )
}

function refused(
  { node, tokens, span }: Line,
  isCertain: (text: string, notation: string) => boolean,
): Refusal | undefined {
  const found = misfit(node, tokens)
  // FRR takes any word for a profile.
  if (!found || found.syntax.startsWith('frr ')) return undefined
  const { notation } = found.argument
  if (!isCertain(found.token.text, notation)) return undefined
  const offset = span.start - tokens[0]!.start
  return {
    reason: `'${found.token.text}' is not ${inWords(notation)}`,
    span: { path: span.path, start: offset + found.token.start, end: offset + found.token.end },
  }
}

function inWords(notation: string): string {
  const [, least, most] = /^\((-?\d+)-(\d+)\)$/.exec(notation) ?? []
  return least === undefined ? notation : `a number from ${least} to ${most}`
}

/** What the block is called in which a command stands. */
const blocks: Readonly<Partial<Record<NodeName, string>>> = {
  bgp: 'router bgp',
  'ipv4-unicast': 'router bgp',
  'ipv6-unicast': 'router bgp',
  'route-map': 'route-map',
  interface: 'interface',
}

/** A command of a block that was open before: a file without that block is a part of one. */
function misplaced({ node, tokens }: Line, opened: ReadonlySet<NodeName>): Refusal | undefined {
  if (node !== 'top') return undefined
  const home = (Object.keys(blocks) as NodeName[]).find(each => opened.has(each) && understand(each, tokens)?.tell)
  return home && { reason: `it stands outside of ${blocks[home]}`, help: `move it into the block of ${blocks[home]}` }
}

function takes(node: NodeName, tokens: readonly Token[]): Pick<Sentence, 'tell' | 'command'> | undefined {
  const opener = openers.find(each => each.node !== 'other' && each.below.includes(node) && each.command.match(tokens))
  if (opener) return { command: { node, syntax: opener.command.syntax, doc: '', args: {} }, tell: () => undefined }
  return understand(node, tokens) ?? (node === 'bgp' ? understand('ipv4-unicast', tokens) : undefined)
}
