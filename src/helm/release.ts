/**
 * How Cilium's chart is installed, wherever that is written: Flux, Argo CD, k3s and RKE2, kustomize, values files, and
 * what it makes of it, ConfigMap `cilium-config`. Gives the features and, where one is said, the release of Cilium.
 */
import type { Helm } from '../fabric/cluster.ts'
import type { ClusterPart } from '../fabric/fabric.ts'
import { parseVersion, type Version } from '../net/version.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import { parseEmbedded, spanOf, type Path, type YamlDocument } from '../yaml/document.ts'
import { featureOfOption, writtenWhereOn } from './agent.ts'
import { featuresAt } from './read.ts'
import { values } from './values.ts'

/** What was found of Cilium's installation in one cluster. */
export interface Release {
  readonly part: ClusterPart
  readonly diagnostics: readonly Diagnostic[]
  /** Values come from somewhere that was not read: a feature that is absent may be set there. */
  readonly isPartial?: true
}

/**
 * Reads the installation of Cilium out of a cluster's documents and values files. Of several places that set the same,
 * the one that Helm takes last wins: files before what a release says itself.
 */
export function readRelease(
  documents: readonly YamlDocument[],
  files: readonly YamlDocument[],
  cluster: string,
): Release {
  const found = new Found(documents)
  const charts = files.filter(({ value }) => Array.isArray(at(value, ['helmCharts'])))
  for (const file of files) if (!charts.includes(file)) readFile(found, file)
  for (const chart of charts) readKustomization(found, chart)
  for (const document of documents) kinds[kindOf(document)]?.(found, document)
  return found.release(cluster)
}

/** Whether a map that is no resource is Helm values of Cilium's chart, or of a chart that brings Cilium's. */
export function holdsValues(value: unknown): boolean {
  if (!isMap(value)) return false
  const inner = isMap(value.cilium) ? value.cilium : value
  return isUmbrella(value) || Object.keys(inner).some(key => telling.has(key))
}

/** Keys at the top of the chart's values that other charts have too. */
const usual: ReadonlySet<string> = new Set(
  'debug devices operator securityContext k8s bpf nodePort hostPort encryption ipv4 ipv6'.split(' '),
)

/** Keys that hardly any other chart has. */
const telling: ReadonlySet<string> = new Set(
  Object.values(values)
    .flatMap(row => row.keys.map(({ path }) => path.split('.')[0]!))
    .filter(key => !usual.has(key)),
)

/** A `Chart.yaml` that has Cilium's chart among its dependencies. */
function isUmbrella(value: Fields): boolean {
  return (
    Array.isArray(value.dependencies) &&
    (value.dependencies as unknown[]).some(each => isMap(each) && each.name === 'cilium')
  )
}

type Fields = Readonly<Record<string, unknown>>

/** What is gathered on the way. */
class Found {
  readonly documents: readonly YamlDocument[]
  readonly #helm: { [feature: string]: Helm[string] } = {}
  readonly #fields: Record<string, Span> = {}
  readonly #diagnostics: Diagnostic[] = []
  #origin: Span | undefined
  #version: Version | undefined
  #isPartial = false

  constructor(documents: readonly YamlDocument[]) {
    this.documents = documents
  }

