/** Descriptions on disk, for the tests that run them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import type { Span } from '../../src/text/origin.ts'

const folders: string[] = []

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder with these files, by path, for as long as the tests of a file run. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'netc-dsl-'))
  folders.push(folder)
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
