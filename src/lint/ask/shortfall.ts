/** How labels fall short of a selector, and what was nearly selected: for messages that say which label to write. */
import { selects, formatSelector, type Labels, type Requirement, type Selector } from '../../net/selector.ts'
import { editDistance } from '../../text/nearest.ts'

/** One requirement of a selector that labels do not meet. */
export interface Shortfall {
  /** The label that would meet it, `app=web`, or the requirement as `kubectl -l` writes it. */
  readonly wanted: string
  /** Where the requirement stands in the selector: `matchLabels.app`, `matchExpressions.0`. */
  readonly at: string
  /** The label there is in its place: the same key with another value, or a key or value a slip away. */
  readonly instead?: { readonly key: string; readonly value: string }
  /** Whether it was probably meant: `enabled` for `enable`, `TRUE` for `true`, a prefix too many. */
  readonly isSlip: boolean
}

/** The requirements that labels do not meet, in the selector's order. */
export function shortfalls({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): Shortfall[] {
  const parts = [
    ...Object.entries(matchLabels).map(([key, value]): [string, Requirement] => [
      `matchLabels.${key}`,
      { key, operator: 'In', values: [value] },
    ]),
    ...matchExpressions.map((each, i): [string, Requirement] => [`matchExpressions.${i}`, each]),
  ]
  return parts.flatMap(([at, part]) =>
    selects({ matchExpressions: [part] }, labels) ? [] : [{ at, ...shortfall(part, labels) }],
  )
}

function shortfall(part: Requirement, labels: Labels): Omit<Shortfall, 'at'> {
  const { key, operator, values = [] } = part
  const wanted =
    values.length === 1 && operator === 'In' ? `${key}=${values[0]!}` : formatSelector({ matchExpressions: [part] })
  if (operator !== 'In') return { wanted, isSlip: false }
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined
  if (value !== undefined) return { wanted, instead: { key, value }, isSlip: isSlipOf(value, values) }
  const other = Object.entries(labels).find(([name, each]) => values.includes(each) && isSlipOf(name, [key]))
  return other ? { wanted, instead: { key: other[0], value: other[1] }, isSlip: true } : { wanted, isSlip: false }
}

const yes = ['true', 'yes', 'on', 'enable', 'enabled', '1']

/** Whether a word was probably meant to be one of others. `internal` and `external`, `rack1` and `rack2` are not. */
function isSlipOf(word: string, others: readonly string[]): boolean {
  return others.some(other => {
    const [a, b] = [word, other].map(each => each.toLowerCase().replaceAll(/[-_.]/g, '')) as [string, string]
    return a === b || (yes.includes(a) && yes.includes(b)) || isOtherPrefix(a, b) || isMistyped(a, b)
  })
}

/** `example.org/app` for `app`. */
function isOtherPrefix(a: string, b: string): boolean {
  const bare = (name: string) => name.slice(name.indexOf('/') + 1)
  return bare(a) === bare(b) && a.includes('/') !== b.includes('/')
}

/** An ending of one or two letters, a letter too many, or two letters that changed places. */
function isMistyped(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < 4 || /\d/.test(a + b)) return false
  if (long.startsWith(short)) return long.length - short.length <= 2
  const sameLetters = Array.from(a).sort().join() === Array.from(b).sort().join()
  return editDistance(a, b) === 1 && (sameLetters || a.length !== b.length)
}

/** What comes nearest to a selector: the thing that misses the fewest requirements, one by a slip before others. */
export function nearestTo<T>(
  selector: Selector,
  things: readonly T[],
  labelsOf: (thing: T) => Labels,
): { readonly thing: T; readonly lacks: readonly Shortfall[] } | undefined {
  return things
    .map(thing => ({ thing, lacks: shortfalls(selector, labelsOf(thing)) }))
    .toSorted((a, b) => a.lacks.length - b.lacks.length || slips(b.lacks) - slips(a.lacks))[0]
}

function slips(lacks: readonly Shortfall[]): number {
  return lacks.filter(({ isSlip }) => isSlip).length
}
