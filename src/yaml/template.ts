/**
 * YAML that a tool is still to fill in (Helm, Jinja, makejinja, Terraform, Flux) → YAML that can be read. Each
 * placeholder gives way to text of the same length, so that all places hold, and comes back in the values.
 */
import type { Stretch } from './value.ts'

/** A template made readable. */
export interface Template {
  readonly text: string
  /** Whether whole lines were directives (`{{- if … }}`), so that parts may be more, less or twice in what is applied. */
  readonly isPartial: boolean
  /** Puts the placeholders back into a value that is written at or behind `start`. */
  readonly restore: (value: string, start: number) => string
}

/** How a placeholder begins and ends, and whether it may take several lines. Alone on a line all but `${…}` are directives. */
const forms: Readonly<Record<string, { readonly close: string; readonly spansLines?: true }>> = {
  '{{': { close: '}}', spansLines: true },
  '{%': { close: '%}', spansLines: true },
  '{#': { close: '#}' },
  '#{': { close: '}#' },
  '#%': { close: '%#' },
  '#|': { close: '|#' },
  '%{': { close: '}' },
  '${': { close: '}' },
}

const openers = /\{[{%#]|#[{%|]|[$%]\{/g

/** Longer than this nobody writes one. */
const longest = 5000

/** More that never end are in no template. */
const mostOpen = 1000

/** Letters for private use, which no file holds but for icons. */
const first = '\ue000'
const rest = '\ue001'

/** The text with its placeholders replaced, or undefined where it has none. */
export function readTemplate(text: string): Template | undefined {
  openers.lastIndex = 0
  if (!openers.test(text) || text.includes(first) || text.includes(rest)) return undefined
  const found = placeholders(text)
  if (found.length === 0) return undefined
  const masked = replace(text, found, ([start, end]) => first + rest.repeat(end - start - 1))
  const directives = directiveLines(masked, text)
  const stretches = kept(found, directives)
  const restore = (value: string, start: number): string => {
    if (!value.includes(first)) return value
    let next = after(stretches, start)
    return value.replace(/\ue000\ue001*/g, mask => {
      const stretch = stretches[next++]
      return stretch ? text.slice(...stretch) : mask
    })
  }
  // The key's line goes on, so that the mask is its value wherever the directive stands.
  const values = directives.values.map(([start, end]): Stretch => [start - 1, end])
  const valued = replace(masked, values, ([start, end]) => ` ${first}${rest.repeat(end - start - 2)}`)
  // Blanks at the end of the line above mean nothing anywhere; a line of blanks would be text in a block scalar.
  const blank = directives.blank.map(([start, end]): Stretch => [endAbove(text, start), end])
  const blanked = replace(valued, blank, ([start, end]) => ' '.repeat(end - start))
  return { text: blanked, isPartial: directives.values.length + directives.blank.length > 0, restore }
}

function placeholders(text: string): Stretch[] {
  const found: Stretch[] = []
  let open = 0
  openers.lastIndex = 0
  for (let opened = openers.exec(text); opened; opened = openers.exec(text)) {
    const { index } = opened
    const end = endOf(text, index, opened[0])
    if (end === undefined && ++open > mostOpen) break
    if (end === undefined) continue
    found.push([index, end])
    openers.lastIndex = end
  }
  return found
}

function endOf(text: string, start: number, open: string): number | undefined {
  const { close, spansLines } = forms[open]!
  const within = text.slice(start, start + longest)
  const isRemark = open.startsWith('#') && /\s#[^\n]*$/.test(`\n${text.slice(Math.max(0, start - 200), start)}`)
  if (isRemark) return undefined
  const line = spansLines ? within : /^[^\n]*/.exec(within)![0]
  // A brace may close something inside: a default of a default, or a remark.
  const inner = /^\$\{(?:[^{}]|\{[^{}]*\})*|^\{\{-?\s*\/\*[^]*?\*\//.exec(line)?.[0].length ?? open.length
  const at = line.indexOf(close, inner)
  return at === -1 ? undefined : start + at + close.length
}

/** Lines that say nothing but directives: those that stand for the value of the key above them, and the others. */
function directiveLines(masked: string, text: string): { values: Stretch[]; blank: Stretch[] } {
  const values: Stretch[] = []
  const blank: Stretch[] = []
  let key: { readonly indent: number; readonly end: number } | undefined
  let pending: Stretch[] = []
  for (let start = 0; start <= masked.length;) {
    const newline = masked.indexOf('\n', start)
    const end = newline === -1 ? masked.length : newline
    const line = masked.slice(start, end)
    const isDirective =
      line.includes(first) && /^[\s\ue000\ue001]+$/.test(line) && !text.slice(start, end).includes('${')
    if (isDirective) pending.push([start, end])
    else if (/[^\s]/.test(line) && !/^\s*#/.test(line)) {
      close(/^ */.exec(line)![0].length, /^ *- /.test(line))
      const opened = /^([ -]*)[^\s#].*:(?=[ \r]*$)/.exec(line)
      key = opened ? { indent: opened[1]!.length, end: start + opened[0].length } : undefined
    }
    start = end + 1
  }
  close(-1, false)
  return { values, blank }

  /** The next line that says something is indented like this. */
  function close(indent: number, isItem: boolean): void {
    const isValue =
      key !== undefined && pending.length > 0 && (indent < key.indent || (indent === key.indent && !isItem))
    if (isValue) values.push([key!.end + 1, pending.at(-1)![1]])
    else blank.push(...pending)
    pending = []
  }
}

/** What may come back in a value, in order: no placeholder that a directive took with it. */
function kept(found: readonly Stretch[], { values, blank }: { values: readonly Stretch[]; blank: readonly Stretch[] }) {
  const taken = [...values, ...blank].toSorted((a, b) => a[0] - b[0])
  const alone = found.filter(([start]) => start >= (taken[after(taken, start + 1) - 1]?.[1] ?? 0))
  return [...alone, ...values].toSorted((a, b) => a[0] - b[0])
}

function endAbove(text: string, start: number): number {
  return start - (text.endsWith('\r\n', start) ? 2 : Math.min(start, 1))
}

/** The index of the first stretch that begins at `start` or behind it. */
function after(stretches: readonly Stretch[], start: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (stretches[middle]![0] < start) low = middle + 1
    else high = middle
  }
  return low
}

function replace(text: string, stretches: readonly Stretch[], by: (stretch: Stretch) => string): string {
  let made = ''
  let at = 0
  for (const stretch of stretches) {
    made += text.slice(at, stretch[0]) + by(stretch)
    at = stretch[1]
  }
  return made + text.slice(at)
}
