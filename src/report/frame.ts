/** A few lines of a file with carets under stretches of them. */
import type { Span } from '../text/origin.ts'
import { asterisks, type Stretch } from './mask.ts'
import { lineOf, placeOf, type Page } from './page.ts'
import { paint, symbols, type Role, type Style, visible } from './style.ts'
import { padTo, textWidth, widthOf, wrap } from './width.ts'

/** A stretch to point at, and what is said about it. */
export interface Mark {
  readonly span: Span
  readonly label: string
  readonly role: Role
}

/** What a frame is drawn with. */
export interface Look {
  readonly style: Style
  /** Columns of the terminal; lines are cut to them. */
  readonly columns: number
}

/** Columns between tab stops. */
const tab = 4

/** Characters of a line that are looked at: far more than any terminal shows, far less than a file of one line may have. */
const longest = 4000

/**
 * The line of each mark with the line before it, and carets with a label below; a span of several lines is marked in
 * its first. Marks are to be near each other: the lines between them are shown.
 */
export function frame(page: Page, marks: readonly Mark[], { style, columns }: Look): string[] {
  const placed = marks
    .map(mark => ({ mark, ...placeOf(page, mark.span) }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
  const [first, last] = [placed[0]!.line, placed.at(-1)!.line]
  const gutter = String(last).length
  const room = columns - gutter - 3
  const bar = paint(style, 'faint', symbols(style, '│'))
  const row = (number: string, content: string) =>
    `${paint(style, 'faint', number.padStart(gutter))} ${bar} ${content}`.trimEnd()
  const rows: string[] = []
  for (let line = Math.max(1, first - 1); line <= last; line++) {
    const here = placed.filter(each => each.line === line)
    const cells = cellsOf(page, line, here[0]?.column ?? 0)
    if (line < first && cells.every(({ text }) => text.trim() === '')) continue
    // The line is cut round its first mark; another that is out of sight is pointed at where the line ends.
    const [from, to] = here.length === 0 ? [0, 0] : columnsOf(page, here[0]!.mark.span, line, cells)
    const shown = cut(cells, from, to, room, style)
    rows.push(row(String(line), shown.text))
    for (const { mark } of here) {
      const [start, end] = columnsOf(page, mark.span, line, cells)
      const before = Math.min(Math.max(0, start - shown.left), room - 1)
      const marked = Math.max(1, Math.min(end - shown.left, room) - before)
      rows.push(
        ...marking(before, marked, symbols(style, mark.label), room, carets => paint(style, mark.role, carets)).map(
          each => row('', each),
        ),
      )
    }
  }
  return rows
}

/** The columns of a span in its first line, as they are drawn: from 0, half open. */
function columnsOf(page: Page, span: Span, line: number, cells: readonly Cell[]): [from: number, to: number] {
  const { text, offset } = lineOf(page, line)
  const from = Math.max(0, span.start - offset)
  const length = span.end > span.start ? span.end - Math.max(span.start, offset) : wordAt(text, from)
  const columnAt = (index: number) => cells.find(cell => cell.index >= index)?.column ?? width(cells)
  const start = columnAt(from)
  return [start, Math.max(columnAt(from + Math.max(length, 1)), start + 1)]
}

/** The carets, with the label after them, or below where there is no room. */
function marking(
  before: number,
  marked: number,
  label: string,
  room: number,
  painted: (carets: string) => string,
): string[] {
  const line = ' '.repeat(before) + painted('^'.repeat(marked))
  if (label === '') return [line]
  if (before + marked + 1 + textWidth(label) <= room) return [`${line} ${label}`]
  const below = wrap(label, room)
  const indent = Math.max(0, Math.min(before, room - Math.max(...below.map(textWidth))))
  return [line, ...below.map(each => ' '.repeat(indent) + each)]
}

/** The length of the word that begins at a place: what a point into a program means. */
function wordAt(text: string, at: number): number {
  return /^[\p{L}\p{N}_$.-]+/u.exec(text.slice(at))?.[0].length ?? 0
}

interface Cut {
  readonly text: string
  /** Columns of the line that are left out before what is shown. */
  readonly left: number
}

/** The line as a terminal can show it; when it is too long, the part of it round the columns `from` to `to`. */
function cut(cells: readonly Cell[], from: number, to: number, room: number, style: Style): Cut {
  const total = width(cells)
  if (Math.max(total, to) <= room) return { text: cells.map(({ text }) => text).join(''), left: 0 }
  const left = Math.max(0, Math.min(from - Math.floor(room / 3), total - room))
  const right = left + room
  const seen = cells.filter(({ column, text }) => column >= left && column + textWidth(text) <= right)
  if (seen.length === 0) return { text: '', left }
  const texts = seen.map(({ text }) => text)
  const more = symbols(style, '…')
  if (left > 0) texts[0] = padTo(more, textWidth(texts[0]!))
  if (right < total) texts[texts.length - 1] = more
  return { text: texts.join(''), left: seen[0]!.column }
}

/** One character of a line: where in the string it is, in which column, and what is printed for it. */
interface Cell {
  readonly index: number
  readonly column: number
  readonly text: string
}

/** The characters of a line round one of its columns; a secret in it is asterisks, however long it is. */
function cellsOf(page: Page, line: number, around: number): Cell[] {
  const { text, offset } = lineOf(page, line)
  const begin = Math.max(0, around - longest / 2)
  const hidden = secretsWithin(page.secrets(), offset, offset + text.length)
  const cells: Cell[] = []
  let column = 0
  const add = (index: number, text: string, columns: number) => {
    cells.push({ index, column, text })
    column += columns
  }
  for (let index = begin; index < text.length && index < begin + longest;) {
    const secret = hidden.find(({ start, end }) => start <= offset + index && offset + index < end)
    if (secret) {
      for (const character of asterisks) add(index, character, 1)
      index = Math.min(secret.end - offset, text.length)
      continue
    }
    // Most characters are printable ASCII, and a file of one long line is looked at as often as it has findings.
    const unit = text.charCodeAt(index)
    if (unit >= 0x20 && unit < 0x7f) {
      add(index, text[index]!, 1)
      index++
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(index)!)
    const shown = character === '\t' ? ' '.repeat(tab - (column % tab)) : visible(character)
    add(index, shown, character === '\t' ? shown.length : widthOf(shown))
    index += character.length
  }
  return cells
}

function width(cells: readonly Cell[]): number {
  const last = cells.at(-1)
  return last === undefined ? 0 : last.column + textWidth(last.text)
}

/** Those of some stretches in order that reach into another, by binary search for the first. */
function secretsWithin(secrets: readonly Stretch[], start: number, end: number): readonly Stretch[] {
  let [low, high] = [0, secrets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (secrets[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  let last = low
  while (last < secrets.length && secrets[last]!.start < end) last++
  return secrets.slice(low, last)
}
