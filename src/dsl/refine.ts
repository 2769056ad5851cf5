/**
 * From the call that made a value to the very stretch that a finding is about: the call itself, or the value of one of
 * its properties, wherever the description wrote it. Reads syntax only, and takes 0.4 s to load: for findings alone.
 */
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the rule takes ts-morph's narrower classes for foreign ones */
import { posix } from 'node:path'
import { Node, Project, ts, type CallExpression, type NewExpression, type SourceFile } from 'ts-morph'
import type { Diagnostic, Fix, Related } from '../text/diagnostic.ts'
import type { Span } from '../text/origin.ts'
import { valueOf } from './value.ts'

/** The findings with real stretches in place of the starts of calls; `readText` gives a file by its path. */
export function refine(
  diagnostics: readonly Diagnostic[],
  readText: (path: string) => string | undefined,
): Diagnostic[] {
  const files = new Files(readText)
  return diagnostics.map(({ span, related = [], fixes, ...diagnostic }) => {
    const place = files.place(span)
    const taking: Related[] = place.call ? [{ span: place.call, message: 'used here' }] : []
    const others = [...taking, ...related.map(each => ({ ...each, span: files.place(each.span).span }))]
    return {
      ...diagnostic,
      span: place.span,
      ...(others.length > 0 && { related: others }),
      ...(fixes && { fixes: fixes.flatMap(fix => files.fix(fix)) }),
    }
  })
}

/** Where a span turns out to be. */
interface Place {
  readonly span: Span
  /** Whether it is what was asked for, and not only the nearest thing around it. */
  readonly exact: boolean
  /** The call that takes it, when it is written elsewhere. */
  readonly call?: Span
}

/** The files of a description, read as findings ask for them. */
class Files {
  readonly #readText: (path: string) => string | undefined
  readonly #paths = new Map<string, string>()
  readonly #project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      noLib: true,
      types: [],
      allowJs: true,
      allowImportingTsExtensions: true,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    },
  })

  constructor(readText: (path: string) => string | undefined) {
    this.#readText = readText
  }

  /** The stretch that a span means: itself, unless it is only the start of a call. */
  place(span: Span): Place {
    const { path, start, end, property } = span
    const asIs = { span: { path, start, end }, exact: property === undefined }
    const word = start === end ? this.#open(path)?.getDescendantAtPos(start) : undefined
    if (word?.getStart() !== start) return asIs
    const call = callAt(word)
    if (!call) return Node.isIdentifier(word) ? { ...asIs, span: this.#spanOf(word) } : asIs
    const head = this.#headOf(call, start)
    if (property === undefined) return { span: head, exact: true }
    const value = valueOf(call, word.getText(), property.split('.'))
    if (!value) return { span: head, exact: false }
    const inside = value.node === call || value.node.getAncestors().includes(call)
    return { span: this.#spanOf(value.node), exact: value.exact, ...(!inside && { call: head }) }
  }

  /** A fix in real stretches; none when one of them would replace more than was meant, or what others use too. */
  fix(fix: Fix): Fix[] {
    const places = fix.edits.map(({ span }) => this.place(span))
    if (!places.every(({ exact, call }) => exact && !call)) return []
    return [{ ...fix, edits: fix.edits.map((edit, i) => ({ ...edit, span: places[i]!.span })) }]
  }

  /** A file with those it imports, so that names can be followed into them. */
  #open(path: string): SourceFile | undefined {
    const name = posix.join(root, path)
    const open = this.#project.getSourceFile(name)
    if (open) return open
    const text = this.#readText(path)
    if (text === undefined) return undefined
    // A byte order mark would not be counted.
    const source = this.#project.createSourceFile(name, text.replace(/^\ufeff/, ' '))
    this.#paths.set(name, path)
    for (const specifier of source.getImportStringLiterals().map(each => each.getLiteralText()))
      if (specifier.startsWith('.')) this.#openFirst(posix.join(posix.dirname(path), specifier))
    return source
  }

  #openFirst(path: string): void {
    const typed = path.replace(/\.(m?)js$/, '.$1ts')
    for (const each of [typed, path, `${path}.ts`, `${path}/index.ts`])
      if (/\.m?[jt]s$/.test(each) && this.#open(each)) return
  }

  #spanOf(node: Node): Span {
    const source = node.getSourceFile().getFilePath()
    return { path: this.#paths.get(source)!, start: node.getStart(), end: node.getEnd() }
  }

  /** A call as a reader sees it at a glance: all of it on one line, else its name, with the first argument if it is short. */
  #headOf(call: CallExpression | NewExpression, start: number): Span {
    const { path, end } = this.#spanOf(call)
    const oneLine = (to: number): boolean => !/[\r\n]/.test(call.getSourceFile().getFullText().slice(start, to))
    const [first] = call.getArguments()
    const short = first && (Node.isLiteralLike(first) || Node.isIdentifier(first)) ? first.getEnd() : 0
    const ends = [end, short, call.getExpression().getEnd()]
    return { path, start, end: ends.find(to => to > start && oneLine(to)) ?? start }
  }
}

/** Deep enough for paths that lead out of the project. */
const root = '/1/2/3/4/5/6/7/8/9'

/** The call or construction whose name, or `new`, the word is. */
function callAt(word: Node): CallExpression | NewExpression | undefined {
  const parent = word.getParent()
  if (Node.isNewExpression(parent)) return parent
  const callee = Node.isPropertyAccessExpression(parent) && parent.getNameNode() === word ? parent : word
  const call = callee.getParent()
  return Node.isCallExpression(call) && call.getExpression() === callee ? call : undefined
}
