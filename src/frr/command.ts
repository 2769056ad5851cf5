/**
 * An FRR command declared once in FRR's own notation, which both matches a line and prints one:
 *
 *     command('neighbor <peer> local-as <asn> [no-prepend [replace-as]]', { peer: word, asn })
 *
 * `<name>` is an argument, `<name...>` one that takes the rest of the line, `[…]` may be left out, and a bracket that
 * holds only a keyword is a switch with the keyword's name in camel case (`noPrepend`). Knows nothing of the model.
 */
import { hasPlaceholder } from '../text/placeholder.ts'

/** One word of a line, with its offsets in the line. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  /** A tool fills in part of it later, so that nothing is known of its value. */
  readonly isOpen?: true
}

/** Offsets in a line, half open. */
export type Stretch = Pick<Token, 'start' | 'end'>

/** How the text of one argument becomes a value, and back. */
export interface Argument<T> {
  /** What FRR's manual writes in its place, such as `A.B.C.D`. */
  readonly notation: string
  readonly parse: (text: string) => T | undefined
  readonly print: (value: T) => string
  /** Has a value also where a tool fills in the text later, because it does not depend on the text. */
  readonly isOpaque?: true
}

/** What a line says: the values of its arguments, and where each stands in the line. */
export interface Match<V> {
  readonly values: V
  readonly spans: { readonly [K in keyof V]?: Stretch }
  /** The arguments that a tool fills in later: they have places and no values. */
  readonly open: readonly string[]
}

export interface Command<V> {
  readonly syntax: string
  /** The arguments that every such line has. */
  readonly required: readonly string[]
  readonly match: (tokens: readonly Token[]) => Match<V> | undefined
  /** The same words in full, where they are abbreviations of this command; with how well each fits. */
  readonly complete: (tokens: readonly Token[]) => Completion | undefined
  /** A line that stands for this command after `no`, where FRR does not ask for the arguments at its end. */
  readonly matchShort: (tokens: readonly Token[]) => Match<Partial<V>> | undefined
  /** The first argument that keeps a line from being this command, where its words are those of the command. */
  readonly misfit: (tokens: readonly Token[]) => Misfit | undefined
  readonly print: (values: V) => string
}

/** A line whose keywords are written out, and for each word how well FRR thinks it fits: the larger the better. */
export interface Completion {
  readonly words: readonly string[]
  readonly fits: readonly number[]
}

/** A word that an argument does not take. */
export interface Misfit {
  readonly token: Token
  readonly argument: AnyArgument
}

/** An argument of whatever type. */
export interface AnyArgument {
  readonly notation: string
  readonly parse: (text: string) => unknown
  readonly print: (value: never) => string
}

/** The arguments that a syntax asks for. */
export type Arguments<S extends string> = Readonly<
  Record<Extract<Part<S>, ['required' | 'optional', string]>[1], AnyArgument>
>

/** The values that a syntax takes: those in brackets may be absent. */
export type Values<S extends string, A> = {
  readonly [K in Extract<Part<S>, ['required', string]>[1]]: Value<A, K>
} & { readonly [K in Extract<Part<S>, ['optional', string]>[1]]?: Value<A, K> } & {
  readonly [K in Extract<Part<S>, ['switch', string]>[1]]?: true
}

type Value<A, K> = K extends keyof A ? (A[K] extends Argument<infer T> ? T : never) : never

/** Each argument and switch of a syntax, with its kind. */
type Part<S extends string> = Walk<Words<Padded<Padded<S, '['>, ']'>>>
type Padded<S extends string, B extends string> = S extends `${infer Head}${B}${infer Tail}`
  ? `${Head} ${B} ${Padded<Tail, B>}`
  : S
type Words<S extends string> = S extends `${infer Head} ${infer Tail}`
  ? [...Words<Head>, ...Words<Tail>]
  : S extends ''
    ? []
    : [S]
type Walk<W extends readonly string[], Depth extends readonly 1[] = []> = W extends [
  '[',
  ...infer Rest extends string[],
]
  ? SwitchOf<Rest> | Walk<Rest, [1, ...Depth]>
  : W extends [']', ...infer Rest extends string[]]
    ? Walk<Rest, Depth extends [1, ...infer Outer extends 1[]] ? Outer : []>
    : W extends [`<${infer Name}>`, ...infer Rest extends string[]]
      ? [Depth extends [] ? 'required' : 'optional', Name extends `${infer Bare}...` ? Bare : Name] | Walk<Rest, Depth>
      : W extends [string, ...infer Rest extends string[]]
        ? Walk<Rest, Depth>
        : never
type SwitchOf<W extends readonly string[]> = W extends [
  infer Keyword extends string,
  infer Next extends string,
  ...string[],
]
  ? Keyword extends `<${string}`
    ? never
    : Next extends `<${string}`
      ? never
      : ['switch', Camel<Keyword>]
  : never
type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S

