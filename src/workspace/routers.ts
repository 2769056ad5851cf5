/**
 * Which files are of one router. Files of the daemons in one folder are one router's; of several configurations of
 * other names each is a router's. Pure.
 */
import { baseOf, folderOf } from '../kubernetes/kustomize/folders.ts'
import { compareText } from '../text/diagnostic.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import type { Source } from '../text/source.ts'
import { bindsIn } from './binds.ts'
import { isArchived } from './scope/archived.ts'
import { matches } from './scope/glob.ts'
import type { FileKind, WorkspaceFile } from './workspace.ts'

/** What was found to be one router's. */
interface Group {
  /** The folder of the router in the repository, without the `etc/frr` below it. */
  readonly folder: string
  /** What its files have in their names besides what they are; empty for `frr.conf`. */
  readonly stem: string
  readonly files: WorkspaceFile[]
  /** A name that somebody gave it on purpose. */
  readonly given?: string
}

/** The routers of a repository, in order of name; `named` says by patterns of paths which files are whose. */
export function routersOf(
  files: readonly WorkspaceFile[],
  named: Readonly<Record<string, readonly string[]>> = {},
): readonly RouterFiles[] {
  const ours = files.filter(({ kind }) => kind === 'frr' || ofHost.has(kind))
  // Who checks nothing but an archive means it.
  const inUse = ours.some(({ path }) => !isArchived(path)) ? ours.filter(({ path }) => !isArchived(path)) : ours
  const givenTo = givenNames(files, named)
  const groups = groupsOf(
    inUse.filter(({ kind }) => kind === 'frr'),
    givenTo,
  )
  for (const file of inUse.filter(({ kind }) => kind !== 'frr')) attach(file, groups, givenTo)
  const names = namesOf(groups)
  return groups
    .map((group): RouterFiles => ({
      name: names.get(group)!,
      files: group.files.map(({ kind, source }) => ({ kind, source })),
    }))
    .sort((a, b) => compareText(a.name, b.name))
}

/** The files of one router. */
export interface RouterFiles {
  readonly name: string
  readonly files: readonly { readonly kind: FileKind; readonly source: Source }[]
}

const ofHost: ReadonlySet<FileKind> = new Set<FileKind>(['daemons', 'vtysh', 'systemd-unit', 'sysctl'])

/** The names that a configuration or a containerlab topology gives to a file's routers. */
function givenNames(
  files: readonly WorkspaceFile[],
  named: Readonly<Record<string, readonly string[]>>,
): (path: string) => readonly string[] {
  const binds = bindsIn(files.flatMap(({ kind, yaml }) => (kind === 'containerlab' && yaml ? [yaml] : [])))
  return path => {
    const said = Object.entries(named).find(([, patterns]) => patterns.some(pattern => matches(pattern, path)))
    return said ? [said[0]] : (binds.get(path) ?? binds.get(folderOf(path)) ?? [])
  }
}

function groupsOf(files: readonly WorkspaceFile[], givenTo: (path: string) => readonly string[]): Group[] {
  const groups = new Map<string, Group>()
  const add = (key: string, file: WorkspaceFile, rest: Omit<Group, 'files'>): void => {
    const group = groups.get(key) ?? { ...rest, files: [] }
    group.files.push(file)
    groups.set(key, group)
  }
  for (const file of files) {
    const folder = hostFolder(file.path)
    const stem = stemOf(file)
    for (const given of givenTo(file.path)) add(`given ${given}`, file, { folder, stem, given })
    if (givenTo(file.path).length > 0) continue
    // Parts of one text that call themselves the same are of one router; those that say nothing are not.
    const part = file.embedded && ` ${hostnameOf(file) ?? file.source.text.search(/\S/)}`
    add(`${folder} ${stem}${part ?? ''}`, file, { folder, stem })
  }
  return [...groups.values()]
}

/** Puts a file of the host to the one router it can be of; beside several it is of none. */
function attach(file: WorkspaceFile, groups: Group[], givenTo: (path: string) => readonly string[]): void {
  const given = givenTo(file.path)
  const ofName = groups.filter(group => group.given !== undefined && given.includes(group.given))
  for (const group of ofName) group.files.push(file)
  if (ofName.length > 0) return
  const folder = hostFolder(file.path)
  const stem = stemOf(file)
  const isBelow = (a: string, b: string): boolean => b !== '' && a.startsWith(`${b}/`)
  const here = groups.filter(group => group.folder === folder && !group.files[0]?.embedded)
  const near = groups.filter(group => isBelow(group.folder, folder) || isBelow(folder, group.folder))
  const candidates = here.length > 0 ? here : near
  const [same] = candidates.filter(group => group.stem === stem && stem !== '')
  const only = same ?? (candidates.length === 1 ? candidates[0] : undefined)
  if (only) only.files.push(file)
  else if (candidates.length === 0 && file.kind === 'daemons')
    groups.push({ folder, stem, files: [file], ...(given[0] !== undefined && { given: given[0] }) })
}

