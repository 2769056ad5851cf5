/** The files that findings are in: their lines, places in them as editors count, and what of them is never shown. */
import type { Span } from '../text/origin.ts'
import { lineStarts, positionAt, type Position, type Source } from '../text/source.ts'
import { secretsIn, type Stretch } from './mask.ts'
import { visible } from './style.ts'

/** The text of a file by the path a span names it with; undefined when it cannot be read. */
export type Texts = (path: string) => string | undefined

/** A file that frames are cut from: its text, where its lines begin, and its secrets. */
export interface Page extends Source {
  readonly starts: readonly number[]
  /** What must not be shown; looked for when first asked. */
  readonly secrets: () => readonly Stretch[]
}

/** What every page is found by. */
export type Pages = (path: string) => Page | undefined

export function pageOf(text: string, path = ''): Page {
  let secrets: readonly Stretch[] | undefined
  return { path, text, starts: lineStarts(text), secrets: () => (secrets ??= secretsIn({ path, text })) }
}

/** Reads each file once. */
export function pages(texts: Texts): Pages {
  const known = new Map<string, Page | undefined>()
  return path => {
    if (!known.has(path)) {
      const text = texts(path)
      known.set(path, text === undefined ? undefined : pageOf(text, path))
    }
    return known.get(path)
  }
}

/** Where a span begins, as editors count. */
export function placeOf(page: Page, span: Span): Position {
  return positionIn(page, span.start)
}

/** A place and its offset: lines and columns from 1 in UTF-16 units, offsets from 0. */
export interface Place extends Position {
  readonly offset: number
}

/** Both ends of a span; a file that cannot be read has only its first place. */
export function regionOf(page: Page | undefined, { start, end }: Span): { readonly start: Place; readonly end: Place } {
  const at = (offset: number) => ({ ...(page ? positionIn(page, offset) : { line: 1, column: 1 }), offset })
  return { start: at(start), end: at(end) }
}

/** `frr.conf:2:40`; only the path where the file cannot be read. */
export function shownPlace(page: Page | undefined, span: Span): string {
  const path = visible(span.path)
  if (page === undefined) return path
  const { line, column } = placeOf(page, span)
  return `${path}:${line}:${column}`
}

/** No editor counts a byte order mark as a column. */
function positionIn({ text, starts }: Page, offset: number): Position {
  const { line, column } = positionAt(starts, offset)
  return { line, column: line === 1 && hasMark(text) ? Math.max(1, column - 1) : column }
}

function hasMark(text: string): boolean {
  return text.startsWith('\ufeff')
}

/** One line without its end, and the offset of its first column. */
export function lineOf({ text, starts }: Page, line: number): { readonly text: string; readonly offset: number } {
  const offset = starts[line - 1]! + (line === 1 && hasMark(text) ? 1 : 0)
  const end = starts[line]
  return { text: text.slice(offset, end === undefined ? text.length : end - 1).replace(/\r$/, ''), offset }
}
