/**
 * Dashes, quotes and blanks that a web page or a word processor has put in place of those of YAML. To YAML they are
 * letters: `– port: 80` is no item of a list, but a key with a dash in its name.
 */
import type { Diagnostic, Edit } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import type { Places } from './value.ts'

/** Whether a text has any of them. */
export function mayBeTypographic(text: string): boolean {
  return /[–—“”‘’\u00a0]/.test(text)
}

/** What of a document's structure is made of them; in prose they are as they should be. */
export function typographicIn({ path, text }: Source, places: Places): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const report = (start: number, wrong: string, right: string, what: string): void => {
    const span = { path, start, end: start + wrong.length }
    const edits: readonly Edit[] = [{ span, text: right }]
    found.push({
      code: 'yaml-typographic-characters',
      severity: 'error',
      message: `${what} is no YAML: it becomes part of the text`,
      span,
      help: `write ${right.trim() === '' ? 'blanks' : right}`,
      fixes: [{ title: 'write what YAML has for it', edits, safe: true }],
    })
  }
  for (const parts of places.values())
    for (const { key, value, path: merged } of parts.values()) {
      if (merged !== undefined) continue
      const [, dash] = /^([–—])[ \u00a0]/.exec(text.slice(key[0], key[1])) ?? []
      if (dash !== undefined) report(key[0], dash, '-', `the dash '${dash}'`)
      const [blanks] = /^\u00a0+/.exec(text.slice(key[0], key[1])) ?? []
      if (blanks !== undefined) report(key[0], blanks, ' '.repeat(blanks.length), 'a no-break space')
      // Quoted words may be meant so in a sentence; a single one hardly.
      const [quoted, inner] = /^[“”„‘’]([^\s“”„‘’]+)[“”‘’]$/.exec(text.slice(value[0], value[1])) ?? []
      if (quoted !== undefined) report(value[0], quoted, `"${inner!}"`, `the quote '${quoted[0]!}'`)
    }
  return found
}