/** What FRR's files are called, with the type behind. */
const role = '(?:frr|bgpd|zebra|staticd|bfdd|ospf6?d|isisd|pimd|vtysh|daemons|sysctl|running-?config|show-?run)'

/** A file's name without what it is: `fedora1` of `fedora1-frr.conf`, `frr-fedora1.conf.j2` and `fedora1.conf`. */
function stemOf({ path, kind, embedded }: WorkspaceFile): string {
  if (embedded?.in === 'yaml' && new RegExp(`^${role}\\.conf$`).test(embedded.name)) return ''
  if (kind === 'sysctl' || kind === 'systemd-unit') return ''
  return baseOf(path)
    .replace(/\.(?:j2|jinja2?|tmpl|tpl|template|tftpl|in|dist|example|sample)$/i, '')
    .replace(/\.(?:conf|cfg|config|txt|text|md|markdown|mdx|ya?ml|tf|sh|hcl|frr)$/i, '')
    .replace(new RegExp(`^${role}(?:$|[-_.])|(?:^|[-_.])${role}$`, 'gi'), '')
}

/** The folder that stands for the host: without the way its files lie in there. */
function hostFolder(path: string): string {
  return folderOf(path).replace(/(?:(?:^|\/)(?:etc|frr|sysctl\.d|systemd|system|frr\.service\.d))+$/, '')
}

/** The `hostname` of a configuration; the daemons' own names, which old files have, are none. */
function hostnameOf({ source, kind }: WorkspaceFile): string | undefined {
  const name = kind === 'frr' ? /^[ \t]*hostname[ \t]+(\S.*?)[ \t\r]*$/m.exec(source.text)?.[1] : undefined
  return name === undefined || hasPlaceholder(name) || new RegExp(`^(?:${role}|localhost)$`).test(name)
    ? undefined
    : name
}

/** A name for each: the one it was given, else `hostname`, the file's, the folder's. Routers of one name get their folders' too. */
function namesOf(groups: readonly Group[]): Map<Group, string> {
  const alone = (group: Group): boolean => groups.every(each => each === group || each.folder !== group.folder)
  const names = new Map(groups.map(group => [group, nameOf(group, alone(group))]))
  const same = (group: Group): Group[] => groups.filter(each => names.get(each) === names.get(group))
  const qualified = groups.filter(each => same(each).length > 1)
  const own = new Map(qualified.map(each => [each, ownName(each, same(each))]))
  for (const [group, name] of own) names.set(group, name)
  return names
}

function nameOf({ folder, stem, files, given }: Group, isAlone: boolean): string {
  const hostname = files.map(hostnameOf).find(each => each !== undefined)
  const place = folder.split('/').findLast(part => !usual.test(part))
  const ofFolder = isAlone || stem === '' ? place : undefined
  return given ?? hostname ?? ofFolder ?? (stem === '' ? baseOf(files[0]!.path).replace(/\..*$/, '') : stem)
}

/** Folders that are called so in every repository. */
const usual =
  /^(?:|\.|etc|frr|conf|configs?|configuration|routers?|files|templates?|bgp|net|network|docs?|lab|examples?|host_vars|roles)$/

/** What tells a router from others of its name: its folder, or its file in the folder. */
function ownName(group: Group, others: readonly Group[]): string {
  const name = group.stem || baseOf(group.files[0]!.path)
  const inFolder = others.filter(({ folder }) => folder === group.folder)
  const isOnly = inFolder.length === 1
  const sameFile = inFolder.filter(each => (each.stem || baseOf(each.files[0]!.path)) === name)
  const last = isOnly ? (group.given ?? group.files.map(hostnameOf).find(Boolean) ?? name) : name
  const number = sameFile.length > 1 ? `#${sameFile.indexOf(group) + 1}` : ''
  if (group.folder === '' || others.length === inFolder.length) return `${last}${number}`
  return baseOf(group.folder) === last ? `${group.folder}${number}` : `${group.folder}/${last}${number}`
}
