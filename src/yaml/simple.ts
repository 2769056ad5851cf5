/**
 * The YAML that people mostly write, read in one pass: block maps and lists, scalars on one line, literal text, flow
 * collections. It takes a tenth of the time of package `yaml`, which reads everything else. A property test holds the
 * two together: what is read here both read alike, and where anything is unusual or wrong nothing is read here.
 */
import { scalarValue } from './scalar.ts'
import type { Place, Stretch } from './value.ts'

/** A document's value, where all of it stands, and where its parts do. */
export interface SimpleDocument {
  readonly value: unknown
  readonly whole: Stretch
  readonly places: ReadonlyMap<object, ReadonlyMap<string, Place>>
}

/** All documents of a text, or undefined where one of them needs the whole language. `restore` is told of each text. */
export function parseSimple(
  text: string,
  restore: (value: string, start: number) => string,
): readonly SimpleDocument[] | undefined {
  if (text.startsWith('\ufeff')) return undefined
  // A blank before the end of a line means nothing, but in literal text.
  const hasReturns = text.includes('\r')
  const lines = hasReturns ? text.replaceAll('\r\n', ' \n') : text
  if (hasReturns && lines.includes('\r')) return undefined
  try {
    return new Reading(lines, restore, text).documents()
  } catch (error) {
    if (error === unusual) return undefined
    throw error
  }
}

const unusual = new Error('not simple YAML')

/** Nobody nests deeper, and the stack would end some day. */
const deepest = 100

