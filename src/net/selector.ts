/** Kubernetes label selectors (apimachinery `LabelSelector`), matched as the API server does. */

export type Labels = Readonly<Record<string, string>>

export interface Requirement {
  readonly key: string
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'
  readonly values?: readonly string[]
}

/** All of its parts must hold; with no part at all it matches everything. */
export interface Selector {
  readonly matchLabels?: Labels
  readonly matchExpressions?: readonly Requirement[]
}

/**
 * Chooses every object, said in the words of Cilium's own documentation: a label that must not have a value nobody
 * uses. An absent selector of a Service advertisement chooses none.
 */
export const everything: Selector = {
  matchExpressions: [{ key: 'somekey', operator: 'NotIn', values: ['never-used-value'] }],
}

/** Whether a selector was written to choose every object: it has no requirement, or just the one of `everything`. */
export function choosesEverything({ matchLabels = {}, matchExpressions = [] }: Selector): boolean {
  const [only] = matchExpressions
  const idiom =
    matchExpressions.length === 1 && only?.operator === 'NotIn' && only.values?.join() === 'never-used-value'
  return Object.keys(matchLabels).length === 0 && (matchExpressions.length === 0 || idiom)
}

/** Whether an object with these labels is selected. */
export function selects(selector: Selector, labels: Labels): boolean {
  const wanted = Object.entries(selector.matchLabels ?? {})
  return (
    wanted.every(([key, value]) => labels[key] === value) &&
    (selector.matchExpressions ?? []).every(each => holds(each, labels))
  )
}

function holds({ key, operator, values = [] }: Requirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
  }
}

/** The selector as `kubectl -l` writes it. */
export function formatSelector({ matchLabels = {}, matchExpressions = [] }: Selector): string {
  const parts = [
    ...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values = [] }) => {
      switch (operator) {
        case 'In':
          return `${key} in (${values.join(',')})`
        case 'NotIn':
          return `${key} notin (${values.join(',')})`
        case 'Exists':
          return key
        case 'DoesNotExist':
          return `!${key}`
      }
    }),
  ]
  return parts.join(',') || 'everything'
}

/** Labelled things, found by selector without looking at each: hundreds of selectors may choose from thousands of nodes. */
export class Labelled<T> {
  readonly #all: readonly T[]
  readonly #labelsOf: (item: T) => Labels
  readonly #byLabel = new Map<string, T[]>()

  constructor(all: Iterable<T>, labelsOf: (item: T) => Labels) {
    this.#all = [...all]
    this.#labelsOf = labelsOf
    for (const item of this.#all)
      for (const [key, value] of Object.entries(labelsOf(item))) {
        const label = `${key}=${value}`
        const same = this.#byLabel.get(label)
        if (same) same.push(item)
        else this.#byLabel.set(label, [item])
      }
  }

  /** Those that a selector chooses, in their order; all when there is none. */
  select(selector: Selector | undefined): readonly T[] {
    if (!selector) return this.#all
    const [first] = Object.entries(selector.matchLabels ?? {})
    const candidates = first ? (this.#byLabel.get(first.join('=')) ?? []) : this.#all
    return candidates.filter(item => selects(selector, this.#labelsOf(item)))
  }
}