/** Declares a command: `print` and `match` are each other's inverse. */
export function command<const S extends string, A extends Arguments<S>>(syntax: S, args: A): Command<Values<S, A>> {
  const steps = compile(syntax, args as unknown as Readonly<Record<string, Argument<unknown>>>)
  let lines: readonly (readonly Word[])[] | undefined
  const readings = withAndWithoutFirst(steps).map(each => ({ steps: each, keywords: leadingKeywords(each) }))
  return {
    syntax,
    required: steps.flatMap(step => (step.kind === 'argument' ? [step.name] : [])),
    match(tokens) {
      for (const { steps, keywords } of readings) {
        if (!keywords.every(({ at, text }) => tokens[at]?.text === text)) continue
        const found: Found = { values: {}, spans: {}, open: [] }
        if (take(steps, tokens, 0, found) === tokens.length) return found as unknown as Match<Values<S, A>>
      }
      return undefined
    },
    matchShort(tokens) {
      const short = withoutTail(readings.at(-1)!.steps)
      const found: Found = { values: {}, spans: {}, open: [] }
      return take(short, tokens, 0, found) === tokens.length
        ? (found as unknown as Match<Partial<Values<S, A>>>)
        : undefined
    },
    complete(tokens) {
      lines ??= readings.flatMap(each => alternatives(each.steps))
      return lines
        .flatMap(line => completion(line, tokens) ?? [])
        .reduce<Completion | undefined>((best, each) => (best && compareFits(best, each) >= 0 ? best : each), undefined)
    },
    misfit(tokens) {
      lines ??= readings.flatMap(each => alternatives(each.steps))
      for (const line of lines) {
        const found = misfit(line, tokens)
        if (found) return found
      }
      return undefined
    },
    print: values => write(steps, values),
  }
}

/** Which of two completions FRR takes: the one with the better fit at the first word where they differ. */
export function compareFits(a: Completion, b: Completion): number {
  const at = a.fits.findIndex((fit, i) => fit !== b.fits[i])
  return at === -1 ? 0 : a.fits[at]! - b.fits[at]!
}

/** Every way to leave brackets out or not, without brackets: what stands at each place of a line. */
function alternatives(steps: readonly Step[]): readonly (readonly Word[])[] {
  return steps.reduce<readonly (readonly Word[])[]>(
    (heads, step) =>
      step.kind === 'group'
        ? heads.flatMap(head => [...alternatives(step.steps).map(each => [...head, ...each]), head])
        : heads.map(head => [...head, step]),
    [[]],
  )
}

/** FRR's own ranks: a keyword written out, an argument that checks its text, a keyword's beginning, any word. */
const fit = { keyword: 3, checked: 2, beginning: 1, any: 0 } as const

function completion(line: readonly Word[], tokens: readonly Token[]): Completion | undefined {
  const last = line.at(-1)
  const takesRest = last?.kind === 'argument' && last.rest
  if (takesRest ? tokens.length < line.length : tokens.length !== line.length) return undefined
  const words: string[] = []
  const fits: number[] = []
  for (const [i, token] of tokens.entries()) {
    const step = line[i] ?? last!
    if (step.kind !== 'argument') {
      if (token.text === '' || !step.text.startsWith(token.text)) return undefined
      words.push(step.text)
      fits.push(step.text === token.text ? fit.keyword : fit.beginning)
    } else {
      const value = step.rest || token.isOpen ? token.text : step.argument.parse(token.text)
      if (value === undefined) return undefined
      words.push(token.text)
      fits.push(value === token.text ? fit.any : fit.checked)
    }
  }
  return { words, fits }
}

function misfit(line: readonly Word[], tokens: readonly Token[]): Misfit | undefined {
  if (tokens.length !== line.length) return undefined
  let found: Misfit | undefined
  for (const [i, step] of line.entries()) {
    const token = tokens[i]!
    if (step.kind !== 'argument') {
      if (step.text !== token.text) return undefined
    } else if (!token.isOpen && step.argument.parse(token.text) === undefined)
      found ??= { token, argument: step.argument }
  }
  return found
}

/** The words of a line; blanks are C's, as in FRR: a no-break space is part of a word. What a tool fills in is one word. */
export function tokenize(line: string): readonly Token[] {
  if (!mayBeOpen.test(line) || !hasPlaceholder(line)) return wordsOf(line)
  const tokens: Token[] = []
  for (const word of wordsOf(line)) {
    const before = tokens.at(-1)
    // A blank inside of `{{ }}` does not end a word: the two words are one where only together they are a placeholder.
    if (before && unclosed(before.text)) {
      const text = line.slice(before.start, word.end)
      tokens[tokens.length - 1] = { ...before, text, end: word.end, ...(hasPlaceholder(text) && { isOpen: true }) }
    } else tokens.push(hasPlaceholder(word.text) ? { ...word, isOpen: true } : word)
  }
  return tokens
}

