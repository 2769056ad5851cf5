/** A few lines of a file with carets under one stretch of it. */
import type { Span } from '../text/origin.ts'
import { lineStarts, positionAt, type Position } from '../text/source.ts'
import { paint, symbols, type Role, type Style } from './style.ts'
import { padTo, textWidth, widthOf, wrap } from './width.ts'

/** A file that frames are cut from: its text, and where its lines begin. */
export interface Page {
  readonly text: string
  readonly starts: readonly number[]
}

export function pageOf(text: string): Page {
  return { text, starts: lineStarts(text) }
}

/** Where a span begins, as editors count. */
export function placeOf(page: Page, span: Span): Position {
  return positionAt(page.starts, span.start)
}

/** What a frame is drawn with. */
export interface Look {
  readonly style: Style
  readonly role: Role
  /** Columns of the terminal; lines are cut to them. */
  readonly columns: number
}

/** Columns between tab stops. */
const tab = 4

/** The line of a span with the line before it, and carets with a label below; a span of several lines is marked in its first. */
export function frame(page: Page, span: Span, label: string, { style, role, columns }: Look): string[] {
  const { line, column } = placeOf(page, span)
  const text = lineText(page, line)
  const from = column - 1
  const to = Math.min(
    from + Math.max(span.end - span.start, span.start === span.end ? wordAt(text, from) : 0, 1),
    Math.max(text.length, from + 1),
  )
  const gutter = String(line).length
  const bar = paint(style, 'faint', symbols(style, '│'))
  const row = (number: string, content: string) =>
    `${paint(style, 'faint', number.padStart(gutter))} ${bar} ${content}`.trimEnd()
  const room = columns - gutter - 3
  const shown = cut(text, from, to, room, style)
  const before = line > 1 ? lineText(page, line - 1) : ''
  return [
    ...(before.trim() === '' ? [] : [row(String(line - 1), cut(before, 0, 0, room, style).text)]),
    row(String(line), shown.text),
    ...marking(shown, label, room, text => paint(style, role, text)).map(each => row('', each)),
  ]
}

/** The carets, with the label after them, or below where there is no room. */
function marking({ before, marked }: Cut, label: string, room: number, painted: (carets: string) => string): string[] {
  const carets = '^'.repeat(Math.max(1, marked))
  const line = ' '.repeat(before) + painted(carets)
  if (label === '') return [line]
  if (before + carets.length + 1 + textWidth(label) <= room) return [`${line} ${label}`]
  const below = wrap(label, room)
  const indent = Math.max(0, Math.min(before, room - Math.max(...below.map(textWidth))))
  return [line, ...below.map(each => ' '.repeat(indent) + each)]
}

function lineText({ text, starts }: Page, line: number): string {
  const end = starts[line]
  return text.slice(starts[line - 1], end === undefined ? text.length : end - 1).replace(/\r$/, '')
}

/** The length of the word that begins at a place: what a point into a program means. */
function wordAt(text: string, at: number): number {
  return /^[\p{L}\p{N}_$.-]+/u.exec(text.slice(at))?.[0].length ?? 0
}

interface Cut {
  readonly text: string
  /** Columns before the marked stretch, and of it. */
  readonly before: number
  readonly marked: number
}

/** The line as a terminal can show it; when it is too long, the part of it round `from` to `to`. */
function cut(line: string, from: number, to: number, room: number, style: Style): Cut {
  const cells = cellsOf(line)
  const total = width(cells)
  const columnAt = (index: number) => cells.find(cell => cell.index >= index)?.column ?? total
  const [start, end] = [columnAt(from), columnAt(to)]
  if (total <= room) return { text: cells.map(({ text }) => text).join(''), before: start, marked: end - start }
  const left = Math.max(0, Math.min(start - Math.floor(room / 3), total - room))
  const right = left + room
  const visible = cells.filter(({ column, text }) => column >= left && column + textWidth(text) <= right)
  const texts = visible.map(({ text }) => text)
  const more = symbols(style, '…')
  if (left > 0) texts[0] = padTo(more, textWidth(texts[0]!))
  if (right < total) texts[texts.length - 1] = more
  return { text: texts.join(''), before: start - visible[0]!.column, marked: Math.min(end, right) - start }
}

/** One character of a line: where in the string it is, in which column, and what is printed for it. */
interface Cell {
  readonly index: number
  readonly column: number
  readonly text: string
}

function cellsOf(line: string): Cell[] {
  const cells: Cell[] = []
  let [index, column] = [0, 0]
  for (const character of line) {
    const text = character === '\t' ? ' '.repeat(tab - (column % tab)) : isControl(character) ? '\ufffd' : character
    cells.push({ index, column, text })
    index += character.length
    column += character === '\t' ? text.length : widthOf(text)
  }
  return cells
}

/** A control character of somebody's file would otherwise steer the terminal. */
function isControl(character: string): boolean {
  return character < ' ' || (character >= '\u007f' && character < '\u00a0')
}

function width(cells: readonly Cell[]): number {
  const last = cells.at(-1)
  return last === undefined ? 0 : last.column + textWidth(last.text)
}
