/** Helm values → the features they switch on, whatever release they were written for. */
import type { Helm } from '../fabric/cluster.ts'
import type { Feature } from '../fabric/features.ts'
import type { ClusterPart } from '../fabric/fabric.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import type { Version } from '../net/version.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import type { Source } from '../text/source.ts'
import { parseDocuments, spanOf, type Path, type YamlDocument } from '../yaml/document.ts'
import { isList } from './encoding.ts'
import { formatPath } from './path.ts'
import { values, type Key } from './values.ts'

/**
 * The values of a cluster. The span of each is in the origin's `fields` under `helm.` and its feature; where it is
 * written as only older releases take it, also under that and `#until` the last of them. A key with no feature, or with a
 * value its feature does not know, is kept under its path: `.hubble.tls.enabled`.
 */
export function read(source: Source, cluster: string): { part: ClusterPart; diagnostics: Diagnostic[] } {
  const { documents, diagnostics } = parseDocuments(source)
  const [document] = documents
  const { helm, fields } = document ? featuresAt(document, []) : { helm: {}, fields: {} }
  const origin = { ...(document?.span ?? { path: source.path, start: 0, end: 0 }), fields }
  return { part: { name: cluster, origin, helm }, diagnostics: [...diagnostics, ...misplaced(documents)] }
}

/** What the values at a path of a document switch on; a feature whose value is filled in later has a span only. */
export function featuresAt(document: YamlDocument, at: Path): { helm: Helm; fields: Record<string, Span> } {
  const helm: { [feature: string]: Helm[string] } = {}
  const fields: Record<string, Span> = {}
  const values = valueAt(document.value, at)
  for (const path of leaves(values, [])) {
    const written = valueAt(values, path)
    const found = featureAt(path, written)
    if (!found) continue
    const { feature, value, until } = found
    if (feature.startsWith('.') || ![written].flat().some(isUnknown)) helm[feature] = value
    const span = spanOf(document, [...at, ...path])
    fields[`helm.${feature}`] = span
    if (until !== undefined) fields[`helm.${feature}#until ${until}`] = span
  }
  return { helm, fields }
}

const features = new Map<string, [feature: Feature, key: Key][]>()
for (const [feature, { keys }] of Object.entries(values))
  for (const key of keys)
    features.set(`.${key.path}`, [...(features.get(`.${key.path}`) ?? []), [feature as Feature, key]])

interface Found {
  readonly feature: string
  readonly value: Helm[string]
  /** The last release that takes it as it is written. */
  readonly until?: Version | undefined
}

function featureAt(path: readonly string[], written: unknown): Found | undefined {
  const name = formatPath(path)
  const rows = features.get(name) ?? []
  for (const [feature, { encoding, to }] of rows) {
    const value = encoding.decode(written)
    if (value !== undefined) return { feature, value, until: to }
  }
  if (isUnknown(written)) return { feature: rows[0]?.[0] ?? name, value: written, until: rows.at(-1)?.[1].to }
  const plain =
    typeof written === 'string' || typeof written === 'number' || typeof written === 'boolean' || isList(written)
  return plain ? { feature: name, value: written } : undefined
}

/** Whether a tool fills the value in later. */
function isUnknown(value: unknown): value is string {
  return typeof value === 'string' && hasPlaceholder(value)
}

/** The paths of all values that are no maps. */
function* leaves(value: unknown, path: readonly string[]): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (path.length > 0) yield path
    return
  }
  for (const [key, each] of Object.entries(value)) yield* leaves(each, [...path, key])
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((each, key) => (each as Record<string | number, unknown>)[key], value)
}

/** Helm takes one document, a map; anything else is not what somebody meant. */
function misplaced(documents: readonly YamlDocument[]): Diagnostic[] {
  return documents.flatMap(({ value, span }, i): Diagnostic[] => {
    if (i === 0 && (value === null || (typeof value === 'object' && !Array.isArray(value)))) return []
    return [
      {
        code: 'helm-values',
        severity: 'error',
        message: i === 0 ? 'Helm values are a map of keys' : 'Helm reads only the first document of its values',
        span,
      },
    ]
  })
}
