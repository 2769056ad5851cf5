/**
 * Finds what a command is about: the configuration, the entry, the repository's root and the output folder.
 * Reads the disk; knows nothing of networks.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parseConfig, type Config } from './config.ts'
import { UserError } from './text/diagnostic.ts'

/** Where everything is; all paths absolute. */
export interface Project {
  readonly entry: string
  /** The repository; paths in messages are relative to it. */
  readonly root: string
  readonly out: string
  readonly config: Config
  /** The configuration that was used, if there was one. */
  readonly configFile?: string
}

/** What every command has to know of a repository. */
export interface Repository {
  /** Absolute; paths in messages are relative to it. */
  readonly root: string
  /** The folder that paths in the configuration are relative to. */
  readonly base: string
  readonly config: Config
  /** The configuration that was used, if there was one. */
  readonly configFile?: string
}

/** What the command line says of the repository. */
export interface Place {
  readonly cwd: string
  /** A file to use, or `false` to use none; without it, the nearest one upward. */
  readonly config?: string | false
}

/** What the command line says of the project. */
export interface Asked extends Place {
  readonly entry?: string
  readonly out?: string
}

/** Evaluates a `netc.config.ts`; given in, because running TypeScript is heavy and seldom needed. */
export type LoadConfig = (file: string, root: string) => Promise<unknown>

const configNames = ['netc.config.json', 'netc.config.ts']
const entryNames = ['network.ts', 'network.mts', 'network.js', 'network.mjs']

/** Finds the project that is meant, or throws a UserError that says what is missing. */
export async function findProject(asked: Asked, load: LoadConfig): Promise<Project> {
  const cwd = resolve(asked.cwd)
  const start = asked.entry === undefined ? cwd : folderOf(resolve(cwd, asked.entry))
  const { root, base, config, configFile } = await findRepository(asked, load, start)
  const configured = config.entry === undefined ? undefined : findEntry(resolve(base, config.entry), cwd)
  const entry =
    asked.entry === undefined ? (configured ?? findEntry(cwd, cwd)) : findEntry(resolve(cwd, asked.entry), cwd)
  // A configured output folder belongs to the configured entry: another network must not replace its files.
  const out =
    config.out !== undefined && entry === (configured ?? entry)
      ? resolve(base, config.out)
      : join(dirname(entry), 'out')
  return {
    entry,
    root,
    out: asked.out === undefined ? out : resolve(cwd, asked.out),
    config,
    ...(configFile !== undefined && { configFile }),
  }
}

/** Finds the repository that a folder is in, and its configuration. */
export async function findRepository(asked: Place, load: LoadConfig, start = resolve(asked.cwd)): Promise<Repository> {
  const cwd = resolve(asked.cwd)
  const configFile =
    asked.config === false ? undefined : asked.config === undefined ? findConfig(start) : resolve(cwd, asked.config)
  const root = findUp(start, ['.git'])?.folder ?? (configFile === undefined ? start : dirname(configFile))
  const config = configFile === undefined ? {} : await readConfig(configFile, root, load)
  return {
    root,
    base: configFile === undefined ? cwd : dirname(configFile),
    config,
    ...(configFile !== undefined && { configFile }),
  }
}

/** The text of a file by its path from the root; undefined when it cannot be read. */
export function readSource(root: string, path: string): string | undefined {
  try {
    return readFileSync(resolve(root, path), 'utf8')
  } catch {
    return undefined
  }
}

/** A path as messages show it: relative, forward slashes; unchanged where it would not get shorter. */
export function shownPath(path: string, from: string): string {
  const short = relative(from, path) || '.'
  return short.startsWith(`..${sep}..${sep}..`) ? path : short.replaceAll(sep, '/')
}

function findConfig(start: string): string | undefined {
  const found = findUp(start, configNames)
  if (!found) return undefined
  if (found.names.length > 1)
    throw new UserError(
      `${found.folder} holds ${found.names.join(' and ')}`,
      'keep one of them, or name it: --config FILE',
    )
  return join(found.folder, found.names[0]!)
}

/** The nearest folder from `start` upward that holds any of the names; a repository's root is the last that is asked. */
function findUp(start: string, names: readonly string[]): { folder: string; names: readonly string[] } | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const here = names.filter(name => existsSync(join(folder, name)))
    if (here.length > 0) return { folder, names: here }
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined
  }
}

async function readConfig(file: string, root: string, load: LoadConfig): Promise<Config> {
  const shown = shownPath(file, root)
  if (!existsSync(file) || isFolder(file))
    throw new UserError(`there is no configuration ${file}`, 'name one that exists, or use none: --no-config')
  const value = file.endsWith('.json') ? parseJson(readFileSync(file, 'utf8'), shown) : await load(file, root)
  return parseConfig(value, shown)
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UserError(`${file} is not JSON: ${(error as Error).message}`, 'write { "entry": "network.ts" }')
  }
}

/** The file itself, or the `network.ts` of a folder. */
function findEntry(place: string, cwd: string): string {
  const hint = 'name the file that describes the network: netc build path/to/network.ts'
  if (!existsSync(place)) throw new UserError(`there is no ${shownPath(place, cwd)}`, hint)
  if (!isFolder(place)) return place
  const found = entryNames.map(name => join(place, name)).find(path => existsSync(path))
  if (found !== undefined) return found
  throw new UserError(`there is no network.ts in ${place}`, hint)
}

function folderOf(path: string): string {
  return isFolder(path) ? path : dirname(path)
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
