/**
 * YAML text as Kubernetes understands it, with the place of every key and value.
 * The one door to package `yaml`. Must not know what any document means.
 */
import { Composer, Parser, type ScalarTag, type YAMLError } from 'yaml'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import type { Source } from '../text/source.ts'
import { scalarValue } from './scalar.ts'
import { Conversion, type Places, type Report } from './value.ts'

export type { Place, Places } from './value.ts'

/** One document: its value as JSON would have it, and where each part of it stands. */
export interface YamlDocument {
  readonly source: Source
  readonly value: unknown
  readonly span: Span
  readonly places: Places
}

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
      for (const error of composed.errors) report('yaml-parse', sentence(error), error.pos)
      const { value, places, whole } = new Conversion(source, report).convert(composed.contents)
      documents.push({ source, value, span: { path, start: whole[0], end: whole[1] }, places })
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    report('yaml-parse', 'nested too deeply to be read', [0, 0])
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
    span = { path: place.path ?? document.source.path, start, end }
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

/** Explicit tags, and the one that any plain scalar without a tag gets. */
const customTags: ScalarTag[] = [
  { tag: 'tag:yaml.org,2002:null', default: true, test: /^(?:[-+.~\dtTfFyYnNoO]|$)/, resolve: scalarValue },
  ...['bool', 'int', 'float'].map(name => ({ tag: `tag:yaml.org,2002:${name}`, resolve: scalarValue })),
  { tag: 'tag:yaml.org,2002:binary', resolve: text => Buffer.from(text, 'base64').toString('utf8') },
]

/** The parser's own words, starting in lower case as all our messages do. */
function sentence({ message }: YAMLError): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}
