/** Bytes → what they are and say, gathered into a workspace. Pure; whoever finds the bytes hands them in. */
import { createHash } from 'node:crypto'
import { compareText, type Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import { parseDocuments } from '../yaml/document.ts'
import { decode, encryption } from './decode.ts'
import { partsOfHeredocs, partsOfMarkdown, partsOfYaml, type Part } from './embedded.ts'
import { isDescription, isNamedKustomization, kindOfText, kindOfYaml, type Look } from './kind.ts'
import { textMatters, yamlMatters } from './scan.ts'
import { vendorOf } from './vendor.ts'
import type { FileKind, NotUnderstood, Workspace, WorkspaceFile } from './workspace.ts'

/** The bytes of a file. */
export interface Given {
  readonly path: string
  readonly bytes: Buffer
  readonly look: Look
  /** Asked for by name: that nothing in it matters is told. */
  readonly isNamed?: true
}

/** A workspace in the making. */
export class Reading {
  readonly #paths: Set<string>
  readonly #files: WorkspaceFile[] = []
  readonly #notUnderstood: NotUnderstood[]
  readonly #diagnostics: Diagnostic[]
  readonly #digests: string[] = []

  constructor(paths: ReadonlySet<string>, notUnderstood: readonly NotUnderstood[], diagnostics: readonly Diagnostic[]) {
    this.#paths = new Set(paths)
    this.#notUnderstood = [...notUnderstood]
    this.#diagnostics = [...diagnostics]
  }

  /** Notes that a file is passed over; the reason ends a sentence. */
  pass(path: string, reason: string): void {
    this.#notUnderstood.push({ path, reason })
  }

  report(diagnostic: Diagnostic): void {
    this.#diagnostics.push(diagnostic)
  }

  /** Reads one file. */
  add({ path, bytes, look, isNamed }: Given): void {
    this.#paths.add(path)
    // A kustomization need not say that it is one.
    const matters = look === 'yaml' ? isNamedKustomization(path) || yamlMatters(bytes) : textMatters(bytes)
    const decoded = matters ? decode(bytes) : (encryption(bytes) ?? (isNamed && 'holds nothing that netc checks'))
    if (decoded === undefined) return
    if (typeof decoded === 'string') return this.pass(path, decoded)
    this.#digests.push(`${path}\0${createHash('sha256').update(bytes).digest('hex')}`)
    const source = { path, text: decoded.text }
    if (look === 'yaml') this.#yaml(source, decoded.isDamaged)
    else if (look === 'markdown') this.#parts(partsOfMarkdown(source), 'markdown')
    else if (look === 'heredoc') this.#parts(partsOfHeredocs(source), 'heredoc')
    else if (look === 'script') this.#description(source)
    else if (look === 'text') this.#text(source)
    else this.#foreign(source)
  }

  workspace(): Workspace {
    const files = this.#files.toSorted((a, b) => compareText(a.path, b.path))
    const counts: Partial<Record<FileKind, number>> = {}
    for (const { kind } of files) counts[kind] = (counts[kind] ?? 0) + 1
    const digest = createHash('sha256')
    for (const each of this.#digests.toSorted(compareText)) digest.update(`${each}\n`)
    for (const each of [...this.#paths].sort(compareText)) digest.update(`${each}\0`)
    return {
      files,
      paths: this.#paths,
      counts,
      notUnderstood: this.#notUnderstood.toSorted((a, b) => compareText(a.path, b.path)),
      diagnostics: this.#diagnostics.toSorted((a, b) => compareText(a.span.path, b.span.path)),
      digest: digest.digest('hex'),
    }
  }

  #yaml(source: Source, isDamaged: boolean): void {
    const { path, text } = source
    const yaml = parseDocuments(source)
    const at = isDamaged ? text.indexOf('\ufffd') : -1
    if (at !== -1)
      this.report({
        code: 'yaml-parse',
        severity: 'error',
        message: 'this is not UTF-8, the only encoding besides UTF-16 that Kubernetes reads',
        span: { path, start: at, end: at + 1 },
        help: 'save the file as UTF-8',
      })
    if (yaml.isUnfilled) this.pass(path, 'is a template that is no YAML before it is filled in')
    if (yaml.documents.length > 0 || yaml.diagnostics.length > 0 || yaml.isUnfilled)
      this.#files.push({ path, kind: kindOfYaml(path, text), source, yaml })
    this.#parts(partsOfYaml(source), 'yaml')
  }

  #text(source: Source): void {
    const kind = kindOfText(source.path, source.text)
    const vendor = kind === undefined || kind === 'frr' ? vendorOf(source.text) : undefined
    if (vendor !== undefined) {
      if (/bgp/i.test(source.text)) this.pass(source.path, `looks like ${vendor}`)
    } else if (kind) this.#files.push({ path: source.path, kind, source })
  }

  #foreign(source: Source): void {
    const vendor = /bgp/i.test(source.text) ? vendorOf(source.text) : undefined
    if (vendor !== undefined) this.pass(source.path, `looks like ${vendor}`)
  }

  #description(source: Source): void {
    if (isDescription(source.text)) this.#files.push({ path: source.path, kind: 'description', source })
  }

  #parts(parts: readonly Part[], where: 'markdown' | 'heredoc' | 'yaml'): void {
    for (const { name, source } of parts)
      this.#files.push({ path: source.path, kind: 'frr', source, embedded: { in: where, name } })
  }
}
