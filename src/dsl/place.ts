/** Lines and columns as JavaScript engines print them, back to offsets; and the frames of a printed stack. */

/** The offset of a line and column, both counted from 1, with every line terminator of ECMA-262 (section 12.3). */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  if (line > 1) {
    let current = 1
    for (const { index, 0: end } of text.matchAll(/\r\n?|[\n\u2028\u2029]/g)) {
      if (++current < line) continue
      start = index + end.length
      break
    }
  }
  return Math.min(start + column - 1, text.length)
}

/** One frame of a stack that was printed. */
export interface Frame {
  readonly url: string
  readonly line: number
  readonly column: number
}

/** The frames that lie in files, innermost first. */
export function framesOf(stack: string): readonly Frame[] {
  return [...stack.matchAll(/^\s*at .*?((?:file|node):.*?):(\d+):(\d+)\)?$/gm)].map(([, url, line, column]) => ({
    url: url!,
    line: Number(line),
    column: Number(column),
  }))
}
