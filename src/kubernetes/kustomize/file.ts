/** One kustomization file: its fields by type, and what is wrong with them. */
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Span } from '../../text/origin.ts'
import { spanOf, type Path, type YamlDocument } from '../../yaml/document.ts'
import { isMap, written, type Fields, type Written } from './draft.ts'
import { folderOf } from './folders.ts'

/** An entry of a list, and the path to it. */
export interface Entry<T = unknown> {
  readonly value: T
  readonly at: Path
}

/** A kustomization file. What is not of the type that kustomize wants is reported once and left out. */
export class KustomizationFile {
  readonly document: YamlDocument
  readonly #report: (diagnostic: Diagnostic) => void

  constructor(document: YamlDocument, report: (diagnostic: Diagnostic) => void) {
    this.document = document
    this.#report = report
  }

  get path(): string {
    return this.document.source.path
  }

  get folder(): string {
    return folderOf(this.path)
  }

  get(path: Path): unknown {
    return written(this.document, path)?.value ?? undefined
  }

  written(path: Path): Written {
    return written(this.document, path)!
  }

  span(path: Path): Span {
    return spanOf(this.document, path)
  }

  report(
    diagnostic: Omit<Diagnostic, 'severity' | 'span'> & { readonly severity?: Diagnostic['severity'] },
    at: Path | Span,
  ): void {
    const span = 'start' in at ? at : this.span(at)
    this.#report({ severity: 'error', ...diagnostic, span })
  }

  text(path: Path): string | undefined {
    return this.#typed(path, 'text', value => typeof value === 'string')
  }

  /** The entries of a list. */
  list(path: Path): Entry[] {
    const list = this.#typed(path, 'a list', (value): value is unknown[] => Array.isArray(value)) ?? []
    return list.map((value, i) => ({ value, at: [...path, i] }))
  }

  texts(path: Path): Entry<string>[] {
    return this.list(path).filter((entry): entry is Entry<string> => this.text(entry.at) !== undefined)
  }

  maps(path: Path): Entry<Fields>[] {
    return this.list(path).filter((entry): entry is Entry<Fields> => this.map(entry.at) !== undefined)
  }

  map(path: Path): Fields | undefined {
    return this.#typed(path, 'a map', isMap)
  }

  #typed<T>(path: Path, what: string, is: (value: unknown) => value is T): T | undefined {
    const value = this.get(path)
    if (value === undefined || is(value)) return value
    const message = `${path.join('.')} of a kustomization must be ${what}`
    this.report({ code: 'kustomize-schema', message, why: 'kustomize build fails, so nothing is applied' }, path)
    return undefined
  }
}
