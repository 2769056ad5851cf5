/**
 * YAML text as Kubernetes understands it, with the place of every key and value.
 * The one door to package `yaml`. Must not know what any document means.
 */
import { Composer, isAlias, isMap, isScalar, isSeq, Parser, type ParsedNode, type ScalarTag, YAMLError } from 'yaml'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import type { Source } from '../text/source.ts'
import { scalarValue } from './scalar.ts'

/** One document: its value as JSON would have it, and where each part of it stands. */
export interface YamlDocument {
  readonly source: Source
  readonly value: unknown
  readonly span: Span
  /** By the object or array that holds them, by key or index: the offsets of a key and of its value. */
  readonly places: ReadonlyMap<object, ReadonlyMap<string, Place>>
}

interface Place {
  readonly key: Stretch
  readonly value: Stretch
}

type Stretch = readonly [start: number, end: number]

/** A file: its documents, and its text as it stands, to which every span refers. Changes are edits of that text. */
export interface YamlFile {
  readonly source: Source
  readonly documents: readonly YamlDocument[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What leads to a value in a document: keys and indexes. */
export type Path = readonly (string | number)[]

/**
 * Reads all documents of a file. Never throws: what is wrong comes back as diagnostics, and what could be read as
 * documents. Scalars are read as Kubernetes does, whatever `%YAML` says.
 */
export function parseDocuments(source: Source): YamlFile {
  const { path, text } = source
  const documents: YamlDocument[] = []
  const diagnostics: Diagnostic[] = []
  const report: Report = (code, message, [start, end], more) =>
    diagnostics.push({
      code,
      severity: 'error',
      message,
      span: { path, start: Math.min(start, text.length), end: Math.min(Math.max(start, end), text.length) },
      ...more,
    })
  try {
    const composer = new Composer({
      schema: 'failsafe',
      customTags,
      resolveKnownTags: false,
      merge: false,
      uniqueKeys: false,
      prettyErrors: false,
    })
    for (const composed of composer.compose(new Parser().parse(text))) {
      for (const error of composed.errors) report('yaml-syntax', sentence(error), error.pos)
      const { value, places, whole } = new Conversion(source, report).convert(composed.contents)
      documents.push({ source, value, span: { path, start: whole[0], end: whole[1] }, places })
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    report('yaml-syntax', 'nested too deeply to be read', [0, 0])
  }
  return { source, documents, diagnostics }
}

/** The text of a file, to the byte as it was read. */
export function print(file: YamlFile): string {
  return file.source.text
}

/**
 * Where the value at `path` stands, or its key. Where the document has no such path, the nearest part of it which
 * it has.
 */
export function spanOf(document: YamlDocument, path: Path, part: 'key' | 'value' = 'value'): Span {
  let span = document.span
  let value = document.value
  for (const [depth, step] of path.entries()) {
    const place =
      typeof value === 'object' && value !== null ? document.places.get(value)?.get(String(step)) : undefined
    if (!place) return span
    const last = depth === path.length - 1
    const [start, end] = (last && part === 'key') || place.value[0] === place.value[1] ? place.key : place.value
    span = { path: document.source.path, start, end }
    value = (value as Record<string | number, unknown>)[step]
  }
  return span
}

/**
 * Reads YAML that stands as text inside YAML, as in a ConfigMap. In a block scalar (`|`) every part has its place in
 * the outer file; of text in quotes all of it stands where the text does.
 */
export function parseEmbedded(document: YamlDocument, path: Path, text: string): YamlFile {
  const { source } = document
  const whole = spanOf(document, path)
  const written = source.text.slice(whole.start, whole.end)
  if (written.startsWith('|')) {
    const start = whole.start + written.indexOf('\n') + 1
    return parseDocuments({
      path: source.path,
      text: source.text.slice(0, start).replace(/[^\n]/g, ' ') + source.text.slice(start, whole.end),
    })
  }
  const inner = parseDocuments({ path: source.path, text })
  return {
    source,
    documents: inner.documents.map(each => ({ ...each, source, span: whole, places: new Map() })),
    diagnostics: inner.diagnostics.map(({ related: _, ...each }) => ({ ...each, span: whole })),
  }
}

type Report = (code: string, message: string, at: Stretch, more?: Pick<Diagnostic, 'related' | 'help'>) => void

/** Explicit tags, and the one that any plain scalar without a tag gets. */
const customTags: ScalarTag[] = [
  { tag: 'tag:yaml.org,2002:null', default: true, test: /^(?:[-+.~\dtTfFyYnNoO]|$)/, resolve: scalarValue },
  ...['bool', 'int', 'float'].map(name => ({ tag: `tag:yaml.org,2002:${name}`, resolve: scalarValue })),
  { tag: 'tag:yaml.org,2002:binary', resolve: text => Buffer.from(text, 'base64').toString('utf8') },
]

/** An alias may not make a document larger than this many values: about what go-yaml lets through. */
const largestExpansion = 4_000_000

/** Turns the nodes of one document into plain values, noting places on the way. */
class Conversion {
  readonly #places = new Map<object, Map<string, Place>>()
  readonly #anchors = new Map<string, unknown>()
  /** How many values each object or array stands for, aliases counted every time. */
  readonly #weights = new Map<unknown, number>()
  readonly #source: Source
  readonly #report: Report

  constructor(source: Source, report: Report) {
    this.#source = source
    this.#report = report
  }

  convert(node: ParsedNode | null): { value: unknown; places: YamlDocument['places']; whole: Stretch } {
    return { value: this.#value(node), places: this.#places, whole: node ? this.#stretch(node) : [0, 0] }
  }

  #value(node: ParsedNode | null): unknown {
    if (node === null) return null
    if (isAlias(node)) {
      if (!this.#anchors.has(node.source))
        this.#report('yaml-syntax', `there is no anchor &${node.source} before this alias`, this.#stretch(node))
      return this.#anchors.get(node.source) ?? null
    }
    const value = isMap(node)
      ? this.#map(node.items)
      : isSeq(node)
        ? this.#list(node.items)
        : isScalar(node)
          ? node.value
          : null
    if (typeof value === 'number' && !Number.isFinite(value))
      this.#report('yaml-syntax', 'Kubernetes takes only finite numbers', this.#stretch(node))
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, value)
    if (this.#weight(value) <= largestExpansion) return value
    this.#report('yaml-syntax', 'aliases make this document too large', this.#stretch(node))
    return null
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
    for (const { key, value } of pairs) {
      const converted = this.#value(value)
      const at = this.#stretch(key)
      if (isScalar(key) && key.value === '<<' && key.type === 'PLAIN') {
        merged.push(...[converted].flat().map((one): [unknown, Stretch] => [one, at]))
        continue
      }
      const name = this.#key(key)
      const first = places.get(name)
      if (first)
        this.#report('yaml-duplicate-key', `${JSON.stringify(name)} is set twice here; Kubernetes takes the last`, at, {
          related: [
            { span: { path: this.#source.path, start: first.key[0], end: first.key[1] }, message: 'set here first' },
          ],
        })
      places.set(name, { key: at, value: value ? this.#stretch(value) : at })
      set(map, name, converted)
    }
    for (const [other, at] of merged) {
      if (typeof other !== 'object' || other === null) this.#report('yaml-syntax', '<< can merge only maps', at)
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
      this.#report('yaml-syntax', 'a key must be a single word, number or boolean', this.#stretch(node))
    return String(value)
  }

  #weight(value: unknown): number {
    return this.#weights.get(value) ?? 1
  }

  /** Without the line ends that the parser counts to a block. */
  #stretch({ range: [start, end] }: ParsedNode): Stretch {
    while (end > start && /\s/.test(this.#source.text[end - 1]!)) end--
    return [start, end]
  }
}

/** Assigns so that a key named `__proto__` is a key like any other. */
function set(map: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

/** The parser's own words, starting in lower case as all our messages do. */
function sentence({ message }: YAMLError): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}
