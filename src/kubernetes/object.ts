/** An object in a YAML document, with the place of each of its fields. Knows no kind. */
import type { Labels } from '../net/selector.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Origin, Span } from '../text/origin.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import { spanOf, type Path, type YamlDocument } from '../yaml/document.ts'
import { entries, isMap, valueAt, type YamlMap } from '../yaml/object.ts'

/** What a field must be, when it is there. */
type Check<T> = (value: unknown) => value is T

/** What is found on the way. */
export interface Notes {
  /** By place and message: the same field may be asked for twice. */
  readonly found: Map<string, Diagnostic>
  /** Set where a name or label is filled in later. */
  isPartial: boolean
}

/** The fields of a node of the model, and where each is written; undefined where nothing is. */
export type Fields = Readonly<Record<string, Path | undefined>>

/**
 * One object, or a part of one; what is not as Kubernetes has it is reported and left out. Text that a tool fills in
 * later is left out in silence.
 */
export class KubernetesObject {
  readonly #document: YamlDocument
  /** What leads to it in the document, and in its own object. */
  readonly #path: Path
  readonly #inner: Path
  readonly #value: YamlMap
  readonly #notes: Notes

  constructor(document: YamlDocument, path: Path, value: YamlMap, notes: Notes, inner: Path = []) {
    this.#document = document
    this.#path = path
    this.#inner = inner
    this.#value = value
    this.#notes = notes
  }

  text(path: Path): string | undefined {
    const text = this.#text(path)
    return text === undefined || hasPlaceholder(text) ? undefined : text
  }

  /** Text as it is written, if it is text. */
  plain(path: Path): string | undefined {
    const value = this.#at(path)
    return typeof value === 'string' ? value : undefined
  }

  /** Text of which no message may say a word. */
  secretText(path: Path): string | undefined {
    const value = this.#at(path)
    if (value === undefined || typeof value === 'string') return value
    this.report(path, 'must be text', 'number-as-string', 'put it in quotes')
    return undefined
  }

  /** What tells objects apart. If a tool completes it later, it stands for itself: the same words are the same name. */
  name(path: Path): string | undefined {
    const name = this.#text(path)
    if (name !== undefined && hasPlaceholder(name)) this.#notes.isPartial = true
    return name
  }

  integer(path: Path): number | undefined {
    const value = this.#at(path)
    if (typeof value === 'string' && hasPlaceholder(value)) return undefined
    return this.#read(path, 'a whole number', (each): each is number => Number.isInteger(each))
  }

  integerOrText(path: Path): number | string | undefined {
    return typeof this.#at(path) === 'number' ? this.integer(path) : this.text(path)
  }

  /** The keys of a map. */
  keys(path: Path): readonly string[] {
    return Object.keys(this.#read(path, 'a map', isMap) ?? {})
  }

  /** Labels or annotations; one that is filled in later is left out, and one without a value is empty text. */
  labels(path: Path, tellsApart = true): Labels {
    const known = this.keys(path).flatMap((key): [string, string][] => {
      const value = this.#at([...path, key])
      const text = value === undefined ? '' : this.#text([...path, key], 'bool-label')
      if (text === undefined) return []
      const isKnown = !hasPlaceholder(key) && !hasPlaceholder(text)
      if (!isKnown && tellsApart) this.#notes.isPartial = true
      return isKnown ? [[key, text]] : []
    })
    return Object.fromEntries(known)
  }

  /** Text that stands for something else, such as an address. */
  parsed<T>(path: Path, what: string, parse: (text: string) => T | undefined): T | undefined {
    const text = this.text(path)
    const value = text === undefined ? undefined : parse(text)
    if (text !== undefined && value === undefined) this.report(path, `must be ${what}, not ${JSON.stringify(text)}`)
    return value
  }

  /** One of some words. */
  oneOf<T extends string>(path: Path, ...words: readonly T[]): T | undefined {
    const last = words.at(-1)!
    return this.parsed(path, [words.slice(0, -1).join(', '), last].join(' or '), text =>
      words.find(word => word === text),
    )
  }

  /** The items of a list of texts that stand for something else. */
  parsedItems<T>(path: Path, what: string, parse: (text: string) => T | undefined): readonly T[] {
    return this.#list(path).flatMap((_, i) => this.parsed([...path, i], what, parse) ?? [])
  }

  /** The maps in a list. */
  items(path: Path): readonly KubernetesObject[] {
    return this.#list(path).flatMap((_, i) => this.part([...path, i]) ?? [])
  }

  /** A map inside it, as an object of its own. */
  part(path: Path): KubernetesObject | undefined {
    const value = this.#read(path, 'a map', isMap)
    const { document, inner } = { document: this.#document, inner: [...this.#inner, ...path] }
    return value && new KubernetesObject(document, [...this.#path, ...path], value, this.#notes, inner)
  }

  report(path: Path, problem: string, code = 'kubernetes-schema', help?: string, part?: 'key'): void {
    const message = `${dotted([...this.#inner, ...path])} ${problem}`
    const span = this.span(path, part)
    this.#notes.found.set(`${span.path}:${span.start}:${message}`, {
      code,
      severity: 'error',
      message,
      span,
      ...(help !== undefined && { help }),
    })
  }

  span(path: Path, part: 'key' | 'value' = 'value'): Span {
    return spanOf(this.#document, [...this.#path, ...path], part)
  }

  /** Where it stands, and each field that is there, with the keys and values of maps and the items of lists. */
  origin(fields: Fields): Origin {
    const spans: Record<string, Span> = {}
    for (const [field, path] of Object.entries(fields)) {
      const value = path && this.#at(path)
      if (!path || value === undefined) continue
      spans[field] = this.span(path)
      for (const [i] of entries(value)) spans[`${field}.${i}`] = this.span([...path, i])
      for (const key of isMap(value) ? Object.keys(value) : []) {
        spans[`${field}.${key}`] = this.span([...path, key])
        spans[`${field}.${key}#key`] = this.span([...path, key], 'key')
      }
    }
    return { ...this.span([]), fields: spans }
  }

  has(path: Path): boolean {
    return this.#at(path) !== undefined
  }

  #list(path: Path): readonly unknown[] {
    return this.#read(path, 'a list', value => Array.isArray(value)) ?? []
  }

  /** Text as it is written. The API server takes no number and no boolean for it. */
  #text(path: Path, code = 'number-as-string'): string | undefined {
    const value = this.#at(path)
    if (typeof value !== 'number' && typeof value !== 'boolean')
      return this.#read(path, 'text', value => typeof value === 'string')
    this.report(path, `must be text, not ${value}`, code, `put it in quotes: "${value}"`)
    return undefined
  }

  #read<T>(path: Path, what: string, check: Check<T>): T | undefined {
    const value = this.#at(path)
    if (value === undefined || check(value)) return value
    if (typeof value !== 'string' || !hasPlaceholder(value)) this.report(path, `must be ${what}`)
    return undefined
  }

  /** The value at a path; null is as good as nothing, as for the API server. */
  #at(path: Path): unknown {
    return valueAt(this.#value, path) ?? undefined
  }
}

function dotted(path: Path): string {
  return path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1)
}
