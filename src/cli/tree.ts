/** What `netc build` says on a terminal: what it wrote, for whom, and what it worked out. Text from values, nothing else. */
import { posix } from 'node:path'
import type { Artifact } from '../artifact.ts'
import type { Built, Derivation } from '../build.ts'
import { groupBy } from '../derive/group.ts'
import { compareVersion } from '../net/version.ts'
import type { Difference, Plan } from '../output/plan.ts'
import { count, paint, symbols } from '../report/style.ts'
import { padTo, textWidth, wrap } from '../report/width.ts'
import { markersIn, secretsFolder, secretVariable } from '../secrets.ts'
import type { Terminal } from './terminal.ts'

/** Rows of one kind before the rest is only counted. */
const rowsShown = 8

/** Names in a sentence. */
const namesShown = 4

/** Files listed before the rest is only counted. */
const filesShown = 20

export interface BuildReport {
  readonly built: Built
  /** What lies in the output folder now: what was built, and what was filled with secrets. */
  readonly artifacts: readonly Artifact[]
  readonly planned: Plan
  readonly entry: string
  readonly out: string
  readonly seconds: number
}

/** The whole report of a build that was written. */
export function describeBuild(report: BuildReport, { style, columns }: Terminal): string {
  const { built, artifacts, planned, entry, out, seconds } = report
  const right = [...targetsOf(built), `${seconds.toFixed(2)} s`].join(' · ')
  const left = `${entry} → ${out}`
  const head = `${left}${' '.repeat(Math.max(3, Math.min(columns, 96) - textWidth(left) - textWidth(right)))}${right}`
  const tree = rowsOf(built, artifacts)
  const lines = [
    paint(style, 'strong', head),
    '',
    ...drawn(tree, columns),
    ...(tree.length > 0 ? [''] : []),
    ...[
      ...changes(planned),
      ...sessions(built),
      ...markers(artifacts),
      ...derived(built.derivations),
      ...typecheck(built),
    ].flatMap(line => wrap(line, columns - 4).map((part, i) => `${i === 0 ? '  ' : '    '}${part}`)),
  ]
  return symbols(style, `${lines.join('\n')}\n`)
}

/** Files in the way, and what can be done about them. */
export function describeBlocked(differences: readonly Difference[], out: string, { style }: Terminal): string {
  const reasons = { ours: '', edited: 'edited by hand', foreign: 'not written by netc' }
  const rows = differences.map(({ artifact, ownership }) => `  ${out}${artifact.path}   ${reasons[ownership]}`)
  const head = `${count(differences.length, 'file')} would be overwritten, so nothing was written`
  const hint = `see the differences: netc build --check\n       keep them: move the change into the description. Drop them: netc build --force`
  return `${paint(style, 'error', 'error')}  ${head}\n\n${listed(rows)}\n       ${hint}\n`
}

/** One line each, as many as a person reads. */
export function listed(rows: readonly string[]): string {
  const rest = rows.length - filesShown
  return [...rows.slice(0, rest === 1 ? undefined : filesShown), ...(rest > 1 ? [`  and ${rest} more`] : [])]
    .map(row => `${row}\n`)
    .join('')
}

function targetsOf({ summary: { clusters, routers } }: Built): string[] {
  const releases = (all: readonly string[]) => [...new Set(all)].sort(compareVersion).join(', ')
  return [
    ...(clusters.length > 0 ? [`Cilium ${releases(clusters.map(({ cilium }) => cilium))}`] : []),
    ...(routers.length > 0 ? [`FRR ${releases(routers.map(({ frr }) => frr))}`] : []),
  ]
}

/** A folder of the output: how much it holds, and the names of its files. */
interface Row {
  readonly folder: string
  readonly amount: string
  readonly files: readonly string[]
}

function rowsOf({ summary }: Built, artifacts: readonly Artifact[]): Row[] {
  const resources = new Map(summary.clusters.map(({ name, resources }) => [`clusters/${name}`, resources]))
  const folders = new Map<string, string[]>()
  for (const { path } of artifacts) {
    const depth = path.startsWith(`${secretsFolder}/`) ? 3 : 2
    const parts = path.split('/')
    const folder = parts.slice(0, Math.min(depth, parts.length - 1)).join('/')
    folders.set(folder, [...(folders.get(folder) ?? []), parts.slice(depth).join('/') || parts.at(-1)!])
  }
  folders.delete(secretsFolder)
  return [...folders].map(([folder, files]) => {
    const amount = resources.get(folder)
    return {
      folder,
      amount: amount === undefined ? count(files.length, 'file') : count(amount, 'resource'),
      files: shortened(files),
    }
  })
}

