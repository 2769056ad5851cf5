/** What `netc build --check` says: how the files on disk differ from what would be written. */
import { unifiedDiff } from '../output/diff.ts'
import { upToDate, type Plan } from '../output/plan.ts'
import { count, paint, type Role, type Style } from '../report/style.ts'
import { withUnixNewlines } from '../header.ts'
import { listed } from './tree.ts'
import type { Terminal } from './terminal.ts'

/** A unified diff of every file that differs, from disk to description; a file that is only on one side is named, not shown. */
export function diffs({ different }: Plan, out: string, style: Style): string {
  const texts = different.map(({ artifact: { path, text }, before }) =>
    unifiedDiff(out + path, withUnixNewlines(before ?? ''), text),
  )
  return texts.map(text => text.replace(/^.*$/gm, line => paint(style, roleOf(line), line))).join('')
}

function roleOf(line: string): Role | never {
  if (line.startsWith('---') || line.startsWith('+++')) return 'strong'
  return line.startsWith('-') ? 'removed' : line.startsWith('+') ? 'added' : 'faint'
}

/** The verdict, and each file that is the reason for it. */
export function describeDifferences(planned: Plan, out: string, { style }: Terminal): string {
  const { same, missing, different, stale } = planned
  if (upToDate(planned)) return `${out} is up to date: ${count(same.length, 'file')}\n`
  const notes = { ours: '', edited: '   edited by hand', foreign: '   not written by netc' }
  const removable = stale.filter(({ edited }) => !edited)
  const rows = [
    ...different.map(({ artifact, ownership }) => `  differs  ${artifact.path}${notes[ownership]}`),
    ...missing.map(({ path }) => `  missing  ${path}`),
    ...removable.map(({ path }) => `  stale    ${path}`),
  ]
  const counts = [
    different.length > 0 ? `${count(different.length, 'file')} ${different.length === 1 ? 'differs' : 'differ'}` : [],
    missing.length > 0 ? `${missing.length} missing` : [],
    removable.length > 0 ? `${removable.length} no longer made` : [],
  ].flat()
  const verdict = `${out} is not what the description says: ${counts.join(', ')}`
  return `${paint(style, 'error', 'error')}  ${verdict}\n\n${listed(rows)}\n       run netc build, and commit what it writes\n`
}