const endOfLine = /(?: +#[^\n]*| *)(?:\n|$)/y
const separator = /(?:---|\.\.\.)(?=[ \n]|$)/y
const plainKey = /[A-Za-z0-9_./\ue000][\w./@+\ue000\ue001-]*(?=:(?:[ \n]|$))/y
const quotedKey = /(?:"[^"\\\p{Cc}]*"|'[^'\p{Cc}]*')(?=:(?:[ \n]|$))/uy
/** Up to a comment; a colon ends it where that would make it a key. */
const plain =
  /(?:[A-Za-z0-9_./$^(<~=+;\\\ue000\u00a1-\u1fff]|-(?=[\w./]))(?:[^\s:#]|:(?=[^\s])|(?<=[^\s])#| +(?=[^\s#]))*/y
const flowPlain = /(?:[A-Za-z0-9_./$\ue000]|-(?=[\w.]))(?:[^\s:#,[\]{}]|:(?=[^\s,[\]{}])| +(?=[^\s#,[\]{}:]))*/y
const doubleQuoted = /"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"/uy
const singleQuoted = /'(?:[^'\p{Cc}]|'')*'/uy
const blockHeader = /[|>]-?(?: +#[^\n]*| *)\n/y

class Reading {
  readonly #text: string
  readonly #restore: (value: string, start: number) => string
  /** The same with the line ends it was written with. */
  readonly #written: string
  #at = 0
  /** The column of the line's first character, while that is read next; -1 where the document ends. */
  #column = -1
  /** Where the value that was read last stands. */
  #start = 0
  #end = 0
  #depth = 0
  #places = new Map<object, Map<string, Place>>()

  constructor(text: string, restore: (value: string, start: number) => string, written: string) {
    this.#text = text
    this.#written = written
    this.#restore = restore
  }

  documents(): SimpleDocument[] {
    const found: SimpleDocument[] = []
    this.#nextLine()
    do {
      if (this.#column === -1 && this.#take(separator) === '---') this.#finishLine()
      this.#expect(0)
      this.#places = new Map()
      const value = isFlow(this.#text[this.#at]) ? this.#flowDocument() : this.#block(0)
      this.#expect(-1)
      found.push({ value, whole: [this.#start, this.#end], places: this.#places })
    } while (this.#at < this.#text.length)
    return found
  }

  #expect(column: number): void {
    if (this.#column !== column) throw unusual
  }

  #flowDocument(): unknown {
    const value = this.#flow(-1)
    this.#finishLine()
    return value
  }

  /** A map or list, whose first entry stands here and the others below it. */
  #block(column: number): unknown {
    if (++this.#depth > deepest) throw unusual
    const value = this.#isDash() ? this.#list(column) : this.#map(column)
    this.#depth--
    return value
  }

  #map(column: number): object {
    const map: Record<string, unknown> = {}
    const places = this.#open(map)
    const start = this.#at
    do {
      const at = this.#at
      const name = this.#key()
      const key: Stretch = [at, this.#at]
      if (places.has(name) || name === '__proto__') throw unusual
      this.#at++
      this.#end = -1
      map[name] = this.#behind(column, false)
      places.set(name, { key, value: this.#end === -1 ? key : [this.#start, this.#end] })
      if (this.#end === -1) this.#end = key[1]
    } while (this.#goesOn(column) && !this.#isDash())
    this.#start = start
    return map
  }

  #list(column: number): object {
    const list: unknown[] = []
    const places = this.#open(list)
    const start = this.#at
    do {
      this.#at++
      this.#end = -1
      list.push(this.#behind(column, true))
      if (this.#end === -1) throw unusual
      const item: Stretch = [this.#start, this.#end]
      places.set(String(list.length - 1), { key: item, value: item })
    } while (this.#goesOn(column) && this.#isDash())
    this.#start = start
    return list
  }

  #open(value: object): Map<string, Place> {
    const places = new Map<string, Place>()
    this.#places.set(value, places)
    return places
  }

  /** Whether the next line belongs to the collection at `column`. */
  #goesOn(column: number): boolean {
    if (this.#column > column) throw unusual
    return this.#column === column
  }

  #isDash(): boolean {
    if (this.#text.charCodeAt(this.#at) !== dash) return false
    const next = this.#text.charCodeAt(this.#at + 1)
    return next === space || next === newline || Number.isNaN(next)
  }

  /** The key of a block map; its colon comes next. */
  #key(): string {
    const start = this.#at
    const name = this.#take(plainKey)
    if (name !== undefined) return String(this.#scalar(name, start))
    const quoted = this.#take(quotedKey)
    if (quoted === undefined) throw unusual
    return this.#restore(quoted.slice(1, -1), start)
  }

  /** What stands behind a colon or dash, on its line or below it. Leaves `#end` alone where there is nothing. */
  #behind(column: number, inList: boolean): unknown {
    const before = this.#at
    while (this.#text.charCodeAt(this.#at) === space) this.#at++
    const code = this.#text.charCodeAt(this.#at)
    if (code === newline || code === hash || Number.isNaN(code)) {
      this.#at = before
      this.#finishLine()
      if (this.#column > column) return this.#block(this.#column)
      return !inList && this.#column === column && this.#isDash() ? this.#list(column) : null
    }
    if (inList && (this.#isDash() || this.#isKey())) return this.#block(column + this.#at - before + 1)
    if (code === bar || code === greater) return this.#literal(column)
    const value = this.#inline(column, plain)
    this.#finishLine()
    return value
  }

  #isKey(): boolean {
    const start = this.#at
    const found = this.#take(plainKey) ?? this.#take(quotedKey)
    this.#at = start
    return found !== undefined
  }

  /** A scalar in quotes or not, or a flow collection. */
  #inline(column: number, words: RegExp): unknown {
    const start = this.#at
    const first = this.#text[start]
    if (isFlow(first)) return this.#flow(column)
    let value: unknown
    if (first === '"') {
      const written = this.#need(doubleQuoted)
      const text = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1)
      value = this.#restore(text, start)
    } else if (first === "'") value = this.#restore(this.#need(singleQuoted).slice(1, -1).replaceAll("''", "'"), start)
    else value = this.#scalar(this.#need(words), start)
    this.#start = start
    this.#end = this.#at
    return value
  }

  #scalar(written: string, start: number): unknown {
    const value = scalarValue(written)
    if (typeof value === 'number' && !Number.isFinite(value)) throw unusual
    return typeof value === 'string' ? this.#restore(value, start) : value
  }

  /** `[…]` or `{…}`; lines of it are to be indented more than `column`. */
  #flow(column: number): unknown {
    if (++this.#depth > deepest) throw unusual
    const start = this.#at
    const isMap = this.#text[this.#at++] === '{'
    const close = isMap ? '}' : ']'
    const map: Record<string, unknown> = {}
    const list: unknown[] = []
    const places = this.#open(isMap ? map : list)
    this.#flowSpace(column)
    while (this.#text[this.#at] !== close) {
      const at = this.#at
      const name = isMap ? this.#flowKey() : String(list.length)
      const key: Stretch = [at, this.#end]
      if (places.has(name) || name === '__proto__') throw unusual
      if (isMap) this.#flowSpace(column)
      const value = this.#inline(column, flowPlain)
      const stretch: Stretch = [this.#start, this.#end]
      places.set(name, { key: isMap ? key : stretch, value: stretch })
      if (isMap) map[name] = value
      else list.push(value)
      this.#flowSpace(column)
      if (this.#text[this.#at] === ',') {
        this.#at++
        this.#flowSpace(column)
        if (this.#text[this.#at] === close) throw unusual
      } else if (this.#text[this.#at] !== close) throw unusual
    }
    this.#depth--
    this.#start = start
    this.#end = ++this.#at
    return isMap ? map : list
  }

  /** A key in braces, with its colon. */
  #flowKey(): string {
    const quoted = /["']/.test(this.#text[this.#at] ?? '')
    const key = this.#inline(0, flowPlain)
    if (typeof key === 'object' && key !== null) throw unusual
    while (this.#text.charCodeAt(this.#at) === space) this.#at++
    if (this.#text[this.#at++] !== ':' || (!quoted && !/\s/.test(this.#text[this.#at] ?? ''))) throw unusual
    return String(key)
  }

  #flowSpace(column: number): void {
    for (;;) {
      while (this.#text.charCodeAt(this.#at) === space) this.#at++
      if (this.#text.charCodeAt(this.#at) !== newline) return
      const line = ++this.#at
      while (this.#text.charCodeAt(this.#at) === space) this.#at++
      if (this.#at - line <= column && this.#text.charCodeAt(this.#at) !== newline) throw unusual
    }
  }

  /** `|`, and `>` where all its lines are one paragraph. */
  #literal(column: number): string {
    const start = this.#at
    const header = this.#need(blockHeader)
    const lines: string[] = []
    let indent = -1
    for (let line = this.#at; line < this.#text.length; line = this.#at) {
      let at = line
      while (this.#text.charCodeAt(at) === space) at++
      const found = this.#text.indexOf('\n', at)
      const end = found === -1 ? this.#text.length : found
      if (at === end) {
        // Blanks alone: some of them may be text.
        if (at - line > Math.max(indent, 0) || found === -1) throw unusual
        lines.push('')
      } else {
        if (indent === -1 ? at - line <= column : at - line < indent) break
        if (indent === -1) indent = at - line
        lines.push(this.#text.slice(line + indent, this.#written[end - 1] === '\r' ? end - 1 : end))
        this.#end = end
        if (found === -1) throw unusual
      }
      this.#at = end + 1
    }
    while (lines.at(-1) === '') lines.pop()
    if (indent < 1) throw unusual
    if (header.startsWith('>') && lines.some(line => /^(?:\s|$)/.test(line))) throw unusual
    while (/\s/.test(this.#text[this.#end - 1]!)) this.#end--
    this.#start = start
    this.#nextLine()
    const text = lines.join(header.startsWith('>') ? ' ' : '\n')
    return this.#restore(header.startsWith('-', 1) ? text : `${text}\n`, start)
  }

  #take(form: RegExp): string | undefined {
    form.lastIndex = this.#at
    if (!form.test(this.#text)) return undefined
    const found = this.#text.slice(this.#at, form.lastIndex)
    this.#at = form.lastIndex
    return found
  }

  #need(form: RegExp): string {
    const found = this.#take(form)
    if (found === undefined) throw unusual
    return found
  }

  /** Nothing but a comment may stand on the rest of this line. */
  #finishLine(): void {
    endOfLine.lastIndex = this.#at
    if (!endOfLine.test(this.#text)) throw unusual
    this.#at = endOfLine.lastIndex
    this.#nextLine()
  }

  /** Goes to the first character of the next line which says something, or to the end of the document. */
  #nextLine(): void {
    for (;;) {
      const line = this.#at
      while (this.#text.charCodeAt(this.#at) === space) this.#at++
      const code = this.#text.charCodeAt(this.#at)
      if (code === hash || code === newline) {
        const end = this.#text.indexOf('\n', this.#at)
        this.#at = end === -1 ? this.#text.length : end + 1
        continue
      }
      this.#column = Number.isNaN(code) ? -1 : this.#at - line
      if (this.#column === 0 && (code === dash || code === dot)) {
        separator.lastIndex = this.#at
        if (separator.test(this.#text)) this.#column = -1
      }
      return
    }
  }
}

function isFlow(character: string | undefined): boolean {
  return character === '{' || character === '['
}

const newline = 10
const space = 32
const hash = 35
const dash = 45
const dot = 46
const greater = 62
const bar = 124