/** A character without which no placeholder is there: it saves the search in nearly all lines. */
const mayBeOpen = /[{$<[@_]/

function unclosed(text: string): boolean {
  const count = (brackets: RegExp) => (text.match(brackets) ?? []).length
  return count(/\{/g) > count(/\}/g) || count(/</g) > count(/>/g)
}

function wordsOf(line: string): readonly Token[] {
  return Array.from(line.matchAll(/[^ \t\r\n\v\f]+/g), ({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }))
}

type Step =
  | { readonly kind: 'keyword'; readonly text: string }
  | { readonly kind: 'switch'; readonly text: string; readonly name: string }
  | { readonly kind: 'argument'; readonly name: string; readonly rest: boolean; readonly argument: Argument<unknown> }
  | { readonly kind: 'group'; readonly steps: readonly Step[] }

/** What stands for one word of a line, or, at its end, for the rest. */
type Word = Exclude<Step, { kind: 'group' }>

function compile(syntax: string, args: Readonly<Record<string, Argument<unknown>>>): readonly Step[] {
  const words = syntax.replace(/[[\]]/g, ' $& ').trim().split(/\s+/)
  let at = 0
  const sequence = (): Step[] => {
    const steps: Step[] = []
    for (; at < words.length && words[at] !== ']'; at++) {
      const word = words[at]!
      const opensGroup = words[at - 1] === '['
      const name = /^<(.+?)(\.\.\.)?>$/.exec(word)
      if (word === '[') {
        at++
        steps.push({ kind: 'group', steps: sequence() })
      } else if (name)
        steps.push({ kind: 'argument', name: name[1]!, rest: name[2] !== undefined, argument: args[name[1]!]! })
      else if (opensGroup && !words[at + 1]!.startsWith('<'))
        steps.push({ kind: 'switch', text: word, name: camel(word) })
      else steps.push({ kind: 'keyword', text: word })
    }
    return steps
  }
  return sequence()
}

function camel(text: string): string {
  return text.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

/** A leading `[no]` makes two commands. */
function withAndWithoutFirst(steps: readonly Step[]): readonly (readonly Step[])[] {
  const [first, ...rest] = steps
  return first?.kind === 'group' ? [[...first.steps, ...rest], rest] : [steps]
}

/** The steps up to the last keyword that every such line has. */
function withoutTail(steps: readonly Step[]): readonly Step[] {
  return steps.slice(0, steps.findLastIndex(step => step.kind === 'keyword') + 1)
}

/** The words that stand at fixed places: they tell most commands apart before anything is read. */
function leadingKeywords(steps: readonly Step[]): readonly { readonly at: number; readonly text: string }[] {
  const end = steps.findIndex(step => step.kind === 'group' || (step.kind === 'argument' && step.rest))
  const fixed = end === -1 ? steps : steps.slice(0, end)
  return fixed.flatMap((step, at) =>
    step.kind === 'keyword' || step.kind === 'switch' ? [{ at, text: step.text }] : [],
  )
}

interface Found {
  readonly values: Record<string, unknown>
  readonly spans: Record<string, Stretch>
  readonly open: string[]
}

/** Takes the steps from the tokens at `at` on; gives where they end, or undefined where they do not fit. */
function take(steps: readonly Step[], tokens: readonly Token[], at: number, found: Found): number | undefined {
  for (const step of steps) {
    const next = step.kind === 'group' ? takeGroup(step.steps, tokens, at, found) : takeStep(step, tokens, at, found)
    if (next === undefined) return undefined
    at = next
  }
  return at
}

/** A bracket that does not fit is left out. */
function takeGroup(steps: readonly Step[], tokens: readonly Token[], at: number, found: Found): number {
  const inside: Found = { values: {}, spans: {}, open: [] }
  const next = take(steps, tokens, at, inside)
  if (next === undefined) return at
  Object.assign(found.values, inside.values)
  Object.assign(found.spans, inside.spans)
  found.open.push(...inside.open)
  return next
}

function takeStep(step: Word, tokens: readonly Token[], at: number, found: Found): number | undefined {
  const token = tokens[at]
  if (!token || (step.kind !== 'argument' && token.text !== step.text)) return undefined
  if (step.kind === 'keyword') return at + 1
  const taken = step.kind === 'argument' && step.rest ? tokens.slice(at) : [token]
  // One blank between words, whatever the file has: so FRR joins the words of a description.
  const parse = () => (step.kind === 'switch' ? true : step.argument.parse(taken.map(each => each.text).join(' ')))
  if (step.kind === 'argument' && !step.argument.isOpaque && taken.some(each => each.isOpen)) found.open.push(step.name)
  else {
    const value = parse()
    if (value === undefined) return undefined
    found.values[step.name] = value
  }
  found.spans[step.name] = { start: token.start, end: taken.at(-1)!.end }
  return at + taken.length
}

/** The words of a line, one blank between them. */
function write(steps: readonly Step[], values: Readonly<Record<string, unknown>>): string {
  let line = ''
  for (const step of steps) {
    if (step.kind === 'group' && !step.steps.every(each => present(each, values))) continue
    const words =
      step.kind === 'group'
        ? write(step.steps, values)
        : step.kind === 'argument'
          ? step.argument.print(values[step.name])
          : step.text
    line += line === '' ? words : ` ${words}`
  }
  return line
}

/** Whether the values say what a step of a bracket needs. */
function present(step: Step, values: Readonly<Record<string, unknown>>): boolean {
  return step.kind === 'keyword' || step.kind === 'group' || values[step.name] !== undefined
}
