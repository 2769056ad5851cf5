/**
 * The module graph of a description, linked by ourselves: types are blanked, and `netc` is the instance that runs.
 *
 * Node's `vm` modules do it on every Node alike, in the worker's own thread, for 5 ms. The other ways, measured on Node 20:
 * `module.register` starts one more thread, 60 ms; `module.registerHooks` is only in 22.15 and later; files rewritten into
 * a cache folder move columns and lose `import.meta`.
 */
import { readFileSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import vm from 'node:vm'
import type { Diagnostic } from '../text/diagnostic.ts'
import { didYouMean } from '../text/nearest.ts'
import { registerSource } from './callsite.ts'
import { refusedAt } from './refused.ts'
import { resolve } from './resolve.ts'
import { strip } from './strip.ts'

/** What the specifiers of our own package give: `netc`, and `netc/…`. */
export type Library = Readonly<Record<string, object>>

export type Exports = Readonly<Record<string, unknown>>

/** A description, or a part that it asks for with `import()`, can't be loaded. */
export class LoadError extends Error {
  override name = 'LoadError'
  readonly diagnostics: readonly Diagnostic[]
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join('; '))
    this.diagnostics = diagnostics
  }
}

/** One of the user's files. `code` is its text with the types blanked. */
interface Source {
  readonly file: string
  readonly url: string
  readonly path: string
  readonly code: string
}

interface Stretch {
  readonly start: number
  readonly end: number
}

export class Modules {
  /** The text of each file that was read, by its path relative to the root. */
  readonly texts = new Map<string, string>()
  readonly #root: string
  readonly #library: Library
  readonly #modules = new Map<string, vm.Module>()
  readonly #sources = new Map<vm.Module, Source>()
  readonly #imports = new Map<vm.Module, Map<string, vm.Module>>()
  /** Files that could not be loaded, so that two importers don't tell of one twice. */
  readonly #wrong = new Set<string>()
  #loading: Promise<unknown> = Promise.resolve()

  constructor(root: string, library: Library) {
    this.#root = root
    this.#library = library
  }