/** Files of a folder within by the folder's name, once. */
function shortened(files: readonly string[]): string[] {
  return [...new Set(files.map(file => file.replace(/\/.*$/, '/')))]
}

function drawn(rows: readonly Row[], columns: number): string[] {
  const folderWidth = Math.max(0, ...rows.map(({ folder }) => textWidth(folder)))
  const amountWidth = Math.max(0, ...rows.map(({ amount }) => amount.length))
  const indent = 2 + folderWidth + 3 + amountWidth + 3
  const lines: string[] = []
  for (const [kind, all] of groupBy(rows, ({ folder }) => posix.dirname(folder))) {
    const shown = all.length > rowsShown + 1 ? all.slice(0, rowsShown) : all
    for (const [i, { folder, amount, files }] of shown.entries()) {
      // A row that is like the one above it says so by saying nothing.
      const names = files.join('  ') === shown[i - 1]?.files.join('  ') ? '' : files.join('  ')
      const [first = '', ...more] = wrapFiles(names, Math.max(columns - indent, 30))
      lines.push(
        `  ${padTo(folder, folderWidth)}   ${amount.padEnd(amountWidth)}   ${first}`.trimEnd(),
        ...more.map(part => ' '.repeat(indent) + part),
      )
    }
    if (all.length > shown.length) lines.push(`  and ${count(all.length - shown.length, 'more folder')} in ${kind}/`)
  }
  return lines
}

function wrapFiles(names: string, columns: number): string[] {
  return wrap(names.replaceAll('  ', ' '), columns).map(line => line.replaceAll(' ', '  '))
}

function changes({ same, missing, different, stale }: Plan): string[] {
  const written = [...missing, ...different.map(({ artifact }) => artifact)]
  const kept = stale.filter(({ edited }) => edited)
  const removed = stale.length - kept.length
  const total = same.length + written.length
  const names = written.length <= namesShown ? `: ${written.map(({ path }) => path).join(', ')}` : ''
  const gone = removed > 0 ? `removed ${count(removed, 'file')} no longer made` : undefined
  const news =
    written.length === 0
      ? 'nothing changed'
      : same.length > 0
        ? `wrote ${written.length} of ${count(total, 'file')}${names}`
        : undefined
  const line =
    written.length === 0 && gone !== undefined ? gone : [news, gone].filter(each => each !== undefined).join('; ')
  return [
    ...(line === '' ? [] : [line]),
    ...kept.map(({ path }) => `kept ${path}: no longer made, but edited by hand (--force removes it)`),
  ]
}

function sessions({ summary }: Built): string[] {
  const { eBGP, iBGP, detail } = summary.sessions
  if (eBGP + iBGP === 0) return []
  const kinds = [eBGP > 0 ? [`${eBGP} eBGP`] : [], iBGP > 0 ? [`${iBGP} iBGP`] : []].flat()
  return [`${count(eBGP + iBGP, 'session')}: ${kinds.join(', ')}${detail.map(each => ` · ${each}`).join('')}`]
}

function markers(artifacts: readonly Artifact[]): string[] {
  if (artifacts.some(({ path }) => path.startsWith(`${secretsFolder}/`)))
    return [`passwords are filled in below ${secretsFolder}/, which git ignores: copy the router folders from there`]
  const found = markersIn(artifacts)
  if (found.length === 0) return []
  const variables = [...new Set(found)].map(secretVariable)
  const named = [...variables.slice(0, namesShown), ...(variables.length > namesShown ? ['…'] : [])].join(', ')
  const are = found.length === 1 ? 'is' : 'are'
  return [`${count(found.length, 'password marker')} ${are} to be filled: netc build --secrets env  (${named})`]
}

function derived(derivations: readonly Derivation[]): string[] {
  const groups = [...groupBy(derivations, ({ group }) => group)]
  const parts = groups.map(([group, all]) => {
    const same = all.every(({ value }) => value === all[0]!.value)
    return same ? `${group} ${all[0]!.value}` : `${all.length} ${group}`
  })
  return parts.length === 0 ? [] : [`derived, see --explain: ${parts.join(', ')}`]
}

function typecheck({ typecheck: { cached, ms } }: Built): string[] {
  return cached ? [] : [`types checked in ${(ms / 1000).toFixed(2)} s; the result is kept until a source changes`]
}
