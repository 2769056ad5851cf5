/**
 * Text that a person wrote, and how an offset in it becomes the line and column an editor shows.
 * Knows nothing of what the text means.
 */

/** One file, or text handed in under a file's name. Paths are relative to the repository, with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** A place as editors count it: both start at 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The offset at which each line begins; the first is always 0. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The line and column of `offset`, by binary search in the `starts` of its text. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - starts[low]! + 1 }
}
