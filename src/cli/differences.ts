/** How the files on disk differ from what would be written: the diff and the verdict of --check, and what keeps a build from writing. */
import { withUnixNewlines } from '../header.ts'
import { unifiedDiff } from '../output/diff.ts'
import { upToDate, type Difference, type Plan } from '../output/plan.ts'
import { count, paint, type Role, type Style } from '../report/style.ts'
import type { Terminal } from './terminal.ts'

/** Files listed before the rest is only counted. */
const filesShown = 20

/** What is said of a file that is not as netc left it. */
const reasons: Readonly<Record<Difference['ownership'], string>> = {
  ours: '',
  edited: '   edited by hand',
  foreign: '   not written by netc',
}

/** A unified diff of every file that differs, from disk to description; a file that is only on one side is named, not shown. */
export function diffs({ different }: Plan, out: string, style: Style): string {
  return different
    .map(({ artifact: { path, text }, before }) => unifiedDiff(out + path, withUnixNewlines(before ?? ''), text))
    .join('')
    .replace(/^.+$/gm, line => paint(style, roleOf(line), line))
}

function roleOf(line: string): Role {
  if (line.startsWith('---') || line.startsWith('+++')) return 'strong'
  return line.startsWith('-') ? 'removed' : line.startsWith('+') ? 'added' : 'faint'
}

/** The verdict of --check, and each file that is the reason for it. */
export function describeDifferences(planned: Plan, out: string, { style }: Terminal): string {
  const { same, missing, different, stale } = planned
  if (upToDate(planned)) return `${out} is up to date: ${count(same.length, 'file')}\n`
  const removable = stale.filter(({ edited }) => !edited)
  const rows = [
    ...different.map(({ artifact, ownership }) => `  differs  ${artifact.path}${reasons[ownership]}`),
    ...missing.map(({ path }) => `  missing  ${path}`),
    ...removable.map(({ path }) => `  stale    ${path}`),
  ]
  const counts = [
    different.length > 0 ? [`${count(different.length, 'file')} ${different.length === 1 ? 'differs' : 'differ'}`] : [],
    missing.length > 0 ? [`${missing.length} missing`] : [],
    removable.length > 0 ? [`${removable.length} no longer made`] : [],
  ].flat()
  const verdict = `${out} is not what the description says: ${counts.join(', ')}`
  return `${paint(style, 'error', 'error')}  ${verdict}\n\n${listed(rows)}\n       run netc build, and commit what it writes\n`
}

/** Files in the way of a build, and what can be done about them. */
export function describeBlocked(differences: readonly Difference[], out: string, { style }: Terminal): string {
  const rows = differences.map(({ artifact, ownership }) => `  ${out}${artifact.path}${reasons[ownership]}`)
  const head = `${count(differences.length, 'file')} would be overwritten, so nothing was written`
  return (
    `${paint(style, 'error', 'error')}  ${head}\n\n${listed(rows)}\n` +
    '       see the differences: netc build --check\n' +
    '       keep them: move the change into the description. Drop them: netc build --force\n'
  )
}

/** One line each, as many as a person reads. */
function listed(rows: readonly string[]): string {
  const shown =
    rows.length > filesShown + 1 ? [...rows.slice(0, filesShown), `  and ${rows.length - filesShown} more`] : rows
  return shown.map(row => `${row}\n`).join('')
}
