/** What a specifier in a user's module means: the rules of Node, with TypeScript's freedom over extensions. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { didYouMean, nearest } from '../text/nearest.ts'

export type Target =
  /** `netc` itself. */
  | { readonly kind: 'library'; readonly url: string }
  /** A module that we read and link: the user's own, or of a package that builds on netc, so that it shares our copy. */
  | { readonly kind: 'source'; readonly path: string }
  | { readonly kind: 'json'; readonly url: string }
  /** Anything else is Node's own affair: its builtins, packages, CommonJS. */
  | { readonly kind: 'native'; readonly url: string }
  | { readonly kind: 'missing'; readonly message: string; readonly help?: string }

/** Resolves `specifier` as written in the module at `from`; `library` lists the specifiers that are ours. */
export function resolve(specifier: string, from: string, library: readonly string[]): Target {
  if (library.includes(specifier)) return { kind: 'library', url: specifier }
  if (/^netc(\/|$)/.test(specifier))
    return {
      kind: 'missing',
      message: `netc has no part '${specifier}'`,
      help: didYouMean(specifier, library, `import from ${library.join(' or ')}`),
    }
  if (isBuiltin(specifier))
    return { kind: 'native', url: specifier.startsWith('node:') ? specifier : `node:${specifier}` }
  if (/^(\.{0,2}\/|file:)/.test(specifier) || specifier === '.' || specifier === '..') return local(specifier, from)
  return inPackage(specifier, from)
}

/** What may be written where TypeScript has a file of another name, and what may be left out. */
const instead: Readonly<Record<string, string>> = { '.js': '.ts', '.mjs': '.mts' }
const leftOut = ['.ts', '.mts', '.js', '.mjs', '.json', '/index.ts', '/index.js']

function local(specifier: string, from: string): Target {
  const path = fileURLToPath(new URL(specifier, pathToFileURL(from)))
  const extension = extname(path)
  const asTypeScript = instead[extension]
  const candidates = [
    path,
    ...(asTypeScript ? [path.slice(0, -extension.length) + asTypeScript] : []),
    ...leftOut.map(ending => path + ending),
  ]
  const found = candidates.find(isFile)
  if (found !== undefined) return byExtension(found)
  const meant = existsSync(dirname(path)) ? nearest(basename(path), readdirSync(dirname(path))) : undefined
  return {
    kind: 'missing',
    message: `there is no file '${specifier}'`,
    ...(meant !== undefined && {
      help: `did you mean '${specifier.slice(0, specifier.lastIndexOf('/') + 1)}${meant}'?`,
    }),
  }
}

function inPackage(specifier: string, from: string): Target {
  try {
    // The second argument is what `--experimental-import-meta-resolve` adds.
    const url = import.meta.resolve(specifier, pathToFileURL(from).href)
    const path = fileURLToPath(url)
    if (!isFile(path)) throw Object.assign(new Error(), { code: 'ERR_MODULE_NOT_FOUND' })
    const ours = !path.includes('/node_modules/') || /\.m?ts$/.test(path) || buildsOnNetc(dirname(path))
    return ours ? byExtension(path) : { kind: 'native', url }
  } catch (error) {
    const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)![0]
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND')
      return { kind: 'missing', message: `the package '${name}' is not installed`, help: `npm install ${name}` }
    return { kind: 'missing', message: `the package '${name}' does not offer '${specifier}'` }
  }
}

function byExtension(path: string): Target {
  if (/\.m?[jt]s$/.test(path)) return { kind: 'source', path }
  return { kind: path.endsWith('.json') ? 'json' : 'native', url: pathToFileURL(path).href }
}

/** Whether the package that the folder belongs to depends on netc. */
function buildsOnNetc(folder: string): boolean {
  for (let at = folder; basename(at) !== 'node_modules'; at = dirname(at)) {
    if (!existsSync(join(at, 'package.json'))) continue
    const { name, dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(at, 'package.json'), 'utf8'),
    ) as Record<string, object | undefined>
    // A package.json without a name only sets the type of the modules beside it.
    if (name) return 'netc' in { ...dependencies, ...peerDependencies }
  }
  return false
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
