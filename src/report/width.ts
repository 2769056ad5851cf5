/** How many columns of a terminal text takes, and where it breaks. */

/** Marks drawn over the character before them, and characters that only direct. */
const zero = /^[\p{Mn}\p{Me}\p{Cf}]$/u

/** East Asian wide and fullwidth characters (Unicode UAX 11), and what is drawn as an emoji. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u

/** The columns of one character. */
export function widthOf(character: string): 0 | 1 | 2 {
  if (character >= ' ' && character <= '~') return 1
  return zero.test(character) ? 0 : wide.test(character) ? 2 : 1
}

/** The columns of a text without control characters. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width
}

/** The text, filled up with blanks to a number of columns. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)))
}

/** Breaks a text between words; a line without need to be broken keeps its blanks. */
export function wrap(text: string, columns: number): string[] {
  if (textWidth(text) <= columns) return [text]
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > columns) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines
}