  /** The map of values at a path; also options that `extraConfig` adds to the ConfigMap. */
  values(document: YamlDocument, path: Path): void {
    const map = at(document.value, path)
    if (!isMap(map)) return
    this.#origin ??= document.span
    const { helm, fields } = featuresAt(document, path)
    for (const [field, span] of Object.entries(fields)) {
      const feature = field.slice('helm.'.length)
      // Where this value is unknown, an earlier one is not in force any more.
      if (Object.hasOwn(helm, feature)) this.#helm[feature] = helm[feature]!
      else Reflect.deleteProperty(this.#helm, feature)
      this.#fields[field] = span
    }
    if (isMap(map.extraConfig)) this.options(document, [...path, 'extraConfig'])
  }

  /** Values that stand as text in a field. */
  text(document: YamlDocument, path: Path): void {
    const text = at(document.value, path)
    if (typeof text !== 'string') return
    const { documents, diagnostics } = parseEmbedded(document, path, text)
    this.#diagnostics.push(...diagnostics)
    const inner = documents[0]
    if (isMap(inner?.value)) this.values(inner, root(inner.value))
  }

  /** One value by its key, as `--set` has it. */
  set(document: YamlDocument, key: string, path: Path): void {
    const nested = key
      .split(/(?<!\\)\./)
      .reduceRight<unknown>((value, part) => ({ [part.replaceAll('\\.', '.')]: value }), at(document.value, path))
    const span = spanOf(document, path)
    this.values({ ...document, value: nested, span, places: new Map() }, [])
  }

  options(document: YamlDocument, path: Path): void {
    const map = at(document.value, path)
    if (!isMap(map)) return
    this.#origin ??= document.span
    for (const [option, written] of Object.entries(map)) {
      const found = featureOfOption(option, written)
      if (!found) continue
      this.#fields[`helm.${found.feature}`] = spanOf(document, [...path, option])
      if (found.value === undefined) Reflect.deleteProperty(this.#helm, found.feature)
      else this.#helm[found.feature] = found.value
    }
  }

  /** What a whole `cilium-config` says by leaving it out. */
  off(document: YamlDocument, path: Path): void {
    for (const feature of writtenWhereOn) {
      if (this.#fields[`helm.${feature}`]) continue
      this.#helm[feature] = false
      this.#fields[`helm.${feature}`] = spanOf(document, path, 'key')
    }
  }

  /** The version of the chart, which is Cilium's; a range or what is filled in later says nothing. */
  version(document: YamlDocument, path: Path): void {
    const written = at(document.value, path)
    const text = typeof written === 'number' ? String(written) : written
    if (typeof text !== 'string') return
    this.#origin ??= document.span
    this.#fields.cilium = spanOf(document, path)
    const version = hasPlaceholder(text) ? undefined : parseVersion(text)
    this.#version = version?.includes('.') ? version : undefined
  }

  /** Values that are not among the files. */
  missing(): void {
    this.#isPartial = true
  }

  release(cluster: string): Release {
    const origin = { ...(this.#origin ?? { path: '', start: 0, end: 0 }), fields: this.#fields }
    const part: ClusterPart = {
      name: cluster,
      origin,
      ...(this.#origin && Object.keys(this.#fields).some(field => field.startsWith('helm.')) && { helm: this.#helm }),
      ...(this.#version !== undefined && { cilium: this.#version }),
    }
    return { part, diagnostics: this.#diagnostics, ...(this.#isPartial && { isPartial: true }) }
  }
}

const kinds: Readonly<Record<string, (found: Found, document: YamlDocument) => void>> = {
  'helm.toolkit.fluxcd.io/HelmRelease': readHelmRelease,
  'argoproj.io/Application': (found, document) => readApplication(found, document, ['spec']),
  'argoproj.io/ApplicationSet': (found, document) => readApplication(found, document, ['spec', 'template', 'spec']),
  'helm.cattle.io/HelmChartConfig': readCattle,
  'helm.cattle.io/HelmChart': readCattle,
  '/ConfigMap': readConfigMap,
}

/** A values file, or the `Chart.yaml` of a chart that brings Cilium's. */
function readFile(found: Found, file: YamlDocument): void {
  if (!isMap(file.value)) return
  if (!isUmbrella(file.value)) found.values(file, root(file.value))
  else
    for (const [i, each] of (file.value.dependencies as unknown[]).entries())
      if (isMap(each) && each.name === 'cilium') found.version(file, ['dependencies', i, 'version'])
}

/** An umbrella chart has Cilium's values under the name of its dependency. */
function root(value: Fields): Path {
  return isMap(value.cilium) && !Object.keys(value).some(key => telling.has(key)) ? ['cilium'] : []
}

/** `helmCharts` of a kustomization. */
function readKustomization(found: Found, document: YamlDocument): void {
  for (const [i, chart] of (at(document.value, ['helmCharts']) as unknown[]).entries()) {
    if (!isMap(chart) || chart.name !== 'cilium') continue
    found.version(document, ['helmCharts', i, 'version'])
    found.values(document, ['helmCharts', i, 'valuesInline'])
  }
}

function readHelmRelease(found: Found, document: YamlDocument): void {
  const spec = at(document.value, ['spec'])
  const chart = at(spec, ['chart', 'spec', 'chart'])
  const reference = at(spec, ['chartRef', 'name'])
  if (typeof chart === 'string' ? !isCilium(chart) : typeof reference !== 'string' || !reference.includes('cilium'))
    return
  found.version(document, ['spec', 'chart', 'spec', 'version'])
  for (const other of found.documents)
    if (
      kindOf(other) === 'source.toolkit.fluxcd.io/OCIRepository' &&
      at(other.value, ['metadata', 'name']) === reference
    )
      found.version(other, ['spec', 'ref', 'tag'])
  const sources = at(spec, ['valuesFrom'])
  for (const source of Array.isArray(sources) ? (sources as unknown[]) : []) readValuesFrom(found, source)
  found.values(document, ['spec', 'values'])
}

/** A ConfigMap that holds values; one that a kustomization generates takes them from a file, which is read apart. */
function readValuesFrom(found: Found, source: unknown): void {
  const key = at(source, ['valuesKey']) ?? 'values.yaml'
  const map = found.documents.find(
    each =>
      kindOf(each) === `/${String(at(source, ['kind']))}` &&
      at(each.value, ['metadata', 'name']) === at(source, ['name']),
  )
  const text = map && typeof key === 'string' ? at(map.value, ['data', key]) : undefined
  if (
    map &&
    typeof key === 'string' &&
    kindOf(map) === '/ConfigMap' &&
    typeof text === 'string' &&
    at(source, ['targetPath']) === undefined &&
    text.includes('\n')
  )
    found.text(map, ['data', key])
  else found.missing()
}

function readApplication(found: Found, document: YamlDocument, spec: Path): void {
  const several = at(document.value, [...spec, 'sources'])
  const sources = Array.isArray(several) ? several.map((_, i) => [...spec, 'sources', i]) : [[...spec, 'source']]
  for (const source of sources) {
    if (!isCilium(at(document.value, [...source, 'chart']))) continue
    found.version(document, [...source, 'targetRevision'])
    if (at(document.value, [...source, 'helm', 'valueFiles']) !== undefined) found.missing()
    found.text(document, [...source, 'helm', 'values'])
    found.values(document, [...source, 'helm', 'valuesObject'])
    const parameters = at(document.value, [...source, 'helm', 'parameters'])
    for (const [i, each] of (Array.isArray(parameters) ? (parameters as unknown[]) : []).entries())
      if (isMap(each) && typeof each.name === 'string')
        found.set(document, each.name, [...source, 'helm', 'parameters', i, 'value'])
  }
}

/** k3s and RKE2: `HelmChart` installs a chart, `HelmChartConfig` adds values to one of the same name. */
function readCattle(found: Found, document: YamlDocument): void {
  const name = String(at(document.value, ['spec', 'chart']) ?? at(document.value, ['metadata', 'name']))
  if (!/(?:^|\/|-)cilium$/.test(name)) return
  found.version(document, ['spec', 'version'])
  found.text(document, ['spec', 'valuesContent'])
  const set = at(document.value, ['spec', 'set'])
  for (const key of isMap(set) ? Object.keys(set) : []) found.set(document, key, ['spec', 'set', key])
}

function readConfigMap(found: Found, document: YamlDocument): void {
  if (at(document.value, ['metadata', 'name']) !== 'cilium-config') return
  found.options(document, ['data'])
  const isWhole = at(document.value, ['data', 'identity-allocation-mode']) !== undefined
  if (isWhole) found.off(document, ['data'])
}

/** Whether a chart is Cilium's, with or without its repository: `cilium`, `oci://…/cilium`. */
function isCilium(chart: unknown): boolean {
  return typeof chart === 'string' && /(?:^|\/)cilium$/.test(chart)
}

/** `helm.cattle.io/HelmChart`, `/ConfigMap`: a kind without its version. */
function kindOf({ value }: YamlDocument): string {
  const [group] = String(at(value, ['apiVersion'])).split('/', 2)
  return `${group === 'v1' ? '' : group}/${String(at(value, ['kind']))}`
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (each, key) =>
      typeof each === 'object' && each !== null && Object.hasOwn(each, key)
        ? (each as Record<string | number, unknown>)[key]
        : undefined,
    value,
  )
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