  /** The path by which findings name a file. */
  pathOf(file: string): string {
    return relative(this.#root, file).split(sep).join('/')
  }

  /** Evaluates a file and gives what it exports. Throws a LoadError, or what the user's code throws. */
  run(file: string): Promise<Exports> {
    return this.#evaluate(() => this.#source(file))
  }

  /** Loads a module with all that it imports, links and evaluates it. Several are loaded one after another. */
  async #evaluate(load: () => Promise<vm.Module>): Promise<Exports> {
    const loaded = this.#loading.then(async () => {
      this.#wrong.clear()
      const module = await load()
      if (module.status === 'unlinked') await this.#link(module)
      return module
    })
    this.#loading = loaded.catch(() => {
      // Whoever asks for them again is told again.
      for (const [url, { status }] of this.#modules) if (status === 'unlinked') this.#modules.delete(url)
    })
    const module = await loaded
    if (module.status !== 'evaluating') await module.evaluate()
    return module.namespace as Exports
  }

  async #source(file: string): Promise<vm.Module> {
    const url = pathToFileURL(file).href
    if (this.#wrong.has(url)) throw new LoadError([])
    const known = this.#modules.get(url)
    if (known) return known
    this.#wrong.add(url)
    const module = this.#compile(await this.#read(file, url))
    this.#modules.set(url, module)
    this.#wrong.delete(url)
    await this.#addImports(module)
    return module
  }

  async #read(file: string, url: string): Promise<Source> {
    const path = this.pathOf(file)
    const text = readText(file, path)
    this.texts.set(path, text)
    registerSource(url, path)
    const stripped = /\.m?ts$/.test(file) ? await strip(text, file) : { code: text }
    if ('message' in stripped) throw failure('dsl-syntax', stripped.message, path, stripped)
    return { file, url, path, code: stripped.code }
  }

  #compile(source: Source): vm.Module {
    const { file, url, path, code } = source
    try {
      const module = new vm.SourceTextModule(code, {
        identifier: url,
        initializeImportMeta: meta => {
          const resolveHere = (specifier: string): string => import.meta.resolve(specifier, url)
          Object.assign(meta, { url, filename: file, dirname: dirname(file), resolve: resolveHere })
        },
        // Node takes a namespace as well as a module.
        importModuleDynamically: ((specifier: string) =>
          this.#evaluate(() => this.#import(specifier, source))) as never,
      })
      this.#sources.set(module, source)
      return module
    } catch (error) {
      const start = refusedAt(code)
      throw failure('dsl-syntax', (error as SyntaxError).message, path, { start, end: start })
    }
  }

  /** Loads what a module imports, and what is wrong with any of it all at once. */
  async #addImports(module: vm.Module): Promise<void> {
    const imports = new Map<string, vm.Module>()
    const problems: Diagnostic[] = []
    for (const specifier of module.dependencySpecifiers)
      try {
        imports.set(specifier, await this.#import(specifier, this.#sources.get(module)!))
      } catch (error) {
        if (!(error instanceof LoadError)) throw error
        problems.push(...error.diagnostics)
      }
    this.#imports.set(module, imports)
    if (imports.size < module.dependencySpecifiers.length) throw new LoadError(problems)
  }

  /** What a specifier stands for in one of the user's files. */
  async #import(specifier: string, { file, path, code }: Source): Promise<vm.Module> {
    const target = resolve(specifier, file, Object.keys(this.#library))
    if (target.kind === 'missing')
      throw failure('dsl-import', target.message, path, specifierIn(code, specifier), target.help)
    if (target.kind === 'source') return this.#source(target.path)
    const known = this.#modules.get(target.url)
    if (known) return known
    try {
      const module = synthetic(target.url, await this.#exports(target))
      this.#modules.set(target.url, module)
      return module
    } catch (error) {
      const message = `'${specifier}' can't be loaded: ${(error as Error).message}`
      throw failure('dsl-import', message, path, specifierIn(code, specifier))
    }
  }

  async #exports(target: { kind: 'library' | 'json' | 'native'; url: string }): Promise<object> {
    if (target.kind === 'library') return this.#library[target.url]!
    if (target.kind === 'native') return (await import(target.url)) as object
    const file = new URL(target.url)
    const text = readFileSync(file, 'utf8')
    this.texts.set(this.pathOf(fileURLToPath(file)), text)
    return { default: JSON.parse(text) as unknown }
  }

  async #link(module: vm.Module): Promise<void> {
    try {
      await module.link((specifier, from) => this.#imports.get(from)!.get(specifier)!)
    } catch (error) {
      throw this.#unlinked(error as Error)
    }
  }

  /** The failure behind an import of a name that the other module does not export; the engine tells no place. */
  #unlinked(error: Error): Error {
    const [, specifier, name] = /module '(.+?)' does not provide an export named '(.+?)'/.exec(error.message) ?? []
    if (specifier === undefined || name === undefined) return error
    for (const [module, { path, code }] of this.#sources) {
      const exporter = this.#imports.get(module)?.get(specifier)
      const at = exporter && nameIn(code, name, specifier)
      if (!at) continue
      const offered = exporter instanceof vm.SyntheticModule ? Object.keys(exporter.namespace) : []
      return failure(
        'dsl-import',
        `'${specifier}' exports no '${name}'`,
        path,
        at,
        didYouMean(name, offered, '') || undefined,
      )
    }
    return error
  }
}

function failure(code: string, message: string, path: string, { start, end }: Stretch, help?: string): LoadError {
  return new LoadError([
    { code, severity: 'error', message, span: { path, start, end }, ...(help !== undefined && { help }) },
  ])
}

function readText(file: string, path: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw failure('dsl-import', `${path} can't be read: ${(error as Error).message}`, path, { start: 0, end: 0 })
  }
}

/** A module that exports what an object holds. */
function synthetic(url: string, exports: object): vm.Module {
  const entries = Object.entries(exports)
  return new vm.SyntheticModule(
    entries.map(([name]) => name),
    function () {
      for (const [name, value] of entries) this.setExport(name, value)
    },
    { identifier: url },
  )
}

/** Where code imports from `specifier`: what stands between the quotes. */
function specifierIn(code: string, specifier: string): Stretch {
  return (
    groupIn(code, String.raw`\b(?:from|import)\s*\(?\s*['"\x60](${escaped(specifier)})['"\x60]`) ?? { start: 0, end: 0 }
  )
}

/** Where code imports `name` from `specifier`, or passes it on. */
function nameIn(code: string, name: string, specifier: string): Stretch | undefined {
  return groupIn(
    code,
    String.raw`\b(?:import|export)\b[^'";]*?(?<![\w$])(${escaped(name)})(?![\w$])[^'";]*from\s*['"]${escaped(specifier)}['"]`,
  )
}

function groupIn(code: string, pattern: string): Stretch | undefined {
  const [start, end] = new RegExp(pattern, 'd').exec(code)?.indices?.[1] ?? []
  return start === undefined || end === undefined ? undefined : { start, end }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
