/** What `netc build` says on a terminal: what it wrote, for whom, and what it worked out. Text from values, nothing else. */
import { posix } from 'node:path'
import type { Artifact } from '../artifact.ts'
import type { Built, Derivation } from '../build.ts'
import { groupBy } from '../derive/group.ts'
import { compareVersion } from '../net/version.ts'
import type { Plan } from '../output/plan.ts'
import { count, paint, symbols } from '../report/style.ts'
import { padTo, textWidth, wrap } from '../report/width.ts'
import { markersIn, secretsFolder, secretVariable } from '../secrets.ts'
import type { Terminal } from './terminal.ts'

/** Rows of one kind before the rest is only counted. */
const rowsShown = 8

/** Names in a sentence. */
const namesShown = 4

export interface BuildReport {
  readonly built: Built
  /** What lies in the output folder now: what was built, and what was filled with secrets. */
  readonly artifacts: readonly Artifact[]
  readonly planned: Plan
  /** Files that were there and are gone. */
  readonly removed: readonly string[]
  readonly entry: string
  readonly out: string
  readonly seconds: number
}

/** The whole report of a build that was written. */
export function describeBuild(report: BuildReport, { style, columns }: Terminal): string {
  const { built, artifacts, planned, removed, entry, out, seconds } = report
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
      ...changes(planned, removed),
      ...sessions(built),
      ...markers(artifacts),
      ...derived(built.derivations),
      ...typecheck(built),
    ].flatMap(line => wrap(line, columns - 4).map((part, i) => `${i === 0 ? '  ' : '    '}${part}`)),
  ]
  return symbols(style, `${lines.join('\n')}\n`)
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
  const folders = groupBy(
    artifacts.map(({ path }) => path),
    folderOf,
  )
  folders.delete(secretsFolder)
  return [...folders].map(([folder, paths]) => {
    const amount = resources.get(folder)
    return {
      folder,
      amount: amount === undefined ? count(paths.length, 'file') : count(amount, 'resource'),
      // Files of a folder within by the folder's name, once.
      files: [...new Set(paths.map(path => path.slice(folder.length + 1).replace(/\/.*$/, '/')))],
    }
  })
}

/** `clusters/lab` and `routers/tor1`, also below `secrets`; `lab` for a file that has no folder of its own. */
function folderOf(path: string): string {
  const parts = path.split('/')
  return parts.slice(0, Math.min(parts[0] === secretsFolder ? 3 : 2, parts.length - 1)).join('/')
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
      const names = files.join() === shown[i - 1]?.files.join() ? [] : files
      const [first = '', ...more] = inLines(names, Math.max(columns - indent, 30))
      lines.push(
        `  ${padTo(folder, folderWidth)}   ${amount.padEnd(amountWidth)}   ${first}`.trimEnd(),
        ...more.map(part => ' '.repeat(indent) + part),
      )
    }
    if (all.length > shown.length) lines.push(`  and ${count(all.length - shown.length, 'more folder')} in ${kind}/`)
  }
  return lines
}

function inLines(names: readonly string[], columns: number): string[] {
  const lines: string[] = []
  for (const name of names) {
    const line = lines.at(-1)
    if (line !== undefined && textWidth(line) + 2 + textWidth(name) <= columns)
      lines[lines.length - 1] = `${line}  ${name}`
    else lines.push(name)
  }
  return lines
}

/** What is new against the last build; nothing to say of a first one. */
function changes({ same, missing, different, stale }: Plan, removed: readonly string[]): string[] {
  const written = [...missing, ...different.map(({ artifact }) => artifact)]
  const names = written.length <= namesShown ? `: ${written.map(({ path }) => path).join(', ')}` : ''
  const news = [
    written.length > 0 && same.length > 0
      ? [`wrote ${written.length} of ${count(same.length + written.length, 'file')}${names}`]
      : [],
    removed.length > 0 ? [`removed ${count(removed.length, 'file')} no longer made`] : [],
    written.length + removed.length === 0 ? ['nothing changed'] : [],
  ].flat()
  const kept = stale.filter(({ path }) => !removed.includes(path))
  return [
    ...(news.length > 0 ? [news.join('; ')] : []),
    ...kept.map(({ path }) => `kept ${path}: no longer made, but edited by hand (--force removes it)`),
  ]
}

function sessions({ summary }: Built): string[] {
  const { eBGP, iBGP, detail } = summary.sessions
  if (eBGP + iBGP === 0) return []
  const counted =
    eBGP > 0 && iBGP > 0
      ? `${count(eBGP + iBGP, 'session')}: ${eBGP} eBGP, ${iBGP} iBGP`
      : count(eBGP + iBGP, eBGP > 0 ? 'eBGP session' : 'iBGP session')
  return [[counted, ...detail].join(' · ')]
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

/** A group with a name in the plural is counted; of one in the singular, such as `hold time`, the values say more. */
function derived(derivations: readonly Derivation[]): string[] {
  const parts = [...groupBy(derivations, ({ group }) => group)].map(([group, all]) => {
    if (group.endsWith('s')) return `${all.length} ${all.length === 1 ? group.replace(/(ss)es$|s$/, '$1') : group}`
    const values = [...new Set(all.map(({ value }) => value))]
    return values.length <= namesShown ? `${group} ${values.join(' or ')}` : `${values.length} values of ${group}`
  })
  return parts.length === 0 ? [] : [`derived, see --explain: ${parts.join(', ')}`]
}

function typecheck({ typecheck: { cached, ms } }: Built): string[] {
  return cached ? [] : [`types checked in ${(ms / 1000).toFixed(2)} s; the result is kept until a source changes`]
}
