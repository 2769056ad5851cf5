/** The rows of the command table, applied to a model: its lines, in the order of the table. */
import type { Row } from './row.ts'
import type { Dialect } from './version.ts'

/** What the commands have to say of a model; items of a list come in the list's own order, at its first command. */
export function linesOf<M, S>(rows: readonly Row<M, S>[], model: M, subject: S, dialect: Dialect): readonly string[] {
  const lines: string[] = []
  for (const { row, candidates } of plan(rows)) {
    if (!candidates) {
      const line = row.print(model, subject, dialect)
      if (line !== undefined) lines.push(line)
    } else
      for (const item of (model[row.list!] ?? []) as readonly unknown[]) {
        const line = lineOf(candidates, item, subject, dialect)
        if (line !== undefined) lines.push(line)
      }
  }
  return lines
}

/** A row that says one thing, or the first of all that add to one list. */
interface Turn<M, S> {
  readonly row: Row<M, S>
  readonly candidates?: readonly Row<M, S>[]
}

/** Who has a turn, by table: worked out once for each of the few tables, not for each of thousands of neighbors. */
const plans = new WeakMap<object, readonly unknown[]>()

function plan<M, S>(rows: readonly Row<M, S>[]): readonly Turn<M, S>[] {
  const known = plans.get(rows) as readonly Turn<M, S>[] | undefined
  if (known) return known
  const turns = rows
    .filter((row, i) => row.list === undefined || rows.findIndex(({ list }) => list === row.list) === i)
    .map((row): Turn<M, S> =>
      row.list === undefined ? { row } : { row, candidates: rows.filter(({ list }) => list === row.list) },
    )
  plans.set(rows, turns)
  return turns
}

/** The line of one item, by the first command that has something to say of it. */
export function lineOf<M, S>(
  rows: readonly Row<M, S>[],
  item: unknown,
  subject: S,
  dialect: Dialect,
): string | undefined {
  for (const row of rows) {
    const line = row.printItem(item, subject, dialect)
    if (line !== undefined) return line
  }
  return undefined
}
