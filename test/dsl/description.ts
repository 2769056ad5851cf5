/** Descriptions on disk, for the tests that run them. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Span } from '../../src/text/origin.ts'

/** A folder with these files, by path. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'netc-dsl-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** The file of a span, and its text; where it is only a start, the rest of the line. */
export function stretch(files: Readonly<Record<string, string>>, { path, start, end }: Span): string {
  const text = files[path]?.slice(start, end > start ? end : undefined) ?? '?'
  return `${path}: ${text.split(/[\r\n]/)[0]}`
}
