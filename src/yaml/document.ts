/**
 * YAML text as Kubernetes understands it, with the place of every key and value.
 * With this folder the one door to package `yaml`. Must not know what any document means.
 */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import type { Source } from '../text/source.ts'
import { parseSimple } from './simple.ts'
import { readTemplate } from './template.ts'
import { mayBeTypographic, typographicIn } from './typographic.ts'
import type { Places, Report } from './value.ts'
import { parseWhole } from './whole.ts'

export type { Places } from './value.ts'

/** One document: its value as JSON would have it, and where each part of it stands. */
export interface YamlDocument {
  readonly source: Source
  readonly value: unknown
  readonly span: Span
  readonly places: Places
  /** A template may add to it, leave it out or repeat it: what is absent here need not be absent in what is applied. */
  readonly isPartial?: true
}

/** A file: its documents, and its text as it stands, to which every span refers. Changes are edits of that text. */
export interface YamlFile {
  readonly source: Source
  readonly documents: readonly YamlDocument[]
  readonly diagnostics: readonly Diagnostic[]
  /** A template that gives no YAML before it is filled in: it has no documents, and that is no mistake. */
  readonly isUnfilled?: true
}

/** What leads to a value in a document: keys and indexes. */
export type Path = readonly (string | number)[]

/**
 * Reads all documents of a file. Never throws: what is wrong comes back as diagnostics, and what could be read as
 * documents. A value with a placeholder in it (`{{ … }}`, `${…}`) is text, whatever it becomes.
 */
export function parseDocuments(source: Source): YamlFile {
  const { path, text } = source
  const diagnostics: Diagnostic[] = []
  const report: Report = (code, message, [start, end], more) =>
    diagnostics.push({
      code,
      severity: 'error',
      message,
      span: { path, start: Math.min(start, text.length), end: Math.min(Math.max(start, end), text.length) },
      ...more,
    })
  const template = readTemplate(text)
  const restore = template?.restore ?? asWritten
  const readable = template?.text ?? text
  const found = parseSimple(readable, restore) ?? parseWhole(readable, path, restore, report)
  if (template?.isPartial && diagnostics.some(({ code }) => code === 'yaml-parse'))
    return { source, documents: [], diagnostics: [], isUnfilled: true }
  const documents = found.map(({ value, whole: [start, end], places }) => ({
    source,
    value,
    span: { path, start, end },
    places,
    ...(template?.isPartial && { isPartial: true as const }),
  }))
  if (mayBeTypographic(readable)) diagnostics.push(...documents.flatMap(({ places }) => typographicIn(source, places)))
  // Both branches of an `if` may set the same key.
  return { source, documents, diagnostics: template?.isPartial ? [] : diagnostics }
}

function asWritten(value: string): string {
  return value
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
  if (whole.path === source.path && written.startsWith('|')) {
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
