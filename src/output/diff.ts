/** Two texts compared line by line (Myers, "An O(ND) Difference Algorithm", 1986), shown as `diff -u` shows it. */

/** One line of the comparison: kept, taken out or put in. */
interface Edit {
  readonly sign: ' ' | '-' | '+'
  readonly line: string
}

/** Lines of context round a change. */
const context = 3

/** Beyond this many changed lines the middle is shown as replaced: a smaller diff would cost more than it tells. */
const mostChanges = 1000

/** The unified diff that leads from `before` to `after`; empty when they are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const edits = compareLines(splitLines(before), splitLines(after))
  const hunks = hunksOf(edits)
  return hunks.length === 0 ? '' : `--- ${path}\n+++ ${path}\n${hunks.join('')}`
}

/** Lines with their ends, so that a missing last newline is a difference too. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function compareLines(a: readonly string[], b: readonly string[]): Edit[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const kept = (lines: readonly string[]): Edit[] => lines.map(line => ({ sign: ' ', line }))
  return [
    ...kept(a.slice(0, head)),
    ...shortest(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...kept(a.slice(a.length - tail)),
  ]
}

/** How far down both texts a path of edits has come, equal lines included. */
interface Point {
  readonly x: number
  readonly y: number
  readonly before: Point | undefined
}

/** The fewest edits from `a` to `b`: per round one edit more, and on each diagonal only the path which came furthest. */
function shortest(a: readonly string[], b: readonly string[]): Edit[] {
  let furthest = new Map<number, Point>()
  for (let d = 0; d <= mostChanges; d++) {
    const next = new Map<number, Point>()
    for (let k = -d; k <= d; k += 2) {
      const [left, above] = [furthest.get(k - 1), furthest.get(k + 1)]
      const down = left === undefined || (above !== undefined && left.x < above.x)
      const before = down ? above : left
      let x = before === undefined ? 0 : down ? before.x : before.x + 1
      let y = x - k
      if ((d > 0 && before === undefined) || x > a.length || y > b.length) continue
      while (x < a.length && y < b.length && a[x] === b[y]) [x, y] = [x + 1, y + 1]
      const point = { x, y, before }
      if (x === a.length && y === b.length) return editsTo(point, a, b)
      next.set(k, point)
    }
    furthest = next
  }
  return [...a.map(line => ({ sign: '-' as const, line })), ...b.map(line => ({ sign: '+' as const, line }))]
}

function editsTo(end: Point, a: readonly string[], b: readonly string[]): Edit[] {
  const edits: Edit[] = []
  for (let point: Point | undefined = end; point; point = point.before) {
    const from: { x: number; y: number } = point.before ?? { x: 0, y: 0 }
    const equal = Math.min(point.x - from.x, point.y - from.y)
    for (let i = 1; i <= equal; i++) edits.push({ sign: ' ', line: a[point.x - i]! })
    if (point.x - from.x > equal) edits.push({ sign: '-', line: a[from.x]! })
    if (point.y - from.y > equal) edits.push({ sign: '+', line: b[from.y]! })
  }
  return edits.reverse()
}

function hunksOf(edits: readonly Edit[]): string[] {
  const changed = edits.flatMap(({ sign }, i) => (sign === ' ' ? [] : [i]))
  const hunks: string[] = []
  let [line, other, done] = [1, 1, 0]
  for (let i = 0; i < changed.length;) {
    let last = i
    while (last + 1 < changed.length && changed[last + 1]! - changed[last]! <= 2 * context + 1) last++
    const start = Math.max(changed[i]! - context, done)
    const end = Math.min(changed[last]! + context + 1, edits.length)
    line += start - done
    other += start - done
    const part = edits.slice(start, end)
    const [removed, added] = (['+', '-'] as const).map(absent => part.filter(({ sign }) => sign !== absent).length) as [
      number,
      number,
    ]
    hunks.push(`@@ -${range(line, removed)} +${range(other, added)} @@\n${part.map(print).join('')}`)
    line += removed
    other += added
    done = end
    i = last + 1
  }
  return hunks
}

/** `diff -u` counts an empty range from the line before it, and leaves out a count of one. */
function range(start: number, count: number): string {
  return count === 1 ? `${start}` : `${count === 0 ? start - 1 : start},${count}`
}

function print({ sign, line }: Edit): string {
  return line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`
}
