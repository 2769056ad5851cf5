/** An object in a YAML document, with the place of each of its fields. Knows no kind. */
import type { Labels } from '../net/selector.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Origin, Span } from '../text/origin.ts'
import { spanOf, type Path, type YamlDocument } from '../yaml/document.ts'
import { isMap, valueAt, type YamlMap } from '../yaml/object.ts'

/** What a field must be, when it is there. */
type Check<T> = (value: unknown) => value is T

/** One object; what is not as Kubernetes has it is reported and left out. */
export class KubernetesObject {
  readonly #document: YamlDocument
  readonly #path: Path
  readonly #value: YamlMap
  readonly #diagnostics: Diagnostic[]

  constructor(document: YamlDocument, path: Path, value: YamlMap, diagnostics: Diagnostic[]) {
    this.#document = document
    this.#path = path
    this.#value = value
    this.#diagnostics = diagnostics
  }

  /** `v1/Service`, `gateway.networking.k8s.io/v1/Gateway`. */
  get type(): string {
    return `${String(this.#value.apiVersion)}/${String(this.#value.kind)}`
  }

  text(path: Path): string | undefined {
    return this.#read(path, 'text', value => typeof value === 'string')
  }

  list(path: Path): readonly unknown[] {
    return this.#read(path, 'a list', value => Array.isArray(value)) ?? []
  }

  /** Labels or annotations. */
  labels(path: Path): Labels {
    const map = this.#read(path, 'a map', isMap) ?? {}
    const entries = Object.keys(map).map(key => [key, this.text([...path, key])] as const)
    return Object.fromEntries(entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined))
  }

  /** Text that stands for something else, such as an address. */
  parsed<T>(path: Path, what: string, parse: (text: string) => T | undefined): T | undefined {
    const text = this.text(path)
    const value = text === undefined ? undefined : parse(text)
    if (text !== undefined && value === undefined) this.report(path, `must be ${what}, not ${JSON.stringify(text)}`)
    return value
  }

  report(path: Path, problem: string): void {
    this.#diagnostics.push({
      code: 'kubernetes-schema',
      severity: 'error',
      message: `${dotted(path)} ${problem}`,
      span: this.span(path),
    })
  }

  span(path: Path): Span {
    return spanOf(this.#document, [...this.#path, ...path])
  }

  /** Where the object stands, and where each field was read from, when it is there. */
  origin(fields: Readonly<Record<string, Path | undefined>>): Origin {
    const present = Object.entries(fields).flatMap(([field, path]) =>
      path && this.#at(path) !== undefined ? [[field, this.span(path)] as const] : [],
    )
    return { ...this.span([]), fields: Object.fromEntries(present) }
  }

  has(path: Path): boolean {
    return this.#at(path) !== undefined
  }

  #read<T>(path: Path, what: string, check: Check<T>): T | undefined {
    const value = this.#at(path)
    if (value === undefined || check(value)) return value
    this.report(path, `must be ${what}`)
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
