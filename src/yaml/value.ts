/** The nodes of package `yaml` → plain values, with the place of each of their parts. */
import { isAlias, isMap, isPair, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'

/** By the object or array that holds them, by key or index: the offsets of a key and of its value. */
export type Places = ReadonlyMap<object, ReadonlyMap<string, Place>>

/** Where a key and its value stand: in the document's own file, unless a `path` names the one they were merged from. */
export interface Place {
  readonly key: Stretch
  readonly value: Stretch
  readonly path?: string
}

export type Stretch = readonly [start: number, end: number]

/** Notes what is wrong. */
export type Report = (code: string, message: string, at: Stretch, more?: Pick<Diagnostic, 'related' | 'help'>) => void

/** An alias may not make a document larger than this many values: about what go-yaml lets through. */
const largestExpansion = 4_000_000

/** Turns the nodes of one document into plain values, noting places on the way. */
export class Conversion {
  readonly #places = new Map<object, Map<string, Place>>()
  readonly #anchors = new Map<string, unknown>()
  /** How many values each object or array stands for, aliases counted every time. */
  readonly #weights = new Map<unknown, number>()
  readonly #source: Source
  readonly #restore: (value: string, start: number) => string
  readonly #report: Report

  constructor(source: Source, restore: (value: string, start: number) => string, report: Report) {
    this.#source = source
    this.#restore = restore
    this.#report = report
  }

  convert(node: ParsedNode | null): { value: unknown; places: Places; whole: Stretch } {
    return { value: this.#value(node), places: this.#places, whole: node ? this.#stretch(node) : [0, 0] }
  }

  #value(node: ParsedNode | null): unknown {
    if (node === null) return null
    if (isAlias(node)) {
      if (!this.#anchors.has(node.source))
        this.#report('yaml-parse', `there is no anchor &${node.source} before this alias`, this.#stretch(node))
      return this.#anchors.get(node.source) ?? null
    }
    const value = isMap(node)
      ? this.#map(node.items)
      : isSeq(node)
        ? this.#list(node.items)
        : isScalar(node)
          ? this.#scalar(node)
          : null
    if (typeof value === 'number' && !Number.isFinite(value))
      this.#report('yaml-parse', 'Kubernetes takes only finite numbers', this.#stretch(node))
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, value)
    if (this.#weight(value) <= largestExpansion) return value
    this.#report('yaml-parse', 'aliases make this document too large', this.#stretch(node))
    return null
  }

  #scalar({ value, range }: Scalar.Parsed): unknown {
    return typeof value === 'string' ? this.#restore(value, range[0]) : value
  }

  #list(items: readonly ParsedNode[]): unknown[] {
    const places = new Map<string, Place>()
    const list = items.map((item, i) => {
      places.set(String(i), { key: this.#stretch(item), value: this.#stretch(item) })
      return this.#value(item)
    })
    this.#places.set(list, places)
    this.#weights.set(list, 1 + sum(list.map(item => this.#weight(item))))
    return list
  }

  #map(pairs: readonly { key: ParsedNode; value: ParsedNode | null }[]): Record<string, unknown> {
    const map: Record<string, unknown> = {}
    const places = new Map<string, Place>()
    const merged: [value: unknown, at: Stretch][] = []
    const twice = new Set<string>()
    const isTwoObjects = ['apiVersion', 'kind'].every(
      name => pairs.filter(({ key }) => isScalar(key) && key.value === name).length > 1,
    )
    for (const { key, value } of pairs) {
      const converted = this.#value(value)
      const at = this.#stretch(key)
      if (isScalar(key) && key.value === '<<' && key.type === 'PLAIN') {
        merged.push(...[converted].flat().map((one): [unknown, Stretch] => [one, at]))
        continue
      }
      const name = this.#key(key)
      const first = places.get(name)
      if (first) {
        const span = { path: this.#source.path, start: first.key[0], end: first.key[1] }
        // Without --- between two objects all their keys are set twice; one finding is enough.
        if (isTwoObjects && twice.size === 0)
          this.#report('yaml-duplicate-key', 'a second object starts here with no --- before it', at, {
            related: [{ span, message: 'the first, of which nothing stays that the second has as well' }],
            help: 'write --- in a line above it',
          })
        else if (!isTwoObjects)
          this.#report(
            'yaml-duplicate-key',
            `${JSON.stringify(name)} is set twice here; Kubernetes takes the last`,
            at,
            {
              related: [{ span, message: 'set here first' }],
            },
          )
        twice.add(name)
      }
      places.set(name, { key: at, value: value ? this.#stretch(value) : at })
      set(map, name, converted)
    }
    for (const [other, at] of merged) {
      if (typeof other !== 'object' || other === null) this.#report('yaml-parse', '<< can merge only maps', at)
      else
        for (const [name, value] of Object.entries(other)) {
          if (places.has(name)) continue
          places.set(name, this.#places.get(other)?.get(name) ?? { key: at, value: at })
          set(map, name, value)
        }
    }
    this.#places.set(map, places)
    this.#weights.set(map, 1 + sum(Object.values(map).map(value => this.#weight(value))))
    return map
  }

  /** The key as JSON has it: a string. */
  #key(node: ParsedNode | null): string {
    const value = this.#value(node)
    if (node && typeof value === 'object' && value !== null)
      this.#report('yaml-parse', 'a key must be a single word, number or boolean', this.#stretch(node))
    return String(value)
  }

  #weight(value: unknown): number {
    return this.#weights.get(value) ?? 1
  }

  /** Without the line ends and comments that the parser counts to a block. */
  #stretch(node: ParsedNode): Stretch {
    const [start, end] = node.range
    return [start, this.#lastOf(start, this.#blockEnd(node) ?? end)]
  }

  /** Where the last part of a block ends. */
  #blockEnd(node: ParsedNode): number | undefined {
    if (!(isMap(node) || isSeq(node)) || node.flow) return undefined
    const last = node.items.at(-1)
    if (!last) return undefined
    if (!isPair(last)) return this.#stretch(last)[1]
    const { key, value } = last as { key: ParsedNode; value: ParsedNode | null }
    const [start, end] = value ? this.#stretch(value) : [0, 0]
    return start < end ? end : this.#stretch(key)[1]
  }

  #lastOf(start: number, end: number): number {
    while (end > start && /\s/.test(this.#source.text[end - 1]!)) end--
    return end
  }
}

/** Assigns so that a key named `__proto__` is a key like any other. */
function set(map: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
